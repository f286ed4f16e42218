//! Where an account manager comes from.

use super::error::Call;
use super::{AccountError, AccountManager, Cause, InitFlags, IntoHelper};
use crate::sys::IOlkAccountManager;
use windows_core::Interface;

impl AccountManager {
    /// Makes Outlook's account manager, and makes it ready with a helper: `CoCreateInstance`, then
    /// `IOlkAccountManager::Init`.
    ///
    /// The helper is a struct with [`#[olk_account_helper]`](macro@crate::olk_account_helper), or what became of one: see
    /// [`IntoHelper`]. The thread has called `CoInitializeEx` before, and
    /// `MAPIInitialize` if the helper needs it.
    ///
    /// # Errors
    ///
    /// | when | [`code`](AccountError::code) |
    /// | --- | --- |
    /// | Outlook isn't installed, or it is a 64-bit one and the program a 32-bit one, or the other way round | `REGDB_E_CLASSNOTREG`, `0x80040154` |
    /// | this isn't Windows | the same; the [cause](AccountError::cause) is [`Cause::NotWindows`] |
    /// | the thread hasn't called `CoInitializeEx` | `CO_E_NOTINITIALIZED`, `0x800401F0` |
    /// | the thread is in a multithreaded apartment ([`create_multithreaded`](Self::create_multithreaded) is for those) | `RPC_E_WRONG_THREAD`, `0x8001010E`; the cause is [`Cause::Multithreaded`] |
    /// | `Init` fails | as for [`with`](Self::with) |
    ///
    /// [A helper that fails](super#why-a-helper-failed) can say more than a code.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::{AccountManager, IOlkAccountHelper, InitFlags};
    /// # use olk_account::{OpenSession, olk_account_helper};
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct Helper;
    /// # impl OpenSession for Helper {
    /// #     type Session = windows_core::IUnknown;
    /// #     fn open_session(&self) -> windows_core::Result<Self::Session> { Ok(Helper.into()) }
    /// # }
    ///
    /// let helper: IOlkAccountHelper = Helper.into();
    /// match AccountManager::create(&helper, InitFlags::default()) {
    ///     Ok(manager) => println!("{manager:?} is ready"),
    ///     Err(error) => println!("{error}"),
    /// }
    /// ```
    pub fn create(helper: impl IntoHelper, flags: InitFlags) -> Result<Self, AccountError> {
        if is_multithreaded() {
            return Err(Call::Create.error(Cause::Multithreaded));
        }
        Self::with(account_manager()?, helper, flags)
    }

    /// As [`create`](Self::create), in a multithreaded apartment as well, where COM lets Outlook call the helper, and
    /// release it, on any thread.
    ///
    /// # Errors
    ///
    /// As for [`create`](Self::create), but for [`Cause::Multithreaded`].
    ///
    /// # Safety
    ///
    /// The helper, and the sessions that it opens or lends, can be called and dropped on any thread, several at once: what
    /// changes in them is in a `Mutex`, say, or an atomic.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::{AccountManager, InitFlags, OpenSession, olk_account_helper};
    /// # use windows_core::{IUnknown, Result};
    ///
    /// /// Has nothing in it that changes.
    /// #[olk_account_helper(owns_session, profile = "Outlook")]
    /// struct Helper;
    /// # impl OpenSession for Helper {
    /// #     type Session = IUnknown;
    /// #     fn open_session(&self) -> Result<IUnknown> { Ok(Helper.into()) }
    /// # }
    ///
    /// // SAFETY: the helper has no fields, and a MAPI session is made for any number of threads.
    /// match unsafe { AccountManager::create_multithreaded(Helper, InitFlags::default()) } {
    ///     Ok(manager) => println!("{manager:?} is ready"),
    ///     Err(error) => println!("{error}"),
    /// }
    /// ```
    pub unsafe fn create_multithreaded(
        helper: impl IntoHelper,
        flags: InitFlags,
    ) -> Result<Self, AccountError> {
        Self::with(account_manager()?, helper, flags)
    }

