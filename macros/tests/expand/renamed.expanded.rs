#[derive(::renamed::olk::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments(crate = ::renamed::olk, profile = "Outlook")]
struct Renamed {
    #[deprecated]
    #[session]
    r#type: IUnknown,
}
#[automatically_derived]
impl ::renamed::olk::declaration::AccountHelper for Renamed {
    type Role = ::renamed::olk::declaration::borrows_session;
    const CONTRACT: ::renamed::olk::declaration::Contract<Self> = {
        use ::renamed::olk::declaration::borrows_session;
        borrows_session::<Self>()
    };
    #[inline]
    fn profile(&self) -> &::renamed::olk::declaration::ProfileName {
        const { &::renamed::olk::declaration::ProfileName::literal("Outlook") }
    }
}
#[automatically_derived]
impl ::renamed::olk::declaration::LendSession for Renamed {
    type Session = IUnknown;
    fn lend_session(&self) -> ::renamed::olk::declaration::Result<Self::Session> {
        use ::renamed::olk::declaration::session;
        session::<Self>(&self.r#type)
    }
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::renamed::olk::declaration::From<Renamed>
    for ::renamed::olk::declaration::IOlkAccountHelper {
        fn from(helper: Renamed) -> Self {
            ::renamed::olk::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::renamed::olk::declaration::From<Renamed>
    for ::renamed::olk::declaration::IUnknown {
        fn from(helper: Renamed) -> Self {
            ::renamed::olk::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    use ::renamed::olk::declaration::{
        LendsNot as _, OpensNot as _, only_borrows_session,
    };
    only_borrows_session(
        ::renamed::olk::declaration::Opens::<Renamed>::OPENS,
        ::renamed::olk::declaration::Lends::<Renamed>::LENDS,
    );
};
