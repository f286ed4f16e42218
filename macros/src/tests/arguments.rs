//! Rules about what stands in the attribute's parentheses.

use super::{BORROWER, OWNER, accepted, all_refused, each_refused, refused};
use crate::spelling::nearest;

const UNIT: &str = "struct Helper;";
const CHOICE: &str =
    "`#[olk_account_helper]` takes `owns_session`, `profile = \"…\"` and `crate = path`";

#[test]
fn every_argument_is_accepted_in_any_order_and_with_a_comma_at_the_end() {
    accepted("", BORROWER);
    for arguments in ["owns_session", "owns_session,", "r#owns_session"] {
        accepted(arguments, OWNER);
    }
    let named = r#"profile = "Outlook", owns_session"#;
    accepted(named, UNIT);
    accepted(&format!("crate = renamed, {named},"), UNIT);
    accepted("owns_session, profile = r#\"Outlook \"2\"\"#", UNIT);
}

#[test]
fn the_crate_can_be_any_path() {
    let paths = "renamed ::renamed crate crate::x self super::x::y";
    for path in paths.split(' ') {
        accepted(&format!("owns_session, crate = {path}"), OWNER);
    }
}

#[test]
fn an_unknown_argument_is_answered_with_those_that_exist() {
    for (argument, word) in [("release", "release"), ("x(1, 2)", "x"), ("x::y = 1", "x")] {
        let message = format!("unknown argument `{word}`: {CHOICE}");
        refused(argument, BORROWER, word, &message);
    }
}

#[test]
fn a_misspelt_argument_is_answered_with_a_suggestion_and_counts_as_meant() {
    let misspelt = |item: &str, value: &str, word: &str, meant: &str| {
        let message = format!("unknown argument `{word}`; did you mean `{meant}`?");
        refused(&format!("{word}{value}"), item, word, &message);
    };
    for word in "own_session owns_sesion ownsSession owned_session owns".split(' ') {
        misspelt(OWNER, "", word, "owns_session");
    }
    let without_profile = "struct Helper(#[session] IUnknown);";
    misspelt(without_profile, " = \"Outlook\"", "porfile", "profile");
    misspelt(BORROWER, " = x", "krate", "crate");
}

#[test]
fn a_misspelt_argument_leaves_one_that_is_well_spelt_alone() {
    all_refused(
        "owns_session, profile = \"\", porfile = \"x\"",
        UNIT,
        &[
            (
                "porfile",
                "unknown argument `porfile`; did you mean `profile`?",
            ),
            (
                "\"\"",
                "a profile name has 1 to 64 characters; this one is empty",
            ),
        ],
    );
}

#[test]
fn the_opposite_of_an_argument_is_not_taken_for_a_misspelling() {
    for word in ["lends_session", "borrows_session", "lend"] {
        let message = format!(
            "unknown argument `{word}`: a helper without `owns_session` hands out somebody else's session, so there \
             is nothing to write here"
        );
        refused(word, BORROWER, word, &message);
    }
}

#[test]
fn near_is_two_letters_or_a_third_of_the_word() {
    assert_eq!(nearest("abcdef", &["abcdxx"]), Some("abcdxx"));
    assert_eq!(nearest("abcdef", &["abcxxx"]), None);
    assert_eq!(nearest("abxd", &["abcd"]), Some("abcd"));
    assert_eq!(nearest("axxd", &["abcd"]), None);
    assert_eq!(nearest("xa", &["a"]), None);
    assert_eq!(nearest("xyzabcdef", &["abcdef"]), None);
    assert_eq!(nearest("", &["a"]), None);
    assert_eq!(nearest("bcdefghi", &["abcdefgh"]), Some("abcdefgh"));
    assert_eq!(
        nearest("abcdefgx", &["abcdefxy", "abcdefgh"]),
        Some("abcdefgh")
    );
}

