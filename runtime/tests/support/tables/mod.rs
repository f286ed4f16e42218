//! The names and numbers that Microsoft's reference publishes, written down a second time.
//!
//! Nothing here comes from the crate: a mistake in the crate's tables can't repeat itself here. `sys/published_tests.rs`
//! fails if either side has a row that the other lacks.

#![allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "each test program uses some of the tables"
)]

/// A property of accounts.
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) tag: u32,
    pub(crate) is_writable: bool,
}

/// Calls the macro `$then` with all properties: the name, the tag, whether it can be read (R) or also written (RW), then
/// the name in `prop` and the Rust type of the values.
macro_rules! properties {
    ($then:ident) => {
        $then! {
            PROP_ACCT_ID 0x0001_0003 R  ID: AccountId;
            PROP_ACCT_NAME 0x0002_001F RW NAME: String;
            PROP_ACCT_MINI_UID 0x0003_0003 R  MINI_UID: u32;
            PROP_ACCT_USER_DISPLAY_NAME 0x000B_001F RW USER_DISPLAY_NAME: String;
            PROP_ACCT_USER_EMAIL_ADDR 0x000C_001F RW USER_EMAIL_ADDR: String;
            PROP_ACCT_STAMP 0x000D_001F R  STAMP: String;
            PROP_ACCT_SEND_STAMP 0x000E_001F R  SEND_STAMP: String;
            PROP_ACCT_IS_EXCH 0x0014_0003 R  IS_EXCH: bool;
            PROP_ACCT_DELIVERY_STORE 0x0018_0102 RW DELIVERY_STORE: Vec<u8>;
            PROP_ACCT_DELIVERY_FOLDER 0x0019_0102 RW DELIVERY_FOLDER: Vec<u8>;
            PROP_ACCT_SENTITEMS_EID 0x0020_0102 R  SENTITEMS_EID: Vec<u8>;
            PROP_ACCT_PREFERENCES_UID 0x0022_0102 R  PREFERENCES_UID: Vec<u8>;
            PROP_INET_SERVER 0x0100_001F R  INET_SERVER: String;
            PROP_INET_USER 0x0101_001F R  INET_USER: String;
            PROP_INET_PASSWORD 0x0102_801F R  INET_PASSWORD: Secret;
            PROP_INET_PORT 0x0104_0003 R  INET_PORT: u16;
            PROP_INET_SSL 0x0105_0003 R  INET_SSL: bool;
            PROP_INET_USE_SPA 0x0108_0003 R  INET_USE_SPA: bool;
            PROP_SMTP_SERVER 0x0200_001F R  SMTP_SERVER: String;
            PROP_SMTP_PORT 0x0201_0003 R  SMTP_PORT: u16;
            PROP_SMTP_SSL 0x0202_0003 R  SMTP_SSL: bool;
            PROP_SMTP_USE_AUTH 0x0203_0003 R  SMTP_USE_AUTH: bool;
            PROP_SMTP_USER 0x0204_001F R  SMTP_USER: String;
            PROP_SMTP_PASSWORD 0x0205_801F R  SMTP_PASSWORD: Secret;
            PROP_SMTP_USE_SPA 0x0207_0003 R  SMTP_USE_SPA: bool;
            PROP_SMTP_AUTH_METHOD 0x0208_0003 R  SMTP_AUTH_METHOD: SmtpAuth;
            PROP_SMTP_SECURE_CONNECTION 0x020A_0003 R  SMTP_SECURE_CONNECTION: Encryption;
            PROP_POP_LEAVE_ON_SERVER 0x1000_0003 R  POP_LEAVE_ON_SERVER: LeaveOnServer;
            PROP_MAPI_IDENTITY_ENTRYID 0x2002_0102 RW MAPI_IDENTITY_ENTRYID: Vec<u8>;
            PROP_MAPI_EMSMDB_UID 0x2009_0102 R  MAPI_EMSMDB_UID: Vec<u8>;
            PROP_MAPI_TRANSPORT_FLAGS 0x2010_0102 RW MAPI_TRANSPORT_FLAGS: Vec<u8>;
        }
    };
}

