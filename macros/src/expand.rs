//! What the macro emits: the struct, and for each thing that the runtime crate or `windows-core` has to know
//! about it one item, by one function.
//!
//! The items hold no logic and no `unsafe`. They name things in the runtime crate's module `declaration`, and
//! the names are placed on the words that the user wrote for them: there the compiler's messages are shown, and
//! there an editor's hover starts from. Every path is absolute and nothing comes from a prelude, because what
//! is in scope where the struct stands is the user's business.

use crate::ast::{Field, Helper, Item, Marked};
use crate::attr::{Arguments, Kind};
use crate::fallback;
use crate::header::Header;
use crate::valid;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};

/// The whole of the macro.
pub(crate) fn attribute(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let (arguments, mut mistakes) = Arguments::read(arguments);
    let root = arguments.root();
    match Item::read(item) {
        Item::Struct(item) => {
            let helper = Helper::new(arguments, item);
            mistakes.extend(valid::mistakes(&helper));
            match (root, valid::combine(mistakes)) {
                (Some(root), None) => structure(&helper, &root),
                (root, error) => fallback::structure(&helper, root.as_ref(), error),
            }
        }
        Item::UnreadableStruct {
            tokens,
            why,
            outline,
        } => {
            mistakes.extend(valid::unreadable(&why));
            fallback::unreadable(
                tokens,
                outline.as_ref(),
                root.as_ref(),
                valid::combine(mistakes),
            )
        }
        Item::OtherType { found, item } => {
            mistakes.insert(0, valid::not_a_struct(Some(&found)));
            fallback::other_type(&item, root.as_ref(), valid::combine(mistakes))
        }
        Item::Other { found, tokens } => {
            mistakes.insert(0, valid::not_a_struct(found.as_ref()));
            fallback::other(tokens, valid::combine(mistakes))
        }
    }
}

/// A struct with nothing wrong: the struct itself, and everything about it.
pub(crate) fn structure(helper: &Helper, root: &TokenStream) -> TokenStream {
    let header = Header::new(root, &helper.item);
    let conditions = header.conditions_of_helper(helper);
    let mut output = helper.item.to_token_stream();
    output.extend(account_helper(helper, &header));
    output.extend(lend_session(helper, &header));
    output.extend(conversion("IOlkAccountHelper", &header, &conditions));
    output.extend(conversion("IUnknown", &header, &conditions));
    output.extend(no_contradiction(helper, &header));
    output.extend(undecided(helper));
    output
}

/// `impl AccountHelper`: under which contract the helper is declared, and what its profile is called.
fn account_helper(helper: &Helper, header: &Header<'_>) -> TokenStream {
    let [parameters, declaration, name] = header.parts();
    let role = helper.role();
    let contract = contract(helper, declaration);
    let profile = profile(helper, declaration);
    header.implementation(
        header.place,
        &quote!(#parameters #declaration::AccountHelper),
        name,
        &header.conditions_of_helper(helper),
        &quote! {
            type Role = #declaration::#role;
            #contract
            #profile
        },
    )
}

/// The constant that holds the contract. The bounds of the role's function are what the helper has to implement.
fn contract(helper: &Helper, declaration: &TokenStream) -> TokenStream {
    let role = helper.role();
    let contract = placed_at(quote!(#role::<Self>()), role.span());
    quote! {
        const CONTRACT: #declaration::Contract<Self> = {
            use #declaration::#role;
            #contract
        };
    }
}

/// Refuses a helper that implements the other role's trait, too.
fn no_contradiction(helper: &Helper, header: &Header<'_>) -> TokenStream {
    if helper.is_generic() {
        no_overlap(helper, header)
    } else {
        rules_checked(helper, header)
    }
}

/// Has the compiler check the rules of the role that are no bounds, of a helper without parameters, whether or not
/// anything makes an object of it. It is asked what the roles' traits give for a constant; where one isn't
/// implemented, the trait that is imported here answers instead.
fn rules_checked(helper: &Helper, header: &Header<'_>) -> TokenStream {
    let [_, declaration, name] = header.parts();
    let lints = &header.lints;
    let only = if helper.is_owner() {
        "only_owns_session"
    } else {
        "only_borrows_session"
    };
    let only = Ident::new(only, Span::call_site());
    let checked = quote! {
        #only(
            #declaration::Opens::<#name>::OPENS,
            #declaration::Lends::<#name>::LENDS,
        )
    };
    let checked = placed_at(checked, helper.role().span());
    quote! {
        #lints
        const _: () = {
            use #declaration::{LendsNot as _, OpensNot as _, #only};
            #checked;
        };
    }
}

/// With parameters, the question would be one for each helper that is made, and only when it is. So there is a trait
/// that everything has which has the other role's, and the helper has it without: the compiler refuses two
/// implementations for one type, whatever the parameters.
fn no_overlap(helper: &Helper, header: &Header<'_>) -> TokenStream {
    let [parameters, declaration, name] = header.parts();
    let exclusive = if helper.is_owner() {
        "owner_lends_no_session"
    } else {
        "borrower_opens_no_session"
    };
    let exclusive = Ident::new(exclusive, Span::call_site());
    header.implementation(
        helper.role().span(),
        &quote!(#parameters #declaration::#exclusive),
        name,
        &header.conditions(),
        &TokenStream::new(),
    )
}

/// `fn profile`: the name from the literal, or from the field that is marked.
///
/// Fields that are there in some configurations only have one function each, the first of them that is there
/// counting.
fn profile(helper: &Helper, declaration: &TokenStream) -> TokenStream {
    if let Some(literal) = helper.arguments.profile.given() {
        return quote! {
            #[inline]
            fn profile(&self) -> &#declaration::ProfileName {
                const { &#declaration::ProfileName::literal(#literal) }
            }
        };
    }
    let mut output = TokenStream::new();
    let mut before = Vec::new();
    for Marked { field, mark } in helper.marked(Kind::Profile) {
        let (cfgs, word, place) = (presence(field, &before), &mark.word, borrowed(field));
        output.extend(quote! {
            #cfgs
            #[inline]
            fn profile(&self) -> &#declaration::ProfileName {
                use #declaration::#word;
                #word(#place)
            }
        });
        before.push(field.condition());
    }
    if helper.conditional(Kind::Profile).next().is_some() {
        // `undecided` has an error for this; here it is kept from becoming two.
        output.extend(quote! {
            #[cfg(not(any(#(#before),*)))]
            fn profile(&self) -> &#declaration::ProfileName {
                ::core::unreachable!()
            }
        });
    }
    output
}

