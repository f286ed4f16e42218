//! A helper that does something when it goes, and one with interior mutability.

use core::cell::Cell;
use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, olk_account_helper};
use std::rc::Rc;
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper {
    gone: Rc<Cell<u32>>,
}

impl Drop for LogonHelper {
    fn drop(&mut self) {
        self.gone.set(self.gone.get() + 1);
    }
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper {
            gone: Rc::clone(&self.gone),
        }
        .into())
    }
}

fn main() {
    let gone = Rc::new(Cell::new(0));
    let helper: IOlkAccountHelper = LogonHelper {
        gone: Rc::clone(&gone),
    }
    .into();
    drop(helper.mapi_session().unwrap());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
    assert_eq!(gone.get(), 1);
    drop(helper);
    assert_eq!(gone.get(), 2);
}
