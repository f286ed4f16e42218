//! What the derive emits for a struct with nothing wrong: for each thing that the runtime crate has to know about it one
//! item, by one function.
//!
//! The items hold no logic and no `unsafe`; they name things in the runtime crate's module `declaration`. Every path is
//! absolute and nothing comes from a prelude, because what is in scope where the struct stands is the user's business.

use crate::ast::{Field, Generics, Helper, Item};
use crate::attr::{Kind, Mark};
use crate::span;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// All items.
pub(crate) fn items(helper: &Helper, root: &TokenStream) -> TokenStream {
    let header = Header::new(root, &helper.item);
    let bounds = header.bounds_of_helper(helper.is_owner());
    let mut output = account_helper(helper, &header);
    output.extend(lend_session(helper, &header));
    output.extend(conversion("IOlkAccountHelper", &header, &bounds));
    output.extend(conversion("IUnknown", &header, &bounds));
    output.extend(if helper.is_generic() {
        no_overlap(helper, &header)
    } else {
        rules_checked(helper, &header)
    });
    output
}

/// What the `impl`s have in common: the pieces of `impl<F> Trait for Helper<F> where …`.
pub(crate) struct Header<'a> {
    /// The path of the runtime crate's module `declaration`.
    pub(crate) declaration: TokenStream,
    /// `<F: Bound>`, or nothing.
    pub(crate) parameters: TokenStream,
    /// `Helper<F>`
    pub(crate) helper: TokenStream,
    /// What the struct says of lints: it holds for the copies of its bounds and types, too.
    pub(crate) lints: TokenStream,
    /// The struct's name, where an `impl` is that nothing else was written for.
    pub(crate) place: Span,
    generics: &'a Generics,
}

