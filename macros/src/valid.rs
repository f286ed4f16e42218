//! Every rule that a struct can break which shows in its tokens. Each mistake is one error, at the token that would have
//! to change; all of them are found in one go.

use crate::ast::{Field, Helper, Item};
use crate::attr::{Kind, Mark};
use crate::kind::ItemKind;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Error, LitStr, Meta, Token};

/// How long a profile's name may be, in UTF-16 units: MAPI's `cchProfileNameMax`.
const LONGEST_NAME: usize = 64;

/// The attribute stands on something that can't become a COM object.
pub(crate) fn not_a_struct(found: &ItemKind) -> Option<Error> {
    let what = found.name;
    let message = format!("`#[olk_account_helper]` makes a COM object of a struct; this is {what}");
    (!found.is_struct()).then(|| Error::new(found.span, message))
}

/// All that is wrong with the struct, apart from the wording of the attribute's arguments.
pub(crate) fn mistakes(helper: &Helper) -> Vec<Error> {
    let item = &helper.item;
    let mut found = Vec::new();
    found.extend(packed(item));
    found.extend(no_size(item));
    found.extend(lifetimes(item));
    found.extend(Mark::all(&item.attributes).map(|mark| misplaced(&mark)));
    found.extend(helper.arguments.profile.as_ref().and_then(literal));
    found.extend(profile(helper));
    found.extend(session(helper));
    found.extend(item.fields.iter().flat_map(|field| marks(helper, field)));
    found
}

/// The runtime borrows the fields, and a packed struct's can't be borrowed.
pub(crate) fn packed(item: &Item) -> Vec<Error> {
    let message = "the fields of a COM object are borrowed when it is called, which `packed` forbids: remove it";
    let attributes = item.attributes.iter();
    let reprs = attributes.filter(|attribute| attribute.path().is_ident("repr"));
    let hints = reprs
        .flat_map(|repr| repr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated))
        .flatten();
    let packed = hints.filter(|hint| hint.path().is_ident("packed"));
    packed
        .map(|hint| Error::new_spanned(hint, message))
        .collect()
}

/// An object is made by moving the struct, whose last field, then, has a size. (What a name stands for isn't known here.)
pub(crate) fn no_size(item: &Item) -> Option<Error> {
    let ty = &item.fields.last()?.ty;
    let message = "a COM object has a fixed size, and this field has none: put it in a `Box`";
    is_unsized(ty).then(|| Error::new_spanned(ty, message))
}

/// Tells whether a type is `str`, a slice or a trait object, be it in parentheses or a macro's fragment.
fn is_unsized(ty: &TokenStream) -> bool {
    let trees: Vec<TokenTree> = ty.clone().into_iter().collect();
    match &trees[..] {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            let mut inside = group.stream().into_iter();
            !inside.any(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';'))
        }
        [TokenTree::Group(group)] => is_unsized(&group.stream()),
        [TokenTree::Ident(word)] => word == "str",
        [TokenTree::Ident(word), ..] => word == "dyn",
        _ => false,
    }
}

/// COM's reference count decides how long a helper lives, and that can't be told from a lifetime.
fn lifetimes(item: &Item) -> impl Iterator<Item = Error> {
    item.generics.lifetimes.iter().map(|lifetime| {
        let message = format!(
            "a COM object outlives every borrow, so a helper can't have the lifetime parameter `{lifetime}`: own \
             the data, or share it with `Arc`"
        );
        Error::new(lifetime.span(), message)
    })
}

/// A mark belongs on a field.
fn misplaced(mark: &Mark<'_>) -> Error {
    let (name, content) = (mark.kind.name, mark.kind.content);
    let message = format!(
        "`#[{name}]` marks a field, not the struct: put it on the field that holds {content}"
    );
    Error::new_spanned(mark.attribute, message)
}

