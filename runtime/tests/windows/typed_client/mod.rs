//! The typed client through real COM: COM makes the account manager, out of a class that this process has registered, in
//! either kind of apartment.

mod accounts;
mod create;
mod notifications;
mod threads;

use crate::support::{Apartment, LogonHelper, Mapi, Registration, alone};
use olk_account::client::IntoHelper;
use olk_account::testing::FakeAccountManager;
use olk_account::{AccountError, AccountManager, InitFlags, ProfileName};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use windows::Win32::System::Com::{COINIT, COINIT_APARTMENTTHREADED, COINIT_MULTITHREADED};

const PROFILE: ProfileName = ProfileName::literal("Outlook");

/// Has COM serve managers of this profile, in the apartment of this thread.
fn served(fake: &FakeAccountManager) -> Registration {
    let fake = fake.clone();
    Registration::of(move || fake.create())
}

/// Has COM make a manager, by the function for apartments of this kind.
fn created(apartment: COINIT, helper: impl IntoHelper) -> Result<AccountManager, AccountError> {
    let flags = InitFlags::default();
    if apartment == COINIT_MULTITHREADED {
        // SAFETY: what changes in the helpers here is in atomics, and their sessions are made for any thread.
        unsafe { AccountManager::create_multithreaded(helper, flags) }
    } else {
        AccountManager::create(helper, flags)
    }
}

/// Runs `client` with a manager that COM has made in an apartment of this kind, and sees to it that everything is given
/// back in the end: the session, the helper, and all that is the manager's.
fn with_manager(
    apartment: COINIT,
    fake: &FakeAccountManager,
    client: impl FnOnce(&AccountManager),
) {
    let _alone = alone();
    let mapi = Mapi::default();
    let handed_off = Arc::new(AtomicUsize::new(0));
    {
        let com = Apartment::enter(apartment);
        assert_eq!(com.is_multithreaded(), apartment == COINIT_MULTITHREADED);
        let _class = served(fake);
        let helper = LogonHelper::new(PROFILE, &mapi, &handed_off);
        let manager = created(apartment, helper).expect("a manager");
        assert_eq!(fake.profile().as_deref(), Some("Outlook"));
        assert_eq!((mapi.opened(), mapi.closed()), (1, 0));
        client(&manager);
    }
    assert_eq!((mapi.opened(), mapi.closed()), (1, 1));
    assert_eq!(handed_off.load(Ordering::Relaxed), 1);
    assert_eq!(Arc::strong_count(&handed_off), 1, "the helper is gone");
    fake.assert_no_leaks();
}

/// The same test in each kind of apartment.
macro_rules! in_both_apartments {
    ($($test:ident)*) => {
        mod in_a_single_threaded_apartment {
            $(
                #[test]
                fn $test() {
                    super::$test(windows::Win32::System::Com::COINIT_APARTMENTTHREADED);
                }
            )*
        }

        mod in_the_multithreaded_apartment {
            $(
                #[test]
                fn $test() {
                    super::$test(windows::Win32::System::Com::COINIT_MULTITHREADED);
                }
            )*
        }
    };
}
use in_both_apartments;
