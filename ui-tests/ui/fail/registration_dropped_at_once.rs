//! rule: A registration lasts as long as it is kept.
//! here: It is dropped by the statement that makes it. What is a warning otherwise is an error here.
//! code: none
//! lint: unused_must_use
//! remedy: Keep it as long as it is to last, in a field, say, or by `let _registration = manager.advise(…)?`. By
//!     `let _ = …`, which the compiler proposes, it is dropped at once.

#![deny(unused_must_use)]

use olk_account::{AccountError, AccountManager};

fn watch(manager: &AccountManager) -> Result<(), AccountError> {
    manager.advise(|event| println!("{event:?}"))?;
    Ok(())
}

fn main() {}
