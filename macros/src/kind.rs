//! What the attribute stands on.

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Ident, LitStr, Result, Token, Visibility, token};

/// The keyword that tells what an item is, and what it tells.
pub(crate) struct ItemKind {
    pub(crate) keyword: Ident,
    /// With its article, for a message.
    pub(crate) name: &'static str,
}

impl ItemKind {
    /// Reads as much of an item as it takes to know what it is.
    pub(crate) fn of(item: TokenStream) -> Option<Self> {
        let read = |input: ParseStream<'_>| {
            let kind = Self::read(input);
            input.parse::<TokenStream>()?;
            kind
        };
        read.parse2(item).ok()
    }

    fn read(input: ParseStream<'_>) -> Result<Self> {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        loop {
            let keyword = input.call(Ident::parse_any)?;
            if let Some(name) = name(&keyword, input) {
                return Ok(Self { keyword, name });
            }
            // `extern "C"`: the ABI belongs to the qualifier.
            input.parse::<Option<LitStr>>()?;
        }
    }

    /// Whether the attribute stands where it should.
    pub(crate) fn is_struct(&self) -> bool {
        self.keyword == "struct"
    }

    /// Whether a derive can stand on the item.
    pub(crate) fn is_type(&self) -> bool {
        let keywords = ["struct", "enum", "union"];
        keywords.iter().any(|keyword| self.keyword == keyword)
    }
}

/// What `keyword` makes of what comes after it; nothing, if it is only a qualifier.
fn name(keyword: &Ident, rest: ParseStream<'_>) -> Option<&'static str> {
    Some(match keyword.to_string().as_str() {
        "struct" => "a struct",
        "enum" => "an enum",
        "union" => "a union",
        "fn" => "a function",
        "impl" => "an `impl` block",
        "trait" => "a trait",
        "mod" => "a module",
        "type" => "a type alias",
        "static" => "a static",
        "use" => "a `use` declaration",
        "macro_rules" | "macro" => "a macro",
        "const" if !qualifies_function(rest) => "a constant",
        "extern" if rest.peek(Token![crate]) => "an `extern crate`",
        "extern" if rest.peek(token::Brace) || rest.peek2(token::Brace) => "an `extern` block",
        _ => return None,
    })
}

/// Whether the `const` before this belongs to a function.
fn qualifies_function(rest: ParseStream<'_>) -> bool {
    rest.peek(Token![fn])
        || rest.peek(Token![unsafe])
        || rest.peek(Token![async])
        || rest.peek(Token![extern])
}
