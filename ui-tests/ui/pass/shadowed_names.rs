//! The user's own things may be called what the prelude's, this crate's and the attribute's are.
#![allow(dead_code, non_camel_case_types)]

pub struct Result;
pub struct Session;
pub struct Released;
pub struct Box;
pub struct Option;
pub struct Contract;
pub struct Role;
pub struct Object;
pub struct ComObject;
pub struct IUnknown;
pub struct IOlkAccountHelper;
pub struct ProfileName;
pub struct Lends;
pub struct Opens;
pub struct bool;
pub struct u32;
pub trait From {}
pub trait Into {}
pub trait AccountHelper {}
pub trait OpenSession {}
pub trait LendSession {}
pub trait Sized {}
pub enum Helpers {
    Ok,
    Err,
    Some,
    None,
}
pub use Helpers::*;
pub mod core {}
pub mod std {}
pub mod olk_account {}
pub mod windows_core {}
pub fn owns_session() {}
pub fn borrows_session() {}
pub fn profile() {}
pub fn session() {}
pub fn only_owns_session() {}
pub fn only_borrows_session() {}

#[::olk_account::olk_account_helper(owns_session)]
struct LogonHelper {
    #[profile]
    profile: ::olk_account::ProfileName,
}

impl ::olk_account::OpenSession for LogonHelper {
    type Session = ::windows_core::IUnknown;

    fn open_session(&self) -> ::windows_core::Result<::windows_core::IUnknown> {
        let profile = ::core::clone::Clone::clone(&self.profile);
        ::core::result::Result::Ok(::core::convert::Into::into(Generic(profile, 1)))
    }
}

#[::olk_account::olk_account_helper(owns_session)]
struct Generic<T>(#[profile] ::olk_account::ProfileName, T);

impl<T: 'static> ::olk_account::OpenSession for Generic<T> {
    type Session = ::windows_core::IUnknown;

    fn open_session(&self) -> ::windows_core::Result<::windows_core::IUnknown> {
        ::core::unimplemented!()
    }
}

#[::olk_account::olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] ::windows_core::IUnknown);

fn main() {
    let profile = ::olk_account::ProfileName::new("Outlook").unwrap();
    let helper: ::olk_account::IOlkAccountHelper =
        ::core::convert::Into::into(LogonHelper { profile });
    let session = helper.mapi_session().unwrap();
    let helper: ::olk_account::IOlkAccountHelper =
        ::core::convert::Into::into(AddInHelper(session));
    assert!(helper.mapi_session().is_ok());
}
