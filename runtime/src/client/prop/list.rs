//! The published properties.

use super::{Encryption, LeaveOnServer, Property, ReadOnly, ReadWrite, SmtpAuth};
use crate::sys;
use crate::{AccountId, Secret};

/// Declares properties: for each its name here, the type of its values, whether it can be set, its published name
/// and its tag.
macro_rules! properties {
    ($(
        $(#[$about:meta])*
        $name:ident: $value:ty, $access:ident = $published:ident $tag:literal;
    )*) => {
        $(
            $(#[$about])*
            ///
            #[doc = concat!(
                "[`", stringify!($published), "`](sys::", stringify!($published), "), `", stringify!($tag), "`, ",
                properties!(@words $access), "."
            )]
            pub const $name: Property<$value, $access> = Property::new(sys::$published);

            const _: () = assert!(sys::$published == $tag, "the tag is another");
        )*

        /// The published name of the property with this tag.
        pub(in crate::client) fn name(tag: u32) -> Option<&'static str> {
            Some(match tag {
                $(sys::$published => stringify!($published),)*
                _ => return None,
            })
        }
    };
    (@words ReadOnly) => { "read-only" };
    (@words ReadWrite) => { "read and write" };
}

properties! {
    /// The number that the account is known by, unique within its profile.
    ID: AccountId, ReadOnly = PROP_ACCT_ID 0x0001_0003;
    /// The account's name.
    NAME: String, ReadWrite = PROP_ACCT_NAME 0x0002_001F;
    /// A number that is unique across profiles.
    MINI_UID: u32, ReadOnly = PROP_ACCT_MINI_UID 0x0003_0003;
    /// The user's display name.
    USER_DISPLAY_NAME: String, ReadWrite = PROP_ACCT_USER_DISPLAY_NAME 0x000B_001F;
    /// The user's e-mail address. An Exchange account may lack it.
    USER_EMAIL_ADDR: String, ReadWrite = PROP_ACCT_USER_EMAIL_ADDR 0x000C_001F;
    /// The account's stamp.
    STAMP: String, ReadOnly = PROP_ACCT_STAMP 0x000D_001F;
    /// The account's stamp for sending.
    SEND_STAMP: String, ReadOnly = PROP_ACCT_SEND_STAMP 0x000E_001F;
    /// Whether it is an Exchange account.
    IS_EXCH: bool, ReadOnly = PROP_ACCT_IS_EXCH 0x0014_0003;
    /// The entry ID of the store that mail is delivered to.
    DELIVERY_STORE: Vec<u8>, ReadWrite = PROP_ACCT_DELIVERY_STORE 0x0018_0102;
    /// The entry ID of the folder that mail is delivered to.
    DELIVERY_FOLDER: Vec<u8>, ReadWrite = PROP_ACCT_DELIVERY_FOLDER 0x0019_0102;
    /// The entry ID of the folder for sent mail.
    SENTITEMS_EID: Vec<u8>, ReadOnly = PROP_ACCT_SENTITEMS_EID 0x0020_0102;
    /// The profile section of the account's preferences: its UID.
    PREFERENCES_UID: Vec<u8>, ReadOnly = PROP_ACCT_PREFERENCES_UID 0x0022_0102;
    /// The server for incoming mail.
    INET_SERVER: String, ReadOnly = PROP_INET_SERVER 0x0100_001F;
    /// The user name for incoming mail.
    INET_USER: String, ReadOnly = PROP_INET_USER 0x0101_001F;
    /// The password for incoming mail.
    INET_PASSWORD: Secret, ReadOnly = PROP_INET_PASSWORD 0x0102_801F;
    /// The port for incoming mail.
    INET_PORT: u16, ReadOnly = PROP_INET_PORT 0x0104_0003;
    /// Whether incoming mail takes SSL.
    INET_SSL: bool, ReadOnly = PROP_INET_SSL 0x0105_0003;
    /// Whether incoming mail takes Secure Password Authentication.
    INET_USE_SPA: bool, ReadOnly = PROP_INET_USE_SPA 0x0108_0003;
    /// The server for outgoing mail.
    SMTP_SERVER: String, ReadOnly = PROP_SMTP_SERVER 0x0200_001F;
    /// The port for outgoing mail.
    SMTP_PORT: u16, ReadOnly = PROP_SMTP_PORT 0x0201_0003;
    /// Whether outgoing mail takes SSL.
    SMTP_SSL: bool, ReadOnly = PROP_SMTP_SSL 0x0202_0003;
    /// Whether outgoing mail takes authentication.
    SMTP_USE_AUTH: bool, ReadOnly = PROP_SMTP_USE_AUTH 0x0203_0003;
    /// The user name for outgoing mail.
    SMTP_USER: String, ReadOnly = PROP_SMTP_USER 0x0204_001F;
    /// The password for outgoing mail.
    SMTP_PASSWORD: Secret, ReadOnly = PROP_SMTP_PASSWORD 0x0205_801F;
    /// Whether outgoing mail takes Secure Password Authentication.
    SMTP_USE_SPA: bool, ReadOnly = PROP_SMTP_USE_SPA 0x0207_0003;
    /// How the user logs on to the server for outgoing mail.
    SMTP_AUTH_METHOD: SmtpAuth, ReadOnly = PROP_SMTP_AUTH_METHOD 0x0208_0003;
    /// How the connection to the server for outgoing mail is encrypted.
    SMTP_SECURE_CONNECTION: Encryption, ReadOnly = PROP_SMTP_SECURE_CONNECTION 0x020A_0003;
    /// Whether copies of messages stay on a POP3 server, and for how many days.
    POP_LEAVE_ON_SERVER: LeaveOnServer, ReadOnly = PROP_POP_LEAVE_ON_SERVER 0x1000_0003;
    /// The entry ID in the address book of an Exchange account's user.
    MAPI_IDENTITY_ENTRYID: Vec<u8>, ReadWrite = PROP_MAPI_IDENTITY_ENTRYID 0x2002_0102;
    /// The UID of an Exchange account's `emsmdb` section.
    MAPI_EMSMDB_UID: Vec<u8>, ReadOnly = PROP_MAPI_EMSMDB_UID 0x2009_0102;
    /// Flags of the transport, of which one is published: [`MAPIACCT_SEND_ONLY`](sys::MAPIACCT_SEND_ONLY), the account
    /// can't receive. The reference calls the value binary, and says nothing of how the flags lie in it.
    MAPI_TRANSPORT_FLAGS: Vec<u8>, ReadWrite = PROP_MAPI_TRANSPORT_FLAGS 0x2010_0102;
}
