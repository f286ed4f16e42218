//! An account manager to test with, where there is no Outlook.
//!
//! [`FakeAccountManager`] makes COM objects with the whole vtable of [`IOlkAccountManager`], over a profile that a test
//! describes: give them to the code under test where it would use `CoCreateInstance`. They answer as Microsoft's
//! reference says, and keep a record of what a real one keeps to itself: what they asked the helper, which memory
//! they handed out and whether it came back, whom they told of what, how often each method was called. Any method can
//! be made to fail.
//!
//! ```
//! use olk_account::sys::{E_OLK_NOT_INITIALIZED, NOTIFY_ACCT_CREATED, PROP_INET_SERVER};
//! use olk_account::testing::{FakeAccount, FakeAccountManager, HelperCall, Method};
//! use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
//! use windows_core::{IUnknown, Interface, Result};
//!
//! #[olk_account_helper(owns_session, profile = "Outlook")]
//! struct Helper;
//!
//! impl OpenSession for Helper {
//!     type Session = IUnknown;
//!
//!     fn open_session(&self) -> Result<IUnknown> {
//!         // With a fake manager, any COM object will do.
//!         Ok(Helper.into())
//!     }
//! }
//!
//! let fake = FakeAccountManager::new([
//!     FakeAccount::exchange(1).name("Work").address("ada@example.com"),
//!     FakeAccount::imap4(2).name("Home").with(PROP_INET_SERVER, "imap.example.org"),
//! ]);
//! let manager = fake.create();
//! let helper: IOlkAccountHelper = Helper.into();
//! // SAFETY: arguments are a helper, and plain numbers.
//! unsafe {
//!     assert_eq!(manager.DeleteAccount(1), E_OLK_NOT_INITIALIZED);
//!     manager.Init(helper.as_raw(), 0).ok()?;
//!     manager.DeleteAccount(1).ok()?;
//! }
//! assert_eq!(fake.ids(), [2]);
//! assert_eq!(fake.profile().as_deref(), Some("Outlook"));
//! assert_eq!(fake.calls(Method::ManagerDeleteAccount), 2);
//!
//! drop(manager);
//! assert!(matches!(fake.helper_calls().last(), Some(HelperCall::HandsOffSession { .. })));
//! fake.assert_no_leaks();
//! # Ok::<(), windows_core::Error>(())
//! ```
//!
//! # What the reference leaves open
//!
//! Where it is silent, the fake is strict rather than lenient, so that a program that passes with it has little to
//! fear from Outlook. It is no evidence of what Outlook does there.
//!
//! | where | what the fake does |
//! | --- | --- |
//! | a pointer that mustn't be NULL is | `E_INVALIDARG` (`E_POINTER` from `QueryInterface`) |
//! | flags that aren't documented | `E_INVALIDARG` |
//! | a method of an account or an enumeration, after the manager's last `Release` | `E_OLK_NOT_INITIALIZED`; `GetLastError` and `FreeMemory` work |
//! | `Init` | asks for the identity, then for a session, and fails as the helper does |
//! | `GetIdentity` of a helper | is asked with a buffer of 256 units first; only after `E_OUTOFMEMORY` with the size that the helper names and one unit more, at most 65,536 units and four calls in all; the name is what stands before the first NUL, whether `*pcch` counts it or not |
//! | a helper's `S_OK` with no NUL in the buffer or with an empty name, and any success but `S_OK` from `GetIdentity` or `GetMapiSession` | `Init` answers `E_UNEXPECTED`; a session that comes with such a success is released |
//! | a property that a test has made [`Malformed`] | comes out of `GetProp` as it is; every pointer in it is NULL or valid |
//! | `GetProp` | writes all bytes of the variant on success, zeros where the value has none, and nothing on failure |
//! | `SetProp` and `FindAccount` | read `dwType`, and the member of the variant that it names, and nothing else of it |
//! | the manager's last `Release` | unadvises all, then calls `HandsOffSession` |
//! | `FreeMemory` | takes NULL; knows its own memory (the manager's, the accounts') from the other's and from foreign pointers: these are `E_INVALIDARG`, go on record, and aren't freed |
//! | `GetLastError` | its message is freed with the `FreeMemory` of the same object |
//! | an empty array, and a binary value without bytes | a NULL pointer |
//! | what was set and not yet saved | is seen through the very object that it was set through, and ends with that |
//! | the manager's `SaveChanges` | saves what was set through all of its objects for the account |
//! | a property that isn't published | `GetProp` looks for it, `SetProp` sets it, if its type is one that properties have |
//! | a wrong tag: of another type, or a published property with the wrong one | `E_INVALIDARG` |
//! | `FindAccount` by `PROP_ACCT_IS_EXCH` | the first account that is, or isn't, on Exchange; a value that is no number is `E_OLK_PARAM_NOT_SUPPORTED` |
//! | `GetOrder` and `SetOrder` of address books | are without Exchange accounts, as the enumeration is |
//! | `SetOrder` with other accounts than the category has | `E_INVALIDARG` |
//! | `EnumerateAccounts` with an unknown category or type | an enumeration of nothing |
//! | an enumeration | lists the accounts that there were when it was made |
//! | `Skip` past the end | `S_FALSE` |
//! | placeholders | `E_NOTIMPL` |
//! | notifications | come on the thread that makes the change, after it (except `NOTIFY_ACCT_PREDELETED`), and to the sinks of all managers |
//! | `ACCT_INIT_NO_NOTIFICATIONS` | `Advise` works, and nothing comes |
//!
//! # Threads
//!
//! The objects can be called on several threads at once, as in a multithreaded apartment. In Rust, neither they nor a
//! [`FakeAccountManager`] are `Send`: a test that takes pointers across says so with `unsafe`, and answers for the
//! helpers and sinks that it has passed in.
//!
//! The fake holds no lock while it runs code that is not its own: a helper or a sink, `AddRef` and `Release` included, or
//! what a test passes to a method. All of these may call the fake and its objects.

#![allow(
    clippy::arc_with_non_send_sync,
    reason = "what is shared is shared by COM objects, which are called on whatever thread has a pointer to them"
)]

mod account;
mod account_object;
mod enumerator;
mod fake;
mod fault;
mod helper;
mod malformed;
mod manager;
mod memory;
mod messages;
mod properties;
mod property;
mod ready;
mod sinks;
mod state;
mod store;
mod tag;
mod value;

pub use account::FakeAccount;
pub use fake::{FakeAccountManager, FakeAccountManagerBuilder};
pub use fault::{Fault, Method};
pub use helper::HelperCall;
pub use malformed::Malformed;
pub use memory::{Allocation, MemoryReport, Misuse};
pub use sinks::Notification;
pub use tag::IntoTag;
pub use value::Value;

use fault::Interface;

#[cfg(doc)]
use crate::sys::IOlkAccountManager;

/// Answers the methods that are not supported.
macro_rules! placeholders {
    ($($method:ident)*) => {
        $(
            unsafe fn $method(&self) -> HRESULT {
                E_NOTIMPL
            }
        )*
    };
}
use placeholders;

/// How many there are, as COM counts.
fn length<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
