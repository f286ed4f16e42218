//! What stands in the attribute's parentheses.
//!
//! Reading goes on after a mistake, at the next comma, so that every argument is looked at in one go.

use crate::spelling;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Error, Ident, Lit, LitStr, Path, Result, Token, token};

/// The arguments that exist.
const NAMES: [&str; 3] = ["owns_session", "profile", "crate"];

/// What a reader of an error message can choose from.
const CHOICE: &str =
    "`#[olk_account_helper]` takes `owns_session`, `profile = \"…\"` and `crate = path`";

/// `#[olk_account_helper(owns_session, profile = "Outlook", crate = renamed)]`
#[derive(Default)]
pub(crate) struct Arguments {
    /// The word `owns_session`, if the helper creates its session.
    pub(crate) owns_session: Option<Ident>,
    /// The profile's name, if it is known when compiling.
    pub(crate) profile: Argument<LitStr>,
    /// Where the runtime crate is to be found, if not under its own name.
    pub(crate) root: Argument<Path>,
}

/// An argument that has a value.
#[derive(Default)]
pub(crate) enum Argument<T> {
    /// It isn't there.
    #[default]
    Absent,
    /// It is there, with a value of the right kind.
    Given(T),
    /// It was meant to be there, and an error about it has been reported. Nobody should complain that it is
    /// missing.
    Spoilt,
}

impl<T> Argument<T> {
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

    /// Fills the argument for the first time, or says at `name` that it isn't the first time.
    fn fill(&mut self, name: &Ident, value: Result<T>) -> Result<()> {
        if self.was_tried() {
            return Err(repeated(name));
        }
        let (state, outcome) = match value {
            Ok(value) => (Self::Given(value), Ok(())),
            Err(mistake) => (Self::Spoilt, Err(mistake)),
        };
        *self = state;
        outcome
    }
}

impl Arguments {
    /// Reads all arguments; the mistakes come along, in the order in which they were made.
    pub(crate) fn read(tokens: TokenStream) -> (Self, Vec<Error>) {
        let mut arguments = Self::default();
        let mut mistakes = Vec::new();
        let outcome = (|input: ParseStream<'_>| {
            mistakes.extend(stray_commas(input));
            while !input.is_empty() {
                if let Err(mistake) = arguments.read_one(input) {
                    mistakes.push(mistake);
                    let _passed_over = up_to_comma(input);
                }
                mistakes.extend(separator(input).err());
                mistakes.extend(stray_commas(input));
            }
            Ok(())
        })
        .parse2(tokens);
        mistakes.extend(outcome.err());
        (arguments, mistakes)
    }

    /// The path of the runtime crate, unless there is one that can't be read.
    pub(crate) fn root(&self) -> Option<TokenStream> {
        match &self.root {
            Argument::Absent => Some(quote!(::olk_account)),
            Argument::Given(path) => Some(path.to_token_stream()),
            Argument::Spoilt => None,
        }
    }

    /// Reads one argument, up to its comma.
    fn read_one(&mut self, input: ParseStream<'_>) -> Result<()> {
        if input.peek(Lit) {
            return Err(self.literal(&input.parse()?));
        }
        let Ok(name) = input.call(Ident::parse_any) else {
            return Err(input.error(format!("this is no argument: {CHOICE}")));
        };
        match name.unraw().to_string().as_str() {
            "owns_session" => self.read_owns_session(name, input),
            "profile" => {
                let value = profile_value(&name, input);
                self.profile.fill(&name, value)
            }
            "crate" => self.read_root(&name, input),
            other => Err(self.unknown(&name, other)),
        }
    }

    /// `owns_session`, which is either there or not.
    fn read_owns_session(&mut self, name: Ident, input: ParseStream<'_>) -> Result<()> {
        if self.owns_session.is_some() {
            return Err(repeated(&name));
        }
        // Kept even if a value follows: that the helper is meant to own its session is plain.
        self.owns_session = Some(name);
        if input.peek(Token![=]) || input.peek(token::Paren) {
            let value = up_to_comma(input);
            return Err(Error::new_spanned(
                value,
                "`owns_session` takes no value: its presence says that the helper creates its session",
            ));
        }
        Ok(())
    }

    /// `crate = path`.
    fn read_root(&mut self, name: &Ident, input: ParseStream<'_>) -> Result<()> {
        if self.root.was_tried() {
            return Err(repeated(name));
        }
        let (value, mistake) = root_value(name, input);
        self.root = value.map_or(Argument::Spoilt, Argument::Given);
        mistake.map_or(Ok(()), Err)
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
            "profile" if !self.profile.was_tried() => self.profile = Argument::Spoilt,
            "crate" if !self.root.was_tried() => self.root = Argument::Spoilt,
            _ => {}
        }
    }
}

