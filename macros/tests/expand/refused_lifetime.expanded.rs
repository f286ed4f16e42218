#[derive(::olk_account::declaration::olk_account_helper_attribute)]
#[olk_account_helper_arguments(owns_session)]
struct Borrows<'a, T>
where
    T: Into<Self>,
{
    #[profile]
    profile: &'a ProfileName,
    other: T,
}
::core::compile_error! {
    "a COM object outlives every borrow, so a helper can't have the lifetime parameter `'a`: own the data, or share it with `Arc`"
}
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl<'a, T> ::olk_account::declaration::From<Borrows<'a, T>>
    for ::olk_account::declaration::IOlkAccountHelper
    where
        T: Into<Borrows<'a, T>>,
    {
        fn from(helper: Borrows<'a, T>) -> Self {
            let _ = helper;
            ::core::unreachable!()
        }
    }
};
const _: () = {
    #[allow(dead_code)]
    fn helper() {}
    #[automatically_derived]
    impl<'a, T> ::olk_account::declaration::From<Borrows<'a, T>>
    for ::olk_account::declaration::IUnknown
    where
        T: Into<Borrows<'a, T>>,
    {
        fn from(helper: Borrows<'a, T>) -> Self {
            let _ = helper;
            ::core::unreachable!()
        }
    }
};
