//! What stands in the attribute's parentheses.
//!
//! Each argument is read by itself, so that all are looked at in one go, whatever is wrong with those before.

use crate::{span, spelling};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use std::collections::BTreeSet;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Error, Expr, Ident, Lit, LitStr, Meta, Path, Result};

/// The arguments that exist.
const NAMES: [&str; 3] = ["owns_session", "profile", "crate"];

/// What a reader of an error message can choose from.
const CHOICE: &str =
    "`#[olk_account_helper]` takes `owns_session`, `profile = \"…\"` and `crate = path`";

const OWNS_SESSION_HAS_NO_VALUE: &str =
    "`owns_session` takes no value: its presence says that the helper creates its session";
const PROFILE_IS_LITERAL: &str = "`profile` needs a string literal, which is checked while compiling: a name that is \
                                  computed goes into a field marked `#[profile]`";
const CRATE_IS_PATH: &str =
    "`crate` takes the path of a crate or module: `crate = renamed`, `crate = ::renamed`";

/// `#[olk_account_helper(owns_session, profile = "Outlook", crate = renamed)]`
#[derive(Default)]
pub(crate) struct Arguments {
    /// The word `owns_session`, if the helper creates its session.
    pub(crate) owns_session: Option<Ident>,
    /// The profile's name, if it is known when compiling.
    pub(crate) profile: Option<LitStr>,
    /// Where the runtime crate is to be found, if not under its own name.
    root: Option<Path>,
    /// The arguments that were meant to be there. If one has no value, an error about it has been reported, and nothing
    /// should be said of its absence.
    tried: BTreeSet<&'static str>,
}

impl Arguments {
    /// Reads all arguments; the mistakes come along, in the order in which they were made.
    pub(crate) fn read(tokens: TokenStream) -> (Self, Vec<Error>) {
        let mut arguments = Self::default();
        let mut mistakes = Vec::new();
        let is_comma =
            |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut is_stray = false;
        for piece in trees.split_inclusive(is_comma) {
            let was_stray = is_stray;
            is_stray = matches!(piece, [comma] if is_comma(comma));
            let tokens = piece.iter().filter(|tree| !is_comma(tree)).cloned();
            if !is_stray {
                mistakes.extend(arguments.take(&tokens.collect()).err());
            } else if !was_stray {
                // However many there are, they are one mistake.
                let message = "there is no argument before this comma: remove it";
                mistakes.push(Error::new(piece[0].span(), message));
            }
        }
        (arguments, mistakes)
    }

    /// The path of the runtime crate, unless there is one that can't be read; its own name is on this span.
    pub(crate) fn root(&self, place: Span) -> Option<TokenStream> {
        match &self.root {
            Some(path) => Some(path.to_token_stream()),
            None if self.tried.contains("crate") => None,
            None => Some(span::on(place, quote!(::olk_account))),
        }
    }

    /// Whether the profile was meant to be named here.
    pub(crate) fn names_profile(&self) -> bool {
        self.tried.contains("profile")
    }

    fn take(&mut self, tokens: &TokenStream) -> Result<()> {
        let Ok(meta) = syn::parse2::<Meta>(tokens.clone()) else {
            return Err(self.unreadable(tokens));
        };
        let first = meta.path().segments.first();
        let name = first.map_or_else(|| format_ident!("_"), |first| first.ident.clone());
        let word = name.unraw().to_string();
        let Some(known) = NAMES.into_iter().find(|known| word == *known) else {
            return Err(self.unknown(&name, &word));
        };
        if !self.tried.insert(known) {
            let message = format!("`{word}` is given twice: once is enough");
            return Err(Error::new(name.span(), message));
        }
        match known {
            "owns_session" => {
                // Kept even with a value: that the helper is meant to own its session is plain.
                self.owns_session = Some(name);
                let value = behind_name(&meta);
                let mistake = || Error::new_spanned(&value, OWNS_SESSION_HAS_NO_VALUE);
                value.is_empty().then_some(()).ok_or_else(mistake)
            }
            "profile" => {
                self.profile = Some(profile_value(&name, &meta)?);
                Ok(())
            }
            _ => self.take_root(&name, &meta),
        }
    }

    /// Takes the value of `crate = path`; of a path in quotes, which is a mistake, the meaning is known.
    fn take_root(&mut self, name: &Ident, meta: &Meta) -> Result<()> {
        let missing = "`crate` needs the path of the `olk_account` crate: `crate = path`";
        let value = value(name, meta, missing)?;
        if let Some(text) = string(value) {
            self.root = text.parse_with(Path::parse_mod_style).ok();
            let written = self.root.to_token_stream().to_string().replace(' ', "");
            let written = self.root.as_ref().map_or("path", |_| &written);
            let message = format!("`crate` takes a path, without quotes: `crate = {written}`");
            return Err(Error::new_spanned(text, message));
        }
        let path = Path::parse_mod_style.parse2(value.to_token_stream());
        self.root = Some(path.map_err(|_| Error::new_spanned(value, CRATE_IS_PATH))?);
        Ok(())
    }