    /// Makes a manager ready with a helper, by `IOlkAccountManager::Init`: one that was made otherwise, such as a
    /// `FakeAccountManager`.
    ///
    /// # Threads
    ///
    /// The manager calls and releases the helper on this thread alone, unless what made the manager has said otherwise:
    /// a fake has not, and COM has where it made the manager in a multithreaded apartment. Whoever calls COM for that, which
    /// is `unsafe`, answers for a helper that any thread may call, as in
    /// [`create_multithreaded`](Self::create_multithreaded).
    ///
    /// # Errors
    ///
    /// `E_OLK_ALREADY_INITIALIZED` for one that is ready (see `From` for those); `E_OLK_REGISTRY`; whatever the helper
    /// fails with ([it can say more](super#why-a-helper-failed)); any other failure of `Init`, and any success but `S_OK`.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::testing::FakeAccountManager;
    /// use olk_account::{AccountManager, InitFlags, OpenSession, olk_account_helper};
    /// use windows_core::{IUnknown, Result};
    ///
    /// #[olk_account_helper(owns_session, profile = "Work")]
    /// struct Helper;
    ///
    /// impl OpenSession for Helper {
    ///     type Session = IUnknown;
    ///
    ///     fn open_session(&self) -> Result<IUnknown> {
    ///         // With a fake manager, any COM object will do.
    ///         Ok(Helper.into())
    ///     }
    /// }
    ///
    /// let fake = FakeAccountManager::new([]);
    /// let manager = AccountManager::with(fake.create(), Helper, InitFlags::default())?;
    /// assert_eq!(fake.profile().as_deref(), Some("Work"));
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn with(
        manager: IOlkAccountManager,
        helper: impl IntoHelper,
        flags: InitFlags,
    ) -> Result<Self, AccountError> {
        let helper = helper.into_helper();
        // SAFETY: the helper is alive; the manager keeps a reference of its own.
        let answer = unsafe { manager.Init(helper.as_raw(), flags.bits()) };
        Call::Init.outcome(answer)?;
        Ok(manager.into())
    }
}

/// Makes Outlook's account manager, by `CoCreateInstance`. It wants its `Init`.
#[cfg(windows)]
fn account_manager() -> Result<IOlkAccountManager, AccountError> {
    use super::interface::take;
    use crate::sys::CLSID_OlkAccountManager;
    use core::ffi::c_void;
    use core::ptr;
    use windows_core::{GUID, HRESULT};

    windows_core::link!("ole32.dll" "system" fn CoCreateInstance(
        rclsid: *const GUID,
        punkouter: *mut c_void,
        dwclscontext: u32,
        riid: *const GUID,
        ppv: *mut *mut c_void
    ) -> HRESULT);

    /// `CLSCTX_INPROC_SERVER`: a DLL, in this process.
    const IN_PROCESS: u32 = 1;

    let (class, interface) = (CLSID_OlkAccountManager, IOlkAccountManager::IID);
    let (class, interface) = (&raw const class, &raw const interface);
    let (mut manager, nobody) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: all pointers are those of local variables, and NULL is for an object that is no part of another.
    let answer =
        unsafe { CoCreateInstance(class, nobody, IN_PROCESS, interface, &raw mut manager) };
    // SAFETY: what is handed out is an account manager, with a reference of our own.
    unsafe { take(answer, manager) }.map_err(|cause| Call::Create.error(cause))
}

/// There is no Outlook here.
#[cfg(not(windows))]
fn account_manager() -> Result<IOlkAccountManager, AccountError> {
    Err(Call::Create.error(Cause::NotWindows))
}

/// Whether COM lets what is made on this thread be called on others: in a multithreaded apartment, which a thread may be
/// in by having none of its own.
#[cfg(windows)]
fn is_multithreaded() -> bool {
    use windows_core::HRESULT;

    windows_core::link!("ole32.dll" "system" fn CoGetApartmentType(kind: *mut i32, qualifier: *mut i32) -> HRESULT);

    /// `APTTYPE_STA` and `APTTYPE_MAINSTA`.
    const SINGLE_THREADED: [i32; 2] = [0, 3];

    let (mut kind, mut qualifier) = (-1, 0);
    // SAFETY: both pointers are those of local variables.
    let answer = unsafe { CoGetApartmentType(&raw mut kind, &raw mut qualifier) };
    // Without COM there is nobody else who would call.
    answer.is_ok() && !SINGLE_THREADED.contains(&kind)
}

/// There is no COM here.
#[cfg(not(windows))]
fn is_multithreaded() -> bool {
    false
}
