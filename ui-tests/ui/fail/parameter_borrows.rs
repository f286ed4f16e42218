//! rule: A helper owns what it is made of, since a COM object outlives every borrow.
//! code: E0310, E0597
//! message: rustc's own
//! remedy: Own the data, or share it with `Arc`.

use olk_account::{IOlkAccountHelper, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper<N>(#[session] IUnknown, N);

// here: The parameter stands for a borrow of a local variable.
fn with_borrow(session: IUnknown) -> IOlkAccountHelper {
    let name = String::from("local");
    AddInHelper(session, &name).into()
}

// here: The parameter stands for anything, borrows included.
fn with_anything<N>(session: IUnknown, name: N) -> IOlkAccountHelper {
    AddInHelper(session, name).into()
}

fn main() {}
