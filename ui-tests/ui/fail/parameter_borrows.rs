//! rule: A helper owns what it is made of, since a COM object outlives every borrow.
//! here: What the parameter stands for is a borrow of a local variable.
//! code: E0597
//! errors: 1
//! message: rustc's own
//! remedy: Own the data, or share it with `Arc`.

use olk_account::{IOlkAccountHelper, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper<N>(#[session] IUnknown, N);

fn helper(session: IUnknown) -> IOlkAccountHelper {
    let name = String::from("local");
    AddInHelper(session, &name).into()
}

fn main() {}
