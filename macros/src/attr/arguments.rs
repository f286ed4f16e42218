//! What stands in the attribute's parentheses.
//!
//! Each argument is read by itself, so that all are looked at in one go, whatever is wrong with those before.

use crate::{span, spelling};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Error, Expr, ExprLit, Ident, Lit, LitStr, Meta, MetaList, Path, Result, Token};

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
    pub(crate) profile: Value<LitStr>,
    /// Where the runtime crate is to be found, if not under its own name.
    root: Value<Path>,
}

/// The value of an argument.
#[derive(Default)]
pub(crate) enum Value<T> {
    /// The argument isn't there.
    #[default]
    Absent,
    /// It is there, with a value of the right kind.
    Given(T),
    /// It was meant to be there, and an error about it has been reported. Nothing should be said about its absence.
    Spoilt,
}

impl<T> Value<T> {
    /// The value, if there is one.
    pub(crate) fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Spoilt => None,
        }
    }

    /// Whether anything at all was written.
    pub(crate) fn was_tried(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    fn fill(&mut self, value: Result<T>) -> Result<()> {
        let (value, outcome) = match value {
            Ok(value) => (Self::Given(value), Ok(())),
            Err(mistake) => (Self::Spoilt, Err(mistake)),
        };
        *self = value;
        outcome
    }
}

/// What stands between two commas.
enum Argument {
    Meta(Meta),
    Literal(Lit),
    /// Something else, and what is wrong with it.
    Other(TokenStream, Error),
}

impl Parse for Argument {
    /// Reads as far as the next comma, whatever stands there.
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![,]) {
            let error = input.error("there is no argument before this comma: remove it");
            // However many there are, they are one mistake.
            while input.peek2(Token![,]) {
                input.parse::<Token![,]>()?;
            }
            return Ok(Self::Other(TokenStream::new(), error));
        }
        let mut tokens = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            tokens.extend([input.parse::<TokenTree>()?]);
        }
        let read = |input: ParseStream<'_>| {
            let argument = if input.peek(Lit) {
                input.parse().map(Self::Literal)
            } else {
                input.parse().map(Self::Meta)
            };
            let behind = input.error("a comma is missing before this");
            let is_all = input.is_empty();
            input.parse::<TokenStream>()?;
            Ok(match argument {
                Ok(argument) if is_all => argument,
                Ok(_) => Self::Other(tokens.clone(), behind),
                Err(_) => Self::Other(tokens.clone(), no_argument(&tokens)),
            })
        };
        read.parse2(tokens.clone())
    }
}

impl Arguments {
    /// Reads all arguments; the mistakes come along, in the order in which they were made.
    pub(crate) fn read(tokens: TokenStream) -> (Self, Vec<Error>) {
        let mut arguments = Self::default();
        let mut mistakes = Vec::new();
        match Punctuated::<Argument, Token![,]>::parse_terminated.parse2(tokens) {
            Ok(list) => {
                for argument in list {
                    mistakes.extend(arguments.take(argument).err());
                }
            }
            Err(error) => mistakes.push(error),
        }
        (arguments, mistakes)
    }

    /// The path of the runtime crate, unless there is one that can't be read; its own name is on this span.
    pub(crate) fn root(&self, place: Span) -> Option<TokenStream> {
        match &self.root {
            Value::Absent => Some(span::on(place, quote!(::olk_account))),
            Value::Given(path) => Some(path.to_token_stream()),
            Value::Spoilt => None,
        }
    }

    fn take(&mut self, argument: Argument) -> Result<()> {
        let meta = match argument {
            Argument::Meta(meta) => meta,
            Argument::Literal(literal) => return Err(self.literal(&literal)),
            Argument::Other(tokens, error) => {
                for name in NAMES {
                    if tokens
                        .clone()
                        .into_iter()
                        .any(|tree| tree.to_string() == name)
                    {
                        self.was_meant(name, error.span());
                    }
                }
                return Err(error);
            }
        };
        let Some(name) = meta
            .path()
            .segments
            .first()
            .map(|first| first.ident.clone())
        else {
            return Ok(());
        };
        let (profile, root) = (&mut self.profile, &mut self.root);
        match name.unraw().to_string().as_str() {
            "owns_session" if self.owns_session.is_some() => Err(repeated(&name)),
            "owns_session" => {
                // Kept even with a value: that the helper is meant to own its session is plain.
                self.owns_session = Some(name);
                no_value(&meta)
            }
            "profile" if profile.was_tried() => Err(repeated(&name)),
            "profile" => profile.fill(profile_value(&name, &meta)),
            "crate" if root.was_tried() => Err(repeated(&name)),
            "crate" => match root_value(&name, &meta) {
                Ok((path, mistake)) => {
                    *root = Value::Given(path);
                    mistake.map_or(Ok(()), Err)
                }
                Err(mistake) => root.fill(Err(mistake)),
            },
            other => Err(self.unknown(&name, other)),
        }
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
                "a literal on its own says nothing; the name of the profile is given as `profile = \"…\"`"
                    .to_owned()
            }
            _ => format!("a literal is no argument: {CHOICE}"),
        };
        Error::new_spanned(literal, message)
    }

    /// Takes a misspelt argument for what it was meant to be, so that nothing else is said of its absence.
    fn was_meant(&mut self, name: &str, span: Span) {
        match name {
            "owns_session" => self.owns_session = Some(Ident::new(name, span)),
            "profile" if !self.profile.was_tried() => self.profile = Value::Spoilt,
            "crate" if !self.root.was_tried() => self.root = Value::Spoilt,
            _ => {}
        }
    }
}

