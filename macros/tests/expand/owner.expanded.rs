#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments(owns_session)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
}
#[automatically_derived]
impl ::olk_account::declaration::AccountHelper for LogonHelper {
    type Role = ::olk_account::declaration::owns_session;
    const CONTRACT: ::olk_account::declaration::Contract<Self> = {
        use ::olk_account::declaration::owns_session;
        owns_session::<Self>()
    };
    #[inline]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        <ProfileName as ::olk_account::declaration::profile>::name(&self.profile)
    }
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<LogonHelper>
    for ::olk_account::declaration::IOlkAccountHelper {
        fn from(helper: LogonHelper) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<LogonHelper>
    for ::olk_account::declaration::IUnknown {
        fn from(helper: LogonHelper) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    use ::olk_account::declaration::{LendsNot as _, OpensNot as _, only_owns_session};
    only_owns_session(
        ::olk_account::declaration::Opens::<LogonHelper>::OPENS,
        ::olk_account::declaration::Lends::<LogonHelper>::LENDS,
    );
};
