#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments(owns_session)]
struct Opener<F: Fn() -> Result<S>, S>
where
    S: Interface,
    Self: Sized,
{
    #[profile]
    profile: ProfileName,
    open: F,
}
#[automatically_derived]
impl<F: Fn() -> Result<S>, S> ::olk_account::declaration::AccountHelper for Opener<F, S>
where
    S: Interface,
    Self: Sized,
    Opener<
        F,
        S,
    >: 'static + ::core::marker::Sized + ::olk_account::declaration::OpenSession,
{
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
    impl<F: Fn() -> Result<S>, S> ::olk_account::declaration::From<Opener<F, S>>
    for ::olk_account::declaration::IOlkAccountHelper
    where
        S: Interface,
        Opener<F, S>: Sized,
        Opener<
            F,
            S,
        >: 'static + ::core::marker::Sized + ::olk_account::declaration::OpenSession,
    {
        fn from(helper: Opener<F, S>) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl<F: Fn() -> Result<S>, S> ::olk_account::declaration::From<Opener<F, S>>
    for ::olk_account::declaration::IUnknown
    where
        S: Interface,
        Opener<F, S>: Sized,
        Opener<
            F,
            S,
        >: 'static + ::core::marker::Sized + ::olk_account::declaration::OpenSession,
    {
        fn from(helper: Opener<F, S>) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
#[automatically_derived]
impl<F: Fn() -> Result<S>, S> ::olk_account::declaration::owner_lends_no_session
for Opener<F, S>
where
    S: Interface,
    Self: Sized,
{}
