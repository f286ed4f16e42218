//! rule: A secret is a `Secret`: it doesn't print, isn't cloned, and is wiped when it is dropped.
//! here: A password is printed.
//! code: E0277
//! errors: 1
//! message: rustc's own
//! remedy: Keep the `Secret`, and call `expose()` where the text itself is needed.

use olk_account::Secret;

fn show(password: &Secret) {
    println!("the password is {password}");
}

fn main() {}
