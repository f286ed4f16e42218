//! What `#[olk_account_helper]` writes down about a struct: nothing here is for use by hand.
//!
//! The attribute's output consists of implementations of [`AccountHelper`], [`LendSession`] and `From`, all of whose
//! content is a name from this module. The lower-case names are the words of the attribute, so that messages of the
//! compiler and hints of an editor mention what the user wrote: `owns_session`, `#[profile]`, `#[session]`.

pub use crate::contract::{LendSession, OpenSession, session};
pub use crate::object::{
    AccountHelper, Contract, Role, SessionKind, borrows_session, into_interface, owns_session,
};
pub use crate::profile_name::ProfileName;
pub use crate::sys::IOlkAccountHelper;
#[doc(hidden)]
pub use core::convert::From;
#[doc(hidden)]
pub use olk_account_macros::olk_account_helper_attribute;
pub use windows_core::{IUnknown, Result};

use core::marker::PhantomData;

/// What a field marked with `#[profile]` can be: a [`ProfileName`], which is the MAPI profile that the helper
/// answers `GetIdentity` with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no profile name",
    label = "the field marked with `#[profile]` must be a `ProfileName`",
    note = "a `ProfileName` is made with `ProfileName::new(\"…\")`; for a name known when compiling, no field is needed: `#[olk_account_helper(profile = \"…\")]`"
)]
#[allow(
    non_camel_case_types,
    reason = "named for `#[profile]`, the word that its users wrote"
)]
pub trait profile: sealed::ProfileName {
    /// The name itself.
    fn name(&self) -> &ProfileName;
}

/// Keeps other types from being profile names: what they would run for a name, no one contains.
mod sealed {
    pub trait ProfileName {}
    impl ProfileName for super::ProfileName {}
}

impl profile for ProfileName {
    #[inline]
    fn name(&self) -> &ProfileName {
        self
    }
}

/// Reads the field marked with `#[profile]`: the MAPI profile that the helper answers `GetIdentity` with.
#[inline]
pub fn profile<P: profile>(field: &P) -> &ProfileName {
    field.name()
}

/// Reads the field marked with `#[session]`: the MAPI session that the helper lends, with a reference of its own
/// for the caller.
///
/// # Errors
///
/// None: the type is what [`LendSession::lend_session`] returns.
#[inline]
pub fn session<T: LendSession + ?Sized>(field: &T::Session) -> Result<T::Session> {
    Ok(field.share())
}

/// What stands for the contract of a struct whose declaration was refused: the compile error is the attribute's.
///
/// # Panics
///
/// Always; no program that needs it gets as far as running.
#[track_caller]
pub const fn rejected<T: AccountHelper>() -> Contract<T> {
    panic!("the declaration of this helper was refused")
}

/// Refuses a helper that is declared with `owns_session` and implements not only [`OpenSession`] but [`LendSession`], too,
/// or whose session is no COM object. (That it doesn't implement `OpenSession` is a bound's to refuse.)
///
/// # Panics
///
/// In these cases: while compiling, which makes it an error there.
#[track_caller]
pub const fn only_owns_session(opens: Option<SessionKind>, lends: Option<SessionKind>) {
    if let Some(session) = opens {
        assert!(
            lends.is_none(),
            "a helper declared with `owns_session` creates its session, but this one implements `LendSession`, too: \
             remove `owns_session` and the `impl OpenSession`, or remove the `impl LendSession`"
        );
        session.must_be_com_object();
    }
}

/// Refuses a helper that is declared without `owns_session` and implements not only [`LendSession`] but [`OpenSession`],
/// too, or whose session is no COM object. (That it doesn't implement `LendSession` is a bound's to refuse.)
///
/// # Panics
///
/// In these cases: while compiling, which makes it an error there.
#[track_caller]
pub const fn only_borrows_session(opens: Option<SessionKind>, lends: Option<SessionKind>) {
    if let Some(session) = lends {
        assert!(
            opens.is_none(),
            "a helper declared without `owns_session` lends somebody else's session, but this one implements \
             `OpenSession`, too: remove the `impl OpenSession`, or declare it with `owns_session` and lend nothing"
        );
        session.must_be_com_object();
    }
}

/// Tells whether `T` implements [`LendSession`]: `Lends::<T>::LENDS`, with [`LendsNot`] in scope.
///
/// Where it does, the constant is this type's own; where it doesn't, that one doesn't exist, and the trait's
/// is next in line.
pub struct Lends<T>(PhantomData<T>);

impl<T: LendSession> Lends<T> {
    /// `T` lends a session, of this kind.
    pub const LENDS: Option<SessionKind> = Some(SessionKind::of::<T::Session>());
}

/// The answer of [`Lends`] for everything that lends no session.
pub trait LendsNot {
    /// `T` lends no session.
    const LENDS: Option<SessionKind> = None;
}

impl<T> LendsNot for Lends<T> {}

/// Tells whether `T` implements [`OpenSession`]: `Opens::<T>::OPENS`, with [`OpensNot`] in scope. It works as
/// [`Lends`] does.
pub struct Opens<T>(PhantomData<T>);

impl<T: OpenSession> Opens<T> {
    /// `T` opens a session, of this kind.
    pub const OPENS: Option<SessionKind> = Some(SessionKind::of::<T::Session>());
}

/// The answer of [`Opens`] for everything that opens no session.
pub trait OpensNot {
    /// `T` opens no session.
    const OPENS: Option<SessionKind> = None;
}

impl<T> OpensNot for Opens<T> {}

/// Everything that lends a session, and, by the attribute, every helper with parameters that is declared with
/// `owns_session`. A helper that is both is refused where it is declared: a type has a trait once.
#[allow(
    non_camel_case_types,
    reason = "the compiler names it to those who break the rule, so its name says the rule"
)]
pub trait owner_lends_no_session {}

impl<T: LendSession> owner_lends_no_session for T {}

/// Everything that opens a session, and, by the attribute, every helper with parameters that is declared without
/// `owns_session`. A helper that is both is refused where it is declared: a type has a trait once.
#[allow(
    non_camel_case_types,
    reason = "the compiler names it to those who break the rule, so its name says the rule"
)]
pub trait borrower_opens_no_session {}

impl<T: OpenSession> borrower_opens_no_session for T {}
