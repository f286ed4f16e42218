//! The attributes that the macro takes off the struct: the marks on fields, and itself, if it is there again.

use crate::spelling;
use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Meta, Path, Token};

/// The attributes of a struct that know no attributes of its fields.
const PLAIN: [&str; 10] = [
    "allow",
    "cfg",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "must_use",
    "repr",
    "warn",
];

/// The derives that know none, either, but for `#[default]`.
const PLAIN_DERIVES: [&str; 9] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// What a mark says that a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `#[profile]`: the profile's name.
    Profile,
    /// `#[session]`: the session that a borrower lends.
    Session,
}

/// `#[profile]` or `#[session]`, however well it is written and wherever it stands.
pub(crate) struct Mark {
    pub(crate) kind: Kind,
    /// The word itself.
    pub(crate) word: Ident,
    /// All of it, from `#` to `]`.
    pub(crate) attribute: Attribute,
    /// Whether it stands in a `cfg_attr`, where the macro is too early to know whether it counts.
    pub(crate) in_cfg_attr: bool,
}

impl Mark {
    /// Reads an attribute, which may be anything.
    fn read(attribute: &Attribute) -> Option<Self> {
        let path = attribute.path();
        let (word, in_cfg_attr) = match &attribute.meta {
            Meta::List(list) if path.is_ident("cfg_attr") => {
                (marking_word(list.tokens.clone())?, true)
            }
            _ => (path.get_ident()?.clone(), false),
        };
        Some(Self {
            kind: kind_of(&word)?,
            word,
            attribute: attribute.clone(),
            in_cfg_attr,
        })
    }

    /// Whether there is nothing but the word.
    pub(crate) fn stands_alone(&self) -> bool {
        self.in_cfg_attr || matches!(self.attribute.meta, Meta::Path(_))
    }
}

impl Kind {
    const ALL: [Self; 2] = [Self::Profile, Self::Session];

    /// The word that marks a field as this.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Session => "session",
        }
    }
}

/// Which mark a word is, if any.
fn kind_of(word: &Ident) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| word == kind.name())
}

/// The mark among the attributes that a `cfg_attr` stands for.
fn marking_word(tokens: TokenStream) -> Option<Ident> {
    let mut after_comma = false;
    for tree in tokens {
        match tree {
            TokenTree::Ident(word) if after_comma && kind_of(&word).is_some() => return Some(word),
            TokenTree::Punct(punct) => after_comma = punct.as_char() == ',',
            _ => after_comma = false,
        }
    }
    None
}

/// Takes the marks from among a field's attributes.
pub(crate) fn take_marks(attributes: &mut Vec<Attribute>) -> Vec<Mark> {
    let marks: Vec<Mark> = attributes.iter().filter_map(Mark::read).collect();
    attributes.retain(|attribute| Mark::read(attribute).is_none());
    marks
}

/// Takes from among a field's attributes the first that is nearly a mark of this kind.
pub(crate) fn take_misspelt(attributes: &mut Vec<Attribute>, kind: Kind) -> Option<Ident> {
    let names = Kind::ALL.map(Kind::name);
    let place = attributes.iter().position(|attribute| {
        let word = attribute.path().get_ident().map(Ident::to_string);
        word.and_then(|word| spelling::nearest(&word, &names)) == Some(kind.name())
    })?;
    attributes.remove(place).path().get_ident().cloned()
}

/// Whether a struct has an attribute that may know attributes of fields which nobody else knows.
pub(crate) fn may_know_others(attributes: &[Attribute]) -> bool {
    let is_one_of = |path: &Path, names: &[&str]| {
        let last = path.segments.last();
        last.is_some_and(|last| names.iter().any(|name| last.ident == name))
    };
    attributes.iter().any(|attribute| {
        let derived = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        match derived {
            Ok(derived) if attribute.path().is_ident("derive") => derived
                .iter()
                .any(|derived| !is_one_of(derived, &PLAIN_DERIVES)),
            _ => !is_one_of(attribute.path(), &PLAIN),
        }
    })
}

/// Takes the macro itself from among a struct's attributes: the one that is running is gone already, so what is
/// left would run again.
pub(crate) fn take_repetitions(attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    let (repetitions, others) = std::mem::take(attributes)
        .into_iter()
        .partition(|attribute| {
            let last = attribute.path().segments.last();
            last.is_some_and(|segment| segment.ident == "olk_account_helper")
        });
    *attributes = others;
    repetitions
}
