//! Structs with parameters become helpers.

use crate::support::{
    MapiSession, PROFILE, assert_borrows, assert_owns, fresh_session, open_fresh, profile,
};
use core::cell::Cell;
use core::fmt::{Debug, Display};
use core::marker::PhantomData;
use olk_account::{LendSession, OpenSession, ProfileName, Released, Session, olk_account_helper};
use std::rc::Rc;
use windows_core::{IUnknown, Interface, Result};

#[test]
fn a_generic_struct_with_its_bounds_on_the_struct() {
    #[olk_account_helper(owns_session)]
    struct Owner<F: Fn() -> Result<S>, S>
    where
        S: Interface,
    {
        #[profile]
        profile: ProfileName,
        open: F,
    }

    impl<F: Fn() -> Result<S>, S: Interface> OpenSession for Owner<F, S> {
        type Session = S;

        fn open_session(&self) -> Result<S> {
            (self.open)()
        }
    }

    #[olk_account_helper(profile = "Outlook")]
    struct Borrower<S: Interface + 'static>(#[session] S);

    let open_unknown = || Ok(IUnknown::from(fresh_session()));
    assert_owns(
        Owner {
            profile: profile(),
            open: open_unknown,
        },
        PROFILE,
    );
    assert_owns(
        Owner {
            profile: profile(),
            open: open_fresh,
        },
        PROFILE,
    );
    assert_borrows(Borrower(fresh_session()), PROFILE);
    assert_borrows(Borrower(IUnknown::from(fresh_session())), PROFILE);
}

#[test]
fn a_generic_struct_with_its_bounds_on_the_implementation() {
    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Owner<F>(F);

    impl<F: Fn() -> Result<MapiSession>> OpenSession for Owner<F> {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            (self.0)()
        }
    }

    #[olk_account_helper(profile = "Outlook")]
    struct Borrower<F, S> {
        lend: F,
        _session: PhantomData<fn() -> S>,
    }

    impl<F, S> LendSession for Borrower<F, S>
    where
        F: Fn() -> S,
        S: Interface,
    {
        type Session = S;

        fn lend_session(&self) -> Result<S> {
            Ok((self.lend)())
        }
    }

    assert_owns(Owner(open_fresh), PROFILE);
    let calls = Rc::new(Cell::new(0));
    let inside = Rc::clone(&calls);
    let counting = move || {
        inside.set(inside.get() + 1);
        open_fresh()
    };
    assert_owns(Owner(counting), PROFILE);
    assert_eq!(calls.get(), 2);
    assert_eq!(
        Rc::strong_count(&calls),
        1,
        "the closure went with its helper"
    );
    let borrower = Borrower {
        lend: fresh_session,
        _session: PhantomData,
    };
    assert_borrows(borrower, PROFILE);
}

#[test]
fn a_struct_with_const_parameters_and_defaults() {
    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Owner<const ATTEMPTS: usize, const LOUD: bool = false, T: Default = u8> {
        numbers: [T; ATTEMPTS],
    }

    impl<const ATTEMPTS: usize, const LOUD: bool, T: Default> OpenSession for Owner<ATTEMPTS, LOUD, T> {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            assert_eq!((ATTEMPTS, LOUD), (self.numbers.len(), true));
            open_fresh()
        }
    }

    let owner: Owner<3, true> = Owner { numbers: [0; 3] };
    assert_owns(owner, PROFILE);
    let owner: Owner<0, true, String> = Owner { numbers: [] };
    assert_owns(owner, PROFILE);
}

#[test]
fn a_where_clause_of_any_kind() {
    trait Opens {
        type Session;
    }

    impl Opens for u8 {
        type Session = MapiSession;
    }

    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Owner<O, F, T: ?Sized>
    where
        O: Opens,
        O::Session: Interface,
        F: for<'a> Fn(&'a O) -> Result<O::Session>,
        T: Display,
        Box<T>: Debug,
        Self: Sized,
    {
        opener: O,
        open: F,
        name: Box<T>,
    }

    impl<O, F, T: ?Sized> OpenSession for Owner<O, F, T>
    where
        O: Opens,
        O::Session: Interface,
        F: for<'a> Fn(&'a O) -> Result<O::Session>,
        T: Display,
        Box<T>: Debug,
    {
        type Session = O::Session;

        fn open_session(&self) -> Result<O::Session> {
            assert_eq!(
                self.name.to_string(),
                format!("{:?}", self.name).trim_matches('"')
            );
            (self.open)(&self.opener)
        }
    }

    let owner = Owner {
        opener: 0_u8,
        open: |_: &u8| open_fresh(),
        name: Box::<str>::from("a name"),
    };
    assert_owns(owner, PROFILE);
}

#[test]
fn a_hook_written_for_a_generic_session() {
    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Owner<S>(fn() -> S, Rc<Cell<u32>>);

    impl<S: Interface> OpenSession for Owner<S> {
        type Session = S;

        fn open_session(&self) -> Result<S> {
            Ok((self.0)())
        }

        fn hands_off_session<'s>(&self, session: Session<'s, S>) -> Released<'s> {
            if session.cast::<IUnknown>().is_ok() {
                self.1.set(self.1.get() + 1);
            }
            session.release()
        }
    }

    let hooks = Rc::new(Cell::new(0));
    assert_owns(Owner(fresh_session, Rc::clone(&hooks)), PROFILE);
    assert_eq!(hooks.get(), 2);
    assert_eq!(Rc::strong_count(&hooks), 1);
}
