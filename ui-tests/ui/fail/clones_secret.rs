//! rule: A secret is a `Secret`: it doesn't print, isn't cloned, and is wiped when it is dropped.
//! here: A password is cloned.
//! code: E0599
//! errors: 1
//! message: rustc's own
//! remedy: Keep the `Secret`, and call `expose()` where the text itself is needed.

use olk_account::Secret;

struct Login {
    password: Secret,
}

fn copy(login: &Login) -> Secret {
    login.password.clone()
}

fn main() {}
