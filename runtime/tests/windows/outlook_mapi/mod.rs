//! Helpers with the binding `outlook-mapi`: as its `IOlkAccountHelper`, and with its `IMAPISession`.

mod conversions;
mod init;
mod manager;
mod session;
mod sessions;

use core::mem::ManuallyDrop;
use windows_core::{IUnknown, Interface};

/// How many references there are to the object behind `interface`, by what `Release` says.
fn references(interface: &impl Interface) -> u32 {
    // SAFETY: a borrow by another name, which isn't dropped: every interface begins with `IUnknown`.
    let unknown = ManuallyDrop::new(unsafe { IUnknown::from_raw(interface.as_raw()) });
    let vtable = unknown.vtable();
    // SAFETY: the object is alive, and the reference that is given up is the one that was added.
    unsafe {
        (vtable.AddRef)(unknown.as_raw());
        (vtable.Release)(unknown.as_raw())
    }
}
