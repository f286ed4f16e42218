//! A session that must be handed off, and the proof that it was.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

/// Makes a type invariant in `'s`, so that no lifetime but `'s` itself fits: a function pointer that takes and gives
/// the same lifetime is the one shape that variance can neither shrink nor stretch.
type Brand<'s> = PhantomData<fn(&'s ()) -> &'s ()>;

/// The MAPI session that a helper created, at the moment when it has to let go of it.
///
/// [`OpenSession::hands_off_session`](crate::OpenSession::hands_off_session) receives one and must give back
/// the [`Released`] that comes of it; there is one way to get that: [`release`](Session::release). Until
/// then the session can be used through [`Deref`], to log off, say.
///
/// The lifetime `'s` stands for this one session and for no other. It is invariant, and whoever writes the
/// hook writes it for *every* `'s`, so neither the `Session` nor a borrow of it can be put away, sent to
/// another thread, or exchanged for the proof of a different session.
///
/// The value is a token: the runtime keeps the session itself in custody while the hook runs. A hook that
/// panics, with the token dropped or forgotten, leaves the session in custody, and it is released there.
///
/// References that the hook makes itself, with `Clone` or `cast`, are its own to release, as everywhere in
/// COM; a session closes only when the last reference to it is gone.
///
/// # Examples
///
/// ```
/// use olk_account::{Released, Session};
/// use windows_core::{IUnknown, Interface};
///
/// fn hands_off<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
///     // on Windows, with an IMAPISession: session.Logoff(0, 0, 0)
///     let _ = session.as_raw();
///     session.release()
/// }
/// # let _ = hands_off;
/// ```
#[must_use = "a session that the helper created must be released: `session.release()`"]
pub struct Session<'s, S> {
    /// Holds the session as long as this value exists: only [`Session::release`] empties it, and it takes
    /// the value along.
    custody: &'s mut Option<S>,
    brand: Brand<'s>,
}

impl<'s, S> Session<'s, S> {
    /// Gives out the token for the session in `custody`, or nothing where custody is empty.
    pub(crate) fn in_custody(custody: &'s mut Option<S>) -> Option<Self> {
        custody.is_some().then_some(Self {
            custody,
            brand: PhantomData,
        })
    }

    /// Releases the session (COM's `Release`, of the reference that the helper held), and proves it.
    ///
    /// The proof becomes the `S_OK` of `HandsOffSession`.
    pub fn release(self) -> Released<'s> {
        *self.custody = None;
        Released { brand: PhantomData }
    }
}

impl<S> Deref for Session<'_, S> {
    type Target = S;

    fn deref(&self) -> &S {
        match &*self.custody {
            Some(session) => session,
            // `in_custody` makes no token for an empty custody, and `release` consumes the token.
            None => unreachable!("a session's token outlived the session"),
        }
    }
}

impl<S: fmt::Debug> fmt::Debug for Session<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Session").field(&**self).finish()
    }
}

/// The proof that the session `'s` was released: what a helper that owns its session answers `S_OK` with.
///
/// It comes from [`Session::release`] and from nowhere else: it can't be built, copied, cloned or kept, and
/// its lifetime fits the one session that it came from. So a hook that returns a `Released<'s>` has released
/// the session `'s`, and a hook that would answer with anything else, an `HRESULT`, `Ok(())`, another
/// session's proof, doesn't compile.
#[must_use = "return it from `hands_off_session`: it is what becomes S_OK"]
pub struct Released<'s> {
    brand: Brand<'s>,
}

impl fmt::Debug for Released<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Released")
    }
}
