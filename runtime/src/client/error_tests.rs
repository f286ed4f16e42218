//! The words of errors that no manager can be made to return.

use super::{Call, Cause};
use crate::sys::HRESULTS;

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
