//! Reads an item: its attributes, its name, its generic parameters, and the fields' names, types and attributes. Types and
//! bounds stay tokens, so that none is too new for the derive.

use crate::attr::{Arguments, Kind, Mark, may_be_misspelt};
use crate::span;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Lifetime, Member, Result, Token, Visibility, braced, parenthesized, token};

/// A type with the attribute on it, as the derive gets it: the compiler has decided on every `#[cfg]`.
pub(crate) struct Helper {
    pub(crate) arguments: Arguments,
    pub(crate) item: Item,
}

/// A struct; of an enum or a union, everything but what is in its braces.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    pub(crate) fields: Vec<Field>,
}

/// `<T: Bound, const N: usize> … where …`
#[derive(Default)]
pub(crate) struct Generics {
    pub(crate) parameters: Vec<Parameter>,
    /// Those of the parameters that are lifetimes.
    pub(crate) lifetimes: Vec<Lifetime>,
    /// The predicates of the `where` clause.
    pub(crate) predicates: Vec<TokenStream>,
}

/// A lifetime, a type or a constant.
pub(crate) struct Parameter {
    /// Its declaration, without the default.
    pub(crate) declaration: TokenStream,
    /// Its name.
    pub(crate) name: TokenStream,
}

/// A field of a struct.
pub(crate) struct Field {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) member: Member,
    pub(crate) ty: TokenStream,
    /// The compiler can't read it, either: it has reported that, and gone on.
    is_broken: bool,
}

impl Helper {
    /// The runtime crate's name for what the helper is. It is on the argument that says so, or on the struct's name if
    /// there is none: the compiler's complaints about a contract that isn't kept go there, and so does an editor's hover.
    pub(crate) fn role(&self) -> Ident {
        match &self.arguments.owns_session {
            Some(word) => Ident::new("owns_session", word.span()),
            None => Ident::new("borrows_session", self.item.name.span()),
        }
    }

    /// Tells whether the helper creates its session.
    pub(crate) fn is_owner(&self) -> bool {
        self.arguments.owns_session.is_some()
    }

    /// A word of the runtime crate's: the first for an owner, the second for a borrower.
    pub(crate) fn by_role(&self, owner: &str, borrower: &str) -> Ident {
        let word = if self.is_owner() { owner } else { borrower };
        Ident::new(word, Span::call_site())
    }

    /// Tells whether the struct has parameters, so that it may depend on them if it implements a trait.
    pub(crate) fn is_generic(&self) -> bool {
        !self.item.generics.parameters.is_empty()
    }

    /// The fields with a mark of this kind; each once, however often it is marked.
    pub(crate) fn marked(&self, kind: Kind) -> impl Iterator<Item = (&Field, Mark<'_>)> {
        self.item.fields.iter().filter_map(move |field| {
            let mark = Mark::all(&field.attributes).find(|mark| mark.kind == kind)?;
            Some((field, mark))
        })
    }

    /// The field whose session the attribute lends, unless something is wrong with its marks.
    pub(crate) fn lent(&self) -> Option<(&Field, Mark<'_>)> {
        let mut sessions = self.marked(Kind::SESSION).filter(|_| !self.is_owner());
        let is_session = |mark: Mark<'_>| mark.kind == Kind::SESSION;
        sessions.find(|(field, _)| Mark::all(&field.attributes).all(is_session))
    }

    /// Tells whether another error is reported for the struct though `valid` finds none: the compiler can't read a field, or
    /// it doesn't know a misspelt mark, or the attribute will run a second time.
    pub(crate) fn is_refused_elsewhere(&self) -> bool {
        let is_repeated = self.item.attributes.iter().any(|attribute| {
            let last = attribute.path().segments.last();
            last.is_some_and(|last| last.ident == "olk_account_helper")
        });
        let is_misspelt = self.has_misspelt(Kind::PROFILE) || self.has_misspelt(Kind::SESSION);
        is_repeated || is_misspelt || self.item.is_broken()
    }

    /// Tells whether a mark of this kind is missing because it is misspelt.
    pub(crate) fn has_misspelt(&self, kind: Kind) -> bool {
        let is_profile = kind == Kind::PROFILE;
        let is_wanted =
            is_profile && !self.arguments.names_profile() || !is_profile && !self.is_owner();
        let mut fields = self.item.fields.iter();
        is_wanted
            && self.marked(kind).next().is_none()
            && fields.any(|field| may_be_misspelt(kind, &field.attributes, &self.item.attributes))
    }
}