impl<'a> Header<'a> {
    /// The header for a struct, enum or union, with the runtime crate at `root`.
    pub(crate) fn new(root: &TokenStream, item: &'a Item) -> Self {
        let name = span::derived(&item.name);
        let parameters = item.generics.parameters.iter();
        let [declarations, names]: [Vec<&TokenStream>; 2] = [
            parameters
                .clone()
                .map(|parameter| &parameter.declaration)
                .collect(),
            parameters.map(|parameter| &parameter.name).collect(),
        ];
        let [parameters, arguments] = [declarations, names].map(|list| {
            let any = !list.is_empty();
            any.then(|| quote!(<#(#list),*>)).unwrap_or_default()
        });
        Self {
            declaration: quote!(#root::declaration),
            parameters,
            helper: quote!(#name #arguments),
            lints: lints(item),
            place: item.name.span(),
            generics: &item.generics,
        }
    }

    /// The user's own `where` clause, with more bounds on the struct.
    pub(crate) fn conditions(&self, bounds: Option<&TokenStream>) -> TokenStream {
        let helper = &self.helper;
        let predicates = &self.generics.predicates;
        let predicates = (!predicates.is_empty()).then_some(predicates);
        match (predicates, bounds) {
            (None, None) => TokenStream::new(),
            (Some(predicates), None) => quote!(where #predicates),
            (predicates, Some(bounds)) => {
                let predicates = predicates.into_iter();
                quote!(where #(#predicates,)* #helper: #bounds)
            }
        }
    }

    /// That the helper is fit for an object, if it has parameters that this can depend on. Without parameters, a bound
    /// that isn't met is an error here instead of at what doesn't meet it.
    pub(crate) fn bounds_of_object(&self) -> Option<TokenStream> {
        let is_generic = !self.generics.parameters.is_empty();
        is_generic.then(|| quote!('static + ::core::marker::Sized))
    }

    /// That it is fit for an object and says where its session comes from, which may depend on bounds that stand on the
    /// user's `impl OpenSession` or `impl LendSession` and not on the struct.
    fn bounds_of_helper(&self, is_owner: bool) -> Option<TokenStream> {
        let declaration = &self.declaration;
        let session = if is_owner {
            quote!(OpenSession)
        } else {
            quote!(LendSession)
        };
        let bounds = self.bounds_of_object()?;
        Some(quote!(#bounds + #declaration::#session))
    }

    /// Names the struct where its own bounds say `Self`: for an `impl` in which that is something else.
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
    let levels = ["allow", "warn", "deny", "forbid"];
    let attributes = item
        .attributes
        .iter()
        .filter(|attribute| levels.iter().any(|level| attribute.path().is_ident(level)));
    quote!(#(#attributes)*)
}

/// `impl AccountHelper`: under which contract the helper is declared, and what its profile is called. The bounds of the
/// role's function are what the helper has to implement.
fn account_helper(helper: &Helper, header: &Header<'_>) -> TokenStream {
    let Header {
        declaration,
        parameters,
        helper: name,
        lints,
        ..
    } = header;
    let conditions = header.conditions(header.bounds_of_helper(helper.is_owner()).as_ref());
    let role = helper.role();
    let contract = span::on(role.span(), quote!(#role::<Self>()));
    let profile = profile(helper, declaration);
    let item = quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::AccountHelper for #name #conditions {
            type Role = #declaration::#role;
            const CONTRACT: #declaration::Contract<Self> = {
                use #declaration::#role;
                #contract
            };
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
    let literal = helper.arguments.profile.given();
    let literal = literal.map(|name| quote!(const { &#declaration::ProfileName::literal(#name) }));
    let field = helper.marked(Kind::Profile).next().map(|(field, mark)| {
        let (ty, member, word) = (&field.ty, field.derived_member(), mark.word);
        quote!(<#ty as #declaration::#word>::name(&self.#member))
    });
    literal.or(field).unwrap_or_default()
}

/// `impl LendSession`, by which a borrower hands out the session in the field that is marked.
pub(crate) fn lend_session(helper: &Helper, header: &Header<'_>) -> Option<TokenStream> {
    let Header {
        declaration,
        parameters,
        helper: name,
        lints,
        ..
    } = header;
    let (field, Mark { word, .. }) = helper.lent()?;
    let Field { ty, .. } = field;
    let member = field.derived_member();
    let conditions = header.conditions(None);
    let [first, last] = span::ends(ty);
    let (session, end) = (
        span::on(first, quote!(type Session =)),
        span::on(last, quote!(;)),
    );
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

/// `impl From<Helper>` for one of the two interfaces that a helper has.
pub(crate) fn conversion(
    interface: &str,
    header: &Header<'_>,
    bounds: &Option<TokenStream>,
) -> TokenStream {
    let declaration = &header.declaration;
    conversion_by(
        &quote!(#declaration::into_interface(helper)),
        interface,
        header,
        bounds,
    )
}

/// `impl From<Helper>` with this for its body.
pub(crate) fn conversion_by(
    body: &TokenStream,
    interface: &str,
    header: &Header<'_>,
    bounds: &Option<TokenStream>,
) -> TokenStream {
    let Header {
        declaration,
        helper,
        lints,
        ..
    } = header;
    let parameters = header.naming_self(header.parameters.clone());
    let conditions = header.naming_self(header.conditions(bounds.as_ref()));
    // The compiler shows the trait and the interface if a helper doesn't meet the conditions, and nothing of the derive
    // if the first and the last token of both are on the user's code.
    let interface = Ident::new(interface, header.place);
    let from = span::on(header.place, quote!(From<));
    let end = span::on(header.place, quote!(>));
    let item = quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::#from #helper #end for #declaration::#interface #conditions {
            fn from(helper: #helper) -> Self {
                #body
            }
        }
    };
    span::implementation_on(header.place, item)
}

/// Has the compiler check the rules of the role that are no bounds, of a helper without parameters, whether or not
/// anything makes an object of it. It is asked what the roles' traits give for a constant; where one isn't
/// implemented, the trait that is imported here answers instead.
fn rules_checked(helper: &Helper, header: &Header<'_>) -> TokenStream {
    let Header {
        declaration,
        helper: name,
        ..
    } = header;
    let only = Ident::new(
        if helper.is_owner() {
            "only_owns_session"
        } else {
            "only_borrows_session"
        },
        Span::call_site(),
    );
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
fn no_overlap(helper: &Helper, header: &Header<'_>) -> TokenStream {
    let Header {
        declaration,
        parameters,
        helper: name,
        lints,
        ..
    } = header;
    let conditions = header.conditions(None);
    let exclusive = if helper.is_owner() {
        quote!(owner_lends_no_session)
    } else {
        quote!(borrower_opens_no_session)
    };
    let item = quote! {
        #[automatically_derived]
        #lints
        impl #parameters #declaration::#exclusive for #name #conditions {}
    };
    span::implementation_on(helper.role().span(), item)
}
