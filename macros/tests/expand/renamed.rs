#[olk_account_helper(crate = ::renamed::olk, profile = "Outlook")]
struct Renamed {
    #[deprecated]
    #[session]
    r#type: IUnknown,
}