/// The value of `profile = "…"`.
fn profile_value(name: &Ident, input: ParseStream<'_>) -> Result<LitStr> {
    let equals = value_follows(
        name,
        input,
        "`profile` needs the name of the profile: `profile = \"…\"`",
    )?;
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return if literal.suffix().is_empty() {
            Ok(literal)
        } else {
            Err(Error::new_spanned(
                &literal,
                "the name of the profile is a string literal without a suffix",
            ))
        };
    }
    Err(at_value(
        input,
        equals,
        "`profile` needs a string literal, which is checked while compiling: a name that is computed goes \
         into a field marked `#[profile]`",
    ))
}

/// The value of `crate = path`. A path in quotes is a mistake whose meaning is known.
fn root_value(name: &Ident, input: ParseStream<'_>) -> (Option<Path>, Option<Error>) {
    let equals = match value_follows(
        name,
        input,
        "`crate` needs the path of the `olk_account` crate: `crate = path`",
    ) {
        Ok(equals) => equals,
        Err(mistake) => return (None, Some(mistake)),
    };
    if let Ok(literal) = input.fork().parse::<LitStr>() {
        let path = literal.parse_with(Path::parse_mod_style).ok();
        let written = path.to_token_stream().to_string().replace(' ', "");
        let message = if path.is_some() {
            format!("`crate` takes a path, without quotes: `crate = {written}`")
        } else {
            "`crate` takes a path, without quotes: `crate = path`".to_owned()
        };
        return (path, Some(at_value(input, equals, &message)));
    }
    match input.call(Path::parse_mod_style) {
        Ok(path) if ends(input) => (Some(path), None),
        _ => {
            let message = "`crate` takes the path of a crate or module: `crate = renamed`, `crate = ::renamed`";
            (None, Some(at_value(input, equals, message)))
        }
    }
}

/// Reads the `=` before a value, or says what is `missing`.
fn value_follows(name: &Ident, input: ParseStream<'_>, missing: &str) -> Result<Token![=]> {
    if input.peek(Token![=]) {
        input.parse()
    } else if input.peek(token::Paren) {
        Err(Error::new_spanned(
            up_to_comma(input),
            format!("the value of `{name}` comes after `=`, not in parentheses"),
        ))
    } else {
        Err(Error::new(name.span(), missing))
    }
}

/// An error at what was written for a value, or at the `=` if nothing was.
fn at_value(input: ParseStream<'_>, equals: Token![=], message: &str) -> Error {
    let value = up_to_comma(input);
    if value.is_empty() {
        Error::new(equals.span, message)
    } else {
        Error::new_spanned(value, message)
    }
}

/// Reads the comma after an argument, or says that it is missing.
fn separator(input: ParseStream<'_>) -> Result<()> {
    if input.parse::<Option<Token![,]>>()?.is_some() || input.is_empty() {
        return Ok(());
    }
    let mistake = input.error("a comma is missing before this");
    if !begins_argument(input) {
        let _passed_over = up_to_comma(input);
        input.parse::<Option<Token![,]>>()?;
    }
    Err(mistake)
}

/// Passes over commas with no argument before them; however many there are, they are one mistake.
fn stray_commas(input: ParseStream<'_>) -> Option<Error> {
    let mistake = input
        .peek(Token![,])
        .then(|| input.error("there is no argument before this comma: remove it"));
    while let Ok(Some(_)) = input.parse::<Option<Token![,]>>() {}
    mistake
}

/// Whether the argument that is being read is over.
fn ends(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Whether the next word is the name of an argument.
fn begins_argument(input: ParseStream<'_>) -> bool {
    Ident::parse_any(&input.fork())
        .is_ok_and(|name| NAMES.contains(&name.unraw().to_string().as_str()))
}

/// Takes what is left of an argument.
fn up_to_comma(input: ParseStream<'_>) -> TokenStream {
    let mut taken = TokenStream::new();
    while !ends(input) {
        match input.parse::<TokenTree>() {
            Ok(tree) => taken.extend([tree]),
            Err(_) => break,
        }
    }
    taken
}

/// An argument is there a second time.
fn repeated(name: &Ident) -> Error {
    Error::new(
        name.span(),
        format!("`{}` is given twice: once is enough", name.unraw()),
    )
}
