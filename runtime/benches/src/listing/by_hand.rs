//! The listing of a careful program that has the raw interface alone.
//!
//! It checks what the client checks: each answer, each value's type, NULL, and text that is not UTF-16. It frees each
//! value, whichever check fails. Unlike the client, it does not record which call failed for which property.

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

/// Decodes UTF-16 with the standard library.
#[inline]
pub(super) fn by_std(units: &[u16]) -> Option<String> {
    String::from_utf16(units).ok()
}

/// Decodes text that is ASCII, as nearly all text here is, by two loops that the compiler vectorizes.
#[inline]
pub(super) fn ascii_first(units: &[u16]) -> Option<String> {
    if units.iter().fold(0, |seen, unit| seen | unit) < 0x80 {
        #[allow(clippy::cast_possible_truncation, reason = "it is below 0x80")]
        let bytes = units.iter().map(|&unit| unit as u8).collect();
        // SAFETY: all bytes are below 0x80, so they are ASCII.
        return Some(unsafe { String::from_utf8_unchecked(bytes) });
    }
    by_std(units)
}

/// Passes all accounts to `each`. `decode` returns `None` for what is not UTF-16.
pub(super) fn list(
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
    // SAFETY: NULL means any category and any type, and the out-parameter is a local variable.
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
    // SAFETY: on success the caller owns a reference to an enumeration.
    Ok(unsafe { IOlkEnum::from_raw(accounts) })
}

fn next(accounts: &IOlkEnum) -> Result<Option<IOlkAccount>> {
    let mut object = ptr::null_mut();
    // SAFETY: the out-parameter is a local variable.
    match unsafe { accounts.GetNext(&raw mut object) } {
        S_OK if object.is_null() => Err(E_UNEXPECTED),
        S_OK => {
            // SAFETY: on success the caller owns a reference to an object.
            let object = unsafe { IUnknown::from_raw(object) };
            object.cast().map(Some).map_err(|error| error.code())
        }
        S_FALSE => Ok(None),
        other => Err(failure(other)),
    }
}

/// The value of a property. What the account handed out for it is freed when this is dropped.
struct Value<'a>(&'a IOlkAccount, ACCT_VARIANT);

impl Drop for Value<'_> {
    fn drop(&mut self) {
        let memory = match self.1.dwType & !SECURE_FLAG {
            // SAFETY: `dwType` says that this is the member.
            PT_UNICODE => unsafe { self.1.Val.pwsz }.cast(),
            // SAFETY: `dwType` says that this is the member.
            PT_BINARY => unsafe { self.1.Val.bin.pb },
            _ => ptr::null_mut(),
        };
        if !memory.is_null() {
            // SAFETY: the account handed it out, and it is not used after this.
            let _ = unsafe { self.0.FreeMemory(memory) };
        }
    }
}

/// Returns the value of a property, which is of type `expected`, or `None` if the account lacks it.
fn value(account: &IOlkAccount, tag: u32, expected: u32) -> Result<Option<Value<'_>>> {
    let mut value = Value(account, ACCT_VARIANT::default());
    // SAFETY: the out-parameter is a local variable.
    match unsafe { account.GetProp(tag, &raw mut value.1) } {
        S_OK if value.1.dwType == expected => Ok(Some(value)),
        E_ACCT_NOT_FOUND => Ok(None),
        answer => Err(failure(answer)),
    }
}

fn number(account: &IOlkAccount, tag: u32) -> Result<Option<u32>> {
    let value = value(account, tag, PT_LONG)?;
    // SAFETY: the type was checked.
    Ok(value.map(|value| unsafe { value.1.Val.dw }))
}

fn text(
    account: &IOlkAccount,
    tag: u32,
    decode: impl Fn(&[u16]) -> Option<String>,
) -> Result<Option<String>> {
    let Some(value) = value(account, tag, PT_UNICODE)? else {
        return Ok(None);
    };
    // SAFETY: the type was checked.
    let start = unsafe { value.1.Val.pwsz };
    if start.is_null() {
        return Err(E_UNEXPECTED);
    }
    let mut length = 0;
    // SAFETY: the text ends with a NUL, which has not come yet.
    while unsafe { *start.add(length) } != 0 {
        length += 1;
    }
    // SAFETY: these are the units before the NUL, and they do not change before `FreeMemory`.
    let text = decode(unsafe { slice::from_raw_parts(start, length) });
    text.map(Some).ok_or(E_UNEXPECTED)
}

fn bytes(account: &IOlkAccount, tag: u32) -> Result<Option<Vec<u8>>> {
    let Some(value) = value(account, tag, PT_BINARY)? else {
        return Ok(None);
    };
    // SAFETY: the type was checked.
    let bin = unsafe { value.1.Val.bin };
    match (bin.pb.is_null(), bin.cb) {
        (true, 0) => Ok(Some(Vec::new())),
        (true, _) => Err(E_UNEXPECTED),
        // SAFETY: `cb` counts the bytes, and they do not change before `FreeMemory`.
        (false, cb) => Ok(Some(
            unsafe { slice::from_raw_parts(bin.pb, cb as usize) }.to_vec(),
        )),
    }
}

/// Returns the error for an answer that is not an expected one.
fn failure(answer: HRESULT) -> HRESULT {
    if answer.is_err() {
        answer
    } else {
        E_UNEXPECTED
    }
}
