//! The attribute [`macro@olk_account_helper`], which the crate `olk-account` re-exports. Use it from there: what
//! the attribute emits names that crate.
//!
//! The attribute hands the struct over to a derive, with its own arguments and the marks on fields as attributes that
//! belong to the derive. So the compiler decides on every `#[cfg]` first, and lints what is emitted as it does with any
//! derive. In the derive, a struct passes through the files in this order: `attr` reads what was written for the macro,
//! `ast` the struct, `valid` finds what is wrong with it, `expand` emits what is right, and `fallback` what stands in for
//! it otherwise. `span` says where the emitted tokens are.

mod ast;
mod attr;
mod expand;
mod fallback;
mod kind;
mod span;
mod spelling;
#[cfg(test)]
mod tests;
mod valid;

use ast::{Helper, Item};
use attr::{Arguments, Kind};
use kind::ItemKind;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Error;

/// The attribute by which the derive gets the arguments.
const ARGUMENTS: &str = "olk_account_helper_arguments";

/// Makes a COM object of a struct: an `IOlkAccountHelper`, which hands Outlook's account manager the name of a
/// MAPI profile and a session in it.
///
/// ```
/// use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper, sys};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(owns_session)] // it creates its session, and so releases it
/// struct LogonHelper {
///     #[profile]
///     profile: ProfileName,
/// }
///
/// impl OpenSession for LogonHelper {
///     type Session = IUnknown; // on Windows: IMAPISession
///
///     fn open_session(&self) -> Result<IUnknown> {
///         // Here goes MAPILogonEx, with self.profile. Until then:
///         Err(sys::MAPI_E_LOGON_FAILED.into())
///     }
/// }
///
/// # fn main() -> Result<()> {
/// let profile = ProfileName::new("Outlook").expect("a name that MAPI takes");
/// let helper: IOlkAccountHelper = LogonHelper { profile }.into();
/// // Outlook gets it by IOlkAccountManager::Init, and calls it.
/// assert_eq!(helper.profile_name()?, "Outlook");
/// # Ok(())
/// # }
/// ```
///
/// # Whose session is it?
///
/// That is the one question that `IOlkAccountHelper` puts to its implementer, and the attribute is the answer.
/// Everything that the interface documents follows from it and is done by the runtime; the struct implements the
/// one trait that belongs to the answer.
///
/// | | `#[olk_account_helper(owns_session)]` | `#[olk_account_helper]` |
/// | --- | --- | --- |
/// | the session is | created by the helper | somebody else's |
/// | the struct | implements `OpenSession` | marks a field `#[session]`, or implements `LendSession` |
/// | `GetMapiSession` | opens a session the first time, and keeps it | hands out the one that is lent |
/// | `HandsOffSession` | releases it and returns `S_OK` | returns `E_NOTIMPL` and touches nothing |
///
/// A struct that answers one way and implements the other doesn't compile.
///
/// # Arguments
///
/// | argument | meaning |
/// | --- | --- |
/// | `owns_session` | the helper creates the session that it hands out |
/// | `profile = "…"` | the profile's name, where it is known when compiling: 1 to 64 characters (UTF-16 units) without NUL, which is checked there and then. It costs no allocation and no field |
/// | `crate = path` | where the crate `olk_account` is to be found, if not as `::olk_account`: because it is renamed in `Cargo.toml`, or because another macro writes this attribute (`crate = $crate::olk_account`) |
///
/// # On the fields
///
/// | attribute | the field |
/// | --- | --- |
/// | `#[profile]` | is the `ProfileName` that `GetIdentity` hands out. One field has it, unless the name is an argument |
/// | `#[session]` | is the session to lend: a COM interface, such as `IMAPISession`. At most one field has it, and none if the helper owns its session. One that may not be there yet is lent by `LendSession` instead |
///
/// Several fields may have the same mark if their `#[cfg(…)]`s leave one of them. A mark, and the attribute itself, can stand
/// in `cfg_attr`.
///
/// # What becomes of the struct
///
/// It stays as it is: its own attributes, generic parameters, visibility and methods included. It can be a tuple
/// struct or have no fields at all; it can't have a lifetime parameter, since only the reference count of a COM
/// object decides how long it lives. Beside it there are conversions: for COM, `From` into `IOlkAccountHelper` and into
/// `IUnknown`; for Rust code that goes on using the struct while COM does, `From` or `HelperObject::new` into
/// `HelperObject`.
///
/// The methods of the interface are the runtime's. A method of the struct that happens to be called
/// `HandsOffSession` or `hands_off_session` isn't one of them, and Outlook doesn't call it. What an owner has to do
/// when a session is handed off goes into `OpenSession::hands_off_session`.
///
/// # Examples
///
/// An add-in has its session from Outlook, so it only lends it. A profile that is always the same needs no field, and a
/// session that isn't a field needs `LendSession`:
///
/// ```
/// use olk_account::{HandsOff, HelperObject, LendSession, ProfileName, olk_account_helper, sys};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper]
/// struct AddInHelper {
///     #[profile]
///     profile: ProfileName,
///     #[session]
///     session: IUnknown, // on Windows: IMAPISession
/// }
///
/// #[olk_account_helper(profile = "Outlook")]
/// struct CurrentSession<F>(F);
///
/// impl<F: Fn() -> Result<IUnknown>> LendSession for CurrentSession<F> {
///     type Session = IUnknown;
///
///     fn lend_session(&self) -> Result<IUnknown> {
///         (self.0)()
///     }
/// }
///
/// # fn main() -> Result<()> {
/// let nobody_is_logged_on = || Err(sys::MAPI_E_LOGON_FAILED.into());
/// let object = HelperObject::new(CurrentSession(nobody_is_logged_on));
/// let helper = object.as_interface();
/// assert_eq!(helper.profile_name()?, "Outlook");
/// assert_eq!(helper.mapi_session().unwrap_err().code(), sys::MAPI_E_LOGON_FAILED);
///
/// # let session = IUnknown::from(object); // stands in for Outlook's
/// let profile = ProfileName::new("Outlook").expect("a name that MAPI takes");
/// let object = HelperObject::new(AddInHelper { profile, session });
/// let helper = object.as_interface();
/// assert_eq!(helper.mapi_session()?, object.session);
/// assert_eq!(helper.hand_off()?, HandsOff::NotOwned);
/// # Ok(())
/// # }
/// ```
#[proc_macro_attribute]
pub fn olk_account_helper(
    arguments: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    attribute(&arguments.into(), item.into()).into()
}

