//! Emits stand-ins if something is wrong: all items that the rest of the user's code may rely on, so that one mistake is
//! one error.

use crate::ast::Helper;
use crate::expand::{self, Header};
use crate::valid;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// All items of a type that was refused, as far as they can be had.
pub(crate) fn items(helper: &Helper, root: &TokenStream) -> TokenStream {
    let item = &helper.item;
    let header = Header::new(root, item, None);
    let unreachable = quote!(::core::unreachable!());
    // Nothing can be done with a struct that has no size.
    if valid::no_size(item).is_some() {
        return TokenStream::new();
    }
    // A type with a lifetime can't be a helper, so nothing can be converted.
    if !item.generics.lifetimes.is_empty() {
        return expand::conversions(&header, &quote!(let _ = helper; #unreachable));
    }
    // Nothing can be made with this contract. The role is the one that asks for less.
    let [_, declaration, ..] = header.parts();
    let role = Ident::new("borrows_session", Span::call_site());
    let rejected = quote!(#declaration::rejected::<Self>());
    let mut output = expand::account_helper(&header, &role, &rejected, &unreachable);
    let converted = quote!(#declaration::into_interface(helper));
    output.extend(expand::conversions(&header, &converted));
    // What lends a field borrows it, which a packed struct forbids.
    if valid::packed(item).is_empty() && !item.is_broken() {
        output.extend(expand::lend_session(helper, &header));
    }
    output
}
