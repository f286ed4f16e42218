#[olk_account_helper(owns_session)]
struct Opener<F: Fn() -> Result<S>, S>
where
    S: Interface,
    Self: Sized,
{
    #[profile]
    profile: ProfileName,
    open: F,
}