/// `impl LendSession`, by which a borrower hands out the session in the field that is marked.
pub(crate) fn lend_session(helper: &Helper, header: &Header<'_>) -> TokenStream {
    let [parameters, declaration, name] = header.parts();
    let mut output = TokenStream::new();
    let mut before = Vec::new();
    for Marked { field, mark } in helper.lent() {
        let (word, place) = (&mark.word, borrowed(field));
        let session = &field.ty;
        output.extend(presence(field, &before));
        output.extend(header.implementation(
            word.span(),
            &quote!(#parameters #declaration::LendSession),
            name,
            &header.conditions(),
            &quote! {
                type Session = #session;
                fn lend_session(&self) -> #declaration::Result<Self::Session> {
                    use #declaration::#word;
                    #word::<Self>(#place)
                }
            },
        ));
        before.push(field.condition());
    }
    output
}

/// `impl From<Helper>` for one of the two interfaces that a helper has.
pub(crate) fn conversion(
    interface: &str,
    header: &Header<'_>,
    conditions: &TokenStream,
) -> TokenStream {
    let [parameters, declaration, name] = header.parts();
    let [parameters, conditions] =
        [parameters, conditions].map(|tokens| header.naming_self(tokens));
    let interface = Ident::new(interface, Span::call_site());
    header.implementation(
        header.place,
        &quote!(#parameters ::core::convert::From<#name>),
        &quote!(#declaration::#interface),
        &conditions,
        &quote! {
            fn from(helper: #name) -> Self {
                #declaration::into_interface(helper)
            }
        },
    )
}

/// The errors that show only where the configuration is known: that of several fields that depend on it more than one
/// is there, or, of profiles, none. (That no session is there is what `LendSession` is missed for.)
fn undecided(helper: &Helper) -> TokenStream {
    let mut output = TokenStream::new();
    for kind in [Kind::Profile, Kind::Session] {
        let mut before = Vec::new();
        for Marked { field, mark } in helper.conditional(kind) {
            let condition = field.condition();
            if !before.is_empty() {
                let error = valid::two_here(mark).into_compile_error();
                output.extend(quote!(#[cfg(all(#condition, any(#(#before),*)))] #error));
            }
            before.push(condition);
        }
        if kind == Kind::Profile && !before.is_empty() {
            let error = valid::no_profile_here(helper).into_compile_error();
            output.extend(quote!(#[cfg(not(any(#(#before),*)))] #error));
        }
    }
    output
}

/// The `#[cfg(…)]`s of an item that reads a field: the field's own, and that none of those `before` is there.
fn presence(field: &Field, before: &[TokenStream]) -> TokenStream {
    let cfgs = &field.cfgs;
    let first = (!before.is_empty()).then(|| quote!(#[cfg(not(any(#(#before),*)))]));
    quote!(#(#cfgs)* #first)
}

/// `&self.field`, placed on the field's type, because that is what is wrong if the compiler refuses it.
fn borrowed(field: &Field) -> TokenStream {
    let member = &field.member;
    let mut ty = field
        .ty
        .to_token_stream()
        .into_iter()
        .map(|tree| tree.span());
    let first = ty.next().unwrap_or_else(Span::call_site);
    placed(quote!(&self.#member), first, ty.last().unwrap_or(first))
}

/// Places tokens on one word of the user's.
pub(crate) fn placed_at(tokens: TokenStream, span: Span) -> TokenStream {
    placed(tokens, span, span)
}

/// Places tokens on the user's code from `first` to `last`. What they mean stays as it was: a name goes on being
/// looked up where it came from.
fn placed(tokens: TokenStream, first: Span, last: Span) -> TokenStream {
    let mut span = first;
    let mut tokens = tokens.into_iter().peekable();
    let mut output = TokenStream::new();
    while let Some(mut token) = tokens.next() {
        if tokens.peek().is_none() {
            span = last;
        }
        token.set_span(span.resolved_at(token.span()));
        output.extend([token]);
    }
    output
}
