//! rule: A session ends with the hook: neither it nor a borrow of it nor its proof can be put away.
//! here: A borrow of the session is returned, and the session itself is not.
//! code: E0515
//! errors: 1
//! message: rustc's own
//! remedy: Use the session within the hook. To keep its interface, clone that, and release the clone yourself.

use olk_account::Session;
use windows_core::IUnknown;

fn mapi(session: Session<'_, IUnknown>) -> &IUnknown {
    &session
}

fn main() {}
