//! rule: A secret is a `Secret`: it doesn't print, isn't cloned, and is wiped when it is dropped.
//! here: Two passwords are compared.
//! code: E0369
//! errors: 1
//! message: rustc's own
//! remedy: Keep the `Secret`, and call `expose()` where the text itself is needed.

use olk_account::Secret;

fn is_the_same(one: &Secret, other: &Secret) -> bool {
    *one == *other
}

fn main() {}
