//! The marks on fields.

use crate::spelling;
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Meta, Path, Token};

/// The attributes of a struct that know no attributes of its fields, or only the marks.
const PLAIN: &str =
    "allow cfg deny deprecated doc expect forbid must_use olk_account_helper_arguments repr warn";

/// The derives that know none, either, but for `#[default]`.
const PLAIN_DERIVES: &str = "Clone Copy Debug Default Eq Hash Ord PartialEq PartialOrd";

/// What a mark says that a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `#[profile]`: the profile's name.
    Profile,
    /// `#[session]`: the session that a borrower lends.
    Session,
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

    /// Describes what the marked field holds, for a message.
    pub(crate) fn content(self) -> &'static str {
        match self {
            Self::Profile => "the `ProfileName`",
            Self::Session => "the session to lend",
        }
    }
}

/// `#[profile]` or `#[session]`, wherever it stands.
pub(crate) struct Mark<'a> {
    pub(crate) kind: Kind,
    /// The word itself.
    pub(crate) word: &'a Ident,
    /// All of it, from `#` to `]`.
    pub(crate) attribute: &'a Attribute,
}

impl<'a> Mark<'a> {
    /// The marks among these attributes.
    pub(crate) fn all(attributes: &'a [Attribute]) -> impl Iterator<Item = Self> + Clone {
        attributes.iter().filter_map(|attribute| {
            let word = attribute.path().get_ident()?;
            let kind = Kind::ALL.into_iter().find(|kind| word == kind.name())?;
            Some(Self {
                kind,
                word,
                attribute,
            })
        })
    }

    /// Tells whether the mark is nothing but the word.
    pub(crate) fn stands_alone(&self) -> bool {
        matches!(self.attribute.meta, Meta::Path(_))
    }
}

/// Tells whether one of a field's attributes must have been meant for a mark of this kind. The compiler says so: it knows no
/// such attribute, unless another attribute of the struct does.
pub(crate) fn may_be_misspelt(kind: Kind, of_field: &[Attribute], of_struct: &[Attribute]) -> bool {
    let names = Kind::ALL.map(Kind::name);
    let is_near = |attribute: &Attribute| {
        let word = attribute.path().get_ident().map(Ident::to_string);
        word.and_then(|word| spelling::nearest(&word, &names)) == Some(kind.name())
    };
    of_field.iter().any(is_near) && !of_struct.iter().any(may_know_others)
}

/// Tells whether an attribute of a struct may know attributes of its fields.
fn may_know_others(attribute: &Attribute) -> bool {
    let is_one_of = |path: &Path, names: &str| {
        let last = path.segments.last();
        last.is_some_and(|last| names.split(' ').any(|name| last.ident == name))
    };
    let derived = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
    match derived {
        Ok(derived) if attribute.path().is_ident("derive") => {
            let mut derived = derived.iter();
            !derived.all(|derived| is_one_of(derived, PLAIN_DERIVES))
        }
        _ => !is_one_of(attribute.path(), PLAIN),
    }
}
