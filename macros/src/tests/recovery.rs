//! Rules about what is emitted if something is wrong.

use super::{BORROWER, OWNER, expanded, mistakes, tokens};
use proc_macro2::TokenStream;
use syn::{Error, Item};

/// What the output consists of: the name of the struct, or of the trait that is implemented.
fn outline(output: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(output).expect("items");
    let named = file.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Impl(item) => {
            let (_, path, _) = item.trait_.as_ref()?;
            Some(path.segments.last()?.ident.to_string())
        }
        Item::Fn(item) => Some(item.sig.ident.to_string()),
        _ => None,
    });
    named.collect()
}

const STAND_IN: [&str; 5] = ["Helper", "AccountHelper", "ComObjectInner", "From", "From"];

#[test]
fn a_struct_with_a_mistake_can_still_be_used_as_a_helper() {
    assert_eq!(outline(expanded("foo", OWNER)), STAND_IN);
    assert_eq!(
        outline(expanded("owns_session", "struct Helper;")),
        STAND_IN
    );
    assert_eq!(outline(expanded("owns_session", BORROWER)), STAND_IN);
}

#[test]
fn a_mistake_elsewhere_leaves_the_marked_session_lent() {
    let with_session = [&STAND_IN[..], &["LendSession"]].concat();
    assert_eq!(outline(expanded("foo", BORROWER)), with_session);
    let two = "struct Helper(#[profile] P, #[session] I, #[session] I);";
    assert_eq!(outline(expanded("", two)), with_session);
}

#[test]
fn a_field_that_is_profile_and_session_is_not_lent() {
    assert_eq!(
        outline(expanded("", "struct Helper(#[profile] #[session] X);")),
        STAND_IN
    );
}

#[test]
fn a_borrowing_struct_can_still_be_converted() {
    let output = expanded("owns_session", "struct Helper<'a>(#[profile] &'a P);");
    assert_eq!(outline(output), ["Helper", "From", "From"]);
}

#[test]
fn an_enum_can_still_be_used_as_a_helper() {
    let output = expanded(
        "owns_session",
        "#[session] enum Helper { #[profile] A(#[profile] P) }",
    );
    assert!(!output.to_string().contains("[profile]"), "{output}");
    assert_eq!(outline(output), STAND_IN);
}

#[test]
fn anything_but_a_type_is_emitted_with_the_error_alone() {
    assert_eq!(
        outline(expanded("owns_session", "fn helper() {}")),
        ["helper"]
    );
}

#[test]
fn nothing_is_said_of_a_crate_whose_path_is_wrong() {
    assert_eq!(outline(expanded("crate", OWNER)), ["Helper"]);
    assert_eq!(outline(expanded("krate = x", OWNER)), ["Helper"]);
    assert_eq!(outline(expanded("crate = x, krate = y", OWNER)), STAND_IN);
    assert_eq!(outline(expanded("crate = \"renamed\"", OWNER)), STAND_IN);
}

#[test]
fn a_struct_that_the_compiler_cannot_read_either_is_left_to_it() {
    let item = "#[profile] struct Helper<T> { #[doc = \"x\"] #[profile] a: Box<[profile]>, b: }";
    assert_eq!(mistakes("", item), []);
    let output = expanded("", item).to_string();
    let kept = tokens("struct Helper<T> { #[doc = \"x\"] a: Box<[profile]>, b: }").to_string();
    assert!(output.starts_with(&kept), "{output}");
    assert!(
        output.contains("ComObjectInner for Helper < T >"),
        "{output}"
    );
}

#[test]
fn an_expression_that_only_the_macro_cannot_read_is_an_error() {
    let error = Error::new_spanned(
        tokens("if"),
        "unsupported expression; enable syn's features=[\"full\"]",
    );
    let error = crate::valid::unreadable(&error).expect("an error");
    assert_eq!(
        error.to_string(),
        "`#[olk_account_helper]` can't read this expression: give it a name with `const`, and write the name here"
    );
    let error = Error::new_spanned(tokens("x"), "expected `,`");
    assert!(crate::valid::unreadable(&error).is_none());
}

#[test]
fn the_arguments_are_looked_at_whatever_they_belong_to() {
    for item in ["enum Helper {}", "fn helper() {}", "struct Helper { a: }"] {
        let found = mistakes("foo", item);
        assert!(
            found.iter().any(|(code, _)| code == "foo"),
            "{item}: {found:?}"
        );
    }
}