#[test]
fn an_argument_is_given_once() {
    for (item, arguments, name) in [
        (OWNER, "owns_session, owns_session", "owns_session"),
        (
            UNIT,
            r#"profile = "a", profile = "b", owns_session"#,
            "profile",
        ),
        (UNIT, r#"profile = "a", profile, owns_session"#, "profile"),
        (BORROWER, "crate = a, crate = b", "crate"),
    ] {
        let message = format!("`{name}` is given twice: once is enough");
        refused(arguments, item, name, &message);
    }
}

#[test]
fn owns_session_takes_no_value() {
    let message =
        "`owns_session` takes no value: its presence says that the helper creates its session";
    for value in ["= true", "= false", "()", "(true, false)", "="] {
        refused(&format!("owns_session {value}"), OWNER, value, message);
    }
}

#[test]
fn a_name_in_quotes_is_answered_with_the_name() {
    let message = "write `owns_session` without quotes";
    refused(r#""owns_session""#, OWNER, r#""owns_session""#, message);
}

#[test]
fn a_literal_alone_is_taken_for_the_profile() {
    let message =
        "a literal on its own says nothing; the name of the profile is given as `profile = \"…\"`";
    refused(r#"owns_session, "Outlook""#, UNIT, r#""Outlook""#, message);
}

#[test]
fn anything_else_is_no_argument() {
    let literal = format!("a literal is no argument: {CHOICE}");
    each_refused(BORROWER, &literal, &[("5", "5")]);
    let this = format!("this is no argument: {CHOICE}");
    let forms = [("= 5", "="), ("(owns_session)", "(owns_session)")];
    each_refused(BORROWER, &this, &forms);
}

#[test]
fn the_profile_needs_a_value() {
    let message = "`profile` needs the name of the profile: `profile = \"…\"`";
    refused("owns_session, profile", UNIT, "profile", message);
    let message = "the value of `profile` comes after `=`, not in parentheses";
    let name = r#"("Outlook")"#;
    refused(&format!("owns_session, profile{name}"), UNIT, name, message);
}

#[test]
fn the_profile_is_a_string_literal() {
    let message = "`profile` needs a string literal, which is checked while compiling: a name that is computed goes \
                   into a field marked `#[profile]`";
    let values = [
        "NAME",
        "5",
        "1 + 2",
        "b\"x\"",
        "c\"x\"",
        "'O'",
        "concat!(\"a\")",
        "true",
    ];
    each_refused(UNIT, message, &values.map(|value| (named(value), value)));
    refused("profile =, owns_session", UNIT, "=", message);
    let message = "the name of the profile is a string literal without a suffix";
    refused(&named("\"a\"x"), UNIT, "\"a\"x", message);
}

/// An owner's arguments, with this for the profile's name.
fn named(value: &str) -> String {
    format!("owns_session, profile = {value}")
}

#[test]
fn a_name_has_1_to_64_utf_16_units() {
    let message = "a profile name has 1 to 64 characters; this one is empty";
    refused(&named(r#""""#), UNIT, r#""""#, message);
    for name in ["x".repeat(64), "😀".repeat(32)] {
        accepted(&named(&format!("{name:?}")), UNIT);
        let message = "a profile name has at most 64 characters (UTF-16 units); this one has 65";
        let longer = format!("{:?}", format!("{name}x"));
        refused(&named(&longer), UNIT, &longer, message);
    }
}

#[test]
fn a_name_contains_no_nul() {
    for (name, place) in [(r#""\0""#, 1), (r#""Out\0look""#, 4), (r#""😀\0\0""#, 3)] {
        let message = format!(
            "a profile name ends at its first NUL, so it can't contain one; this one does, as character {place}"
        );
        refused(&named(name), UNIT, name, &message);
    }
}

#[test]
fn the_crate_needs_a_path() {
    let message = "`crate` needs the path of the `olk_account` crate: `crate = path`";
    refused("crate", BORROWER, "crate", message);
    let message = "the value of `crate` comes after `=`, not in parentheses";
    refused("crate(x)", BORROWER, "(x)", message);
    let message =
        "`crate` takes the path of a crate or module: `crate = renamed`, `crate = ::renamed`";
    let values = [
        ("crate = 5", "5"),
        ("crate = ", "="),
        ("crate = a::<b>", "a::<b>"),
    ];
    each_refused(BORROWER, message, &values);
}

#[test]
fn a_path_in_quotes_is_answered_with_the_path() {
    let message = "`crate` takes a path, without quotes: `crate = ::a::b`";
    refused(r#"crate = "::a::b""#, BORROWER, r#""::a::b""#, message);
    let message = "`crate` takes a path, without quotes: `crate = path`";
    refused(r#"crate = "a b""#, BORROWER, r#""a b""#, message);
}

#[test]
fn there_is_one_comma_between_two_arguments() {
    let message = "there is no argument before this comma: remove it";
    let commas = ["owns_session,,", "owns_session,,,,", ",owns_session"];
    each_refused(OWNER, message, &commas.map(|arguments| (arguments, ",")));
    refused(",,", BORROWER, ",", message);
    let message = "a comma is missing before this";
    let missing = [
        (r#"owns_session profile = "x""#, "profile"),
        (r#"profile = "x" owns_session"#, "owns_session"),
    ];
    each_refused(UNIT, message, &missing);
    refused("crate = a b", BORROWER, "b", message);
}

#[test]
fn every_argument_is_looked_at_whatever_came_before() {
    all_refused(
        "foo = (1, 2), 7, profile = 3, owns_session = 1, crate = 5",
        UNIT,
        &[
            ("foo", &format!("unknown argument `foo`: {CHOICE}")),
            ("7", &format!("a literal is no argument: {CHOICE}")),
            (
                "3",
                "`profile` needs a string literal, which is checked while compiling: a name that is computed goes \
                 into a field marked `#[profile]`",
            ),
            (
                "= 1",
                "`owns_session` takes no value: its presence says that the helper creates its session",
            ),
            (
                "5",
                "`crate` takes the path of a crate or module: `crate = renamed`, `crate = ::renamed`",
            ),
        ],
    );
}
