#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments()]
/// Lends the session that Outlook gave to the add-in.
#[derive(Clone)]
pub struct AddInHelper {
    /// Stays.
    #[profile]
    pub profile: ProfileName,
    #[session]
    session: mapi::IMAPISession,
}
#[automatically_derived]
impl ::olk_account::declaration::AccountHelper for AddInHelper {
    type Role = ::olk_account::declaration::borrows_session;
    const CONTRACT: ::olk_account::declaration::Contract<Self> = {
        use ::olk_account::declaration::borrows_session;
        borrows_session::<Self>()
    };
    #[inline]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        <ProfileName as ::olk_account::declaration::profile>::name(&self.profile)
    }
}
#[automatically_derived]
impl ::olk_account::declaration::LendSession for AddInHelper {
    type Session = mapi::IMAPISession;
    fn lend_session(&self) -> ::olk_account::declaration::Result<Self::Session> {
        use ::olk_account::declaration::session;
        session::<Self>(&self.session)
    }
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<AddInHelper>
    for ::olk_account::declaration::IOlkAccountHelper {
        fn from(helper: AddInHelper) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<AddInHelper>
    for ::olk_account::declaration::IUnknown {
        fn from(helper: AddInHelper) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    use ::olk_account::declaration::{LendsNot as _, OpensNot as _, only_borrows_session};
    only_borrows_session(
        ::olk_account::declaration::Opens::<AddInHelper>::OPENS,
        ::olk_account::declaration::Lends::<AddInHelper>::LENDS,
    );
};