/// Calls the macro `$then` with all HRESULTs: the name and the number, and the call that returns the HRESULT if other calls
/// return the number under another name.
macro_rules! hresults {
    ($then:ident) => {
        $then! {
            S_OK 0x0000_0000;
            S_FALSE 0x0000_0001;
            E_NOTIMPL 0x8000_4001;
            E_NOINTERFACE 0x8000_4002;
            E_POINTER 0x8000_4003;
            E_FAIL 0x8000_4005;
            E_UNEXPECTED 0x8000_FFFF;
            E_ACCESSDENIED 0x8007_0005;
            E_OUTOFMEMORY 0x8007_000E;
            E_INVALIDARG 0x8007_0057;
            ERROR_BAD_EXE_FORMAT 0x8007_00C1;
            ERROR_NO_UNICODE_TRANSLATION 0x8007_0459;
            REGDB_E_CLASSNOTREG 0x8004_0154;
            CLASS_E_CLASSNOTAVAILABLE 0x8004_0111 CoCreateInstance;
            CO_E_NOTINITIALIZED 0x8004_01F0;
            CO_E_SERVER_EXEC_FAILURE 0x8008_0005;
            RPC_E_WRONG_THREAD 0x8001_010E;
            E_OLK_REGISTRY 0x800C_8001;
            E_OLK_ALREADY_INITIALIZED 0x800C_8002;
            E_OLK_PARAM_NOT_SUPPORTED 0x800C_8003;
            E_OLK_NOT_INITIALIZED 0x800C_8005;
            E_OLK_PROP_READ_ONLY 0x800C_800D;
            E_ACCT_NOT_FOUND 0x800C_8101;
            E_ACCT_UI_BUSY 0x800C_8102;
            E_ACCT_WRONG_SORT_ORDER 0x800C_8105;
            MAPI_E_CALL_FAILED 0x8000_4005 DisplayAccountList;
            MAPI_E_INVALID_PARAMETER 0x8007_0057 DisplayAccountList;
            MAPI_E_NOT_FOUND 0x8004_010F;
            MAPI_E_VERSION 0x8004_0110;
            MAPI_E_LOGON_FAILED 0x8004_0111;
            MAPI_E_SESSION_LIMIT 0x8004_0112;
            MAPI_E_USER_CANCEL 0x8004_0113;
            MAPI_E_NETWORK_ERROR 0x8004_0115;
            MAPI_E_UNCONFIGURED 0x8004_011C;
            MAPI_E_FAILONEPROVIDER 0x8004_011D;
        }
    };
}

/// Calls the macro `$then` with all numbers of type `DWORD`: the name and the number, and the client's type and constant for
/// it if there is one.
macro_rules! numbers {
    ($then:ident) => {
        $then! {
            OLK_ACCOUNT_NO_FLAGS 0;
            ACCT_INIT_NOSYNCH_MAPI_ACCTS 0x1 InitFlags NOSYNCH_MAPI_ACCTS;
            ACCT_INIT_NO_STORES_CHECK 0x2 InitFlags NO_STORES_CHECK;
            ACCT_INIT_NO_NOTIFICATIONS 0x4 InitFlags NO_NOTIFICATIONS;
            ACCTUI_NO_WARNING 0x100;
            ACCTUI_SHOW_DATA_TAB 0x200;
            ACCTUI_SHOW_ACCTWIZARD 0x400;
            NOTIFY_ACCT_CHANGED 1;
            NOTIFY_ACCT_CREATED 2;
            NOTIFY_ACCT_DELETED 3;
            NOTIFY_ACCT_ORDER_CHANGED 4;
            NOTIFY_ACCT_PREDELETED 5;
            SMTP_AUTH_SAME_AS_POP 0 SmtpAuth SAME_AS_POP;
            SMTP_AUTH_USER_PASS 1 SmtpAuth USER_PASS;
            SMTP_AUTH_RECEIVE_BEFORE_SEND 2 SmtpAuth RECEIVE_BEFORE_SEND;
            ENCRYPT_CONN_NO_SECURITY 0 Encryption NO_SECURITY;
            ENCRYPT_CONN_SSL 1 Encryption SSL;
            ENCRYPT_CONN_TLS 2 Encryption TLS;
            ENCRYPT_CONN_AUTO 3 Encryption AUTO;
            LEAVE_ON_SERVER 0x1;
            REMOVE_AFTER 0x2;
            REMOVE_ON_NUKE 0x4;
            MAPIACCT_SEND_ONLY 0x1;
            cchProfileNameMax 64;
            PT_LONG 0x0003;
            PT_UNICODE 0x001F;
            PT_BINARY 0x0102;
            SECURE_FLAG 0x8000;
            PR_PRIMARY_SEND_ACCOUNT 0x0E28_001F;
            PR_NEXT_SEND_ACCT 0x0E29_001F;
        }
    };
}

