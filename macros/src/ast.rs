//! What the struct means to the macro: its role, the fields that are marked, and the struct as it is emitted.

use crate::attr::{
    Arguments, Kind, Mark, may_know_others, take_marks, take_misspelt, take_repetitions,
};
use crate::kind::ItemKind;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Data, DataStruct, DeriveInput, Error, Fields, Generics, Member, Meta, Type};

/// What the attribute stands on.
pub(crate) enum Item {
    /// A struct, as it should be.
    Struct(DeriveInput),
    /// A struct that isn't finished, or that holds something which `syn` can't read.
    UnreadableStruct {
        tokens: TokenStream,
        why: Error,
        /// The struct without its fields, if it can be read that far.
        outline: Option<DeriveInput>,
    },
    /// An enum or a union, without the marks.
    OtherType { found: ItemKind, item: DeriveInput },
    /// Something that isn't a type, or can't be read.
    Other {
        found: Option<ItemKind>,
        tokens: TokenStream,
    },
}

impl Item {
    /// Reads whatever the attribute stands on.
    pub(crate) fn read(tokens: TokenStream) -> Self {
        let found = ItemKind::of(tokens.clone());
        let is_struct = found.as_ref().is_some_and(ItemKind::is_struct);
        match (found, syn::parse2::<DeriveInput>(tokens.clone())) {
            (_, Ok(item)) if is_struct => Self::Struct(item),
            (_, Err(why)) if is_struct => Self::UnreadableStruct {
                outline: outline(tokens.clone()),
                tokens,
                why,
            },
            (Some(found), Ok(item)) => Self::OtherType {
                found,
                item: without_marks(item),
            },
            (found, _) => Self::Other { found, tokens },
        }
    }
}

/// A struct with `#[olk_account_helper]` on it.
pub(crate) struct Helper {
    pub(crate) arguments: Arguments,
    /// The struct as its writer knows it: all of it but the marks.
    pub(crate) item: DeriveInput,
    pub(crate) fields: Vec<Field>,
    /// Marks that stand on the struct instead of on a field.
    pub(crate) misplaced: Vec<Mark>,
    /// Further occurrences of the macro.
    pub(crate) repetitions: Vec<Attribute>,
    /// Attributes of fields that must have been meant for marks, and for which.
    pub(crate) misspelt: Vec<(Ident, Kind)>,
}

/// A field of the struct.
pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) ty: Type,
    /// Its `#[cfg(…)]`s: the compiler has not decided on them when an attribute macro runs.
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) marks: Vec<Mark>,
    /// Whether `member` is its place only as long as the fields before it are there.
    pub(crate) shifts: bool,
}

/// A field with one of its marks.
#[derive(Clone, Copy)]
pub(crate) struct Marked<'a> {
    pub(crate) field: &'a Field,
    pub(crate) mark: &'a Mark,
}

impl Helper {
    /// Takes the macro's own attributes off the struct and remembers where they were.
    pub(crate) fn new(arguments: Arguments, mut item: DeriveInput) -> Self {
        let misplaced = take_marks(&mut item.attrs);
        let repetitions = take_repetitions(&mut item.attrs);
        let fields = match &mut item.data {
            Data::Struct(data) => Field::all(&mut data.fields),
            Data::Enum(_) | Data::Union(_) => Vec::new(),
        };
        let mut helper = Self {
            arguments,
            item,
            fields,
            misplaced,
            repetitions,
            misspelt: Vec::new(),
        };
        helper.misspelt = helper.take_misspelt();
        helper
    }

    /// Takes off the fields what the compiler would call an unknown attribute in any case, if it is nearly a mark that
    /// is missing: so that the compiler doesn't, and nobody complains that the mark is missing, either.
    fn take_misspelt(&mut self) -> Vec<(Ident, Kind)> {
        let profile_wanted = !self.arguments.profile.was_tried();
        let wanted = [
            (Kind::Profile, profile_wanted),
            (Kind::Session, !self.is_owner()),
        ];
        let missing = wanted.map(|(kind, wanted)| {
            let missing = wanted && self.marked(kind).next().is_none();
            missing.then_some(kind)
        });
        let mut misspelt = Vec::new();
        match &mut self.item.data {
            Data::Struct(data) if !may_know_others(&self.item.attrs) => {
                for field in &mut data.fields {
                    for kind in missing.into_iter().flatten() {
                        let word = take_misspelt(&mut field.attrs, kind);
                        misspelt.extend(word.map(|word| (word, kind)));
                    }
                }
            }
            _ => {}
        }
        misspelt
    }

    /// The runtime crate's name for what the helper is. It is placed on the argument that says so, or on the
    /// struct's name where there is none: the compiler's complaints about a contract not kept go there, and so does
    /// an editor's hover.
    pub(crate) fn role(&self) -> Ident {
        match &self.arguments.owns_session {
            Some(word) => Ident::new("owns_session", word.span()),
            None => Ident::new(
                "borrows_session",
                Span::call_site().located_at(self.item.ident.span()),
            ),
        }
    }

