#[olk_account_helper(own_session)]
struct Refused<T> {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
    other: T,
}
