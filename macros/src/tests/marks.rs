//! Rules about `#[profile]` and `#[session]`.

use super::{BORROWER, OWNER, accepted, all_refused, expanded, mistakes, refused};

const TWO_PROFILES: &str =
    "a helper has one profile, and another field is marked `#[profile]` already: mark one of them";
const TWO_SESSIONS: &str = "a helper lends one session, and another field is marked `#[session]` already: mark one of them";
const BOTH_MARKS: &str =
    "a field is the profile's name or the session, not both: remove one of its marks";
const OWNERS_SESSION: &str = "a helper declared with `owns_session` creates its session, and the COM object keeps it: \
                              remove this mark, or `owns_session` if the session is somebody else's";

#[test]
fn a_helper_has_a_profile() {
    let message = "this helper has no profile name: mark its `ProfileName` field with `#[profile]`, or name the \
                   profile with `#[olk_account_helper(profile = \"…\")]`; a field that a `#[cfg(…)]` removes doesn't count";
    refused("", "struct Helper { p: ProfileName }", "Helper", message);
    let message = "this helper has no profile name: mark its `ProfileName` field with `#[profile]`, or name the \
                   profile with `#[olk_account_helper(owns_session, profile = \"…\")]`; a field that a `#[cfg(…)]` removes doesn't count";
    refused("owns_session", "struct Helper;", "Helper", message);
}

#[test]
fn a_helper_has_one_profile() {
    let each = ("#[profile]", TWO_PROFILES);
    let item = "struct H { #[profile] a: ProfileName, #[profile] b: ProfileName }";
    all_refused("owns_session", item, &[each]);
    let item = "struct H(#[profile] ProfileName, #[profile] ProfileName, #[profile] ProfileName);";
    all_refused("owns_session", item, &[each, each]);
    let message = "a helper has one profile, and this one is named by `profile = \"…\"` already: remove that, or \
                   this mark";
    let arguments = "owns_session, profile = \"x\"";
    refused(arguments, OWNER, "#[profile]", message);
}

#[test]
fn a_borrower_need_not_mark_its_session() {
    accepted("", BORROWER);
    accepted("", OWNER);
}

#[test]
fn a_borrower_lends_one_session() {
    let item = "struct H(#[profile] ProfileName, #[session] IUnknown, #[session] IUnknown);";
    refused("", item, "#[session]", TWO_SESSIONS);
}

#[test]
fn an_owner_marks_no_session() {
    refused("owns_session", BORROWER, "#[session]", OWNERS_SESSION);
    let item =
        "struct H { #[profile] p: ProfileName, #[session] a: IUnknown, #[session] b: IUnknown }";
    let each = ("#[session]", OWNERS_SESSION);
    all_refused("owns_session", item, &[each, each]);
}

#[test]
fn a_field_is_marked_once() {
    let message = "this field is marked `#[profile]` already: once is enough";
    let item = "struct H(#[profile] #[profile] ProfileName);";
    refused("", item, "#[profile]", message);
    let item = "struct H(#[profile] ProfileName, #[session] /** doc */ #[session] IUnknown);";
    let message = "this field is marked `#[session]` already: once is enough";
    refused("", item, "#[session]", message);
}

#[test]
fn a_field_is_not_profile_and_session() {
    let item = "struct H(#[profile] #[session] X);";
    refused("", item, "#[session]", BOTH_MARKS);
    refused("owns_session", item, "#[session]", OWNERS_SESSION);
    let item = "struct H(#[session] #[profile] X);";
    refused("", item, "#[profile]", BOTH_MARKS);
}

#[test]
fn a_mark_stands_alone() {
    let message = "`#[profile]` stands alone, on the field that holds the `ProfileName`; a name known when compiling \
                   needs no field: `#[olk_account_helper(profile = \"…\")]`";
    for mark in ["#[profile = \"x\"]", "#[profile(\"x\")]", "#[profile()]"] {
        let item = format!("struct H({mark} ProfileName);");
        refused("owns_session", &item, mark, message);
    }
    let message = "`#[session]` stands alone: the session is what the field holds";
    for mark in ["#[session = 1]", "#[session(x)]"] {
        let item = format!("struct H(#[profile] ProfileName, {mark} IUnknown);");
        refused("", &item, mark, message);
    }
}

#[test]
fn a_mark_stands_on_a_field() {
    let message = "`#[profile]` marks a field, not the struct: put it on the field that holds the `ProfileName`";
    let item = "#[profile] struct H(ProfileName);";
    refused("", item, "#[profile]", message);
    let message = "`#[session]` marks a field, not the struct: put it on the field that holds the session to lend";
    let item = format!("#[session] {OWNER}");
    refused("", &item, "#[session]", message);
}

