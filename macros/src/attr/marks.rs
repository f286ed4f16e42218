//! The marks on fields.

use crate::spelling;
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Path, Token};

/// The attributes of a struct that know no attributes of its fields, or only the marks.
const PLAIN: &str =
    "allow cfg deny deprecated doc expect forbid must_use olk_account_helper_arguments repr warn";

/// The derives that know none, either, but for `#[default]`.
const PLAIN_DERIVES: &str = "Clone Copy Debug Default Eq Hash Ord PartialEq PartialOrd";

/// What a mark says that a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    /// The word that marks a field as this.
    pub(crate) name: &'static str,
    /// Describes what the marked field holds, for a message.
    pub(crate) content: &'static str,
    /// Says that a helper has one of these, for a message.
    pub(crate) verb: &'static str,
    /// Says that the mark has neither arguments nor a value, for a message.
    pub(crate) stands_alone: &'static str,
}

impl Kind {
    /// `#[profile]`: the profile's name.
    pub(crate) const PROFILE: Self = Self {
        name: "profile",
        content: "the `ProfileName`",
        verb: "has",
        stands_alone: "`#[profile]` stands alone, on the field that holds the `ProfileName`; a name known when compiling \
                       needs no field: `#[olk_account_helper(profile = \"…\")]`",
    };

    /// `#[session]`: the session that a borrower lends.
    pub(crate) const SESSION: Self = Self {
        name: "session",
        content: "the session to lend",
        verb: "lends",
        stands_alone: "`#[session]` stands alone: the session is what the field holds",
    };

    /// The kind that this word marks.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let mut kinds = [Self::PROFILE, Self::SESSION].into_iter();
        kinds.find(|kind| word == kind.name)
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
            let kind = Kind::of(&word.to_string())?;
            Some(Self {
                kind,
                word,
                attribute,
            })
        })
    }
}

/// Tells whether one of a field's attributes must have been meant for a mark of this kind. The compiler says so: it knows no
/// such attribute, unless another attribute of the struct does.
pub(crate) fn may_be_misspelt(kind: Kind, of_field: &[Attribute], of_struct: &[Attribute]) -> bool {
    let names = [Kind::PROFILE.name, Kind::SESSION.name];
    let is_near = |attribute: &Attribute| {
        let word = attribute.path().get_ident().map(Ident::to_string);
        word.and_then(|word| spelling::nearest(&word, &names)) == Some(kind.name)
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
