//! The published properties: one table, and what is made of it here.
//!
//! A tag is the property's identifier in the high word, and the type of its values in the low word.

/// Calls the macro `$then` with the table of an account's properties, which is the only place where they are listed.
///
/// A row is the meaning, then
/// `PUBLISHED_NAME = tag: type of the values, access => name in `prop`: Rust type of the values there;`.
/// This module reads what comes before the arrow, and `prop` reads the rest, too.
macro_rules! properties {
    ($($then:ident)::+) => {
        $($then)::+! {
            /// The account's number, unique within its profile.
            PROP_ACCT_ID = 0x0001_0003: Number, ReadOnly => ID: AccountId;
            /// The account's name.
            PROP_ACCT_NAME = 0x0002_001F: Text, ReadWrite => NAME: String;
            /// A number that is unique across profiles.
            PROP_ACCT_MINI_UID = 0x0003_0003: Number, ReadOnly => MINI_UID: u32;
            /// The user's display name.
            PROP_ACCT_USER_DISPLAY_NAME = 0x000B_001F: Text, ReadWrite => USER_DISPLAY_NAME: String;
            /// The user's e-mail address. An Exchange account may lack it.
            PROP_ACCT_USER_EMAIL_ADDR = 0x000C_001F: Text, ReadWrite => USER_EMAIL_ADDR: String;
            /// The account's stamp.
            PROP_ACCT_STAMP = 0x000D_001F: Text, ReadOnly => STAMP: String;
            /// The account's stamp for sending.
            PROP_ACCT_SEND_STAMP = 0x000E_001F: Text, ReadOnly => SEND_STAMP: String;
            /// Tells whether the account is an Exchange account.
            PROP_ACCT_IS_EXCH = 0x0014_0003: Flag, ReadOnly => IS_EXCH: bool;
            /// The entry ID of the store that mail is delivered to.
            PROP_ACCT_DELIVERY_STORE = 0x0018_0102: Binary, ReadWrite => DELIVERY_STORE: Vec<u8>;
            /// The entry ID of the folder that mail is delivered to.
            PROP_ACCT_DELIVERY_FOLDER = 0x0019_0102: Binary, ReadWrite => DELIVERY_FOLDER: Vec<u8>;
            /// The entry ID of the folder for sent mail. `SetProp` returns `E_ACCT_NOT_FOUND` on a POP3 or IMAP account.
            PROP_ACCT_SENTITEMS_EID = 0x0020_0102: Binary, ReadOnly => SENTITEMS_EID: Vec<u8>;
            /// The UID of the profile section with the account's preferences.
            PROP_ACCT_PREFERENCES_UID = 0x0022_0102: Binary, ReadOnly => PREFERENCES_UID: Vec<u8>;
            /// The server for incoming mail.
            PROP_INET_SERVER = 0x0100_001F: Text, ReadOnly => INET_SERVER: String;
            /// The user name for incoming mail.
            PROP_INET_USER = 0x0101_001F: Text, ReadOnly => INET_USER: String;
            /// The password for incoming mail.
            PROP_INET_PASSWORD = 0x0102_801F: Secret, ReadOnly => INET_PASSWORD: Secret;
            /// The port for incoming mail.
            PROP_INET_PORT = 0x0104_0003: Number, ReadOnly => INET_PORT: u16;
            /// Tells whether the connection for incoming mail uses SSL.
            PROP_INET_SSL = 0x0105_0003: Flag, ReadOnly => INET_SSL: bool;
            /// Tells whether logging on for incoming mail uses Secure Password Authentication.
            PROP_INET_USE_SPA = 0x0108_0003: Flag, ReadOnly => INET_USE_SPA: bool;
            /// The server for outgoing mail.
            PROP_SMTP_SERVER = 0x0200_001F: Text, ReadOnly => SMTP_SERVER: String;
            /// The port for outgoing mail.
            PROP_SMTP_PORT = 0x0201_0003: Number, ReadOnly => SMTP_PORT: u16;
            /// Tells whether the connection for outgoing mail uses SSL.
            PROP_SMTP_SSL = 0x0202_0003: Flag, ReadOnly => SMTP_SSL: bool;
            /// Tells whether the user logs on to the server for outgoing mail.
            PROP_SMTP_USE_AUTH = 0x0203_0003: Flag, ReadOnly => SMTP_USE_AUTH: bool;
            /// The user name for outgoing mail.
            PROP_SMTP_USER = 0x0204_001F: Text, ReadOnly => SMTP_USER: String;
            /// The password for outgoing mail.
            PROP_SMTP_PASSWORD = 0x0205_801F: Secret, ReadOnly => SMTP_PASSWORD: Secret;
            /// Tells whether logging on for outgoing mail uses Secure Password Authentication.
            PROP_SMTP_USE_SPA = 0x0207_0003: Flag, ReadOnly => SMTP_USE_SPA: bool;
            /// Tells how the user logs on to the server for outgoing mail: an `SMTP_AUTH_` value.
            PROP_SMTP_AUTH_METHOD = 0x0208_0003: Number, ReadOnly => SMTP_AUTH_METHOD: SmtpAuth;
            /// Tells how the connection for outgoing mail is encrypted: an `ENCRYPT_CONN_` value.
            PROP_SMTP_SECURE_CONNECTION = 0x020A_0003: Number, ReadOnly => SMTP_SECURE_CONNECTION: Encryption;
            /// Tells whether copies of messages stay on a POP3 server: `LEAVE_ON_SERVER`, `REMOVE_AFTER` and
            /// `REMOVE_ON_NUKE`, with the number of days in the high word.
            PROP_POP_LEAVE_ON_SERVER = 0x1000_0003: Number, ReadOnly => POP_LEAVE_ON_SERVER: LeaveOnServer;
            /// The entry ID in the address book of an Exchange account's user.
            PROP_MAPI_IDENTITY_ENTRYID = 0x2002_0102: Binary, ReadWrite => MAPI_IDENTITY_ENTRYID: Vec<u8>;
            /// The UID of an Exchange account's `emsmdb` section.
            PROP_MAPI_EMSMDB_UID = 0x2009_0102: Binary, ReadOnly => MAPI_EMSMDB_UID: Vec<u8>;
            /// Flags of the transport, of which `MAPIACCT_SEND_ONLY` is published: the account can't receive. The
            /// reference says that the value is binary, and not how the flags are laid out in it.
            PROP_MAPI_TRANSPORT_FLAGS = 0x2010_0102: Binary, ReadWrite => MAPI_TRANSPORT_FLAGS: Vec<u8>;
        }
    };
}

