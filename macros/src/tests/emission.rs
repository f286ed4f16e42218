//! Rules about what is emitted if nothing is wrong, and the expansions that are checked in.

use super::{expanded, tokens};
use crate::expand;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, File, Item, Meta};

/// The inputs whose expansions are checked in.
fn inputs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
    let entries = fs::read_dir(&folder).expect("tests/expand");
    let mut inputs: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    inputs.retain(|path| !path.to_string_lossy().ends_with(".expanded.rs"));
    inputs.sort();
    inputs
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// A file with every struct that has the attribute expanded.
fn expanded_file(source: &str) -> File {
    let mut file = syn::parse_file(source).expect("an input that parses");
    let items = std::mem::take(&mut file.items);
    let output: TokenStream = items.into_iter().map(expanded_item).collect();
    file.items = syn::parse2::<File>(output)
        .expect("an output that parses")
        .items;
    file
}

fn expanded_item(mut item: Item) -> TokenStream {
    let attribute = match &mut item {
        Item::Struct(item) => take_attribute(&mut item.attrs),
        Item::Enum(item) => take_attribute(&mut item.attrs),
        _ => None,
    };
    match attribute.map(|attribute| attribute.meta) {
        Some(Meta::List(list)) => expand::attribute(list.tokens, item.to_token_stream()),
        Some(_) => expand::attribute(TokenStream::new(), item.to_token_stream()),
        None => item.to_token_stream(),
    }
}

fn take_attribute(attributes: &mut Vec<Attribute>) -> Option<Attribute> {
    let own = |attribute: &Attribute| attribute.path().is_ident("olk_account_helper");
    let place = attributes.iter().position(own)?;
    Some(attributes.remove(place))
}

#[test]
fn what_is_emitted_is_what_is_checked_in() {
    let inputs = inputs();
    assert!(
        inputs.len() >= 8,
        "the inputs are in tests/expand: {inputs:?}"
    );
    for input in inputs {
        let output = prettyplease::unparse(&expanded_file(&read(&input)));
        let checked_in = input.with_extension("expanded.rs");
        if std::env::var_os("OLK_BLESS").is_some() {
            fs::write(&checked_in, &output).expect("a file that can be written");
        }
        assert!(
            output == read(&checked_in),
            "{} isn't what {} expands to now, which is\n\n{output}\nIf that is as it should be, write it there with \
             `OLK_BLESS=1 cargo test -p olk-account-macros --lib`, and look at the difference",
            checked_in.display(),
            input.display(),
        );
    }
}

#[test]
fn every_expansion_that_is_checked_in_has_its_input() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
    for entry in fs::read_dir(folder).expect("tests/expand") {
        let path = entry.expect("an entry").path();
        let name = path.to_string_lossy();
        if let Some(input) = name.strip_suffix(".expanded.rs") {
            assert!(
                Path::new(&format!("{input}.rs")).exists(),
                "{name} has no input"
            );
        }
    }
}

#[test]
fn a_helper_costs_less_than_60_lines() {
    for name in ["owner.rs", "borrower.rs", "lender.rs", "literal.rs"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
        let mut file = expanded_file(&read(&folder.join(name)));
        file.items.retain(is_emitted);
        let lines = prettyplease::unparse(&file).lines().count();
        assert!((1..60).contains(&lines), "{name}: {lines} lines");
    }
}

fn is_emitted(item: &Item) -> bool {
    match item {
        Item::Impl(item) => item
            .attrs
            .iter()
            .any(|attribute| attribute.path().is_ident("automatically_derived")),
        Item::Const(_) => true,
        _ => false,
    }
}

#[test]
fn the_struct_is_emitted_first_and_unchanged_but_for_the_marks() {
    for (marked, unmarked) in [
        (
            "#[doc = \"x\"] #[derive(Debug)] pub(crate) struct H<T: Clone = u8> where T: Copy { #[a] #[profile] #[b] \
             pub p: ProfileName, #[cfg(x)] t: [T; 3] }",
            "#[doc = \"x\"] #[derive(Debug)] pub(crate) struct H<T: Clone = u8> where T: Copy { #[a] #[b] pub p: \
             ProfileName, #[cfg(x)] t: [T; 3] }",
        ),
        (
            "struct H<const N: usize>(#[profile] r#type, (), pub fn(&u8) -> u8,) where [u8; N]: Copy;",
            "struct H<const N: usize>(r#type, (), pub fn(&u8) -> u8,) where [u8; N]: Copy;",
        ),
    ] {
        // In the second round something is wrong.
        for arguments in ["owns_session", "owns_session, foo"] {
            let output = expanded(arguments, marked).to_string();
            assert!(
                output.starts_with(&tokens(unmarked).to_string()),
                "{output}"
            );
        }
    }
}

/// The emitted tokens that sit on other code of the user's than themselves, each with that code.
fn placed(tokens: TokenStream) -> Vec<(String, String)> {
    let mut placed = Vec::new();
    for tree in tokens {
        if let TokenTree::Group(group) = &tree {
            placed.extend(self::placed(group.stream()));
            continue;
        }
        let (token, code) = (tree.to_string(), tree.span().source_text());
        placed.extend(code.filter(|code| *code != token).map(|code| (token, code)));
    }
    placed
}

/// What is placed on `code`, as one text.
fn placed_on(code: &str, arguments: &str, item: &str) -> String {
    let mut tokens = placed(expanded(arguments, item));
    tokens.retain(|(_, on)| on == code);
    tokens.into_iter().map(|(token, _)| token).collect()
}

#[test]
fn what_the_contract_demands_is_demanded_at_the_word_owns_session() {
    let on_word = placed_on("owns_session", "owns_session", "struct H(#[profile] P);");
    assert_eq!(on_word, "::<Self>only_owns_session");
}

#[test]
fn the_type_of_a_marked_field_is_demanded_at_that_type() {
    let item = "struct H { #[profile] p: a::Name, #[session] s: Session }";
    assert_eq!(placed_on("a", "", item), "&self.");
    assert_eq!(placed_on("Name", "", item), "p");
    assert_eq!(placed_on("Session", "", item), "&self.s");
}

#[test]
fn the_session_is_lent_at_its_mark() {
    let item = "struct H<T>(#[profile] P, #[session] T);";
    assert_eq!(placed_on("session", "", item), "impl>");
}

#[test]
fn nothing_unsafe_is_emitted() {
    for input in inputs() {
        let output = expanded_file(&read(&input)).into_token_stream().to_string();
        assert!(!output.contains("unsafe"), "{}", input.display());
    }
}
