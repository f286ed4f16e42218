//! Rules about what is emitted if something is wrong.

use super::{BORROWER, OWNER, expanded, mistakes, tokens};
use proc_macro2::TokenStream;
use syn::{Expr, Item, Stmt};

/// Outlines the output: the name of the type, or of the trait that is implemented, also inside of a block.
fn outline(output: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(output).expect("items");
    file.items.iter().flat_map(names).collect()
}

fn names(item: &Item) -> Vec<String> {
    let name = match item {
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Impl(item) => {
            let path = item.trait_.as_ref().map(|(_, path, _)| path);
            path.and_then(|path| Some(&path.segments.last()?.ident))
        }
        Item::Const(item) => return names_in_block(&item.expr),
        Item::Fn(item) => Some(&item.sig.ident),
        _ => None,
    };
    name.map(ToString::to_string).into_iter().collect()
}

/// The traits that are implemented in a block.
fn names_in_block(block: &Expr) -> Vec<String> {
    let Expr::Block(block) = block else {
        return Vec::new();
    };
    let items = block
        .block
        .stmts
        .iter()
        .filter_map(|statement| match statement {
            Stmt::Item(item @ Item::Impl(_)) => Some(names(item)),
            _ => None,
        });
    items.flatten().collect()
}

const STAND_IN: [&str; 4] = ["Helper", "AccountHelper", "From", "From"];

#[test]
fn struct_with_a_mistake_can_still_be_used_as_a_helper() {
    for (arguments, item) in [
        ("foo", OWNER),
        ("owns_session", "struct Helper;"),
        ("owns_session", BORROWER),
        ("crate = x, crate = y", OWNER),
        ("crate = \"renamed\"", OWNER),
        ("", "struct Helper(#[profile] #[session] X);"),
        (
            "owns_session",
            "#[session] enum Helper { #[profile] A(#[profile] P) }",
        ),
    ] {
        assert_eq!(
            outline(expanded(arguments, item)),
            STAND_IN,
            "{arguments} {item}"
        );
        assert_ne!(mistakes(arguments, item), [], "{arguments} {item}");
    }
}

#[test]
fn mistake_elsewhere_leaves_the_marked_session_lent() {
    let with_session = [&STAND_IN[..], &["LendSession"]].concat();
    assert_eq!(outline(expanded("foo", BORROWER)), with_session);
    let two = "struct Helper(#[profile] P, #[session] I, #[session] I);";
    assert_eq!(outline(expanded("", two)), with_session);
    let packed = format!("#[repr(packed)] {BORROWER}");
    assert_eq!(outline(expanded("", &packed)), STAND_IN);
}

#[test]
fn borrowing_struct_can_still_be_converted() {
    let output = expanded("owns_session", "struct Helper<'a>(#[profile] &'a P);");
    assert_eq!(outline(output), ["Helper", "From", "From"]);
}

#[test]
fn anything_but_a_type_is_emitted_with_the_error_alone() {
    assert_eq!(
        outline(expanded("owns_session", "fn helper() {}")),
        ["helper"]
    );
}

#[test]
fn crate_whose_path_is_wrong_gets_no_derive_and_the_struct_no_marks() {
    for arguments in ["crate", "krate = x", "crate = 5"] {
        let output = expanded(
            arguments,
            "struct Helper { #[doc = \"x\"] #[profile] a: Box<[profile]> }",
        );
        let kept = tokens("struct Helper { #[doc = \"x\"] a: Box<[profile]> }").to_string();
        assert!(output.to_string().starts_with(&kept), "{output}");
        assert_eq!(outline(output), ["Helper"]);
    }
}

#[test]
fn field_that_the_compiler_cannot_read_either_is_left_to_it() {
    for fields in [
        "#[profile] a: P, b: ",
        "#[profile] a: P #[session] b: I",
        "#[profile] a: P b: Box<I: X>",
        "a: P, #[profile] b: a::B<C> c: I",
    ] {
        let item = format!("struct Helper<T> {{ {fields} }}");
        assert_eq!(mistakes("owns_session", &item), []);
        let output = expanded("owns_session", &item).to_string();
        assert!(output.contains("rejected"), "{output}");
    }
}

#[test]
fn item_that_only_the_macro_cannot_read_is_an_error() {
    let found = mistakes("owns_session", "struct Helper { #[profile] 5: P }");
    assert_eq!(
        found,
        [(
            "5".to_owned(),
            "`#[olk_account_helper]` can't read this struct: expected ident".to_owned()
        )]
    );
}

#[test]
fn derive_by_hand_is_answered_with_the_attribute() {
    let output = crate::derive(tokens(OWNER)).to_string();
    assert!(
        output.contains("put that attribute on the struct instead"),
        "{output}"
    );
}

#[test]
fn arguments_are_looked_at_whatever_they_belong_to() {
    for item in ["enum Helper {}", "fn helper() {}", "struct Helper { a: }"] {
        let found = mistakes("foo", item);
        let mut places = found.iter().map(|(code, _)| code.as_str());
        assert!(places.any(|code| code == "foo"), "{item}: {found:?}");
    }
}
