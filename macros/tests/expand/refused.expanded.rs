#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments(own_session)]
struct Refused<T> {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
    other: T,
}
::core::compile_error! {
    "unknown argument `own_session`; did you mean `owns_session`?"
}
::core::compile_error! {
    "a helper declared with `owns_session` creates its session, and the COM object keeps it: remove this mark, or `owns_session` if the session is somebody else's"
}
#[automatically_derived]
impl<T> ::olk_account::declaration::AccountHelper for Refused<T>
where
    Refused<T>: 'static + ::core::marker::Sized,
{
    type Role = ::olk_account::declaration::borrows_session;
    const CONTRACT: ::olk_account::declaration::Contract<Self> = ::olk_account::declaration::rejected::<
        Self,
    >();
    #[inline]
    fn profile(&self) -> &::olk_account::declaration::ProfileName {
        ::core::unreachable!()
    }
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl<T> ::olk_account::declaration::From<Refused<T>>
    for ::olk_account::declaration::IOlkAccountHelper
    where
        Refused<T>: 'static + ::core::marker::Sized,
    {
        fn from(helper: Refused<T>) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl<T> ::olk_account::declaration::From<Refused<T>>
    for ::olk_account::declaration::IUnknown
    where
        Refused<T>: 'static + ::core::marker::Sized,
    {
        fn from(helper: Refused<T>) -> Self {
            ::olk_account::declaration::into_interface(helper)
        }
    }
};
