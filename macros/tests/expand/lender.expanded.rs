#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments()]
struct CurrentSession(#[profile] ProfileName, Arc<Sessions>);
#[automatically_derived]
impl ::olk_account::declaration::AccountHelper for CurrentSession {
    type Role = ::olk_account::declaration::borrows_session;
    const CONTRACT: ::olk_account::declaration::Contract<Self> = {
        use ::olk_account::declaration::borrows_session;
        borrows_session::<Self>()
    };
    #[inline]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        <ProfileName as ::olk_account::declaration::profile>::name(&self.0)
    }
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<CurrentSession>
    for ::olk_account::declaration::IOlkAccountHelper {
        fn from(helper: CurrentSession) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<CurrentSession>
    for ::olk_account::declaration::IUnknown {
        fn from(helper: CurrentSession) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    use ::olk_account::declaration::{LendsNot as _, OpensNot as _, only_borrows_session};
    only_borrows_session(
        ::olk_account::declaration::Opens::<CurrentSession>::OPENS,
        ::olk_account::declaration::Lends::<CurrentSession>::LENDS,
    );
};
