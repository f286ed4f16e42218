//! Emits the items for a struct with nothing wrong: one function an item.
//!
//! The items hold no logic and no `unsafe`; they name things in the runtime crate's module `declaration`. Every path is
//! absolute and nothing comes from a prelude, because what is in scope where the struct stands is the user's business.

use crate::ast::{Field, Helper, Item};
use crate::attr::{Kind, Mark};
use crate::span;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// All items.
pub(crate) fn items(helper: &Helper, root: &TokenStream) -> TokenStream {
    let role_trait = helper.by_role("OpenSession", "LendSession");
    let role_trait = Some(quote!(#root::declaration::#role_trait));
    let header = Header::new(root, &helper.item, role_trait);
    let (declaration, role) = (&header.declaration, helper.role());
    // The bounds of the role's function are what the helper has to implement.
    let contract = span::on(role.span(), quote!(#role::<Self>()));
    let contract = quote!({ use #declaration::#role; #contract });
    let profile = profile(helper, declaration);
    let converted = quote!(#declaration::into_interface(helper));
    let mut output = account_helper(&header, &role, &contract, &profile);
    output.extend(lend_session(helper, &header));
    output.extend(conversions(&header, &converted));
    output.extend(if helper.is_generic() {
        no_overlap(helper, &header)
    } else {
        rules_checked(helper, &header)
    });
    output
}

/// What the `impl`s have in common: the pieces of `impl<F> Trait for Helper<F> where …`.
pub(crate) struct Header {
    /// `<F: Bound>`, or nothing.
    parameters: TokenStream,
    /// The path of the runtime crate's module `declaration`.
    declaration: TokenStream,
    /// `Helper<F>`
    helper: TokenStream,
    /// What the struct says of lints: it holds for the copies of its bounds and types, too.
    lints: TokenStream,
    /// The user's own `where` clause.
    written: TokenStream,
    /// The same, and that the helper is fit for an object.
    conditions: TokenStream,
    /// The struct's name, where an `impl` is that nothing else was written for.
    place: Span,
}

impl Header {
    /// The header for a struct, enum or union, with the runtime crate at `root`. To be fit for an object, the helper has
    /// to implement its role's trait, which may depend on bounds that stand on the user's `impl` and not on the struct.
    pub(crate) fn new(root: &TokenStream, item: &Item, role_trait: Option<TokenStream>) -> Self {
        let name = span::derived(&item.name);
        let (parameters, predicates) = (&item.generics.parameters, &item.generics.predicates);
        let names = parameters.iter().map(|parameter| &parameter.name);
        let declared = parameters.iter().map(|parameter| &parameter.declaration);
        let [names, declared] = match parameters.len() {
            0 => <[TokenStream; 2]>::default(),
            _ => [quote!(<#(#names),*>), quote!(<#(#declared),*>)],
        };
        let helper = quote!(#name #names);
        let role_trait = role_trait.into_iter();
        let fit = quote!(#helper: 'static + ::core::marker::Sized #(+ #role_trait)*);
        // Without parameters, a bound that isn't met would be an error here instead of at what doesn't meet it. With a
        // lifetime, the helper is refused, and can't be `'static`.
        let may_be_fit = !parameters.is_empty() && item.generics.lifetimes.is_empty();
        let fit = may_be_fit.then_some(&fit);
        Self {
            parameters: declared,
            declaration: quote!(#root::declaration),
            lints: lints(item),
            written: quote!(where #(#predicates),*),
            conditions: quote!(where #(#predicates,)* #fit),
            place: item.name.span(),
            helper,
        }
    }

    /// The parameters, the path of `declaration`, the struct, and its lints.
    pub(crate) fn parts(&self) -> [&TokenStream; 4] {
        [
            &self.parameters,
            &self.declaration,
            &self.helper,
            &self.lints,
        ]
    }

    /// The parameters and the conditions for an `impl` in which `Self` is something else.
    fn outside_of_self(&self) -> [TokenStream; 2] {
        [&self.parameters, &self.conditions].map(|tokens| self.naming_self(tokens.clone()))
    }

    /// Names the struct where its own bounds say `Self`.
    fn naming_self(&self, tokens: TokenStream) -> TokenStream {
        let named = tokens.into_iter().map(|tree| match tree {
            TokenTree::Ident(word) if word == "Self" => self.helper.clone(),
            TokenTree::Group(group) => {
                let mut named = Group::new(group.delimiter(), self.naming_self(group.stream()));
                named.set_span(group.span());
                TokenTree::Group(named).into()
            }
            other => other.into(),
        });
        named.collect()
    }
}

/// The attributes of the struct that set a lint's level.
fn lints(item: &Item) -> TokenStream {
    let attributes = item.attributes.iter().filter(|attribute| {
        let levels = ["allow", "warn", "deny", "forbid"];
        levels.iter().any(|level| attribute.path().is_ident(level))
    });
    quote!(#(#attributes)*)
}

/// `impl AccountHelper`: under which contract the helper is declared, and what its profile is called.
pub(crate) fn account_helper(
    header: &Header,
    role: &Ident,
    contract: &TokenStream,
    profile: &TokenStream,
) -> TokenStream {
    let [parameters, declaration, helper, lints] = header.parts();
    let conditions = &header.conditions;
    let item = quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::AccountHelper for #helper #conditions {
            type Role = #declaration::#role;
            const CONTRACT: #declaration::Contract<Self> = #contract;
            #[inline]
            fn profile(&self) -> &#declaration::ProfileName {
                #profile
            }
        }
    };
    span::implementation_on(header.place, item)
}

/// The profile's name from the literal, or from the field that is marked.
fn profile(helper: &Helper, declaration: &TokenStream) -> TokenStream {
    let literal = helper.arguments.profile.as_ref();
    let literal = literal.map(|name| quote!(const { &#declaration::ProfileName::literal(#name) }));
    let field = helper.marked(Kind::PROFILE).next().map(|(field, mark)| {
        let (ty, member, word) = (&field.ty, field.derived_member(), mark.word);
        quote!(<#ty as #declaration::#word>::name(&self.#member))
    });
    literal.or(field).unwrap_or_default()
}

/// `impl LendSession`, by which a borrower hands out the session in the field that is marked.
pub(crate) fn lend_session(helper: &Helper, header: &Header) -> Option<TokenStream> {
    let [parameters, declaration, name, lints] = header.parts();
    let (field, Mark { word, .. }) = helper.lent()?;
    let Field { ty, .. } = field;
    let member = field.derived_member();
    let conditions = &header.written;
    let [first, last] = span::ends(ty);
    let session = span::on(first, quote!(type Session =));
    let end = span::on(last, quote!(;));
    let item = quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::LendSession for #name #conditions {
            #session #ty #end
            fn lend_session(&self) -> #declaration::Result<Self::Session> {
                use #declaration::#word;
                #word::<Self>(&self.#member)
            }
        }
    };
    Some(span::implementation_on(word.span(), item))
}

/// `impl From<Helper>` for the two interfaces that a helper has, by this expression of `helper`.
///
/// A parameter shadows a function, but no static, constant or unit struct of the user's: so a function hides whatever has
/// the parameter's name around the struct. The compiler shows the trait and the interface if a helper doesn't meet the
/// conditions, and nothing of the derive if the first and the last token of both are on the user's code.
pub(crate) fn conversions(header: &Header, converted: &TokenStream) -> TokenStream {
    let [_, declaration, name, lints] = header.parts();
    let [parameters, conditions] = header.outside_of_self();
    let [from, end] = [quote!(From<), quote!(>)].map(|tokens| span::on(header.place, tokens));
    let interfaces = ["IOlkAccountHelper", "IUnknown"];
    let items = interfaces.map(|interface| {
        let interface = Ident::new(interface, header.place);
        let item = quote! {
            #[automatically_derived]
            #lints
            impl #parameters #declaration::#from #name #end for #declaration::#interface #conditions {
                fn from(helper: #name) -> Self {
                    #converted
                }
            }
        };
        span::implementation_on(header.place, item)
    });
    quote! {
        #(const _: () = {
            #[allow(dead_code)]
            fn helper() {}
            #items
        };)*
    }
}

/// Has the compiler check the rules of the role that are no bounds, of a helper without parameters, whether or not
/// anything makes an object of it. It is asked what the roles' traits give for a constant; where one isn't
/// implemented, the trait that is imported here answers instead.
fn rules_checked(helper: &Helper, header: &Header) -> TokenStream {
    let [_, declaration, name, _] = header.parts();
    let only = helper.by_role("only_owns_session", "only_borrows_session");
    let check = quote! {
        #only(
            #declaration::Opens::<#name>::OPENS,
            #declaration::Lends::<#name>::LENDS,
        )
    };
    let check = span::on(helper.role().span(), check);
    quote! {
        const _: () = {
            use #declaration::{LendsNot as _, OpensNot as _, #only};
            #check;
        };
    }
}

/// With parameters, the question would be one for each helper that is made, and only when it is. So there is a trait
/// that everything has which has the other role's, and the helper has it without: the compiler refuses two
/// implementations for one type, whatever the parameters.
fn no_overlap(helper: &Helper, header: &Header) -> TokenStream {
    let [parameters, declaration, name, lints] = header.parts();
    let conditions = &header.written;
    let exclusive = helper.by_role("owner_lends_no_session", "borrower_opens_no_session");
    let item = quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::#exclusive for #name #conditions {}
    };
    span::implementation_on(helper.role().span(), item)
}
