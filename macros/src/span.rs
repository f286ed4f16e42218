//! Places the emitted tokens.
//!
//! The compiler shows a message at the tokens that it is about, and an editor's hover starts there. Tokens that a
//! message can be about have the span of a word of the user's, and nothing of the macro's: the message then shows the
//! user's code alone. All other tokens are the derive's, which exempts them from lints.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

/// Puts these tokens on a span of the user's, but not the tokens inside their groups.
pub(crate) fn on(span: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}

/// Puts an `impl` on a span of the user's: the word itself and the braces. If the user writes the same `impl`, the
/// compiler points from the first of these tokens to the type.
pub(crate) fn implementation_on(span: Span, tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = tokens.iter().position(|token| token.to_string() == "impl");
    for place in word.into_iter().chain(tokens.len().checked_sub(1)) {
        tokens[place].set_span(span);
    }
    tokens.into_iter().collect()
}

/// The same name in the same place, as a token of the derive's: to the lints, it isn't a use of what it names.
pub(crate) fn derived(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(Span::call_site().located_at(name.span()));
    name
}

/// The spans of the first and the last token, inside the group that a macro's fragment is.
pub(crate) fn ends(tokens: &TokenStream) -> [Span; 2] {
    let mut tokens = tokens.clone().into_iter();
    let first = tokens.next();
    let last = tokens.last().or_else(|| first.clone());
    let [first, last] = [(first, 0), (last, 1)].map(|(token, end)| match token {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
            ends(&group.stream())[end]
        }
        Some(token) => token.span(),
        None => Span::call_site(),
    });
    [first, last]
}
