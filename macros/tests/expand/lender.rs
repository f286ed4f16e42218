#[olk_account_helper]
struct CurrentSession(#[profile] ProfileName, Arc<Sessions>);