    /// What to say about an argument that doesn't exist.
    fn unknown(&mut self, name: &Ident, word: &str) -> Error {
        let message = match spelling::nearest(word, &NAMES) {
            Some(meant) => {
                self.was_meant(meant, name.span());
                format!("unknown argument `{word}`; did you mean `{meant}`?")
            }
            None if word.starts_with("lend") || word.starts_with("borrow") => format!(
                "unknown argument `{word}`: a helper without `owns_session` hands out somebody else's session, \
                 so there is nothing to write here"
            ),
            None => format!("unknown argument `{word}`: {CHOICE}"),
        };
        Error::new(name.span(), message)
    }

    /// What to say about something that isn't of an argument's form.
    fn unreadable(&mut self, tokens: &TokenStream) -> Error {
        if let Ok(literal) = syn::parse2(tokens.clone()) {
            return self.literal(&literal);
        }
        let [first, _] = span::ends(tokens);
        for tree in tokens.clone() {
            self.was_meant(&tree.to_string(), first);
        }
        let behind_argument = |input: ParseStream<'_>| {
            input.parse::<Meta>()?;
            input.parse::<TokenStream>()
        };
        let rest = behind_argument.parse2(tokens.clone()).unwrap_or_default();
        if !rest.is_empty() {
            return Error::new(span::ends(&rest)[0], "a comma is missing before this");
        }
        let mut trees = tokens.clone().into_iter();
        let message = match trees.next().map(|first| first.to_string()).as_deref() {
            Some("owns_session") => OWNS_SESSION_HAS_NO_VALUE,
            Some("profile") => PROFILE_IS_LITERAL,
            Some("crate") => CRATE_IS_PATH,
            _ => return Error::new(first, format!("this is no argument: {CHOICE}")),
        };
        Error::new_spanned(trees.collect::<TokenStream>(), message)
    }

    /// What to say about a literal where an argument's name should be.
    fn literal(&mut self, literal: &Lit) -> Error {
        let message = match literal {
            Lit::Str(text) if NAMES.contains(&text.value().as_str()) => {
                let word = text.value();
                self.was_meant(&word, text.span());
                format!("write `{word}` without quotes")
            }
            Lit::Str(_) => {
                self.was_meant("profile", literal.span());
                "a literal on its own says nothing; the name of the profile is given as `profile = \"…\"`".to_owned()
            }
            _ => format!("a literal is no argument: {CHOICE}"),
        };
        Error::new_spanned(literal, message)
    }

    /// Takes a misspelt argument for what it was meant to be, so that nothing else is said of its absence.
    fn was_meant(&mut self, name: &str, span: Span) {
        self.tried
            .extend(NAMES.into_iter().find(|known| name == *known));
        if name == "owns_session" {
            self.owns_session = Some(Ident::new(name, span));
        }
    }
}

/// The value of `profile = "…"`.
fn profile_value(name: &Ident, meta: &Meta) -> Result<LitStr> {
    let missing = "`profile` needs the name of the profile: `profile = \"…\"`";
    let value = value(name, meta, missing)?;
    let message = match string(value) {
        Some(text) if text.suffix().is_empty() => return Ok(text.clone()),
        Some(_) => "the name of the profile is a string literal without a suffix",
        None => PROFILE_IS_LITERAL,
    };
    Err(Error::new_spanned(value, message))
}

/// The string literal that a value is.
fn string(value: &Expr) -> Option<&LitStr> {
    let Expr::Lit(literal) = value else {
        return None;
    };
    match &literal.lit {
        Lit::Str(text) => Some(text),
        _ => None,
    }
}

/// What stands behind `=`, out of the group that a macro's fragment is.
fn value<'a>(name: &Ident, meta: &'a Meta, missing: &str) -> Result<&'a Expr> {
    let mut value = match meta {
        Meta::NameValue(pair) => &pair.value,
        Meta::List(_) => {
            let message = format!("the value of `{name}` comes after `=`, not in parentheses");
            return Err(Error::new_spanned(behind_name(meta), message));
        }
        Meta::Path(_) => return Err(Error::new(name.span(), missing)),
    };
    while let Expr::Group(group) = value {
        value = &group.expr;
    }
    Ok(value)
}

/// All of an argument but its name.
fn behind_name(meta: &Meta) -> TokenStream {
    let name = meta.path().to_token_stream().into_iter().count();
    meta.to_token_stream().into_iter().skip(name).collect()
}
