//! What breaks the typed client: who is given memory back, what is left of a secret, what is taken for an answer, and
//! what can be set.

use crate::Mutant;

const ACCESS: &str = "runtime/src/client/prop/access.rs";
const ACCOUNT: &str = "runtime/src/client/account.rs";
const ACCOUNTS: &str = "runtime/src/client/accounts.rs";
const ERROR: &str = "runtime/src/client/error.rs";
const INTERFACE: &str = "runtime/src/client/interface.rs";
const LIST: &str = "runtime/src/client/prop/list.rs";
const MEMORY: &str = "runtime/src/client/memory.rs";
const RECEIVED: &str = "runtime/src/client/received.rs";
const REGISTRATION: &str = "runtime/src/client/notify/registration.rs";
const SECRET: &str = "runtime/src/client/secret.rs";
const TEXT: &str = "runtime/src/client/text.rs";

/// Where a secret is declared.
const SECRET_STRUCT: &str = "pub struct Secret<T: SecretText = String>(T);";
/// Whether a value is one.
const IS_SECRET: &str = "(self.tag | self.variant.dwType) & SECURE_FLAG";

pub(crate) const MUTANTS: &[Mutant] = &[
    Mutant::new(
        "client: memory is given back if it is secret, and not otherwise",
        &[(
            MEMORY,
            "unsafe { self.owner.free(start) };",
            "if self.is_secret {\n            unsafe { self.owner.free(start) };\n        }",
        )],
    ),
    Mutant::new(
        "client: the manager's copy of a secret is not wiped",
        &[(
            MEMORY,
            "if self.is_secret {",
            "if false && self.is_secret {",
        )],
    ),
    Mutant::new(
        "client: what the value alone calls a secret is none",
        &[(RECEIVED, IS_SECRET, "self.tag & SECURE_FLAG")],
    ),
    Mutant::new(
        "client: what the tag alone calls a secret is none",
        &[(RECEIVED, IS_SECRET, "self.variant.dwType & SECURE_FLAG")],
    ),
    Mutant::new(
        "client: a value of another type is not given back",
        &[(RECEIVED, "            self.discard();\n", "")],
    ),
    Mutant::new(
        "client: a NULL pointer to one byte is no bytes",
        &[(
            RECEIVED,
            "unsafe { variant.Val.bin.cb } == 0",
            "unsafe { variant.Val.bin.cb } <= 1",
        )],
    ),
    Mutant::new(
        "client: a secret is not wiped when it is dropped",
        &[(
            SECRET,
            "self.0.wipe();",
            "if size_of::<T>() == 0 {\n            self.0.wipe();\n        }",
        )],
    ),
    Mutant::new(
        "client: a secret can be cloned",
        &[(
            SECRET,
            SECRET_STRUCT,
            "#[derive(Clone)]\npub struct Secret<T: SecretText = String>(T);",
        )],
    ),
    Mutant::new(
        "client: secrets can be compared",
        &[(
            SECRET,
            SECRET_STRUCT,
            "#[derive(PartialEq)]\npub struct Secret<T: SecretText = String>(T);",
        )],
    ),
    Mutant::new(
        "client: a secret prints",
        &[(
            SECRET,
            "impl<T: SecretText> fmt::Debug for Secret<T> {",
            "impl fmt::Display for Secret {\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n        \
             f.write_str(&self.0)\n    }\n}\n\nimpl<T: SecretText> fmt::Debug for Secret<T> {",
        )],
    ),
    Mutant::new(
        "client: text is written to memory that grows",
        &[(
            TEXT,
            "String::with_capacity(utf8_length(units.clone())?)",
            "String::with_capacity(utf8_length(units.clone())? / 2)",
        )],
    ),
    Mutant::new(
        "client: text with a NUL is cut short",
        &[(TEXT, "position(|unit| unit == 0)", "position(|_| false)")],
    ),
    Mutant::new(
        "client: any success will do",
        &[(
            ERROR,
            "success => Some(Self::Undocumented(success)),",
            "_ => None,",
        )],
    ),
    Mutant::new(
        "client: an object that came with an undocumented success is not released",
        &[(
            INTERFACE,
            "Some(cause) => Err(cause),",
            "Some(cause) => {\n            core::mem::forget(object);\n            Err(cause)\n        }",
        )],
    ),
    Mutant::new(
        "client: what an account lacks is an error",
        &[(
            ACCOUNT,
            "if answer == E_ACCT_NOT_FOUND {",
            "if false && answer == E_ACCT_NOT_FOUND {",
        )],
    ),
    Mutant::new(
        "client: an enumeration that fails for ever is asked for ever",
        &[(
            ACCOUNTS,
            "        self.has_ended = true;\n",
            "        self.has_ended = false;\n",
        )],
    ),
    Mutant::new(
        "client: a registration that is dropped stays",
        &[(
            REGISTRATION,
            "        // There is nobody to tell how it went.\n        let _ = self.end();\n",
            "",
        )],
    ),
    Mutant::new(
        "client: a late notification finds the closure",
        &[(
            REGISTRATION,
            "self.is_registered.store(false, Ordering::Release);",
            "self.is_registered.store(true, Ordering::Release);",
        )],
    ),
    Mutant::new(
        "client: a cookie that was not written is one",
        &[(
            REGISTRATION,
            "outcome.is_err() && cookie == 0",
            "outcome.is_err() && cookie == 1",
        )],
    ),
    Mutant::new(
        "client: an undocumented success of Advise is a registration",
        &[(
            REGISTRATION,
            "outcome.map(|()| registration)",
            "Ok(registration)",
        )],
    ),
    Mutant::new(
        "client: what is read-only can be set",
        &[(
            ACCESS,
            "impl Writable for ReadWrite {}",
            "impl Writable for ReadWrite {}\nimpl Writable for ReadOnly {}\nimpl sealed::Access for ReadOnly {}",
        )],
    ),
    Mutant::new(
        "client: one property can be set that can't",
        &[(
            LIST,
            "MAPI_EMSMDB_UID: Vec<u8>, ReadOnly",
            "MAPI_EMSMDB_UID: Vec<u8>, ReadWrite",
        )],
    ),
    Mutant::new(
        "client: one property can't be set that can",
        &[(
            LIST,
            "USER_DISPLAY_NAME: String, ReadWrite",
            "USER_DISPLAY_NAME: String, ReadOnly",
        )],
    ),
];
