//! Every spelling of a profile's name, up to the longest.

use olk_account::{IOlkAccountHelper, olk_account_helper};
use windows_core::IUnknown;

macro_rules! named {
    ($($helper:ident = $name:literal),* $(,)?) => {
        $(
            #[olk_account_helper(profile = $name)]
            struct $helper(#[session] IUnknown);
        )*
    };
}

named! {
    OneCharacter = "a",
    Raw = r#"C:\"Outlook""#,
    Escaped = "\u{e4}\t\x41",
    Broken = "Out\
              look",
    Longest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    LongestInPairs = "𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞",
}

#[olk_account_helper(owns_session, profile = "stands in for MAPI")]
struct Mapi;

impl olk_account::OpenSession for Mapi {
    type Session = IUnknown;

    fn open_session(&self) -> windows_core::Result<IUnknown> {
        Ok(Mapi.into())
    }
}

fn main() {
    let mapi = || IUnknown::from(Mapi);
    let helpers: [IOlkAccountHelper; 6] = [
        OneCharacter(mapi()).into(),
        Raw(mapi()).into(),
        Escaped(mapi()).into(),
        Broken(mapi()).into(),
        Longest(mapi()).into(),
        LongestInPairs(mapi()).into(),
    ];
    let names = helpers.map(|helper| helper.profile_name().unwrap());
    assert_eq!(names[..4], ["a", r#"C:\"Outlook""#, "ä\tA", "Outlook"]);
    assert_eq!(names[4].len(), 64);
    assert_eq!(names[5], "𝄞".repeat(32));
}