#[test]
fn a_misplaced_session_is_no_profile() {
    let found = mistakes("", "#[session] struct H;");
    let at: Vec<&str> = found.iter().map(|(code, _)| &**code).collect();
    assert_eq!(at, ["#[session]", "H"]);
}

#[test]
fn words_that_only_look_like_marks_are_left_alone() {
    accepted(
        "owns_session",
        "struct H { #[profile] #[other(profile)] #[serde::session] #[cfg_attr(profile, x)] a: P }",
    );
}

#[test]
fn mistakes_of_every_kind_are_found_in_one_go() {
    all_refused(
        "own_session, foo",
        "#[repr(packed)] #[session] struct H<'a> { #[profile(1)] a: &'a P, #[profile] b: P, #[session] c: I }",
        &[
            (
                "own_session",
                "unknown argument `own_session`; did you mean `owns_session`?",
            ),
            (
                "foo",
                "unknown argument `foo`: `#[olk_account_helper]` takes `owns_session`, `profile = \"…\"` and `crate = \
                 path`",
            ),
            (
                "packed",
                "the fields of a COM object are borrowed when it is called, which `packed` forbids: remove it",
            ),
            (
                "'a",
                "a COM object outlives every borrow, so a helper can't have the lifetime parameter `'a`: own the \
                 data, or share it with `Arc`",
            ),
            (
                "#[session]",
                "`#[session]` marks a field, not the struct: put it on the field that holds the session to lend",
            ),
            ("#[profile]", TWO_PROFILES),
            ("#[session]", OWNERS_SESSION),
            (
                "#[profile(1)]",
                "`#[profile]` stands alone, on the field that holds the `ProfileName`; a name known when compiling \
                 needs no field: `#[olk_account_helper(profile = \"…\")]`",
            ),
        ],
    );
}

#[test]
fn fields_under_conditions_that_hold_together_are_refused_with_a_hint() {
    let or_exclude = ", or make their `#[cfg(…)]`s exclude each other";
    for (first, second) in [("", "#[cfg(a)]"), ("#[cfg(a)]", "")] {
        let item = format!("struct H {{ {first} #[profile] a: P, {second} #[profile] b: P }}");
        let message = format!("{TWO_PROFILES}{or_exclude}");
        refused("owns_session", &item, "#[profile]", &message);
        let item = format!("struct H(#[profile] P, {first} #[session] I, {second} #[session] I);");
        let message = format!("{TWO_SESSIONS}{or_exclude}");
        refused("", &item, "#[session]", &message);
    }
}

#[test]
fn misspelt_mark_that_is_missing_is_left_to_the_compiler() {
    let refused_without_a_word = |arguments, item: &str| {
        accepted(arguments, item);
        let output = expanded(arguments, item).to_string();
        assert!(output.contains("rejected"), "{item}: {output}");
    };
    for attributes in [
        "",
        "#[derive(Debug, std::clone::Clone)]",
        "#[repr(C)] #[allow(x)] #[doc = \"\"]",
    ] {
        refused_without_a_word(
            "owns_session",
            &format!("{attributes} struct H {{ #[profil] p: P }}"),
        );
        refused_without_a_word(
            "",
            &format!("{attributes} struct H(#[profile] P, #[Session] I);"),
        );
    }
}

#[test]
fn misspelt_mark_that_is_not_missing_changes_nothing() {
    for (arguments, item) in [
        (
            "",
            "struct H(#[profile] P, #[profil] P, #[session] #[sessions] I);",
        ),
        ("owns_session", "struct H(#[profile] P, #[Session] I);"),
        ("profile = \"x\", owns_session", "struct H(#[profil] P);"),
    ] {
        accepted(arguments, item);
        let output = expanded(arguments, item).to_string();
        assert!(!output.contains("rejected"), "{item}: {output}");
    }
}

#[test]
fn attribute_that_another_macro_may_know_is_no_misspelt_mark() {
    for other in [
        "#[derive(Debug, Serialize)]",
        "#[validate]",
        "#[a::b(c)]",
        "#[cfg_attr(a, derive(Elsewhere))]",
    ] {
        let item = format!("{other} struct H {{ #[profil] p: P }}");
        let found = mistakes("owns_session", &item);
        let at: Vec<&str> = found.iter().map(|(code, _)| &**code).collect();
        assert_eq!(at, ["H"], "{item}");
    }
}