/// Translates a word of a row: a type into its number (`number`) or the documentation's words (`words`), an access into
/// `bool` (`writable`) or the documentation's words.
#[rustfmt::skip] // Each word keeps its line.
macro_rules! property_word {
    (number Number) => { PT_LONG };
    (number Flag) => { PT_LONG };
    (number Text) => { PT_UNICODE };
    (number Secret) => { PT_UNICODE | SECURE_FLAG };
    (number Binary) => { PT_BINARY };
    (words Number) => { "number" };
    (words Flag) => { "number (0 is no, any other is yes)" };
    (words Text) => { "text" };
    (words Secret) => { "secret text" };
    (words Binary) => { "binary" };
    (words ReadOnly) => { "read-only" };
    (words ReadWrite) => { "read and write" };
    (writable ReadOnly) => { false };
    (writable ReadWrite) => { true };
}

pub(crate) use {properties, property_word};

super::constants::numbers! { PROPERTY_TYPES:
    /// The type of numbers: `ACCT_VARIANT::Val.dw`.
    PT_LONG = 0x0003;
    /// The type of text: `ACCT_VARIANT::Val.pwsz`, NUL-terminated UTF-16.
    PT_UNICODE = 0x001F;
    /// The type of binary values: `ACCT_VARIANT::Val.bin`.
    PT_BINARY = 0x0102;
    /// The bit that a secret's type has in addition: [`PT_UNICODE`] becomes `0x801F`.
    SECURE_FLAG = 0x8000;
}

super::constants::numbers! { MESSAGE_PROPERTIES:
    /// The account that a message is to be sent with. Text, a property of the message.
    PR_PRIMARY_SEND_ACCOUNT = 0x0E28_001F;
    /// The account that a message is to be sent with next. Text, a property of the message.
    PR_NEXT_SEND_ACCT = 0x0E29_001F;
}

/// A property, as the reference has it.
pub(crate) struct PublishedProperty {
    pub(crate) name: &'static str,
    pub(crate) tag: u32,
    #[cfg(any(test, feature = "testing"))]
    pub(crate) is_writable: bool,
}

/// Declares the constants, and the table for what is looked up at run time.
macro_rules! constants {
    ($(
        $(#[doc = $meaning:literal])+
        $published:ident = $tag:literal: $kind:ident, $access:ident => $name:ident: $value:ty;
    )*) => {
        $(
            $(#[doc = $meaning])+
            ///
            #[doc = concat!(
                "`", stringify!($tag), "`: ", property_word!(words $kind), ", ", property_word!(words $access), "."
            )]
            pub const $published: u32 = $tag;

            const _: () = assert!($tag & 0xFFFF == property_word!(number $kind), "the tag has another type");
        )*

        /// All published properties of accounts.
        pub(crate) const PROPERTIES: &[PublishedProperty] = &[$(PublishedProperty {
            name: stringify!($published),
            tag: $published,
            #[cfg(any(test, feature = "testing"))]
            is_writable: property_word!(writable $access),
        }),*];
    };
}

properties!(constants);
