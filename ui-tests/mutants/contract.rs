//! What breaks the contract: the session, the proof of its release, and the traits of the two roles.

use crate::Mutant;

const PROOF: &str = "runtime/src/contract/proof.rs";
const ROLES: &str = "runtime/src/contract/roles.rs";

/// Where the proof is declared, and its `Debug`.
const RELEASED: &str = "pub struct Released<'s> {";
const RELEASED_DEBUG: &str = "impl fmt::Debug for Released<'_> {";

/// The `Deref` of the session.
const SESSION_DEREF: &str = "impl<S> Deref for Session<'_, S> {";

/// The brand.
const BRAND: &str = "PhantomData<fn(&'s ()) -> &'s ()>";

pub(crate) const MUTANTS: &[Mutant] = &[
    Mutant::new(
        "the brand is covariant: the proof of a session that lives longer fits",
        &[(PROOF, BRAND, "PhantomData<fn() -> &'s ()>")],
    ),
    Mutant::new(
        "the brand is contravariant: the proof of a session that lives shorter fits",
        &[(PROOF, BRAND, "PhantomData<fn(&'s ())>")],
    ),
    Mutant::new(
        "a release proves whatever is asked for: the proof has no brand",
        &[(
            PROOF,
            "pub fn release(self) -> Released<'s> {",
            "pub fn release<'any>(self) -> Released<'any> {",
        )],
    ),
    Mutant::new(
        "anybody can build a proof",
        &[(
            PROOF,
            "pub struct Released<'s> {\n    brand: Brand<'s>,",
            "pub struct Released<'s> {\n    /// Public.\n    pub brand: PhantomData<fn(&'s ()) -> &'s ()>,",
        )],
    ),
    Mutant::new(
        "a proof has a default",
        &[(
            PROOF,
            RELEASED,
            "#[derive(Default)]\npub struct Released<'s> {",
        )],
    ),
    Mutant::new(
        "a proof can be cloned",
        &[(
            PROOF,
            RELEASED,
            "#[derive(Clone)]\npub struct Released<'s> {",
        )],
    ),
    Mutant::new(
        "a proof can be copied",
        &[(
            PROOF,
            RELEASED,
            "#[derive(Clone, Copy)]\npub struct Released<'s> {",
        )],
    ),
    Mutant::new(
        "an HRESULT converts into a proof",
        &[(
            PROOF,
            RELEASED_DEBUG,
            "impl From<windows_core::HRESULT> for Released<'_> {\n    fn from(_: windows_core::HRESULT) -> Self {\n\
             Self { brand: PhantomData }\n    }\n}\n\nimpl fmt::Debug for Released<'_> {",
        )],
    ),
    Mutant::new(
        "anybody can build a session",
        &[
            (
                PROOF,
                "    custody: &'s mut Option<S>,\n    brand",
                "    pub custody: &'s mut Option<S>,\n    brand",
            ),
            (
                PROOF,
                "    brand: Brand<'s>,\n}\n\nimpl<'s, S> Session",
                "    /// Public.\n    pub brand: PhantomData<fn(&'s ()) -> &'s ()>,\n}\n\nimpl<'s, S> Session",
            ),
        ],
    ),
    Mutant::new(
        "a session can be cloned",
        &[(
            PROOF,
            SESSION_DEREF,
            "impl<S> Clone for Session<'_, S> {\n    fn clone(&self) -> Self {\n        unimplemented!()\n    }\n}\n\n\
             impl<S> Deref for Session<'_, S> {",
        )],
    ),
    Mutant::new(
        "a session has a default",
        &[(
            PROOF,
            SESSION_DEREF,
            "impl<S> Default for Session<'_, S> {\n    fn default() -> Self {\n        unimplemented!()\n    }\n}\n\n\
             impl<S> Deref for Session<'_, S> {",
        )],
    ),
    Mutant::new(
        "a release leaves the session in the hook's hands",
        &[(
            PROOF,
            "pub fn release(self) -> Released<'s> {\n        *self.custody = None;",
            "pub fn release(&self) -> Released<'s> {",
        )],
    ),
    Mutant::new(
        "a hook may be written for one lifetime: that of the helper's borrow",
        &[(
            ROLES,
            "    fn hands_off_session<'s>(&self, session: Session<'s, Self::Session>) -> Released<'s> {",
            "    fn hands_off_session<'s>(&'s self, session: Session<'s, Self::Session>) -> Released<'s> {",
        )],
    ),
    Mutant::new(
        "a hook may take any interface for a session's",
        &[(
            ROLES,
            "    fn hands_off_session<'s>(&self, session: Session<'s, Self::Session>) -> Released<'s> {",
            "    fn hands_off_session<'s, S>(&self, session: Session<'s, S>) -> Released<'s> {",
        )],
    ),
    Mutant::new(
        "the hook has no default",
        &[(
            ROLES,
            "-> Released<'s> {\n        session.release()\n    }\n}",
            "-> Released<'s>;\n}",
        )],
    ),
    Mutant::new(
        "a borrower has a hook",
        &[(
            ROLES,
            "    fn lend_session(&self) -> Result<Self::Session>;",
            "    fn lend_session(&self) -> Result<Self::Session>;\n\n    /// A hook.\n    \
             fn hands_off_session<'s>(&self, session: Session<'s, Self::Session>) -> Released<'s> {\n        \
             session.release()\n    }",
        )],
    ),
    Mutant::new(
        "who owns a session and opens none is told so in the compiler's words",
        &[(
            ROLES,
            "#[diagnostic::on_unimplemented(\n    message = \"`{Self}` is declared with",
            "#[diagnostic::nothing(\n    message = \"`{Self}` is declared with",
        )],
    ),
    Mutant::new(
        "who lends no session is told so in the compiler's words",
        &[(
            ROLES,
            "#[diagnostic::on_unimplemented(\n    message = \"`{Self}` doesn't say",
            "#[diagnostic::nothing(\n    message = \"`{Self}` doesn't say",
        )],
    ),
    Mutant::new(
        "who lends what is no interface is told of `Interface`",
        &[(ROLES, "#[diagnostic::do_not_recommend]\n", "")],
    ),
    Mutant::new(
        "`Interface` is a supertrait of `session`",
        &[(
            ROLES,
            "pub unsafe trait session: Sized {",
            "pub unsafe trait session: Interface {",
        )],
    ),
    Mutant::new(
        "an interface that isn't a COM object's is one",
        &[(
            ROLES,
            "const DERIVES_FROM_UNKNOWN: bool = S::UNKNOWN;",
            "const DERIVES_FROM_UNKNOWN: bool = true;",
        )],
    ),
];
