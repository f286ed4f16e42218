//! How much of an object isn't the user's value.

use olk_account::declaration::Object;
use olk_account::{OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session)]
struct Owner {
    #[profile]
    profile: ProfileName,
    source: IUnknown,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.source.clone())
    }
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct EmptyOwner;

impl OpenSession for EmptyOwner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(EmptyOwner.into())
    }
}

#[olk_account_helper(profile = "Outlook")]
struct Borrower {
    #[session]
    session: IUnknown,
}

const POINTER: usize = size_of::<usize>();
/// A vtable pointer and a count of 32 bits, which takes a pointer's room where pointers are larger.
const HEAD: usize = 2 * POINTER;
/// The word that says who is at the session, in the place of a lock.
const STATE: usize = size_of::<u64>();

#[test]
fn a_borrower_has_no_more_than_vtable_and_count() {
    assert_eq!(size_of::<Object<Borrower>>() - size_of::<Borrower>(), HEAD);
}

#[test]
fn an_owner_has_a_session_and_a_state_word_besides() {
    let owners = [
        size_of::<Object<Owner>>() - size_of::<Owner>(),
        size_of::<Object<EmptyOwner>>() - size_of::<EmptyOwner>(),
    ];
    for beyond in owners {
        assert!(beyond <= HEAD + POINTER + STATE, "{beyond}");
    }
}

#[cfg(target_pointer_width = "64")]
#[test]
fn on_64_bits_that_is_16_and_32_bytes() {
    assert_eq!((HEAD, HEAD + POINTER + STATE), (16, 32));
}
