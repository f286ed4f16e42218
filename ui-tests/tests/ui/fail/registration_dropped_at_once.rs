//! rule: A registration lasts as long as it is kept.
//! here: It is dropped by the statement that makes it. What is a warning otherwise is an error here.
//! code: none
//! errors: 1
//! remedy: Keep it as long as it is to last, in a field, say, or by `let registration = manager.advise(…)?`.

#![deny(unused_must_use)]

use olk_account::{AccountError, AccountManager};

fn watch(manager: &AccountManager) -> Result<(), AccountError> {
    manager.advise(|event| println!("{event:?}"))?;
    Ok(())
}

fn main() {}
