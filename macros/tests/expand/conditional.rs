#[olk_account_helper]
struct Conditional {
    #[cfg(windows)]
    #[profile]
    own: ProfileName,
    #[cfg(not(windows))]
    #[profile]
    shared: ProfileName,
    #[cfg(feature = "mapi")]
    #[session]
    session: IMAPISession,
}
