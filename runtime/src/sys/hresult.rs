//! The return values of the interfaces here: those of `winerror.h`, those of MAPI, and the interfaces' own.

use windows_core::HRESULT;

/// The call that returned an HRESULT: some numbers have another name and meaning there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Any call that isn't listed below: a method may also pass on what MAPI or the helper returned.
    Any,
    /// `CoCreateInstance`, which fails before there is an object.
    CoCreateInstance,
    /// `IOlkAccountManager::DisplayAccountList`, which is documented with MAPI's names.
    DisplayAccountList,
}

/// An HRESULT's name and meaning.
pub(crate) struct PublishedHresult {
    pub(crate) name: &'static str,
    pub(crate) value: HRESULT,
    pub(super) source: Source,
    /// The reason for the failure, as the part of a sentence that comes after "the call failed: ".
    pub(crate) meaning: &'static str,
}

impl PublishedHresult {
    /// Finds what `value` means when this call returns it. Returns `None` if it isn't published.
    pub(crate) fn find(value: HRESULT, source: Source) -> Option<&'static Self> {
        let row = |source| {
            HRESULTS
                .iter()
                .find(|row| row.value == value && row.source == source)
        };
        row(source).or_else(|| row(Source::Any))
    }
}

/// Declares each row's constant, and the table for what is looked up at run time.
///
/// A row is the name, the number, the call that returns it (see [`Source`]), and its meaning in users' words, which error
/// messages print. A doc comment says what else a programmer has to know.
macro_rules! hresults {
    ($($(#[doc = $more:literal])* $name:ident = $number:literal $source:ident: $meaning:literal;)*) => {
        $(
            #[doc = concat!("`", stringify!($number), "`: ", $meaning, ".")]
            $(
                ///
                #[doc = $more]
            )*
            pub const $name: HRESULT = bits($number);
        )*

        /// All published HRESULTs.
        pub(crate) const HRESULTS: &[PublishedHresult] = &[$(PublishedHresult {
            name: stringify!($name),
            value: $name,
            source: Source::$source,
            meaning: $meaning,
        }),*];
    };
}

hresults! {
    S_OK = 0x0000_0000 Any: "the call succeeded";
    S_FALSE = 0x0000_0001 Any: "the call succeeded, and the answer is no or the end is reached";
    /// From `HandsOffSession`: the helper did not create the session.
    E_NOTIMPL = 0x8000_4001 Any: "the method is not implemented";
    E_NOINTERFACE = 0x8000_4002 Any: "the object does not support the interface";
    E_POINTER = 0x8000_4003 Any: "a required pointer is null";
    E_FAIL = 0x8000_4005 Any: "the call failed for an unspecified reason";
    E_UNEXPECTED = 0x8000_FFFF Any: "an unexpected error occurred";
    E_ACCESSDENIED = 0x8007_0005 Any: "access is denied";
    /// From `GetIdentity`: the buffer is too small.
    E_OUTOFMEMORY = 0x8007_000E Any: "there is not enough memory";
    /// From `GetIdentity`: `pcch` is NULL.
    E_INVALIDARG = 0x8007_0057 Any: "an argument is invalid";
    /// This is the Win32 error 193 as an HRESULT.
    ERROR_BAD_EXE_FORMAT = 0x8007_00C1 Any:
        "the DLL can't be loaded into this program: one of them is 32-bit and the other is 64-bit";
    /// This is the Win32 error 1113 as an HRESULT.
    ERROR_NO_UNICODE_TRANSLATION = 0x8007_0459 Any: "the text is not well-formed UTF-16";
    /// The class isn't registered for programs of this width.
    REGDB_E_CLASSNOTREG = 0x8004_0154 Any:
        "Outlook is not installed, or not for programs of this width: 32-bit programs need 32-bit Outlook, 64-bit \
         programs need 64-bit Outlook";
    /// The same number as [`MAPI_E_LOGON_FAILED`], which `CoCreateInstance` never returns.
    CLASS_E_CLASSNOTAVAILABLE = 0x8004_0111 CoCreateInstance: "the registered DLL does not contain the class";
    CO_E_NOTINITIALIZED = 0x8004_01F0 Any: "this thread has not called CoInitializeEx";
    CO_E_SERVER_EXEC_FAILURE = 0x8008_0005 Any: "the program that serves the class can't be started";
    RPC_E_WRONG_THREAD = 0x8001_010E Any: "the object belongs to another thread's apartment";

    /// From `Init`.
    E_OLK_REGISTRY = 0x800C_8001 Any: "there is a problem with Outlook's settings in the registry";
    E_OLK_ALREADY_INITIALIZED = 0x800C_8002 Any: "the account manager is already initialized";
    /// From `FindAccount`.
    E_OLK_PARAM_NOT_SUPPORTED = 0x800C_8003 Any: "accounts can't be found by this property";
    /// `Init` must be called first.
    E_OLK_NOT_INITIALIZED = 0x800C_8005 Any: "the account manager is not initialized";
    E_OLK_PROP_READ_ONLY = 0x800C_800D Any: "the property is read-only";
    E_ACCT_NOT_FOUND = 0x800C_8101 Any: "the account does not exist, or lacks the property";
    /// From `DisplayAccountList`.
    E_ACCT_UI_BUSY = 0x800C_8102 Any: "the list of accounts is already open";
    /// From `SetOrder`.
    E_ACCT_WRONG_SORT_ORDER = 0x800C_8105 Any: "the order has more or fewer accounts than the category";

    MAPI_E_CALL_FAILED = 0x8000_4005 DisplayAccountList: "the call failed for an unspecified reason";
    MAPI_E_INVALID_PARAMETER = 0x8007_0057 DisplayAccountList: "an argument is invalid";
    MAPI_E_NOT_FOUND = 0x8004_010F Any: "MAPI can't find an object";
    MAPI_E_VERSION = 0x8004_0110 Any: "the version of a MAPI component is not supported";
    /// From `MAPILogonEx`, and so from a helper's `GetMapiSession`.
    MAPI_E_LOGON_FAILED = 0x8004_0111 Any: "MAPI can't log on to the profile";
    MAPI_E_SESSION_LIMIT = 0x8004_0112 Any: "too many MAPI sessions are open";
    MAPI_E_USER_CANCEL = 0x8004_0113 Any: "the user cancelled";
    MAPI_E_NETWORK_ERROR = 0x8004_0115 Any: "the server can't be reached";
    MAPI_E_UNCONFIGURED = 0x8004_011C Any: "the profile is not fully configured";
    MAPI_E_FAILONEPROVIDER = 0x8004_011D Any: "one of the profile's services can't be opened";
}

/// Converts the number, which is published as unsigned.
#[allow(
    clippy::cast_possible_wrap,
    reason = "the sign bit is what makes it a failure"
)]
const fn bits(number: u32) -> HRESULT {
    HRESULT(number as i32)
}
