//! rule: A secret is a `Secret`: it doesn't print, isn't cloned, and is wiped when it is dropped.
//! code: E0277, E0308, E0369, E0599
//! message: rustc's own
//! remedy: Keep the `Secret`, and call `expose()` where the text itself is needed.

use olk_account::{Account, AccountError, Secret, prop};

// here: A password is to be a text like any other.
fn read(account: &Account) -> Result<Option<String>, AccountError> {
    account.get(prop::INET_PASSWORD)
}

// here: A password is printed.
fn print(password: &Secret) {
    println!("the password is {password}");
}

// here: A password is cloned.
fn copy(password: Secret) -> Secret {
    password.clone()
}

// here: Two passwords are compared.
fn compare(one: &Secret, other: &Secret) -> bool {
    *one == *other
}

fn main() {}
