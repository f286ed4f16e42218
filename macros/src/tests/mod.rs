//! Tests of the macro as a function from tokens to tokens. What the compiler makes of its output is tested
//! elsewhere, by compiling.

mod arguments;
mod emission;
mod marks;
mod recovery;
mod shape;

use proc_macro2::{TokenStream, TokenTree};
use std::str::FromStr as _;

/// An owner with nothing wrong.
const OWNER: &str = "struct Helper { #[profile] profile: ProfileName }";
/// A borrower with nothing wrong.
const BORROWER: &str =
    "struct Helper { #[profile] profile: ProfileName, #[session] session: IUnknown }";

fn tokens(source: &str) -> TokenStream {
    TokenStream::from_str(source).expect("tokens")
}

/// Expands `#[olk_account_helper(arguments)]` on an item: what the attribute emits, and behind it what the derive
/// emits, if there is one.
fn expanded(arguments: &str, item: &str) -> TokenStream {
    expansion(&tokens(arguments), tokens(item))
}

fn expansion(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let attribute = crate::attribute(arguments, item);
    let mut derived: Vec<TokenTree> = attribute.clone().into_iter().collect();
    let is_derive = |tree: &TokenTree| tree.to_string().starts_with("[derive");
    let items = derived.get(1).is_some_and(is_derive).then(|| {
        // The compiler takes the `derive` off.
        crate::derive(derived.drain(2..).collect())
    });
    attribute
        .into_iter()
        .chain(items.unwrap_or_default())
        .collect()
}

/// The errors that are emitted: the code that each is at, and what it says.
///
/// An error at the attribute as a whole is at no code that is known here.
fn mistakes(arguments: &str, item: &str) -> Vec<(String, String)> {
    errors(expanded(arguments, item))
}

fn errors(output: TokenStream) -> Vec<(String, String)> {
    let output: Vec<TokenTree> = output.into_iter().collect();
    let found = output.windows(3).filter_map(|window| match window {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(_),
            TokenTree::Group(message),
        ] if name == "compile_error" => {
            let code = name
                .span()
                .join(message.span())
                .and_then(|span| span.source_text());
            let message: syn::LitStr = syn::parse2(message.stream()).expect("a message");
            Some((code.unwrap_or_default(), message.value()))
        }
        _ => None,
    });
    found.collect()
}

/// Asserts that there is one error, and which.
#[track_caller]
fn refused(arguments: &str, item: &str, code: &str, message: &str) {
    all_refused(arguments, item, &[(code, message)]);
}

/// Asserts that each of these arguments has one error, at this code, with this message.
#[track_caller]
fn each_refused<A: AsRef<str>>(item: &str, message: &str, arguments: &[(A, &str)]) {
    for (arguments, code) in arguments {
        refused(arguments.as_ref(), item, code, message);
    }
}

/// Asserts that there are these errors and no others.
#[track_caller]
fn all_refused(arguments: &str, item: &str, expected: &[(&str, &str)]) {
    let found = mistakes(arguments, item);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(code, message)| (&**code, &**message))
        .collect();
    assert_eq!(
        found, expected,
        "for #[olk_account_helper({arguments})] {item}"
    );
}

/// Asserts that there is no error.
#[track_caller]
fn accepted(arguments: &str, item: &str) {
    all_refused(arguments, item, &[]);
}
