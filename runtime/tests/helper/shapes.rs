//! Structs of every shape become helpers.

use crate::support::{
    MapiSession, PROFILE, assert_borrows, assert_owns, fresh_session, open_fresh, profile,
};
use olk_account::{HelperObject, LendSession, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Interface, Result};

#[test]
fn a_struct_with_named_fields() {
    #[olk_account_helper(owns_session)]
    struct Owner {
        #[profile]
        profile: ProfileName,
    }

    impl OpenSession for Owner {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            open_fresh()
        }
    }

    #[olk_account_helper]
    struct Borrower {
        before: u8,
        #[session]
        session: MapiSession,
        between: u8,
        #[profile]
        profile: ProfileName,
        after: u8,
    }

    assert_owns(Owner { profile: profile() }, PROFILE);
    let borrower = Borrower {
        before: 1,
        session: fresh_session(),
        between: 2,
        profile: profile(),
        after: 3,
    };
    assert_eq!(
        (borrower.before, borrower.between, borrower.after),
        (1, 2, 3)
    );
    assert_borrows(borrower, PROFILE);
}

#[test]
fn a_tuple_struct() {
    #[olk_account_helper(owns_session)]
    struct Owner(u8, #[profile] ProfileName);

    impl OpenSession for Owner {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            assert_eq!(self.0, 7);
            open_fresh()
        }
    }

    #[olk_account_helper]
    struct Borrower(#[session] IUnknown, #[profile] ProfileName);

    assert_owns(Owner(7, profile()), PROFILE);
    assert_borrows(Borrower(fresh_session().into(), profile()), PROFILE);
}

#[test]
fn a_struct_without_fields() {
    #[olk_account_helper(owns_session, profile = "Büro")]
    struct Unit;

    #[olk_account_helper(profile = "x")]
    struct Braces {}

    #[olk_account_helper(profile = r"a\b")]
    struct Parentheses();

    impl OpenSession for Unit {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            open_fresh()
        }
    }

    impl LendSession for Braces {
        type Session = MapiSession;

        fn lend_session(&self) -> Result<MapiSession> {
            open_fresh()
        }
    }

    impl LendSession for Parentheses {
        type Session = MapiSession;

        fn lend_session(&self) -> Result<MapiSession> {
            open_fresh()
        }
    }

    assert_owns(Unit, "Büro");
    assert_borrows(Braces {}, "x");
    assert_borrows(Parentheses(), r"a\b");
}

#[test]
fn a_literal_profile_of_the_greatest_length() {
    #[olk_account_helper(
        profile = "0123456789012345678901234567890123456789012345678901234567890123"
    )]
    struct Longest(#[session] MapiSession);

    #[olk_account_helper(
        profile = "\u{1F600}01234567890123456789012345678901234567890123456789😀😀😀😀😀😀"
    )]
    struct Pairs(#[session] MapiSession);

    assert_borrows(
        Longest(fresh_session()),
        "0123456789012345678901234567890123456789012345678901234567890123",
    );
    assert_borrows(
        Pairs(fresh_session()),
        "😀01234567890123456789012345678901234567890123456789😀😀😀😀😀😀",
    );
}

#[test]
#[allow(non_camel_case_types, reason = "keywords are lower-case")]
fn a_struct_with_raw_identifiers() {
    #[olk_account_helper]
    struct r#struct<r#type: Clone> {
        #[profile]
        r#fn: ProfileName,
        #[session]
        r#impl: MapiSession,
        r#match: r#type,
    }

    let helper = r#struct {
        r#fn: profile(),
        r#impl: fresh_session(),
        r#match: 7,
    };
    assert_eq!(helper.r#match, 7);
    assert_borrows(helper, PROFILE);
}