/// Emits what makes a helper of a struct, for the attribute. If the attribute is missing beside a mark, the compiler names
/// this derive, so the attribute's name is a part of its name.
#[doc(hidden)]
#[proc_macro_derive(
    olk_account_helper_attribute,
    attributes(profile, session, olk_account_helper_arguments)
)]
pub fn olk_account_helper_attribute(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(item.into()).into()
}

/// Puts the derive on the item, and hands it the arguments.
fn attribute(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let (read, mut mistakes) = Arguments::read(arguments.clone());
    let kind = ItemKind::of(item.clone());
    let root = read.root(Span::call_site());
    let Some(root) = root.filter(|_| kind.is_type()) else {
        // If its path is unknown, the derive can't be named, and the compiler would know no marks.
        mistakes.splice(..0, valid::not_a_struct(&kind));
        let item = without_marks(item);
        let errors = mistakes.into_iter().map(Error::into_compile_error);
        return quote!(#item #(#errors)*);
    };
    // If this path leads to no derive, the compiler complains of the attribute, too: both errors are at the path.
    let helper_attribute = Ident::new(ARGUMENTS, span::ends(&root)[0]);
    quote! {
        #[derive(#root::declaration::olk_account_helper_attribute)]
        #[#helper_attribute(#arguments)]
        #item
    }
}

/// Emits what makes a helper of the struct.
fn derive(tokens: TokenStream) -> TokenStream {
    helper(tokens).unwrap_or_else(Error::into_compile_error)
}

fn helper(tokens: TokenStream) -> syn::Result<TokenStream> {
    let kind = ItemKind::of(tokens.clone());
    let item: Item = syn::parse2(tokens).map_err(|why| {
        let message = format!("`#[olk_account_helper]` can't read this struct: {why}");
        Error::new(why.span(), message)
    })?;
    let attributes = item.attributes.iter();
    let mut own = attributes.filter(|attribute| attribute.path().is_ident(ARGUMENTS));
    let Some(arguments) = own.next() else {
        let message = "this derive is a part of `#[olk_account_helper]`: put that attribute on the struct instead";
        return Err(Error::new(Span::call_site(), message));
    };
    if own.next().is_some() {
        // Of two, the first is that of the attribute that ran last.
        let again = arguments.pound_token.span.resolved_at(item.name.span());
        let message = "this struct has an `#[olk_account_helper]` already: keep one of them, with all arguments";
        return Err(Error::new(again, message));
    }
    let (arguments, mut mistakes) = Arguments::read(arguments.meta.require_list()?.tokens.clone());
    let Some(root) = arguments.root(item.name.span()) else {
        return Ok(TokenStream::new());
    };
    let helper = Helper { arguments, item };
    if kind.is_struct() {
        mistakes.extend(valid::mistakes(&helper));
    }
    mistakes.splice(..0, valid::not_a_struct(&kind));
    if mistakes.is_empty() && !helper.is_refused_elsewhere() {
        return Ok(expand::items(&helper, &root));
    }
    let items = fallback::items(&helper, &root);
    let errors = mistakes.into_iter().map(Error::into_compile_error);
    Ok(quote!(#(#errors)* #items))
}

/// Takes the marks off an item that gets no derive to know them.
fn without_marks(item: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for mut tree in item {
        if let TokenTree::Group(group) = &mut tree {
            let first = group.stream().into_iter().next();
            let is_mark = first.is_some_and(|first| Kind::of(&first.to_string()).is_some());
            if is_mark && kept.last().is_some_and(|before| before.to_string() == "#") {
                kept.pop();
                continue;
            }
            let span = group.span();
            *group = Group::new(group.delimiter(), without_marks(group.stream()));
            group.set_span(span);
        }
        kept.push(tree);
    }
    kept.into_iter().collect()
}
