#[olk_account_helper(owns_session)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
}
