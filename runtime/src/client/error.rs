//! What can go wrong between a client and the account manager.

use super::{Limit, prop};
use crate::sys::{
    E_INVALIDARG, E_OLK_ALREADY_INITIALIZED, E_OLK_REGISTRY, E_UNEXPECTED,
    ERROR_NO_UNICODE_TRANSLATION, PublishedHresult, REGDB_E_CLASSNOTREG, RPC_E_WRONG_THREAD,
    Source,
};
use core::fmt;
use windows_core::HRESULT;

/// A call of the account manager's, of an account's or of an enumeration's that came to nothing: which one it was, and
/// [why](Self::cause).
///
/// It converts into a `windows_core::Error`, so that `?` works where that is what a function returns.
///
/// # Examples
///
/// ```
/// use olk_account::client::Cause;
/// use olk_account::sys::{E_ACCT_NOT_FOUND, E_FAIL};
/// use olk_account::testing::{FakeAccount, FakeAccountManager, Method};
/// use olk_account::{AccountError, prop};
///
/// let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
/// let manager = fake.ready();
///
/// let error = manager.delete(7.into()).unwrap_err();
/// assert_eq!(error.code(), E_ACCT_NOT_FOUND);
/// assert_eq!(error.cause(), Cause::Failed(E_ACCT_NOT_FOUND));
///
/// let account = manager.find(1.into())?.unwrap();
/// fake.fail(Method::AccountGetProp, E_FAIL);
/// let error = account.get(prop::NAME).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "IOlkAccount::GetProp, PROP_ACCT_NAME: the call failed for an unspecified reason (E_FAIL, 0x80004005)"
/// );
/// # Ok::<(), AccountError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AccountError {
    call: Call,
    /// The property that it was about.
    tag: Option<u32>,
    cause: Cause,
}

/// Why a call came to nothing: see [`AccountError::cause`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The method answered with this failure.
    Failed(HRESULT),
    /// The method answered with a success that it isn't documented to have, so nobody can say what it did. Whatever it
    /// handed out was given back, if its type tells what that is.
    Undocumented(HRESULT),
    /// The method answered `S_OK`, and a NULL pointer where there should be an object, a text, or as many items as it
    /// said.
    Null,
    /// The value has another type than the property: this is the `dwType` that was found. What it points to was freed
    /// where the type tells that it is a pointer.
    WrongType(u32),
    /// The text has half of a surrogate pair at this place, in UTF-16 units, and so it isn't text in Rust.
    /// [`Property::units`](prop::Property::units) reads it all the same.
    LoneSurrogate {
        /// How many UTF-16 units come before.
        position: usize,
    },
    /// The number is none that a value of the property's type can have.
    /// [`Property::number`](prop::Property::number) reads it all the same.
    OutOfRange(u32),
    /// The text to be set has a NUL at this place, in UTF-16 units, and so would end there. Nothing was called.
    ContainsNul {
        /// How many UTF-16 units come before.
        position: usize,
    },
    /// There is more than the API, which counts in 32 bits, can be told of. Nothing was called.
    TooLong,
    /// The method handed out more than the client takes. The client has read and copied nothing beyond the limit, and has
    /// freed or released what was handed out.
    OverLimit(Limit),
    /// This thread is in a multithreaded apartment, where Outlook may call the helper on any thread, and safe code can't
    /// promise that it may be. Nothing was made.
    /// [`AccountManager::create_multithreaded`](crate::AccountManager::create_multithreaded) takes the promise.
    Multithreaded,
    /// Outlook is there on Windows only. Nothing was called.
    NotWindows,
}

/// Declares the calls, each with its name in messages.
macro_rules! calls {
    ($($call:ident $name:literal)*) => {
        /// What was called.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(super) enum Call {
            $($call),*
        }

        impl Call {
            fn name(self) -> &'static str {
                match self {
                    $(Self::$call => $name),*
                }
            }
        }
    };
}

calls! {
    Create "CoCreateInstance, CLSID_OlkAccountManager"
    Init "IOlkAccountManager::Init"
    FindAccount "IOlkAccountManager::FindAccount"
    DeleteAccount "IOlkAccountManager::DeleteAccount"
    ManagerSaveChanges "IOlkAccountManager::SaveChanges"
    GetOrder "IOlkAccountManager::GetOrder"
    SetOrder "IOlkAccountManager::SetOrder"
    EnumerateAccounts "IOlkAccountManager::EnumerateAccounts"
    Advise "IOlkAccountManager::Advise"
    Unadvise "IOlkAccountManager::Unadvise"
    GetLastError "IOlkErrorUnknown::GetLastError"
    GetCount "IOlkEnum::GetCount"
    Reset "IOlkEnum::Reset"
    GetNext "IOlkEnum::GetNext"
    QueryAccount "IUnknown::QueryInterface, IOlkAccount"
    GetAccountInfo "IOlkAccount::GetAccountInfo"
    GetProp "IOlkAccount::GetProp"
    SetProp "IOlkAccount::SetProp"
    AccountSaveChanges "IOlkAccount::SaveChanges"
}

impl Call {
    /// Returns the key by which this call's failures are looked up.
    fn source(self) -> Source {
        match self {
            Self::Create => Source::CoCreateInstance,
            _ => Source::Any,
        }
    }

    /// This call came to nothing.
    #[cold]
    pub(super) fn error(self, cause: Cause) -> AccountError {
        AccountError {
            call: self,
            tag: None,
            cause,
        }
    }

    /// This call, which was about a property, came to nothing.
    #[cold]
    pub(super) fn error_of(self, tag: u32, cause: Cause) -> AccountError {
        AccountError {
            tag: Some(tag),
            ..self.error(cause)
        }
    }
}

