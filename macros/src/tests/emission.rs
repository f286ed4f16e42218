//! Rules about what is emitted if nothing is wrong, and the expansions that are checked in.

use super::{expanded, expansion, tokens};
use expect_test::expect_file;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, File, Item, Meta};

/// The files in `tests/expand` whose names end like this.
fn files(ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
    let entries = fs::read_dir(folder).expect("tests/expand");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    files
}

/// The inputs whose expansions are checked in.
fn inputs() -> Vec<PathBuf> {
    let mut inputs = files(".rs");
    inputs.retain(|path| !path.to_string_lossy().ends_with(".expanded.rs"));
    inputs
}

/// A file with every type that has the attribute expanded.
fn expanded_file(path: &Path) -> File {
    let source = fs::read_to_string(path).expect("an input that can be read");
    let mut file = syn::parse_file(&source).expect("an input that parses");
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
        _ => None,
    };
    match attribute.map(|attribute| attribute.meta) {
        Some(Meta::List(list)) => expansion(&list.tokens, item.to_token_stream()),
        Some(_) => expansion(&TokenStream::new(), item.to_token_stream()),
        None => item.to_token_stream(),
    }
}

fn take_attribute(attributes: &mut Vec<Attribute>) -> Option<Attribute> {
    let own = |attribute: &Attribute| attribute.path().is_ident("olk_account_helper");
    let place = attributes.iter().position(own)?;
    Some(attributes.remove(place))
}

#[test]
fn expansion_is_what_is_checked_in() {
    let inputs = inputs();
    assert!(
        inputs.len() >= 8,
        "the inputs are in tests/expand: {inputs:?}"
    );
    assert_eq!(
        inputs.len(),
        files(".expanded.rs").len(),
        "one expansion an input"
    );
    for input in inputs {
        let output = prettyplease::unparse(&expanded_file(&input));
        expect_file![input.with_extension("expanded.rs")].assert_eq(&output);
    }
}

#[test]
fn helper_costs_less_than_60_lines() {
    for name in ["owner.rs", "borrower.rs", "lender.rs", "literal.rs"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
        let mut file = expanded_file(&folder.join(name));
        file.items.retain(|item| !matches!(item, Item::Struct(_)));
        let lines = prettyplease::unparse(&file).lines().count();
        assert!((1..60).contains(&lines), "{name}: {lines} lines");
    }
}

#[test]
fn nothing_unsafe_is_emitted() {
    for input in inputs() {
        let output = expanded_file(&input).into_token_stream().to_string();
        assert!(!output.contains("unsafe"), "{}", input.display());
    }
}

#[test]
fn struct_is_emitted_unchanged_behind_derive_and_arguments() {
    for item in [
        "#[doc = \"x\"] #[derive(Debug)] pub(crate) struct H<T: Clone = u8> where T: Copy { #[a] #[profile] #[b] pub p: \
         ProfileName, #[cfg(x)] t: [T; 3] }",
        "struct H<const N: usize>(#[profile] r#type, (), pub fn(&u8) -> u8,) where [u8; N]: Copy;",
    ] {
        // In the second round something is wrong.
        for arguments in ["owns_session", "owns_session, foo"] {
            let before = format!(
                "#[derive(::olk_account::declaration::olk_account_helper_attribute)] \
                 #[olk_account_helper_arguments({arguments})]"
            );
            let expected = tokens(&format!("{before} {item}")).to_string();
            let output = expanded(arguments, item).to_string();
            assert!(output.starts_with(&expected), "{output}");
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
fn contract_is_demanded_at_the_word_owns_session() {
    let on_word = placed_on("owns_session", "owns_session", "struct H(#[profile] P);");
    assert_eq!(on_word, "::<Self>only_owns_session");
}

#[test]
fn session_is_lent_at_its_mark_and_named_at_its_type() {
    let item = "struct H<T>(#[profile] P, #[session] T);";
    assert_eq!(placed_on("session", "", item), "impl");
    let item = "struct H(#[profile] P, #[session] a::Session);";
    assert_eq!(placed_on("a", "", item), "typeSession=");
    assert_eq!(placed_on("Session", "", item), ";");
}
