//! rule: The attribute takes `owns_session`, `profile = "…"` and `crate = path`.
//! code: none
//! remedy: Write the argument that was meant. To lend a session, none is needed.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

// here: `OwnsSession` for `owns_session`.
#[olk_account_helper(OwnsSession, profile = "Outlook")]
struct InOtherCase;

// here: `own_session` for `owns_session`.
#[olk_account_helper(own_session, profile = "Outlook")]
struct Misspelt;

// here: `owns_session` is a word, not a string.
#[olk_account_helper("owns_session", profile = "Outlook")]
struct Quoted;

// here: The opposite of `owns_session` is to write nothing.
#[olk_account_helper(lends_session, profile = "Outlook")]
struct Opposite(#[session] IUnknown);

// here: `profil` for `profile`.
#[olk_account_helper(profil = "Outlook")]
struct ProfileMisspelt(#[session] IUnknown);

// here: The profile's name stands on its own.
#[olk_account_helper("Outlook")]
struct ProfileWithoutName(#[session] IUnknown);

// here: A number is not an argument.
#[olk_account_helper(profile = "Outlook", 64)]
struct Number(#[session] IUnknown);

// here: Punctuation is not an argument.
#[olk_account_helper(profile = "Outlook", ..)]
struct Punctuation(#[session] IUnknown);

// here: No argument has this name.
#[olk_account_helper(profile = "Outlook", thread_safe)]
struct Unknown(#[session] IUnknown);

fn main() {}
