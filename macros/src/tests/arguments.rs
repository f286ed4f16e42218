//! Rules about what stands in the attribute's parentheses.

use super::{BORROWER, OWNER, accepted, all_refused, refused};
use crate::spelling::nearest;

const UNIT: &str = "struct Helper;";
const CHOICE: &str =
    "`#[olk_account_helper]` takes `owns_session`, `profile = \"…\"` and `crate = path`";

#[test]
fn every_argument_is_accepted_in_any_order_and_with_a_comma_at_the_end() {
    accepted("", BORROWER);
    accepted("owns_session", OWNER);
    accepted("owns_session,", OWNER);
    accepted(r#"profile = "Outlook", owns_session"#, UNIT);
    accepted(
        r#"crate = renamed, profile = "Outlook", owns_session,"#,
        UNIT,
    );
}

#[test]
fn a_raw_identifier_is_the_same_argument() {
    accepted("r#owns_session", OWNER);
}

#[test]
fn the_crate_can_be_any_path() {
    for path in [
        "renamed",
        "::renamed",
        "crate",
        "crate::x",
        "self",
        "super::x::y",
    ] {
        accepted(&format!("owns_session, crate = {path}"), OWNER);
    }
}

#[test]
fn an_unknown_argument_is_answered_with_those_that_exist() {
    refused(
        "release",
        BORROWER,
        "release",
        &format!("unknown argument `release`: {CHOICE}"),
    );
    refused(
        "x(1, 2)",
        BORROWER,
        "x",
        &format!("unknown argument `x`: {CHOICE}"),
    );
    refused(
        "x::y = 1",
        BORROWER,
        "x",
        &format!("unknown argument `x`: {CHOICE}"),
    );
}

#[test]
fn a_misspelt_argument_is_answered_with_a_suggestion_and_counts_as_meant() {
    for word in [
        "own_session",
        "owns_sesion",
        "ownsSession",
        "owned_session",
        "owns",
    ] {
        let message = format!("unknown argument `{word}`; did you mean `owns_session`?");
        refused(word, OWNER, word, &message);
    }
    let message = "unknown argument `porfile`; did you mean `profile`?";
    refused(
        r#"porfile = "Outlook""#,
        "struct Helper(#[session] IUnknown);",
        "porfile",
        message,
    );
    refused(
        "krate = x",
        BORROWER,
        "krate",
        "unknown argument `krate`; did you mean `crate`?",
    );
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
    let message = "`owns_session` is given twice: once is enough";
    refused("owns_session, owns_session", OWNER, "owns_session", message);
    let message = "`profile` is given twice: once is enough";
    refused(
        r#"profile = "a", profile = "b", owns_session"#,
        UNIT,
        "profile",
        message,
    );
    refused(
        r#"profile = "a", profile, owns_session"#,
        UNIT,
        "profile",
        message,
    );
    let message = "`crate` is given twice: once is enough";
    refused("crate = a, crate = b", BORROWER, "crate", message);
}

#[test]
fn owns_session_takes_no_value() {
    let message =
        "`owns_session` takes no value: its presence says that the helper creates its session";
    for (argument, value) in [
        ("owns_session = true", "= true"),
        ("owns_session = false", "= false"),
        ("owns_session()", "()"),
        ("owns_session(true, false)", "(true, false)"),
        ("owns_session =", "="),
    ] {
        refused(argument, OWNER, value, message);
    }
}

#[test]
fn a_name_in_quotes_is_answered_with_the_name() {
    refused(
        r#""owns_session""#,
        OWNER,
        r#""owns_session""#,
        "write `owns_session` without quotes",
    );
}

#[test]
fn a_literal_alone_is_taken_for_the_profile() {
    let message =
        "a literal on its own says nothing; the name of the profile is given as `profile = \"…\"`";
    refused(r#"owns_session, "Outlook""#, UNIT, r#""Outlook""#, message);
}

#[test]
fn anything_else_is_no_argument() {
    refused(
        "5",
        BORROWER,
        "5",
        &format!("a literal is no argument: {CHOICE}"),
    );
    refused(
        "= 5",
        BORROWER,
        "=",
        &format!("this is no argument: {CHOICE}"),
    );
    refused(
        "(owns_session)",
        BORROWER,
        "(owns_session)",
        &format!("this is no argument: {CHOICE}"),
    );
}

#[test]
fn the_profile_needs_a_value() {
    let message = "`profile` needs the name of the profile: `profile = \"…\"`";
    refused("owns_session, profile", UNIT, "profile", message);
    let message = "the value of `profile` comes after `=`, not in parentheses";
    refused(
        r#"owns_session, profile("Outlook")"#,
        UNIT,
        r#"("Outlook")"#,
        message,
    );
}

#[test]
fn the_profile_is_a_string_literal() {
    let message = "`profile` needs a string literal, which is checked while compiling: a name that is computed goes \
                   into a field marked `#[profile]`";
    for value in [
        "NAME",
        "5",
        "1 + 2",
        "b\"Outlook\"",
        "c\"Outlook\"",
        "'O'",
        "concat!(\"a\")",
        "true",
    ] {
        refused(
            &format!("owns_session, profile = {value}"),
            UNIT,
            value,
            message,
        );
    }
    refused("profile =, owns_session", UNIT, "=", message);
    let message = "the name of the profile is a string literal without a suffix";
    refused("owns_session, profile = \"a\"x", UNIT, "\"a\"x", message);
}

#[test]
fn a_name_has_1_to_64_utf_16_units() {
    let message = "a profile name has 1 to 64 characters; this one is empty";
    refused(r#"owns_session, profile = """#, UNIT, r#""""#, message);

    accepted(
        &format!("owns_session, profile = {:?}", "x".repeat(64)),
        UNIT,
    );
    accepted(
        &format!("owns_session, profile = {:?}", "😀".repeat(32)),
        UNIT,
    );
    for name in ["x".repeat(65), format!("{}x", "😀".repeat(32))] {
        let message = "a profile name has at most 64 characters (UTF-16 units); this one has 65";
        refused(
            &format!("owns_session, profile = {name:?}"),
            UNIT,
            &format!("{name:?}"),
            message,
        );
    }
}

#[test]
fn a_name_contains_no_nul() {
    for (name, place) in [(r#""\0""#, 1), (r#""Out\0look""#, 4), (r#""😀\0\0""#, 3)] {
        let message = format!(
            "a profile name ends at its first NUL, so it can't contain one; this one does, as character {place}"
        );
        refused(
            &format!("owns_session, profile = {name}"),
            UNIT,
            name,
            &message,
        );
    }
}

#[test]
fn a_raw_string_is_a_name_as_well() {
    accepted("owns_session, profile = r#\"Outlook \"2\"\"#", UNIT);
}

#[test]
fn the_crate_needs_a_path() {
    let message = "`crate` needs the path of the `olk_account` crate: `crate = path`";
    refused("crate", BORROWER, "crate", message);
    let message = "the value of `crate` comes after `=`, not in parentheses";
    refused("crate(x)", BORROWER, "(x)", message);
    let message =
        "`crate` takes the path of a crate or module: `crate = renamed`, `crate = ::renamed`";
    refused("crate = 5", BORROWER, "5", message);
    refused("crate = ", BORROWER, "=", message);
    refused("crate = a::<b>", BORROWER, "a::<b>", message);
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
    refused("owns_session,,", OWNER, ",", message);
    refused("owns_session,,,,", OWNER, ",", message);
    refused(",owns_session", OWNER, ",", message);
    refused(",,", BORROWER, ",", message);
    let message = "a comma is missing before this";
    refused(r#"owns_session profile = "x""#, UNIT, "profile", message);
    refused(
        r#"profile = "x" owns_session"#,
        UNIT,
        "owns_session",
        message,
    );
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