#[test]
fn a_struct_with_attributes_and_documentation_everywhere() {
    /// A helper.
    #[derive(Debug)]
    #[olk_account_helper(owns_session)]
    /// Documentation below the attribute is documentation, too.
    #[derive(Clone, PartialEq)]
    #[must_use]
    #[allow(dead_code, reason = "a field is there to have attributes")]
    struct Owner {
        /// The name.
        #[profile]
        #[doc(alias = "identity")]
        profile: ProfileName,
        /// Not everywhere.
        #[cfg(any())]
        absent: Absent,
        #[allow(unused)]
        unused: u8,
    }

    impl OpenSession for Owner {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            open_fresh()
        }
    }

    let owner = Owner {
        profile: profile(),
        unused: 7,
    };
    assert_eq!(owner, owner.clone());
    assert!(format!("{owner:?}").contains("Outlook"));
    assert_owns(owner, PROFILE);
}

#[test]
fn fields_that_are_there_under_different_conditions() {
    #[olk_account_helper]
    struct Borrower {
        #[cfg(test)]
        #[profile]
        profile: ProfileName,
        #[cfg(not(test))]
        #[profile]
        other_profile: ProfileName,
        #[session]
        #[cfg(not(test))]
        other_session: IUnknown,
        #[session]
        #[cfg(test)]
        session: MapiSession,
    }

    let borrower = Borrower {
        profile: profile(),
        session: fresh_session(),
    };
    assert_borrows(borrower, PROFILE);
}

mod inner {
    use super::{MapiSession, ProfileName, olk_account_helper};

    /// Seen where it says so, as without the attribute.
    #[olk_account_helper]
    pub(super) struct Shown {
        #[profile]
        pub(super) profile: ProfileName,
        #[session]
        pub(crate) session: MapiSession,
        hidden: u8,
    }

    impl Shown {
        pub(super) fn new(profile: ProfileName, session: MapiSession) -> Self {
            let hidden = 7;
            Self {
                profile,
                session,
                hidden,
            }
        }

        pub(super) fn hidden(&self) -> u8 {
            self.hidden
        }
    }
}

#[test]
fn a_struct_and_fields_of_any_visibility() {
    let object = HelperObject::new(inner::Shown::new(profile(), fresh_session()));
    assert_eq!(object.profile, profile());
    assert_eq!(object.hidden(), 7);
    let session = object.as_interface().mapi_session().unwrap();
    assert_eq!(session.as_raw(), object.session.as_raw());
    assert_borrows(inner::Shown::new(profile(), fresh_session()), PROFILE);
}

#[test]
fn a_struct_whose_methods_are_called_like_the_interfaces() {
    /// Neither of the two is the interface's, nor the trait's.
    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Owner;

    #[allow(non_snake_case, reason = "the interface's name is the point")]
    impl Owner {
        fn HandsOffSession(&self) -> i32 {
            i32::from(self.hands_off_session()) + 1
        }

        fn hands_off_session(&self) -> u8 {
            let Self = self;
            1
        }

        fn profile(&self) -> &'static str {
            let Self = self;
            "no profile"
        }
    }

    impl OpenSession for Owner {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            open_fresh()
        }
    }

    assert_eq!(
        (Owner.HandsOffSession(), Owner.profile()),
        (2, "no profile")
    );
    assert_owns(Owner, PROFILE);
}

#[test]
fn names_of_the_surroundings_have_no_say() {
    // Whatever the macro writes down must mean what it means, also where these are in scope.
    #![allow(dead_code, non_camel_case_types)]
    struct Box;
    struct Option;
    struct Sized;
    struct From;
    struct HelperObject;
    struct Object;
    struct profile;
    struct session;
    struct owns_session;
    mod core {}
    mod std {}
    mod windows_core {}

    #[olk_account_helper]
    struct Borrower {
        #[profile]
        profile: ProfileName,
        #[session]
        session: MapiSession,
    }

    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Owner;

    impl OpenSession for Owner {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            open_fresh()
        }
    }

    let borrower = Borrower {
        profile: crate::support::profile(),
        session: crate::support::fresh_session(),
    };
    assert_borrows(borrower, PROFILE);
    assert_owns(Owner, PROFILE);
}
