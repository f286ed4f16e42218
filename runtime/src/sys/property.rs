//! Property tags.
//!
//! A tag is the property's identifier in the high word, and the type of its values in the low one. `SetProp` answers
//! `E_OLK_PROP_READ_ONLY` to what is read-only here.

/// The type of numbers: `ACCT_VARIANT::Val.dw`.
pub const PT_LONG: u32 = 0x0003;
/// The type of text: `ACCT_VARIANT::Val.pwsz`, NUL-terminated UTF-16.
pub const PT_UNICODE: u32 = 0x001F;
/// The type of binary values: `ACCT_VARIANT::Val.bin`.
pub const PT_BINARY: u32 = 0x0102;
/// What a type has in addition if its values are secret: [`PT_UNICODE`] becomes `0x801F`.
pub const SECURE_FLAG: u32 = 0x8000;

/// The number that the account is known by, unique within its profile.
///
/// Number, read-only.
pub const PROP_ACCT_ID: u32 = tag(0x0001, PT_LONG);
/// The account's name.
///
/// Text, read and write.
pub const PROP_ACCT_NAME: u32 = tag(0x0002, PT_UNICODE);
/// A number that is unique across profiles.
///
/// Number, read-only.
pub const PROP_ACCT_MINI_UID: u32 = tag(0x0003, PT_LONG);
/// The user's display name.
///
/// Text, read and write.
pub const PROP_ACCT_USER_DISPLAY_NAME: u32 = tag(0x000B, PT_UNICODE);
/// The user's e-mail address. An Exchange account may lack it.
///
/// Text, read and write.
pub const PROP_ACCT_USER_EMAIL_ADDR: u32 = tag(0x000C, PT_UNICODE);
/// The account's stamp.
///
/// Text, read-only.
pub const PROP_ACCT_STAMP: u32 = tag(0x000D, PT_UNICODE);
/// The account's stamp for sending.
///
/// Text, read-only.
pub const PROP_ACCT_SEND_STAMP: u32 = tag(0x000E, PT_UNICODE);
/// Not 0: an Exchange account.
///
/// Number, read-only.
pub const PROP_ACCT_IS_EXCH: u32 = tag(0x0014, PT_LONG);
/// The entry ID of the store that mail is delivered to.
///
/// Binary, read and write.
pub const PROP_ACCT_DELIVERY_STORE: u32 = tag(0x0018, PT_BINARY);
/// The entry ID of the folder that mail is delivered to.
///
/// Binary, read and write.
pub const PROP_ACCT_DELIVERY_FOLDER: u32 = tag(0x0019, PT_BINARY);
/// The entry ID of the folder for sent mail.
///
/// Binary, read-only (`SetProp` on a POP3 or an IMAP account: `E_ACCT_NOT_FOUND`).
pub const PROP_ACCT_SENTITEMS_EID: u32 = tag(0x0020, PT_BINARY);
/// The profile section of the account's preferences.
///
/// Binary, read-only.
pub const PROP_ACCT_PREFERENCES_UID: u32 = tag(0x0022, PT_BINARY);
/// The server for incoming mail.
///
/// Text, read-only.
pub const PROP_INET_SERVER: u32 = tag(0x0100, PT_UNICODE);
/// The user name for incoming mail.
///
/// Text, read-only.
pub const PROP_INET_USER: u32 = tag(0x0101, PT_UNICODE);
/// The password for incoming mail.
///
/// Secret text, read-only.
pub const PROP_INET_PASSWORD: u32 = tag(0x0102, PT_UNICODE | SECURE_FLAG);
/// The port for incoming mail.
///
/// Number, read-only.
pub const PROP_INET_PORT: u32 = tag(0x0104, PT_LONG);
/// Not 0: SSL for incoming mail.
///
/// Number, read-only.
pub const PROP_INET_SSL: u32 = tag(0x0105, PT_LONG);
/// Not 0: Secure Password Authentication for incoming mail.
///
/// Number, read-only.
pub const PROP_INET_USE_SPA: u32 = tag(0x0108, PT_LONG);
/// The server for outgoing mail.
///
/// Text, read-only.
pub const PROP_SMTP_SERVER: u32 = tag(0x0200, PT_UNICODE);
/// The port for outgoing mail.
///
/// Number, read-only.
pub const PROP_SMTP_PORT: u32 = tag(0x0201, PT_LONG);
/// Not 0: SSL for outgoing mail.
///
/// Number, read-only.
pub const PROP_SMTP_SSL: u32 = tag(0x0202, PT_LONG);
/// Not 0: authenticate for outgoing mail.
///
/// Number, read-only.
pub const PROP_SMTP_USE_AUTH: u32 = tag(0x0203, PT_LONG);
/// The user name for outgoing mail.
///
/// Text, read-only.
pub const PROP_SMTP_USER: u32 = tag(0x0204, PT_UNICODE);
/// The password for outgoing mail.
///
/// Secret text, read-only.
pub const PROP_SMTP_PASSWORD: u32 = tag(0x0205, PT_UNICODE | SECURE_FLAG);
/// Not 0: Secure Password Authentication for outgoing mail.
///
/// Number, read-only.
pub const PROP_SMTP_USE_SPA: u32 = tag(0x0207, PT_LONG);
/// How to authenticate for outgoing mail: an `SMTP_AUTH_` value.
///
/// Number, read-only.
pub const PROP_SMTP_AUTH_METHOD: u32 = tag(0x0208, PT_LONG);
/// How outgoing mail is encrypted: an `ENCRYPT_CONN_` value.
///
/// Number, read-only.
pub const PROP_SMTP_SECURE_CONNECTION: u32 = tag(0x020A, PT_LONG);
/// Whether copies stay on the server: `LEAVE_ON_SERVER`, `REMOVE_AFTER` and `REMOVE_ON_NUKE`, with the days in the high
/// word.
///
/// Number, read-only.
pub const PROP_POP_LEAVE_ON_SERVER: u32 = tag(0x1000, PT_LONG);
/// The entry ID in the address book of an Exchange account's user.
///
/// Binary, read and write.
pub const PROP_MAPI_IDENTITY_ENTRYID: u32 = tag(0x2002, PT_BINARY);
/// The UID of an Exchange account's `emsmdb` section.
///
/// Binary, read-only.
pub const PROP_MAPI_EMSMDB_UID: u32 = tag(0x2009, PT_BINARY);
/// Flags of the transport: `MAPIACCT_SEND_ONLY`.
///
/// Binary, read and write.
pub const PROP_MAPI_TRANSPORT_FLAGS: u32 = tag(0x2010, PT_BINARY);

/// On a message: the account that it is to be sent with. Text.
pub const PR_PRIMARY_SEND_ACCOUNT: u32 = tag(0x0E28, PT_UNICODE);
/// On a message: the account that it is to be sent with next. Text.
pub const PR_NEXT_SEND_ACCT: u32 = tag(0x0E29, PT_UNICODE);

const fn tag(identifier: u32, property_type: u32) -> u32 {
    identifier << 16 | property_type
}
