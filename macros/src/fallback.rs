//! Emits stand-ins if something is wrong: all items that the rest of the user's code may rely on, so that one mistake is
//! one error.

use crate::ast::Helper;
use crate::expand::{self, Header};
use crate::{span, valid};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// All items of a type that was refused, as far as they can be had.
pub(crate) fn items(helper: &Helper, root: &TokenStream) -> TokenStream {
    let item = &helper.item;
    let header = Header::new(root, item, None);
    let interfaces = ["IOlkAccountHelper", "IUnknown"];
    // Nothing can be done with a struct that has no size.
    if valid::no_size(item).is_some() {
        return TokenStream::new();
    }
    if item.generics.lifetimes().next().is_some() {
        return interfaces
            .map(|interface| no_conversion(interface, &header))
            .into_iter()
            .collect();
    }
    let mut output = account_helper(&header);
    output.extend(interfaces.map(|interface| expand::conversion(interface, &header)));
    // What lends a field borrows it, which a packed struct forbids.
    if valid::packed(item).is_empty() && !item.is_broken() {
        output.extend(expand::lend_session(helper, &header));
    }
    output
}

/// `impl From<Helper>` for an interface that the type can't have, because it has a lifetime.
fn no_conversion(interface: &str, header: &Header) -> TokenStream {
    let [_, declaration, name, lints] = header.parts();
    let [parameters, conditions] = header.outside_of_self(&header.written);
    let interface = Ident::new(interface, Span::call_site());
    quote! {
        #[automatically_derived]
        #lints
        impl #parameters ::core::convert::From<#name> for #declaration::#interface #conditions {
            fn from(_: #name) -> Self {
                ::core::unreachable!()
            }
        }
    }
}

/// `impl AccountHelper` under a contract that nothing can be made with. The role is the one that asks for less.
fn account_helper(header: &Header) -> TokenStream {
    let [parameters, declaration, helper, lints] = header.parts();
    let conditions = &header.conditions;
    let item = quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::AccountHelper for #helper #conditions {
            type Role = #declaration::borrows_session;
            const CONTRACT: #declaration::Contract<Self> = #declaration::rejected::<Self>();
            fn profile(&self) -> &#declaration::ProfileName {
                ::core::unreachable!()
            }
        }
    };
    span::implementation_on(header.place, item)
}
