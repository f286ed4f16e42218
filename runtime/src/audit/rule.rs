//! The rules that an audit goes by: their names, and what the reference says.

use core::fmt;

/// Declares the rules, each with its name and with what the reference says, which is its documentation, too.
macro_rules! rules {
    ($($rule:ident $name:literal $reference:literal,)*) => {
        /// A rule that a helper is audited for.
        ///
        /// Each has a short [name](Self::name), by which reports speak of it and which stays what it is from version
        /// to version. The documentation of a rule is what the reference says.
        ///
        /// # Examples
        ///
        /// ```
        /// use olk_account::audit::Rule;
        ///
        /// for &rule in Rule::ALL {
        ///     println!("{rule:24} {}", rule.reference());
        /// }
        /// assert_eq!(Rule::named("place-holder-1"), Some(Rule::PlaceHolder1));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(
                #[doc = concat!("`", $name, "`: ", $reference)]
                $rule,
            )*
        }

        impl Rule {
            /// Every rule, in the order in which reports have them.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// The short name of the rule: lower-case words with hyphens between them.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }

            /// What the reference says.
            pub const fn reference(self) -> &'static str {
                match self {
                    $(Self::$rule => $reference,)*
                }
            }
        }
    };
}

rules! {
    ReferencesCount "references-count"
        "AddRef and Release return the new number of references.",
    ReferencesLeftAlone "references-left-alone"
        "The references to a helper are its callers': no call adds one or gives one up but AddRef, Release, and a QueryInterface that succeeds.",
    QueryHelper "query-helper"
        "QueryInterface for IOlkAccountHelper is S_OK, with a pointer.",
    QueryUnknown "query-unknown"
        "QueryInterface for IUnknown is S_OK, with a pointer.",
    QuerySame "query-same"
        "QueryInterface for IUnknown gives one and the same pointer each time, whichever interface is asked.",
    QueryBack "query-back"
        "From the IUnknown that QueryInterface gives, another one leads back to IOlkAccountHelper.",
    QueryReference "query-reference"
        "A pointer from QueryInterface has a reference of its own.",
    QueryNoInterface "query-no-interface"
        "QueryInterface for an interface that the object doesn't have is E_NOINTERFACE.",
    QueryFailureNull "query-failure-null"
        "A QueryInterface that fails sets the pointer to NULL.",
    QueryNullOut "query-null-out"
        "QueryInterface with a NULL ppvObject is E_POINTER.",
    PlaceHolder1 "place-holder-1"
        "PlaceHolder1 isn't supported: it returns E_NOTIMPL, always.",
    IdentityRoomy "identity-roomy"
        "GetIdentity is S_OK with a buffer that has more room than the name needs.",
    IdentityExact "identity-exact"
        "GetIdentity is S_OK with a buffer of just the size that the name and its NUL need.",
    IdentityOneShort "identity-one-short"
        "A buffer that is one unit short is too small: nothing is copied with success.",
    IdentityTooSmall "identity-too-small"
        "GetIdentity is E_OUTOFMEMORY where the buffer is too small.",
    IdentityNullBuffer "identity-null-buffer"
        "A NULL buffer of size 0 is too small: E_OUTOFMEMORY.",
    IdentityNullRoomy "identity-null-roomy"
        "S_OK means that the name was copied, and to a NULL buffer none can be, whatever *pcch says.",
    IdentityNullCount "identity-null-count"
        "GetIdentity is E_INVALIDARG where pcch is NULL.",
    IdentityUntouched "identity-untouched"
        "A buffer that is too small is left untouched.",
    IdentitySizeRequired "identity-size-required"
        "Where the buffer is too small, *pcch is on return the size required.",
    IdentityLength "identity-length"
        "With S_OK, *pcch is on return the length of what was copied.",
    IdentityCountsNul "identity-counts-nul"
        "What *pcch is on return includes the terminating NUL.",
    IdentityNulTerminated "identity-nul-terminated"
        "The name is copied with its terminating NUL.",
    IdentityPastLength "identity-past-length"
        "What is copied is the name and its NUL: the buffer after that is left as it was.",
    IdentityInBounds "identity-in-bounds"
        "On entry *pcch is the size of the buffer in UTF-16 units: nothing outside is written to.",
    IdentitySame "identity-same"
        "The identity is the profile's name: the same one each time.",
    IdentityOneTo64 "identity-1-to-64"
        "A profile's name has 1 to 64 characters: cchProfileNameMax.",
    SessionAnswer "session-answer"
        "GetMapiSession is S_OK, with a session, or an error code.",
    SessionFailureNull "session-failure-null"
        "A GetMapiSession that fails sets the pointer to NULL.",
    SessionNullOut "session-null-out"
        "With a NULL ppmsess GetMapiSession has nowhere to put a session, so it fails.",
    SessionSame "session-same"
        "The session is the one that the helper keeps: until it is handed off, GetMapiSession gives no other.",
    SessionOwnReference "session-own-reference"
        "The pointer that GetMapiSession hands out has one reference of its own.",
    SessionKept "session-kept"
        "The helper keeps a reference to the session on behalf of the account manager, which can't keep one itself.",
    SessionAfterHandsOff "session-after-hands-off"
        "After HandsOffSession, GetMapiSession opens a session anew, or goes on lending the one that wasn't handed off.",
    HandsOffAnswer "hands-off-answer"
        "HandsOffSession is S_OK or E_NOTIMPL, by whether the helper creates its sessions: no other value is supported.",
    HandsOffOwner "hands-off-owner"
        "HandsOffSession is S_OK where the helper created the session.",
    HandsOffBorrower "hands-off-borrower"
        "HandsOffSession is E_NOTIMPL, and only that, where the helper did not create the session.",
    HandsOffReleases "hands-off-releases"
        "A helper that created the session releases it in HandsOffSession.",
    HandsOffUntouched "hands-off-untouched"
        "A helper that did not create the session only returns E_NOTIMPL from HandsOffSession: the session is left alone.",
    HandsOffRepeated "hands-off-repeated"
        "A HandsOffSession that finds nothing to hand off answers as any other, and does nothing.",
}

impl Rule {
    /// The rule of that [name](Self::name).
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