/// What MAPI takes for a profile's name, for a literal. (`ProfileName` sees to all others.)
fn literal(literal: &LitStr) -> Option<Error> {
    let units: Vec<u16> = literal.value().encode_utf16().collect();
    let nul = units.iter().position(|&unit| unit == 0);
    let message = match (units.len(), nul) {
        (0, _) => "a profile name has 1 to 64 characters; this one is empty".to_owned(),
        (_, Some(nul)) => format!(
            "a profile name ends at its first NUL, so it can't contain one; this one does, as character {}",
            nul + 1
        ),
        (length, None) if length > LONGEST_NAME => format!(
            "a profile name has at most {LONGEST_NAME} characters (UTF-16 units); this one has {length}"
        ),
        _ => return None,
    };
    Some(Error::new(literal.span(), message))
}

/// A helper has one profile: from one field, or from one literal.
fn profile(helper: &Helper) -> Vec<Error> {
    let arguments = &helper.arguments;
    let mut misplaced = Mark::all(&helper.item.attributes);
    match helper.marked(Kind::PROFILE).next() {
        Some((_, mark)) if arguments.profile.is_some() => {
            let message = "a helper has one profile, and this one is named by `profile = \"…\"` already: remove that, or \
                           this mark";
            vec![Error::new_spanned(mark.attribute, message)]
        }
        Some(_) => all_but_first(helper, Kind::PROFILE),
        None if arguments.names_profile() || helper.has_misspelt(Kind::PROFILE) => Vec::new(),
        None if misplaced.any(|mark| mark.kind == Kind::PROFILE) => Vec::new(),
        None => vec![no_profile(helper)],
    }
}

/// Nothing says what `GetIdentity` should answer.
fn no_profile(helper: &Helper) -> Error {
    let role = if helper.is_owner() {
        "owns_session, "
    } else {
        ""
    };
    let message = format!(
        "this helper has no profile name: mark its `ProfileName` field with `#[profile]`, or name the profile with \
         `#[olk_account_helper({role}profile = \"…\")]`; a field that a `#[cfg(…)]` removes doesn't count"
    );
    Error::new(helper.item.name.span(), message)
}

/// A borrower lends one session; an owner keeps its session where nobody else gets at it.
fn session(helper: &Helper) -> Vec<Error> {
    if !helper.is_owner() {
        return all_but_first(helper, Kind::SESSION);
    }
    let message = "a helper declared with `owns_session` creates its session, and the COM object keeps it: remove this \
                   mark, or `owns_session` if the session is somebody else's";
    let marked = helper.marked(Kind::SESSION);
    marked
        .map(|(_, mark)| Error::new_spanned(mark.attribute, message))
        .collect()
}

/// Complains of every marked field behind the first.
fn all_but_first(helper: &Helper, kind: Kind) -> Vec<Error> {
    let mut fields = helper.marked(kind);
    let is_first_conditional = fields
        .next()
        .is_some_and(|(first, _)| first.is_conditional());
    let others = fields.map(|(field, mark)| {
        let or = if is_first_conditional || field.is_conditional() {
            ", or make their `#[cfg(…)]`s exclude each other"
        } else {
            ""
        };
        let (has, name) = (kind.verb, kind.name);
        let message = format!(
            "a helper {has} one {name}, and another field is marked `#[{name}]` already: mark one of them{or}"
        );
        Error::new_spanned(mark.attribute, message)
    });
    others.collect()
}

/// What can be wrong with the marks of one field.
fn marks(helper: &Helper, field: &Field) -> Vec<Error> {
    let all = Mark::all(&field.attributes);
    let wrong = all.clone().enumerate().filter_map(|(place, mark)| {
        let mut before = all.clone().take(place);
        let message = if before.clone().any(|other| other.kind == mark.kind) {
            &format!(
                "this field is marked `#[{}]` already: once is enough",
                mark.word
            )
        } else if before.next().is_some() && !helper.is_owner() {
            "a field is the profile's name or the session, not both: remove one of its marks"
        } else if !matches!(mark.attribute.meta, Meta::Path(_)) {
            mark.kind.stands_alone
        } else {
            return None;
        };
        Some(Error::new_spanned(mark.attribute, message))
    });
    wrong.collect()
}
