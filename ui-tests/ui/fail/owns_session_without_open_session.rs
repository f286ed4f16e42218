//! rule: An owner says how it opens a session: it implements `OpenSession`.
//! here: There is no `impl OpenSession`.
//! code: E0277
//! errors: 1
//! remedy: Write `impl OpenSession`; or remove `owns_session`, if the session is somebody else's.

use olk_account::olk_account_helper;

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

fn main() {}
