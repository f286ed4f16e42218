#[olk_account_helper(owns_session, profile = "Outlook")]
struct FixedHelper;
