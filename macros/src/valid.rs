//! Every rule that a struct can break which shows in its tokens. Each mistake is one error, at the token that
//! would have to change; all of them are found in one go.

use crate::ast::{Field, Helper, Marked};
use crate::attr::{Kind, Mark};
use crate::kind::ItemKind;
use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Ident, LitStr, Meta, Token, Type};

/// How long a profile's name may be, in UTF-16 units: MAPI's `cchProfileNameMax`.
const LONGEST_NAME: usize = 64;

/// Makes one error of all mistakes.
pub(crate) fn combine(mistakes: Vec<Error>) -> Option<Error> {
    mistakes.into_iter().reduce(|mut all, mistake| {
        all.combine(mistake);
        all
    })
}

/// The attribute stands on something that can't become a COM object.
pub(crate) fn not_a_struct(found: Option<&ItemKind>) -> Error {
    let what = found.map_or("something else", |found| found.name);
    let span = found.map_or_else(Span::call_site, |found| found.keyword.span());
    Error::new(
        span,
        format!("`#[olk_account_helper]` makes a COM object of a struct; this is {what}"),
    )
}

/// The struct can't be read, which the compiler has reported already if it can't either.
pub(crate) fn unreadable(why: &Error) -> Option<Error> {
    let syntax_beyond_the_macro = why.to_string().starts_with("unsupported expression");
    syntax_beyond_the_macro.then(|| {
        Error::new(
            why.span(),
            "`#[olk_account_helper]` can't read this expression: give it a name with `const`, and write the name here",
        )
    })
}

/// All that is wrong with the struct, apart from the wording of the attribute's arguments.
pub(crate) fn mistakes(helper: &Helper) -> Vec<Error> {
    let mut found = Vec::new();
    found.extend(repetitions(helper));
    found.extend(packed(helper));
    found.extend(no_size(helper));
    found.extend(lifetimes(helper));
    found.extend(helper.misplaced.iter().map(misplaced));
    found.extend(helper.misspelt.iter().map(misspelt));
    found.extend(
        helper
            .arguments
            .profile
            .given()
            .into_iter()
            .flat_map(literal),
    );
    found.extend(profile(helper));
    found.extend(session(helper));
    found.extend(helper.fields.iter().flat_map(|field| marks(helper, field)));
    found
}

/// One attribute with all arguments is the rule.
fn repetitions(helper: &Helper) -> impl Iterator<Item = Error> {
    helper.repetitions.iter().map(|again| {
        Error::new_spanned(
            again,
            "this struct has an `#[olk_account_helper]` already: keep one of them, with all arguments",
        )
    })
}

/// The runtime borrows the fields, and a packed struct's can't be borrowed.
pub(crate) fn packed(helper: &Helper) -> Vec<Error> {
    let packed = |attribute: &Attribute| {
        let hints = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        let mut hints = hints.into_iter().flatten();
        hints.find(|hint| hint.path().is_ident("packed"))
    };
    let reprs = helper
        .item
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("repr"));
    let packed = reprs.filter_map(packed);
    packed
        .map(|hint| {
            Error::new_spanned(
                hint,
                "the fields of a COM object are borrowed when it is called, which `packed` forbids: remove it",
            )
        })
        .collect()
}

/// An object is made by moving the struct, whose last field, then, has a size. (What a name stands for isn't known here.)
pub(crate) fn no_size(helper: &Helper) -> Option<Error> {
    let ty = &helper.fields.last()?.ty;
    let unsized_type = match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(name) => name.path.is_ident("str"),
        _ => false,
    };
    unsized_type.then(|| {
        let message = "a COM object has a fixed size, and this field has none: put it in a `Box`";
        Error::new_spanned(ty, message)
    })
}

/// COM's reference count decides how long a helper lives, and that can't be told from a lifetime.
fn lifetimes(helper: &Helper) -> impl Iterator<Item = Error> {
    helper.item.generics.lifetimes().map(|parameter| {
        let lifetime = &parameter.lifetime;
        let message = format!(
            "a COM object outlives every borrow, so a helper can't have the lifetime parameter `{lifetime}`: own \
             the data, or share it with `Arc`"
        );
        Error::new(lifetime.span(), message)
    })
}

/// A mark belongs on a field.
fn misplaced(mark: &Mark) -> Error {
    Error::new_spanned(
        &mark.attribute,
        match mark.kind {
            Kind::Profile => {
                "`#[profile]` marks a field, not the struct: put it on the field that holds the `ProfileName`"
            }
            Kind::Session => {
                "`#[session]` marks a field, not the struct: put it on the field that holds the session to lend"
            }
        },
    )
}

/// A mark has one spelling.
fn misspelt((word, meant): &(Ident, Kind)) -> Error {
    let meant = meant.name();
    Error::new(
        word.span(),
        format!("unknown mark `#[{word}]`; did you mean `#[{meant}]`?"),
    )
}

/// What MAPI takes for a profile's name, for a literal. (`ProfileName` sees to all others.)
fn literal(literal: &LitStr) -> Vec<Error> {
    let units: Vec<u16> = literal.value().encode_utf16().collect();
    let mut wrong = Vec::new();
    if units.is_empty() {
        wrong.push("a profile name has 1 to 64 characters; this one is empty".to_owned());
    }
    if units.len() > LONGEST_NAME {
        wrong.push(format!(
            "a profile name has at most {LONGEST_NAME} characters (UTF-16 units); this one has {}",
            units.len()
        ));
    }
    if let Some(place) = units.iter().position(|&unit| unit == 0) {
        wrong.push(format!(
            "a profile name ends at its first NUL, so it can't contain one; this one does, as character {}",
            place + 1
        ));
    }
    wrong
        .into_iter()
        .map(|message| Error::new(literal.span(), message))
        .collect()
}

