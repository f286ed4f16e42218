//! What stands in for the items if something is wrong: all that the rest of the user's code may rely on, so that one
//! mistake is one error.

use crate::ast::Helper;
use crate::expand::{self, Header};
use crate::{span, valid};
use proc_macro2::TokenStream;
use quote::quote;

/// All items of a type that was refused, as far as they can be had.
pub(crate) fn items(helper: &Helper, root: &TokenStream) -> TokenStream {
    let item = &helper.item;
    let header = Header::new(root, item);
    let interfaces = ["IOlkAccountHelper", "IUnknown"];
    // Nothing can be done with a struct that has no size.
    if valid::no_size(item).is_some() {
        return TokenStream::new();
    }
    // An object has no lifetime: there is nothing that the conversion could call.
    if item.generics.lifetimes().next().is_some() {
        let nothing = quote!({
            let _ = helper;
            ::core::unreachable!()
        });
        let conversions =
            interfaces.map(|interface| expand::conversion_by(&nothing, interface, &header, &None));
        return conversions.into_iter().collect();
    }
    let bounds = header.bounds_of_object();
    let mut output = account_helper(&header);
    output.extend(interfaces.map(|interface| expand::conversion(interface, &header, &bounds)));
    // What lends a field borrows it, which a packed struct forbids.
    if valid::packed(item).is_empty() && !item.is_broken() {
        output.extend(expand::lend_session(helper, &header));
    }
    output
}

/// `impl AccountHelper` under a contract that nothing can be made with. The role is the one that asks for less.
fn account_helper(header: &Header<'_>) -> TokenStream {
    let Header {
        declaration,
        parameters,
        helper,
        lints,
        ..
    } = header;
    let conditions = header.conditions(header.bounds_of_object().as_ref());
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
