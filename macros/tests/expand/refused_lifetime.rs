#[olk_account_helper(owns_session)]
struct Borrows<'a, T>
where
    T: Into<Self>,
{
    #[profile]
    profile: &'a ProfileName,
    other: T,
}
