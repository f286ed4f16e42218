//! Rules about `#[profile]` and `#[session]`.

use super::{BORROWER, OWNER, accepted, all_refused, mistakes, refused};

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
                   profile with `#[olk_account_helper(profile = \"…\")]`";
    refused("", "struct Helper { p: ProfileName }", "Helper", message);
    let message = "this helper has no profile name: mark its `ProfileName` field with `#[profile]`, or name the \
                   profile with `#[olk_account_helper(owns_session, profile = \"…\")]`";
    refused("owns_session", "struct Helper;", "Helper", message);
}

#[test]
fn a_helper_has_one_profile() {
    let item = "struct H { #[profile] a: ProfileName, #[profile] b: ProfileName }";
    refused("owns_session", item, "#[profile]", TWO_PROFILES);
    let message = "a helper has one profile, and this one is named by `profile = \"…\"` already: remove that, or \
                   this mark";
    refused(
        "owns_session, profile = \"x\"",
        OWNER,
        "#[profile]",
        message,
    );
}

#[test]
fn a_third_profile_is_one_more_mistake() {
    let item = "struct H(#[profile] ProfileName, #[profile] ProfileName, #[profile] ProfileName);";
    let each = ("#[profile]", TWO_PROFILES);
    all_refused("owns_session", item, &[each, each]);
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
    refused(
        "",
        "struct H(#[profile] #[profile] ProfileName);",
        "#[profile]",
        message,
    );
    let item = "struct H(#[profile] ProfileName, #[session] /** doc */ #[session] IUnknown);";
    let message = "this field is marked `#[session]` already: once is enough";
    refused("", item, "#[session]", message);
}

#[test]
fn a_field_is_not_profile_and_session() {
    refused(
        "",
        "struct H(#[profile] #[session] X);",
        "#[session]",
        BOTH_MARKS,
    );
    refused(
        "",
        "struct H(#[session] #[profile] X);",
        "#[profile]",
        BOTH_MARKS,
    );
    refused(
        "owns_session",
        "struct H(#[profile] #[session] X);",
        "#[session]",
        OWNERS_SESSION,
    );
}

#[test]
fn a_mark_stands_alone() {
    let message = "`#[profile]` stands alone, on the field that holds the `ProfileName`; a name known when compiling \
                   needs no field: `#[olk_account_helper(profile = \"…\")]`";
    for mark in [
        "#[profile = \"Outlook\"]",
        "#[profile(\"Outlook\")]",
        "#[profile()]",
    ] {
        refused(
            "owns_session",
            &format!("struct H({mark} ProfileName);"),
            mark,
            message,
        );
    }
    let message = "`#[session]` stands alone: the session is what the field holds";
    for mark in ["#[session = 1]", "#[session(x)]"] {
        refused(
            "",
            &format!("struct H(#[profile] ProfileName, {mark} IUnknown);"),
            mark,
            message,
        );
    }
}

#[test]
fn a_mark_stands_on_a_field() {
    let message = "`#[profile]` marks a field, not the struct: put it on the field that holds the `ProfileName`";
    refused(
        "",
        "#[profile] struct H(ProfileName);",
        "#[profile]",
        message,
    );
    let message = "`#[session]` marks a field, not the struct: put it on the field that holds the session to lend";
    refused("", &format!("#[session] {OWNER}"), "#[session]", message);
}

#[test]
fn a_misplaced_session_is_no_profile() {
    let found = mistakes("", "#[session] struct H;");
    let at: Vec<&str> = found.iter().map(|(code, _)| &**code).collect();
    assert_eq!(at, ["#[session]", "H"]);
}

#[test]
fn a_mark_is_not_hidden_in_cfg_attr() {
    let message = "`#[profile]` can't stand in `cfg_attr`: write `#[profile]`, and put a `#[cfg(…)]` on the field";
    let item = "struct H { #[cfg_attr(windows, doc = \"x\", profile)] a: ProfileName }";
    refused("owns_session", item, "profile", message);
}

#[test]
fn words_that_only_look_like_marks_are_left_alone() {
    accepted(
        "owns_session",
        "struct H { #[profile] #[other(profile)] #[serde::session] #[cfg_attr(profile, x)] a: P }",
    );
}

