#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments()]
struct Lender<S, const N: usize>
where
    S: Interface,
{
    #[profile]
    profile: ProfileName,
    #[session]
    session: S,
    flags: [u32; N],
}
#[automatically_derived]
impl<S, const N: usize> ::olk_account::declaration::AccountHelper for Lender<S, N>
where
    S: Interface,
    Lender<
        S,
        N,
    >: 'static + ::core::marker::Sized + ::olk_account::declaration::LendSession,
{
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
impl<S, const N: usize> ::olk_account::declaration::LendSession for Lender<S, N>
where
    S: Interface,
{
    type Session = S;
    fn lend_session(&self) -> ::olk_account::declaration::Result<Self::Session> {
        use ::olk_account::declaration::session;
        session::<Self>(&self.session)
    }
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl<S, const N: usize> ::olk_account::declaration::From<Lender<S, N>>
    for ::olk_account::declaration::IOlkAccountHelper
    where
        S: Interface,
        Lender<
            S,
            N,
        >: 'static + ::core::marker::Sized + ::olk_account::declaration::LendSession,
    {
        fn from(helper: Lender<S, N>) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl<S, const N: usize> ::olk_account::declaration::From<Lender<S, N>>
    for ::olk_account::declaration::IUnknown
    where
        S: Interface,
        Lender<
            S,
            N,
        >: 'static + ::core::marker::Sized + ::olk_account::declaration::LendSession,
    {
        fn from(helper: Lender<S, N>) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
#[automatically_derived]
impl<S, const N: usize> ::olk_account::declaration::borrower_opens_no_session
for Lender<S, N>
where
    S: Interface,
{}