/// Calls the macro `$then` with all class and interface identifiers: the name and the digits, and the client's type,
/// constant and word for it if there is one.
macro_rules! identifiers {
    ($then:ident) => {
        $then! {
            CLSID_OlkAccountManager "ED475410-B0D6-11D2-8C3B-00104B2A6676";
            CLSID_OlkPOP3Account "ED475411-B0D6-11D2-8C3B-00104B2A6676" AccountType POP3 "POP3";
            CLSID_OlkIMAP4Account "ED475412-B0D6-11D2-8C3B-00104B2A6676" AccountType IMAP4 "IMAP";
            CLSID_OlkMAPIAccount "ED475414-B0D6-11D2-8C3B-00104B2A6676" AccountType MAPI "MAPI";
            CLSID_OlkMail "ED475418-B0D6-11D2-8C3B-00104B2A6676" Category MAIL "mail";
            CLSID_OlkAddressBook "ED475419-B0D6-11D2-8C3B-00104B2A6676" Category ADDRESS_BOOK "address book";
            CLSID_OlkStore "ED475420-B0D6-11D2-8C3B-00104B2A6676" Category STORE "store";
            CLSID_OlkHotmailAccount "4DB5CBF0-3B77-4852-BC8E-BB81908861F3" AccountType HOTMAIL "Hotmail";
            CLSID_OlkLDAPAccount "4DB5CBF2-3B77-4852-BC8E-BB81908861F3" AccountType LDAP "LDAP";
            IID_IOlkErrorUnknown "9240A6C0-AF41-11D2-8C3B-00104B2A6676";
            IID_IOlkEnum "9240A6C1-AF41-11D2-8C3B-00104B2A6676";
            IID_IOlkAccountNotify "9240A6C3-AF41-11D2-8C3B-00104B2A6676";
            IID_IOlkAccountHelper "9240A6CB-AF41-11D2-8C3B-00104B2A6676";
            IID_IOlkAccountManager "9240A6CD-AF41-11D2-8C3B-00104B2A6676";
            IID_IOlkAccount "9240A6D2-AF41-11D2-8C3B-00104B2A6676";
            IID_IMAPISession "00020300-0000-0000-C000-000000000046";
        }
    };
}

pub(crate) use {hresults, identifiers, numbers, properties};

/// Tells whether an access in the table allows writing.
macro_rules! is_writable {
    (R) => {
        false
    };
    (RW) => {
        true
    };
}

/// The call in a row of HRESULTs, by name.
macro_rules! source {
    () => {
        "Any"
    };
    ($source:ident) => {
        stringify!($source)
    };
}

/// Declares the table of properties, for tests that iterate over it.
macro_rules! property_table {
    ($($name:ident $tag:literal $access:ident $client:ident: $value:ty;)*) => {
        pub(crate) const PROPERTIES: &[Property] = &[$(Property {
            name: stringify!($name),
            tag: $tag,
            is_writable: is_writable!($access),
        }),*];
    };
}

/// Declares the name, the number and the call of each HRESULT.
macro_rules! hresult_table {
    ($($name:ident $number:literal $($source:ident)?;)*) => {
        pub(crate) const HRESULTS: &[(&str, u32, &str)] =
            &[$((stringify!($name), $number, source!($($source)?))),*];
    };
}

properties!(property_table);
hresults!(hresult_table);

/// The failures that any method may return, each with its name and number.
pub(crate) fn failures_of_methods() -> impl Iterator<Item = (&'static str, u32)> {
    HRESULTS
        .iter()
        .filter(|&&(_, number, source)| number >> 31 == 1 && source == "Any")
        .map(|&(name, number, _)| (name, number))
}
