//! What a careful program writes that has the raw interface alone.
//!
//! It makes the client's checks: of each answer, of each value's type, of NULL, of text that isn't UTF-16. What comes
//! from an account goes back to it, whichever check fails. What it needn't do: remember which call failed for whom,
//! free what it holds should something panic, and let an account outlive the loop.

use super::Listed;
use core::ptr;
use core::slice;
use olk_account::sys::{
    ACCT_VARIANT, E_ACCT_NOT_FOUND, E_UNEXPECTED, IOlkAccount, IOlkAccountManager, IOlkEnum,
    OLK_ACCOUNT_NO_FLAGS, PROP_ACCT_DELIVERY_STORE, PROP_ACCT_ID, PROP_ACCT_NAME,
    PROP_ACCT_USER_DISPLAY_NAME, PROP_ACCT_USER_EMAIL_ADDR, PROP_INET_PORT, PROP_INET_SERVER,
    PROP_INET_USER, PROP_SMTP_PORT, PROP_SMTP_SERVER, PT_BINARY, PT_LONG, PT_UNICODE, S_FALSE,
    S_OK, SECURE_FLAG,
};
use windows_core::{HRESULT, IUnknown, Interface};

type Result<T> = core::result::Result<T, HRESULT>;

/// UTF-16 as a `String`, as everybody makes one of it.
pub(crate) fn by_std(units: &[u16]) -> Option<String> {
    String::from_utf16(units).ok()
}

/// The same, as somebody makes one who has measured: nearly all text here is ASCII.
pub(crate) fn ascii_first(units: &[u16]) -> Option<String> {
    if units.iter().fold(0, |seen, unit| seen | unit) < 0x80 {
        #[allow(clippy::cast_possible_truncation, reason = "it is below 0x80")]
        let bytes = units.iter().map(|&unit| unit as u8).collect();
        // SAFETY: all are below 0x80.
        return Some(unsafe { String::from_utf8_unchecked(bytes) });
    }
    by_std(units)
}

/// Gives `each` all accounts. `decode` says what text UTF-16 is; nothing, where it is none.
pub(crate) fn list(
    manager: &IOlkAccountManager,
    decode: impl Fn(&[u16]) -> Option<String> + Copy,
    mut each: impl FnMut(Listed),
) -> Result<()> {
    let accounts = enumerate(manager)?;
    while let Some(account) = next(&accounts)? {
        each(Listed {
            id: number(&account, PROP_ACCT_ID)?,
            name: text(&account, PROP_ACCT_NAME, decode)?,
            display_name: text(&account, PROP_ACCT_USER_DISPLAY_NAME, decode)?,
            address: text(&account, PROP_ACCT_USER_EMAIL_ADDR, decode)?,
            store: bytes(&account, PROP_ACCT_DELIVERY_STORE)?,
            server: text(&account, PROP_INET_SERVER, decode)?,
            user: text(&account, PROP_INET_USER, decode)?,
            port: number(&account, PROP_INET_PORT)?,
            smtp_server: text(&account, PROP_SMTP_SERVER, decode)?,
            smtp_port: number(&account, PROP_SMTP_PORT)?,
        });
    }
    Ok(())
}

fn enumerate(manager: &IOlkAccountManager) -> Result<IOlkEnum> {
    let mut accounts = ptr::null_mut();
    // SAFETY: NULL stands for any category and any type, and the out-parameter is a local variable.
    let answer = unsafe {
        manager.EnumerateAccounts(
            ptr::null(),
            ptr::null(),
            OLK_ACCOUNT_NO_FLAGS,
            &raw mut accounts,
        )
    };
    if answer != S_OK {
        return Err(failure(answer));
    }
    if accounts.is_null() {
        return Err(E_UNEXPECTED);
    }
    // SAFETY: on success it is an enumeration, with a reference of our own.
    Ok(unsafe { IOlkEnum::from_raw(accounts) })
}