/// `owns_session` is either there or not.
fn no_value(meta: &Meta) -> Result<()> {
    let value = match meta {
        Meta::Path(_) => return Ok(()),
        Meta::List(list) => in_parentheses(list),
        Meta::NameValue(pair) => {
            let (equals, value) = (&pair.eq_token, &pair.value);
            quote!(#equals #value)
        }
    };
    Err(Error::new_spanned(value, OWNS_SESSION_HAS_NO_VALUE))
}

/// The value of `profile = "…"`.
fn profile_value(name: &Ident, meta: &Meta) -> Result<LitStr> {
    let missing = "`profile` needs the name of the profile: `profile = \"…\"`";
    let value = value(name, meta, missing)?;
    match value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if text.suffix().is_empty() => Ok(text.clone()),
        Expr::Lit(ExprLit {
            lit: Lit::Str(_), ..
        }) => Err(Error::new_spanned(
            value,
            "the name of the profile is a string literal without a suffix",
        )),
        _ => Err(Error::new_spanned(value, PROFILE_IS_LITERAL)),
    }
}

/// The value of `crate = path`. A path in quotes is a mistake whose meaning is known.
fn root_value(name: &Ident, meta: &Meta) -> Result<(Path, Option<Error>)> {
    let missing = "`crate` needs the path of the `olk_account` crate: `crate = path`";
    let value = value(name, meta, missing)?;
    match value {
        Expr::Path(path) if path.qself.is_none() && is_plain(&path.path) => {
            Ok((path.path.clone(), None))
        }
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => {
            let Ok(path) = text.parse_with(Path::parse_mod_style) else {
                let message = "`crate` takes a path, without quotes: `crate = path`";
                return Err(Error::new_spanned(value, message));
            };
            let written = path.to_token_stream().to_string().replace(' ', "");
            let message = format!("`crate` takes a path, without quotes: `crate = {written}`");
            Ok((path, Some(Error::new_spanned(value, message))))
        }
        _ => Err(Error::new_spanned(value, CRATE_IS_PATH)),
    }
}

fn is_plain(path: &Path) -> bool {
    path.segments
        .iter()
        .all(|segment| segment.arguments.is_none())
}

/// What stands behind `=`, out of the group that a macro's fragment is.
fn value<'a>(name: &Ident, meta: &'a Meta, missing: &str) -> Result<&'a Expr> {
    let mut value = match meta {
        Meta::NameValue(pair) => &pair.value,
        Meta::List(list) => {
            let message = format!("the value of `{name}` comes after `=`, not in parentheses");
            return Err(Error::new_spanned(in_parentheses(list), message));
        }
        Meta::Path(_) => return Err(Error::new(name.span(), missing)),
    };
    while let Expr::Group(group) = value {
        value = &group.expr;
    }
    Ok(value)
}

fn in_parentheses(list: &MetaList) -> TokenStream {
    let tokens = list.to_token_stream().into_iter();
    tokens
        .skip(list.path.to_token_stream().into_iter().count())
        .collect()
}

/// What to say about something that can't be read: that its value can't, if an argument begins with it.
fn no_argument(tokens: &TokenStream) -> Error {
    let mut trees = tokens.clone().into_iter();
    let Some(first) = trees.next() else {
        return Error::new(Span::call_site(), CHOICE);
    };
    let message = match first.to_string().as_str() {
        "owns_session" => OWNS_SESSION_HAS_NO_VALUE,
        "profile" => PROFILE_IS_LITERAL,
        "crate" => CRATE_IS_PATH,
        _ => return Error::new(first.span(), format!("this is no argument: {CHOICE}")),
    };
    Error::new_spanned(trees.collect::<TokenStream>(), message)
}

/// An argument is there a second time.
fn repeated(name: &Ident) -> Error {
    Error::new(
        name.span(),
        format!("`{}` is given twice: once is enough", name.unraw()),
    )
}
