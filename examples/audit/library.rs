//! Getting a helper out of a library.

use super::arguments::Arguments;
use libloading::Library;
use olk_account::IOlkAccountHelper;
use std::ffi::c_void;
use std::path::{self, Path};
use windows_core::Interface;

type Factory = unsafe extern "system" fn() -> *mut c_void;

/// Loads the library, for good: whoever has been called may have left a thread behind, or a session somewhere.
pub(crate) fn load(library: &Path) -> Result<&'static Library, String> {
    let shown = library.display();
    if !library.is_file() {
        return Err(format!("no such file: {shown}"));
    }
    // A bare file name would be looked for where the system keeps its libraries.
    let library = path::absolute(library).map_err(|why| format!("{shown}: {why}"))?;
    // SAFETY: what the library does when it is loaded is what the user has asked for; this process has nothing to lose.
    let loaded = unsafe { Library::new(library) };
    let loaded = loaded.map_err(|why| format!("{shown} can't be loaded: {why}"))?;
    Ok(Box::leak(Box::new(loaded)))
}

/// Has the factory make a helper.
pub(crate) fn helper(
    library: &'static Library,
    arguments: &Arguments,
) -> Result<IOlkAccountHelper, String> {
    let Arguments {
        library: file,
        symbol,
        ..
    } = arguments;
    let file = file.display();
    // SAFETY: that the symbol is such a function is for the user to know.
    let factory = unsafe { library.get::<Factory>(symbol.as_bytes()) };
    let factory =
        factory.map_err(|why| format!("no such symbol: {file} has no `{symbol}` ({why})"))?;
    // SAFETY: the function takes no arguments.
    let helper = unsafe { factory() };
    if helper.is_null() {
        return Err(format!("the factory returned NULL: `{symbol}` in {file}"));
    }
    // SAFETY: that it returns an `IOlkAccountHelper` with one reference is for the user to know.
    Ok(unsafe { IOlkAccountHelper::from_raw(helper) })
}
