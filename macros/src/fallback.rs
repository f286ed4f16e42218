//! What the macro emits if something is wrong: whatever the attribute stands on, the errors, and a stand-in for
//! each item that the rest of the user's code may rely on, so that one mistake is one error.

use crate::ast::Helper;
use crate::attr::{take_marks, take_repetitions};
use crate::expand;
use crate::header::Header;
use crate::valid;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::parse::Parser as _;
use syn::{Attribute, DeriveInput, Error};

/// A struct with something wrong. Without the runtime crate's path there is nothing that could be said of it.
pub(crate) fn structure(
    helper: &Helper,
    root: Option<&TokenStream>,
    error: Option<Error>,
) -> TokenStream {
    // Nothing can be done with a struct that has no size, either.
    let root = root.filter(|_| valid::no_size(helper).is_none());
    let mut output = other_type(&helper.item, root, error);
    // What lends a field borrows it, and a packed struct's can't be borrowed: that error has been reported.
    let root = root.filter(|_| valid::packed(helper).is_empty());
    if let Some(root) = root {
        output.extend(expand::lend_session(
            helper,
            &Header::new(root, &helper.item),
        ));
    }
    output
}

/// An enum or a union.
pub(crate) fn other_type(
    item: &DeriveInput,
    root: Option<&TokenStream>,
    error: Option<Error>,
) -> TokenStream {
    let mut output = other(item.to_token_stream(), error);
    output.extend(root.map(|root| stand_in(item, root)));
    output
}

/// A struct that can't be read. The compiler reads it again and says what is wrong, in the same words as before.
pub(crate) fn unreadable(
    tokens: TokenStream,
    outline: Option<&DeriveInput>,
    root: Option<&TokenStream>,
    error: Option<Error>,
) -> TokenStream {
    let mut output = other(without_marks(tokens), error);
    if let (Some(outline), Some(root)) = (outline, root) {
        output.extend(stand_in(outline, root));
    }
    output
}

/// Something that isn't a type.
pub(crate) fn other(mut tokens: TokenStream, error: Option<Error>) -> TokenStream {
    tokens.extend(error.map(Error::into_compile_error));
    tokens
}

/// All that makes a type a helper, as far as that can be had without knowing more of it than its name.
fn stand_in(item: &DeriveInput, root: &TokenStream) -> TokenStream {
    let header = Header::new(root, item);
    let borrows = item.generics.lifetimes().next().is_some();
    let interfaces = ["IOlkAccountHelper", "IUnknown"];
    if borrows {
        return interfaces
            .map(|interface| conversion(interface, &header))
            .into_iter()
            .collect();
    }
    let conditions = header.conditions_of_object();
    let mut output = account_helper(&header);
    output.extend(interfaces.map(|interface| expand::conversion(interface, &header, &conditions)));
    output
}

/// `impl AccountHelper` under a contract that nothing can be made with. The role is the one that asks for less.
fn account_helper(header: &Header<'_>) -> TokenStream {
    let [parameters, declaration, helper] = header.parts();
    let lints = &header.lints;
    let conditions = header.conditions_of_object();
    quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::AccountHelper for #helper #conditions {
            type Role = #declaration::borrows_session;
            const CONTRACT: #declaration::Contract<Self> = #declaration::rejected::<Self>();
            fn profile(&self) -> &#declaration::ProfileName {
                ::core::unreachable!()
            }
        }
    }
}

/// `impl From<Helper>` for an interface that the type can't have, because it has a lifetime.
fn conversion(interface: &str, header: &Header<'_>) -> TokenStream {
    let [parameters, declaration, helper] = header.parts();
    let lints = &header.lints;
    let [parameters, conditions] =
        [parameters, &header.conditions()].map(|tokens| header.naming_self(tokens));
    let interface = Ident::new(interface, Span::call_site());
    quote! {
        #[automatically_derived]
        #lints
        impl #parameters ::core::convert::From<#helper> for #declaration::#interface #conditions {
            fn from(_: #helper) -> Self {
                ::core::unreachable!()
            }
        }
    }
}

/// Takes the macro's own attributes off a struct that is no more than tokens: off itself and off its fields.
fn without_marks(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for tree in tokens {
        match tree {
            TokenTree::Group(group) if follows_pound(&kept) && is_own(&group) => {
                kept.pop();
            }
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), without_marks(group.stream()));
                // Of the two delimiters, the closing one is where something unfinished is found to end.
                inside.set_span(group.span_close());
                kept.push(TokenTree::Group(inside));
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn follows_pound(before: &[TokenTree]) -> bool {
    matches!(before.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#')
}

/// Whether `[…]` after a `#` is one of the attributes that the macro takes off.
fn is_own(group: &Group) -> bool {
    let attribute = Attribute::parse_outer.parse2(quote!(# #group));
    attribute.is_ok_and(|mut attributes| {
        let _no_use = (
            take_marks(&mut attributes),
            take_repetitions(&mut attributes),
        );
        attributes.is_empty()
    })
}