fn next(accounts: &IOlkEnum) -> Result<Option<IOlkAccount>> {
    let mut object = ptr::null_mut();
    // SAFETY: the out-parameter is a local variable.
    match unsafe { accounts.GetNext(&raw mut object) } {
        S_OK if object.is_null() => Err(E_UNEXPECTED),
        S_OK => {
            // SAFETY: on success it is an object, with a reference of our own.
            let object = unsafe { IUnknown::from_raw(object) };
            object.cast().map(Some).map_err(|error| error.code())
        }
        S_FALSE => Ok(None),
        other => Err(failure(other)),
    }
}

/// The value of a property; nothing where the account lacks it.
fn value(account: &IOlkAccount, tag: u32) -> Result<Option<ACCT_VARIANT>> {
    let mut value = ACCT_VARIANT::default();
    // SAFETY: the value is a local variable.
    match unsafe { account.GetProp(tag, &raw mut value) } {
        S_OK => Ok(Some(value)),
        E_ACCT_NOT_FOUND => Ok(None),
        failure if failure.is_err() => Err(failure),
        _ => Err(refused(account, &value)),
    }
}

fn number(account: &IOlkAccount, tag: u32) -> Result<Option<u32>> {
    let Some(value) = value(account, tag)? else {
        return Ok(None);
    };
    if value.dwType != PT_LONG {
        return Err(refused(account, &value));
    }
    // SAFETY: the type names the member.
    Ok(Some(unsafe { value.Val.dw }))
}

fn text(
    account: &IOlkAccount,
    tag: u32,
    decode: impl Fn(&[u16]) -> Option<String>,
) -> Result<Option<String>> {
    let Some(value) = value(account, tag)? else {
        return Ok(None);
    };
    if value.dwType != PT_UNICODE {
        return Err(refused(account, &value));
    }
    // SAFETY: the type names the member.
    let start = unsafe { value.Val.pwsz };
    if start.is_null() {
        return Err(E_UNEXPECTED);
    }
    let mut length = 0;
    // SAFETY: a text ends with a NUL, and none has come yet.
    while unsafe { *start.add(length) } != 0 {
        length += 1;
    }
    // SAFETY: these are the units before the NUL, and nobody changes them.
    let text = decode(unsafe { slice::from_raw_parts(start, length) });
    free(account, start.cast());
    text.map(Some).ok_or(E_UNEXPECTED)
}

fn bytes(account: &IOlkAccount, tag: u32) -> Result<Option<Vec<u8>>> {
    let Some(value) = value(account, tag)? else {
        return Ok(None);
    };
    if value.dwType != PT_BINARY {
        return Err(refused(account, &value));
    }
    // SAFETY: the type names the member.
    let bin = unsafe { value.Val.bin };
    if bin.pb.is_null() {
        return match bin.cb {
            0 => Ok(Some(Vec::new())),
            _ => Err(E_UNEXPECTED),
        };
    }
    // SAFETY: as many bytes as that are there, and nobody changes them.
    let bytes = unsafe { slice::from_raw_parts(bin.pb, bin.cb as usize) }.to_vec();
    free(account, bin.pb);
    Ok(Some(bytes))
}

/// Gives back memory of the account's.
fn free(account: &IOlkAccount, memory: *mut u8) {
    // SAFETY: the account handed it out, and it isn't used any more.
    let _ = unsafe { account.FreeMemory(memory) };
}

/// Gives back a value that isn't what was asked for.
#[cold]
fn refused(account: &IOlkAccount, value: &ACCT_VARIANT) -> HRESULT {
    let memory = match value.dwType & !SECURE_FLAG {
        // SAFETY: the type names the member.
        PT_UNICODE => unsafe { value.Val.pwsz }.cast(),
        // SAFETY: the type names the member.
        PT_BINARY => unsafe { value.Val.bin.pb },
        _ => ptr::null_mut(),
    };
    if !memory.is_null() {
        free(account, memory);
    }
    E_UNEXPECTED
}

/// What a program is told of an answer that isn't `S_OK`.
fn failure(answer: HRESULT) -> HRESULT {
    if answer.is_err() {
        answer
    } else {
        E_UNEXPECTED
    }
}
