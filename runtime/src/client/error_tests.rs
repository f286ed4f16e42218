//! The words of errors that no manager can be made to return.

use super::{Call, Cause, Limit};
use crate::sys::{E_FAIL, HRESULTS};
use windows_core::HRESULT;

#[test]
fn a_cause_has_its_code_and_its_words() {
    let printed = [
        Cause::Failed(E_FAIL),
        Cause::Undocumented(HRESULT(7)),
        Cause::Null,
        Cause::WrongType(0),
        Cause::LoneSurrogate { position: 3 },
        Cause::OutOfRange(70_000),
        Cause::ContainsNul { position: 1 },
        Cause::TooLong,
        Cause::OverLimit(Limit::Items),
        Cause::OverLimit(Limit::Bytes),
        Cause::OverLimit(Limit::Units),
        Cause::Multithreaded,
        Cause::NotWindows,
    ]
    .map(|cause| {
        let error = Call::Reset.error(cause);
        assert_eq!(error.to_string(), format!("IOlkEnum::Reset: {cause}"));
        format!("{:#010X}: {cause}\n", error.code().0)
    });
    let expected = "\
0x80004005: the call failed for an unspecified reason (E_FAIL, 0x80004005)
0x8000FFFF: it answered 0x00000007, which is not documented
0x8000FFFF: it answered S_OK, and a NULL pointer
0x8000FFFF: the value has another type, 0x0000
0x80070459: the text has half a surrogate pair at 3
0x8000FFFF: 70000 is out of range
0x80070057: the text has a NUL at 1
0x80070057: the value is longer than 32 bits can tell
0x8000FFFF: it handed out more than the limit of 65536 items
0x8000FFFF: it handed out more than the limit of 16777216 bytes
0x8000FFFF: it handed out more than the limit of 1048576 UTF-16 units
0x8001010E: this thread is in a multithreaded apartment, where Outlook may call the helper on any thread: \
enter a single-threaded one (COINIT_APARTMENTTHREADED), or use `create_multithreaded`
0x80040154: there is no Outlook here: it exists on Windows only
";
    assert_eq!(printed.concat(), expected);
}

/// Each HRESULT has the name that is published for the call that returned it.
#[test]
fn a_failure_is_named_by_the_call_that_returned_it() {
    let printed = |call: Call, name| {
        let row = HRESULTS.iter().find(|row| row.name == name).expect(name);
        call.error(Cause::Failed(row.value)).to_string()
    };
    let created = printed(Call::Create, "CLASS_E_CLASSNOTAVAILABLE");
    assert!(
        created.ends_with("the class (CLASS_E_CLASSNOTAVAILABLE, 0x80040111)"),
        "{created}"
    );
    for call in [Call::Init, Call::GetProp] {
        let other = printed(call, "CLASS_E_CLASSNOTAVAILABLE");
        assert!(
            other.contains("(MAPI_E_LOGON_FAILED, 0x80040111)"),
            "{other}"
        );
    }
    for (mapi, common) in [
        ("MAPI_E_CALL_FAILED", "(E_FAIL, 0x80004005)"),
        ("MAPI_E_INVALID_PARAMETER", "(E_INVALIDARG, 0x80070057)"),
    ] {
        for call in [Call::Create, Call::Init, Call::SetProp] {
            let error = printed(call, mapi);
            assert!(error.contains(common), "{error}");
        }
    }
}