#[test]
fn a_missing_mark_may_be_there_misspelt() {
    let meant_profile = "unknown mark `#[profil]`; did you mean `#[profile]`?";
    let meant_session = "unknown mark `#[Session]`; did you mean `#[session]`?";
    let item = "#[doc = \"\"] #[derive(Debug, core::clone::Clone)] struct H { #[profil] a: P, #[Session] b: S }";
    let both = [("profil", meant_profile), ("Session", meant_session)];
    all_refused("", item, &both);
    refused(
        "owns_session",
        "struct H(#[profil] P);",
        "profil",
        meant_profile,
    );
    // What isn't missing can't be meant.
    accepted(
        "profile = \"P\"",
        "struct H { #[profil] a: P, #[session] #[sessions] b: S }",
    );
    accepted(
        "owns_session",
        "struct H { #[profile] a: P, #[Session] b: S }",
    );
}

#[test]
fn what_may_be_somebody_elses_attribute_is_no_misspelt_mark() {
    for somebody in [
        "#[derive(Debug, Elsewhere)]",
        "#[elsewhere]",
        "#[cfg_attr(a, derive(Elsewhere))]",
    ] {
        let item = format!("{somebody} struct H(#[sessions] S);");
        accepted("profile = \"P\"", &item);
    }
}

#[test]
fn fields_under_different_conditions_may_all_be_marked() {
    let item = "struct H {
        #[cfg(windows)] #[profile] a: ProfileName,
        #[profile] #[cfg(not(windows))] b: ProfileName,
        #[session] #[cfg(windows)] c: IUnknown,
        #[cfg(not(windows))] #[session] d: IUnknown,
    }";
    let undecided = [
        (
            "#[profile]",
            "a helper has one profile, and in this configuration another field marked `#[profile]` is there, too: \
             make their `#[cfg(…)]`s exclude each other",
        ),
        (
            "H",
            "this helper has no profile name in this configuration: make the `#[cfg(…)]`s of its fields marked \
             `#[profile]` cover it",
        ),
        (
            "#[session]",
            "a helper lends one session, and in this configuration another field marked `#[session]` is there, too: \
             make their `#[cfg(…)]`s exclude each other",
        ),
    ];
    // All are emitted under a `cfg`: the compiler decides.
    all_refused("", item, &undecided);
}

#[test]
fn fields_that_can_be_there_together_may_not() {
    for (first, second) in [
        ("", "#[cfg(a)]"),
        ("#[cfg(a)]", ""),
        ("#[cfg(a)] #[cfg(b)]", "#[cfg(a)] #[cfg(b)]"),
    ] {
        let item = format!("struct H {{ {first} #[profile] a: P, {second} #[profile] b: P }}");
        refused("owns_session", &item, "#[profile]", TWO_PROFILES);
        let item = format!(
            "struct H {{ #[profile] p: P, {first} #[session] a: I, {second} #[session] b: I }}"
        );
        refused("", &item, "#[session]", TWO_SESSIONS);
    }
}

#[test]
fn the_place_of_a_marked_field_is_known() {
    let message = "the place of this field in the tuple struct depends on a `#[cfg]` before it: move it in front of \
                   that, or give the fields names";
    refused(
        "owns_session",
        "struct H(#[cfg(a)] u8, #[profile] P);",
        "#[profile]",
        message,
    );
    accepted("owns_session", "struct H(#[profile] P, #[cfg(a)] u8);");
    accepted(
        "owns_session",
        "struct H { #[cfg(a)] a: u8, #[profile] p: P }",
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
fn a_misspelt_mark_is_answered_with_a_suggestion_and_counts_as_meant() {
    let message = "unknown mark `#[profil]`; did you mean `#[profile]`?";
    for attributes in [
        "",
        "#[derive(Debug, std::clone::Clone)]",
        "#[repr(C)] #[allow(x)]",
    ] {
        let item = format!("{attributes} struct H {{ #[profil] p: P }}");
        refused("owns_session", &item, "profil", message);
    }
    let message = "unknown mark `#[sesion]`; did you mean `#[session]`?";
    refused(
        "",
        "struct H(#[profile] P, #[sesion] I);",
        "sesion",
        message,
    );
}

#[test]
fn a_mark_that_is_not_missing_is_not_looked_for() {
    accepted("", "struct H(#[profile] P, #[profil] P, #[session] I);");
    accepted("owns_session", "struct H(#[profile] P, #[sesion] I);");
    accepted("profile = \"x\"", "struct H(#[profil] P);");
}

#[test]
fn an_attribute_that_another_macro_may_know_is_left_to_it() {
    for macros in ["#[derive(Debug, Serialize)]", "#[validate]", "#[a::b(c)]"] {
        let item = format!("{macros} struct H {{ #[profil] p: P }}");
        let found = mistakes("owns_session", &item);
        let at: Vec<&str> = found.iter().map(|(code, _)| &**code).collect();
        assert_eq!(at, ["H"], "{item}");
    }
}
