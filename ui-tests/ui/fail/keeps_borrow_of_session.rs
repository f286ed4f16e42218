//! rule: A session ends with the hook: neither it nor a borrow of it nor its proof can be put away.
//! here: A borrow of the session is to last as long as its lifetime, past the hook.
//! code: E0621
//! errors: 1
//! message: rustc's own
//! remedy: Use the session within the hook. To keep its interface, clone that, and release the clone yourself.

use olk_account::Session;
use windows_core::IUnknown;

fn keep<'s>(session: &Session<'s, IUnknown>) -> &'s IUnknown {
    session
}

fn main() {}
