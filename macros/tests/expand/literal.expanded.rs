#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments(owns_session, profile = "Outlook")]
struct FixedHelper;
#[automatically_derived]
impl ::olk_account::declaration::AccountHelper for FixedHelper {
    type Role = ::olk_account::declaration::owns_session;
    const CONTRACT: ::olk_account::declaration::Contract<Self> = {
        use ::olk_account::declaration::owns_session;
        owns_session::<Self>()
    };
    #[inline]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        const { &::olk_account::declaration::ProfileName::literal("Outlook") }
    }
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<FixedHelper>
    for ::olk_account::declaration::IOlkAccountHelper {
        fn from(helper: FixedHelper) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl ::olk_account::declaration::From<FixedHelper>
    for ::olk_account::declaration::IUnknown {
        fn from(helper: FixedHelper) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    use ::olk_account::declaration::{LendsNot as _, OpensNot as _, only_owns_session};
    only_owns_session(
        ::olk_account::declaration::Opens::<FixedHelper>::OPENS,
        ::olk_account::declaration::Lends::<FixedHelper>::LENDS,
    );
};
