//! What the methods that have next to nothing to do are compiled to.
//!
//! It needs objdump, and for each further target Rust's libraries for it. Where they aren't to be had, the test says
//! so on standard error and passes.

#![cfg(target_arch = "x86_64")]

use olk_account_benches::object_code::{Function, functions};
use olk_account_benches::tools::skipped;

/// The functions whose demangled name ends with `name`. There is at least one: a check of nothing proves nothing.
#[track_caller]
fn named<'a>(functions: &'a [Function], name: &str) -> Vec<&'a Function> {
    let found: Vec<_> = functions
        .iter()
        .filter(|function| function.name.ends_with(name))
        .collect();
    assert!(!found.is_empty(), "no function {name}");
    found
}

/// `HandsOffSession` of a borrower and `PlaceHolder1` load `E_NOTIMPL` and return. On 32-bit Windows, the method that
/// is called takes its arguments off the stack; and Rust has every function there keep a frame pointer, so that the two
/// are among five.
fn constants_are_two_instructions(target: Option<&str>, returns: [&str; 2]) {
    let functions = match functions(target) {
        Ok(functions) => functions,
        Err(why) => return skipped(&format!("object code, {target:?}"), &why),
    };
    for (name, returns) in [
        "object::borrower::hands_off_session",
        "object::vtable::place_holder_1",
    ]
    .into_iter()
    .zip(returns)
    {
        for function in named(&functions, name) {
            assert_eq!(
                function.texts_but_for_frame_pointer(),
                ["mov eax,0x80004001", returns],
                "{}",
                function.name
            );
        }
    }
}

#[test]
fn constants_are_two_instructions_here() {
    constants_are_two_instructions(None, ["ret", "ret"]);
}

#[test]
fn constants_are_two_instructions_on_64_bit_windows() {
    constants_are_two_instructions(Some("x86_64-pc-windows-gnu"), ["ret", "ret"]);
}

#[test]
fn constants_are_two_instructions_on_32_bit_windows() {
    constants_are_two_instructions(Some("i686-pc-windows-gnu"), ["ret 0x4", "ret 0x8"]);
}

/// With no session held, an owner's `HandsOffSession` loads, tests, and returns. It calls nothing on that way, nothing
/// that could block least of all, and has no locked instruction; what it calls otherwise is what hands off.
#[test]
fn an_owner_without_session_hands_off_without_waiting() {
    let functions = match functions(None) {
        Ok(functions) => functions,
        Err(why) => return skipped("object code", &why),
    };
    for function in named(&functions, "object::owner::hands_off_session") {
        let listing = function.texts().join("\n");
        assert!(function.has_way_of_its_own(), "{listing}");
        let others = function.leads_to();
        assert!(
            !others.is_empty() && others.iter().all(|name| name.contains("hand_off_held")),
            "{others:?}\n{listing}"
        );
    }
}
