#[olk_account_helper]
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