    /// Whether the helper creates its session.
    pub(crate) fn is_owner(&self) -> bool {
        self.arguments.owns_session.is_some()
    }

    /// Whether the struct has parameters, so that it depends on them whether a trait is implemented.
    pub(crate) fn is_generic(&self) -> bool {
        !self.item.generics.params.is_empty()
    }

    /// The fields with a mark of this kind; each once, however often it is marked.
    pub(crate) fn marked(&self, kind: Kind) -> impl Iterator<Item = Marked<'_>> {
        self.fields
            .iter()
            .filter_map(move |field| field.marked(kind))
    }

    /// The fields with a mark of this kind of which the compiler decides whether they are there.
    pub(crate) fn conditional(&self, kind: Kind) -> impl Iterator<Item = Marked<'_>> {
        self.marked(kind)
            .filter(|marked| !marked.field.cfgs.is_empty())
    }

    /// The sessions that the attribute lends: all that are marked, unless something is wrong with the mark.
    pub(crate) fn lent(&self) -> Vec<Marked<'_>> {
        let mut lent: Vec<Marked<'_>> = Vec::new();
        if self.is_owner() {
            return lent;
        }
        for session in self.marked(Kind::Session) {
            let field = session.field;
            let unfit = field.shifts || field.marked(Kind::Profile).is_some();
            if !unfit && !lent.iter().any(|other| other.clashes_with(session)) {
                lent.push(session);
            }
        }
        lent
    }
}

impl Field {
    fn all(fields: &mut Fields) -> Vec<Self> {
        let positional = matches!(fields, Fields::Unnamed(_));
        let mut conditional_before = false;
        let mut all = Vec::new();
        for (place, field) in fields.iter_mut().enumerate() {
            let cfgs = cfgs(&field.attrs);
            let conditional = !cfgs.is_empty();
            all.push(Self {
                member: match &field.ident {
                    Some(name) => Member::Named(name.clone()),
                    None => Member::from(place),
                },
                ty: field.ty.clone(),
                cfgs,
                marks: take_marks(&mut field.attrs),
                shifts: positional && conditional_before,
            });
            conditional_before |= conditional;
        }
        all
    }

    /// The field with its first mark of this kind.
    pub(crate) fn marked(&self, kind: Kind) -> Option<Marked<'_>> {
        let mark = self.marks.iter().find(|mark| mark.kind == kind)?;
        Some(Marked { field: self, mark })
    }

    /// When the field is there, as what stands in `cfg(…)`.
    pub(crate) fn condition(&self) -> TokenStream {
        let conditions = self.cfgs.iter().filter_map(|cfg| match &cfg.meta {
            Meta::List(list) => Some(&list.tokens),
            Meta::Path(_) | Meta::NameValue(_) => None,
        });
        quote!(all(#(#conditions),*))
    }
}

impl Marked<'_> {
    /// Whether it is plain from what stands there that both fields can be there at once. Whether other
    /// conditions exclude each other is decided where they are known, in the output.
    pub(crate) fn clashes_with(self, other: Marked<'_>) -> bool {
        let (one, other) = (self.field, other.field);
        one.cfgs.is_empty()
            || other.cfgs.is_empty()
            || one.condition().to_string() == other.condition().to_string()
    }
}

/// A struct as far as its generic parameters.
fn outline(tokens: TokenStream) -> Option<DeriveInput> {
    let read = |input: ParseStream<'_>| {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let data = Data::Struct(DataStruct {
            struct_token: input.parse()?,
            fields: Fields::Unit,
            semi_token: None,
        });
        let ident = input.parse()?;
        let mut generics: Generics = input.parse()?;
        generics.where_clause = input.parse()?;
        input.parse::<TokenStream>()?;
        Ok(DeriveInput {
            attrs,
            vis,
            ident,
            generics,
            data,
        })
    };
    read.parse2(tokens).ok()
}

fn cfgs(attributes: &[Attribute]) -> Vec<Attribute> {
    let is_cfg = |attribute: &&Attribute| attribute.path().is_ident("cfg");
    attributes.iter().filter(is_cfg).cloned().collect()
}

/// Takes the macro's own attributes off an enum or a union, where they are no use and would be an error each.
pub(crate) fn without_marks(mut item: DeriveInput) -> DeriveInput {
    let mut without = vec![&mut item.attrs];
    match &mut item.data {
        Data::Struct(data) => without.extend(data.fields.iter_mut().map(|field| &mut field.attrs)),
        Data::Union(data) => {
            without.extend(data.fields.named.iter_mut().map(|field| &mut field.attrs));
        }
        Data::Enum(data) => {
            for variant in &mut data.variants {
                without.push(&mut variant.attrs);
                without.extend(variant.fields.iter_mut().map(|field| &mut field.attrs));
            }
        }
    }
    for attributes in without {
        let _no_use = (take_marks(attributes), take_repetitions(attributes));
    }
    item
}