/// A helper has one profile: from one field, or from one literal.
fn profile(helper: &Helper) -> Vec<Error> {
    let literal = &helper.arguments.profile;
    let fields: Vec<Marked<'_>> = helper.marked(Kind::Profile).collect();
    let mut wrong = second(
        &fields,
        "a helper has one profile, and another field is marked `#[profile]` already: mark one of them",
    );
    match fields.first() {
        Some(field) if literal.given().is_some() => wrong.push(Error::new_spanned(
            &field.mark.attribute,
            "a helper has one profile, and this one is named by `profile = \"…\"` already: remove that, or this mark",
        )),
        None if !literal.was_tried() && !profile_was_meant(helper) => {
            wrong.push(no_profile(helper));
        }
        _ => {}
    }
    wrong
}

/// Whether there is a mark, only not on a field or not well spelt.
fn profile_was_meant(helper: &Helper) -> bool {
    let misplaced = helper.misplaced.iter().map(|mark| mark.kind);
    let misspelt = helper.misspelt.iter().map(|&(_, kind)| kind);
    misplaced.chain(misspelt).any(|kind| kind == Kind::Profile)
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
         `#[olk_account_helper({role}profile = \"…\")]`"
    );
    Error::new(helper.item.ident.span(), message)
}

/// Of several fields marked `#[profile]`, none is there in the configuration that is being compiled.
pub(crate) fn no_profile_here(helper: &Helper) -> Error {
    Error::new(
        helper.item.ident.span(),
        "this helper has no profile name in this configuration: make the `#[cfg(…)]`s of its fields marked \
         `#[profile]` cover it",
    )
}

/// Of several fields with the same mark, this one is there together with one before it.
pub(crate) fn two_here(mark: &Mark) -> Error {
    let message = match mark.kind {
        Kind::Profile => {
            "a helper has one profile, and in this configuration another field marked `#[profile]` is there, too: make \
             their `#[cfg(…)]`s exclude each other"
        }
        Kind::Session => {
            "a helper lends one session, and in this configuration another field marked `#[session]` is there, too: \
             make their `#[cfg(…)]`s exclude each other"
        }
    };
    Error::new_spanned(&mark.attribute, message)
}

/// A borrower lends one session; an owner keeps its session where nobody else gets at it.
fn session(helper: &Helper) -> Vec<Error> {
    let fields: Vec<Marked<'_>> = helper.marked(Kind::Session).collect();
    if !helper.is_owner() {
        return second(
            &fields,
            "a helper lends one session, and another field is marked `#[session]` already: mark one of them",
        );
    }
    fields
        .iter()
        .map(|session| {
            Error::new_spanned(
                &session.mark.attribute,
                "a helper declared with `owns_session` creates its session, and the COM object keeps it: remove this \
                 mark, or `owns_session` if the session is somebody else's",
            )
        })
        .collect()
}

/// Complains of every marked field that is there together with one before it.
fn second(fields: &[Marked<'_>], message: &str) -> Vec<Error> {
    let clashing = fields.iter().enumerate().filter(|&(place, field)| {
        let before = fields.iter().take(place);
        before.into_iter().any(|other| field.clashes_with(*other))
    });
    clashing
        .map(|(_, field)| Error::new_spanned(&field.mark.attribute, message))
        .collect()
}

/// What can be wrong with the marks of one field.
fn marks(helper: &Helper, field: &Field) -> Vec<Error> {
    let mut wrong = Vec::new();
    for (place, mark) in field.marks.iter().enumerate() {
        let name = &mark.word;
        let before = field.marks.iter().take(place);
        if before.clone().any(|other| other.kind == mark.kind) {
            let message = format!("this field is marked `#[{name}]` already: once is enough");
            wrong.push(Error::new_spanned(&mark.attribute, message));
        } else if before.clone().next().is_some() && !helper.is_owner() {
            let message =
                "a field is the profile's name or the session, not both: remove one of its marks";
            wrong.push(Error::new_spanned(&mark.attribute, message));
        } else if mark.in_cfg_attr {
            let message = format!(
                "`#[{name}]` can't stand in `cfg_attr`: write `#[{name}]`, and put a `#[cfg(…)]` on the field"
            );
            wrong.push(Error::new(name.span(), message));
        } else if !mark.stands_alone() {
            wrong.push(Error::new_spanned(&mark.attribute, with_value(mark.kind)));
        } else if field.shifts {
            let message = "the place of this field in the tuple struct depends on a `#[cfg]` before it: move it in \
                           front of that, or give the fields names";
            wrong.push(Error::new_spanned(&mark.attribute, message));
        }
    }
    wrong
}

/// A mark has neither arguments nor a value.
fn with_value(kind: Kind) -> &'static str {
    match kind {
        Kind::Profile => {
            "`#[profile]` stands alone, on the field that holds the `ProfileName`; a name known when compiling needs \
             no field: `#[olk_account_helper(profile = \"…\")]`"
        }
        Kind::Session => "`#[session]` stands alone: the session is what the field holds",
    }
}