impl Cause {
    /// Why a method that has `S_OK` for success, and no other, came to nothing; nothing, if it didn't.
    #[inline]
    pub(super) fn of(answer: HRESULT) -> Option<Self> {
        match answer {
            HRESULT(0) => None,
            failure if failure.is_err() => Some(Self::Failed(failure)),
            success => Some(Self::Undocumented(success)),
        }
    }
}

impl AccountError {
    /// The error's code.
    ///
    /// | cause | code |
    /// | --- | --- |
    /// | [`Failed`](Cause::Failed) | what the method answered |
    /// | [`Undocumented`](Cause::Undocumented), [`Null`](Cause::Null), [`WrongType`](Cause::WrongType), [`OutOfRange`](Cause::OutOfRange), [`OverLimit`](Cause::OverLimit) | `E_UNEXPECTED` |
    /// | [`LoneSurrogate`](Cause::LoneSurrogate) | `ERROR_NO_UNICODE_TRANSLATION` as an HRESULT, `0x80070459` |
    /// | [`ContainsNul`](Cause::ContainsNul), [`TooLong`](Cause::TooLong) | `E_INVALIDARG` |
    /// | [`Multithreaded`](Cause::Multithreaded) | `RPC_E_WRONG_THREAD`, `0x8001010E` |
    /// | [`NotWindows`](Cause::NotWindows) | `REGDB_E_CLASSNOTREG`, `0x80040154`: what Windows answers where there is no Outlook |
    pub fn code(&self) -> HRESULT {
        match self.cause {
            Cause::Failed(answer) => answer,
            Cause::LoneSurrogate { .. } => ERROR_NO_UNICODE_TRANSLATION,
            Cause::ContainsNul { .. } | Cause::TooLong => E_INVALIDARG,
            Cause::NotWindows => REGDB_E_CLASSNOTREG,
            Cause::Multithreaded => RPC_E_WRONG_THREAD,
            Cause::Undocumented(_)
            | Cause::Null
            | Cause::WrongType(_)
            | Cause::OutOfRange(_)
            | Cause::OverLimit(_) => E_UNEXPECTED,
        }
    }

    /// Why the call came to nothing.
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// Whether it may be a failure of the helper's, which `Init` asks for its name and its session: one that `Init` is
    /// documented with is its own.
    fn is_perhaps_the_helpers(&self) -> bool {
        let Cause::Failed(answer) = self.cause else {
            return false;
        };
        self.call == Call::Init && ![E_OLK_ALREADY_INITIALIZED, E_OLK_REGISTRY].contains(&answer)
    }

    /// The tag of the property that the call was about, if it was about one.
    pub fn property(&self) -> Option<u32> {
        self.tag
    }
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.call.name())?;
        match self.tag.map(|tag| (tag, prop::name(tag))) {
            Some((_, Some(name))) => write!(f, ", {name}")?,
            Some((tag, None)) => write!(f, ", property {tag:#010X}")?,
            None => {}
        }
        f.write_str(": ")?;
        match self.cause {
            Cause::Failed(answer) => failure(answer, self.call.source(), f)?,
            cause => cause.fmt(f)?,
        }
        if self.is_perhaps_the_helpers() {
            f.write_str("; the helper's `open_session` or `lend_session` may have answered so")?;
        }
        Ok(())
    }
}

impl fmt::Debug for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountError")
            .field("call", &self.call.name())
            .field("property", &self.tag.map(prop::Tag))
            .field("cause", &self.cause)
            .finish()
    }
}

impl std::error::Error for AccountError {}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Failed(answer) => failure(answer, Source::Any, f),
            Self::Undocumented(answer) => {
                write!(f, "it answered {:#010X}, which is not documented", answer.0)
            }
            Self::Null => f.write_str("it answered S_OK, and a NULL pointer"),
            Self::WrongType(found) => write!(f, "the value has another type, {found:#06X}"),
            Self::LoneSurrogate { position } => {
                write!(f, "the text has half a surrogate pair at {position}")
            }
            Self::OutOfRange(number) => write!(f, "{number} is out of range"),
            Self::ContainsNul { position } => write!(f, "the text has a NUL at {position}"),
            Self::TooLong => f.write_str("the value is longer than 32 bits can tell"),
            Self::OverLimit(limit) => write!(f, "it handed out more than the limit of {limit}"),
            Self::Multithreaded => f.write_str(
                "this thread is in a multithreaded apartment, where Outlook may call the helper on any thread: \
                 enter a single-threaded one (COINIT_APARTMENTTHREADED), or use `create_multithreaded`",
            ),
            Self::NotWindows => f.write_str("there is no Outlook here: it exists on Windows only"),
        }
    }
}

impl From<AccountError> for windows_core::Error {
    /// The code stays, and the words don't: print an [`AccountError`] for what it is.
    ///
    /// `windows_core::Error::new` would take them along. It goes by way of the Windows Runtime, though, which Wine hasn't
    /// got: a program would end there, just as it has something to report.
    fn from(error: AccountError) -> Self {
        Self::from_hresult(error.code())
    }
}

/// Writes what a failure means when it is returned by this call, its name, and its digits. One that isn't the API's own is
/// written in the words of the system, if it has any.
fn failure(answer: HRESULT, source: Source, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(PublishedHresult { meaning, name, .. }) = PublishedHresult::find(answer, source) {
        return write!(f, "{meaning} ({name}, {:#010X})", answer.0);
    }
    let words = if cfg!(windows) {
        answer.message()
    } else {
        String::new()
    };
    let words = if words.is_empty() {
        "the call failed"
    } else {
        &words
    };
    write!(f, "{words} ({:#010X})", answer.0)
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
