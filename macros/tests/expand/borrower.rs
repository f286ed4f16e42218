/// Lends the session that Outlook gave to the add-in.
#[olk_account_helper]
#[derive(Clone)]
pub struct AddInHelper {
    /// Stays.
    #[profile]
    pub profile: ProfileName,
    #[session]
    session: mapi::IMAPISession,
}
