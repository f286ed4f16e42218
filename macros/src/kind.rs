//! What the attribute stands on.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Visibility};

/// The keywords that tell what an item is. A keyword that may only qualify another, or be a name, is behind it.
const KEYWORDS: [(&str, &str); 14] = [
    ("struct", "a struct"),
    ("enum", "an enum"),
    ("fn", "a function"),
    ("impl", "an `impl` block"),
    ("trait", "a trait"),
    ("mod", "a module"),
    ("type", "a type alias"),
    ("static", "a static"),
    ("use", "a `use` declaration"),
    ("macro_rules", "a macro"),
    ("crate", "an `extern crate`"),
    ("const", "a constant"),
    ("extern", "an `extern` block"),
    ("union", "a union"),
];

/// The kind of an item.
pub(crate) struct ItemKind {
    /// The place of the keyword that tells the kind.
    pub(crate) span: Span,
    /// With its article, for a message.
    pub(crate) name: &'static str,
}

impl ItemKind {
    /// Reads as much of an item as it takes to know what it is.
    pub(crate) fn of(item: TokenStream) -> Self {
        let read = |input: ParseStream<'_>| {
            input.call(Attribute::parse_outer)?;
            input.parse::<Visibility>()?;
            input.parse::<TokenStream>()
        };
        let trees = read.parse2(item).unwrap_or_default().into_iter();
        // The ABI of `extern "C"` is a literal.
        let is_word =
            |tree: &TokenTree| matches!(tree, TokenTree::Ident(_) | TokenTree::Literal(_));
        let words: Vec<TokenTree> = trees.take_while(is_word).collect();
        let known = KEYWORDS.into_iter().find_map(|(keyword, name)| {
            let word = words.iter().find(|word| word.to_string() == keyword)?;
            let span = word.span();
            Some(Self { span, name })
        });
        known.unwrap_or_else(|| Self {
            span: Span::call_site(),
            name: "something else",
        })
    }

    /// Tells whether the attribute stands where it should.
    pub(crate) fn is_struct(&self) -> bool {
        self.name == "a struct"
    }

    /// Tells whether a derive can stand on the item.
    pub(crate) fn is_type(&self) -> bool {
        ["a struct", "an enum", "a union"].contains(&self.name)
    }
}