impl Item {
    /// Tells whether the compiler has reported that it can't read a field: a type is missing, or a comma.
    pub(crate) fn is_broken(&self) -> bool {
        self.fields.iter().any(|field| field.is_broken)
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let keyword = input.call(Ident::parse_any)?;
        let name = input.call(Ident::parse_any)?;
        let mut generics = Generics::default();
        if input.parse::<Option<Token![<]>>()?.is_some() {
            while !input.peek(Token![>]) {
                generics.lifetimes.extend(input.fork().parse::<Lifetime>());
                generics.parameters.push(input.parse()?);
            }
            input.parse::<Token![>]>()?;
        }
        let mut fields = Vec::new();
        if input.peek(token::Paren) {
            let content;
            parenthesized!(content in input);
            while !content.is_empty() {
                fields.push(Field::read(&content, Some(fields.len()))?);
            }
        }
        if input.parse::<Option<Token![where]>>()?.is_some() {
            let end = |input: ParseStream<'_>| input.peek(token::Brace) || input.peek(Token![;]);
            while !input.is_empty() && !end(input) {
                let predicate = up_to(input, |input| input.peek(Token![,]) || end(input))?;
                generics.predicates.push(predicate);
                input.parse::<Option<Token![,]>>()?;
            }
        }
        if keyword == "struct" && input.peek(token::Brace) {
            let content;
            braced!(content in input);
            while !content.is_empty() {
                fields.push(Field::read(&content, None)?);
            }
        }
        input.parse::<TokenStream>()?;
        Ok(Self {
            attributes,
            name,
            generics,
            fields,
        })
    }
}

impl Parse for Parameter {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let keyword: Option<Token![const]> = input.parse()?;
        let lifetime: Option<Lifetime> = input.parse()?;
        let name = match &lifetime {
            Some(lifetime) => lifetime.to_token_stream(),
            None => input.call(Ident::parse_any)?.to_token_stream(),
        };
        let bounds = up_to(input, |input| input.peek(Token![=]) || ends_element(input))?;
        next_element(input)?;
        Ok(Self {
            declaration: quote!(#(#attributes)* #keyword #name #bounds),
            name,
        })
    }
}

impl Field {
    /// Reads a field and the comma behind it: the field at this place in a tuple struct, or one with a name.
    fn read(input: ParseStream<'_>, place: Option<usize>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let member = match place {
            Some(place) => Member::from(place),
            None => Member::Named(input.call(Ident::parse_any)?),
        };
        if place.is_none() {
            input.parse::<Token![:]>()?;
        }
        let next_field = |input: ParseStream<'_>| input.peek(Token![#]) || input.peek(Token![:]);
        let ty = up_to(input, |input| {
            input.peek(Token![=]) || next_field(input) || ends_element(input)
        })?;
        let is_broken = ty.is_empty() || next_field(input);
        next_element(input)?;
        Ok(Self {
            attributes,
            member,
            ty,
            is_broken,
        })
    }

    /// The field as the derive names it.
    pub(crate) fn derived_member(&self) -> Member {
        match &self.member {
            Member::Named(name) => Member::Named(span::derived(name)),
            Member::Unnamed(place) => Member::Unnamed(place.clone()),
        }
    }

    /// Tells whether `#[cfg(…)]` stands on the field, whose condition is met.
    pub(crate) fn is_conditional(&self) -> bool {
        let mut attributes = self.attributes.iter();
        attributes.any(|attribute| attribute.path().is_ident("cfg"))
    }
}

/// Reads up to where `ends` outside of all brackets, or to the end. Angle brackets are none to the compiler before it
/// knows what they are, so they are counted here.
fn up_to(input: ParseStream<'_>, ends: impl Fn(ParseStream<'_>) -> bool) -> Result<TokenStream> {
    let mut open = 0_usize;
    let mut taken = TokenStream::new();
    while !input.is_empty() {
        if let Some(arrow) = input.parse::<Option<Token![->]>>()? {
            arrow.to_tokens(&mut taken);
        } else if let Some(colons) = input.parse::<Option<Token![::]>>()? {
            colons.to_tokens(&mut taken);
        } else if open == 0 && ends(input) {
            break;
        } else {
            let tree: TokenTree = input.parse()?;
            match &tree {
                TokenTree::Punct(punct) if punct.as_char() == '<' => open += 1,
                TokenTree::Punct(punct) if punct.as_char() == '>' => open = open.saturating_sub(1),
                _ => {}
            }
            taken.extend([tree]);
        }
    }
    Ok(taken)
}

/// Tells whether an element of a list is over.
fn ends_element(input: ParseStream<'_>) -> bool {
    input.peek(Token![,]) || input.peek(Token![>])
}

/// Passes over what is left of an element, such as its default, and the comma behind it.
fn next_element(input: ParseStream<'_>) -> Result<()> {
    up_to(input, ends_element)?;
    input.parse::<Option<Token![,]>>()?;
    Ok(())
}
