//! What the emitted `impl`s have in common: how they name the runtime crate, the struct and its parameters, and
//! under which conditions they hold.

use crate::ast::Helper;
use crate::expand::placed_at;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Generics};

/// The pieces of `impl<F> Trait for Helper<F> where …`.
pub(crate) struct Header<'a> {
    /// The struct's name, where `impl`s are placed that nothing else was written for.
    pub(crate) place: Span,
    /// What goes before an `impl` or a constant: nothing, mostly.
    pub(crate) lints: Option<TokenStream>,
    /// `<F: Bound>`, or nothing.
    parameters: TokenStream,
    /// The path of the runtime crate's module `declaration`.
    declaration: TokenStream,
    /// `Helper<F>`
    helper: TokenStream,
    generics: &'a Generics,
}

impl<'a> Header<'a> {
    /// The header for a struct, enum or union, with the runtime crate at `root`.
    pub(crate) fn new(root: &TokenStream, item: &'a DeriveInput) -> Self {
        let name = &item.ident;
        let (parameters, arguments, _) = item.generics.split_for_impl();
        Self {
            place: name.span(),
            lints: lints(item),
            parameters: quote!(#parameters),
            declaration: quote!(#root::declaration),
            helper: quote!(#name #arguments),
            generics: &item.generics,
        }
    }

    /// The parameters, the path of `declaration`, and the struct.
    pub(crate) fn parts(&self) -> [&TokenStream; 3] {
        [&self.parameters, &self.declaration, &self.helper]
    }

    /// The user's own `where` clause.
    pub(crate) fn conditions(&self) -> TokenStream {
        self.conditions_and(None)
    }

    /// The user's `where` clause, and that the helper borrows nothing and has a size, as it is with COM objects.
    pub(crate) fn conditions_of_object(&self) -> TokenStream {
        self.conditions_and(Some(quote!('static + ::core::marker::Sized)))
    }

    /// The user's `where` clause, and that the helper is fit for an object and says where its session comes from.
    ///
    /// The session is a condition and not simply a fact because it may depend on bounds that stand on the
    /// user's `impl OpenSession` or `impl LendSession` and not on the struct.
    pub(crate) fn conditions_of_helper(&self, helper: &Helper) -> TokenStream {
        let declaration = &self.declaration;
        let session = if helper.is_owner() {
            "OpenSession"
        } else {
            "LendSession"
        };
        let session = Ident::new(session, Span::call_site());
        self.conditions_and(Some(quote!(
            'static + ::core::marker::Sized + #declaration::#session
        )))
    }

    /// The user's `where` clause with more bounds on the struct, if it has parameters that they can depend on.
    /// Without parameters, a bound that isn't met is an error here instead of at what doesn't meet it.
    fn conditions_and(&self, bounds: Option<TokenStream>) -> TokenStream {
        let helper = &self.helper;
        let bounds = bounds.filter(|_| !self.generics.params.is_empty());
        let bounds = bounds.map(|bounds| quote!(#helper: #bounds)).into_iter();
        let clause = self.generics.where_clause.iter();
        let predicates =
            clause.flat_map(|clause| clause.predicates.iter().map(ToTokens::to_token_stream));
        let predicates: Vec<TokenStream> = predicates.chain(bounds).collect();
        if predicates.is_empty() {
            TokenStream::new()
        } else {
            quote!(where #(#predicates),*)
        }
    }

    /// `impl Trait for Type`, placed on one word of the user's: if the user writes the same `impl`, the compiler
    /// points from the first of these tokens to the last of the type. What is between them stays where it is, for it
    /// may be a path that the user wrote, and wrong.
    pub(crate) fn implementation(
        &self,
        place: Span,
        implemented: &TokenStream,
        subject: &TokenStream,
        conditions: &TokenStream,
        content: &TokenStream,
    ) -> TokenStream {
        let lints = &self.lints;
        let [implement, content] =
            [quote!(impl), quote!({ #content })].map(|tokens| placed_at(tokens, place));
        let mut subject: Vec<TokenTree> = subject.clone().into_iter().collect();
        if let Some(last) = subject.last_mut() {
            last.set_span(place.resolved_at(last.span()));
        }
        quote! {
            #[automatically_derived]
            #lints
            #implement #implemented for #(#subject)* #conditions #content
        }
    }

    /// Names the struct where its own bounds say `Self`: for an `impl` in which that is something else.
    pub(crate) fn naming_self(&self, tokens: &TokenStream) -> TokenStream {
        let named = tokens.clone().into_iter().map(|tree| match tree {
            TokenTree::Ident(word) if word == "Self" => self.helper.clone(),
            TokenTree::Group(group) => {
                let mut named = Group::new(group.delimiter(), self.naming_self(&group.stream()));
                named.set_span(group.span());
                TokenTree::Group(named).into()
            }
            other => other.into(),
        });
        named.collect()
    }
}

/// Silences the one lint that would take what is emitted about a struct for a use of the struct.
fn lints(item: &DeriveInput) -> Option<TokenStream> {
    let fields = match &item.data {
        Data::Struct(data) => Some(&data.fields),
        Data::Enum(_) | Data::Union(_) => None,
    };
    let of_fields = fields.into_iter().flatten().flat_map(|field| &field.attrs);
    let deprecated = item
        .attrs
        .iter()
        .chain(of_fields)
        .any(|attribute| attribute.path().is_ident("deprecated"));
    deprecated.then(|| quote!(#[allow(deprecated)]))
}
