//! The trait that keeps COM pointers on their thread, and says so in a compile error.

/// Is the condition under which a type that holds a COM pointer implements `Send` and `Sync`. No type satisfies it.
///
/// So `unsafe impl Send for T where for<'a> Self: StaysOnItsThread<'a>` never applies, and `T` is not `Send`. A private
/// field of an interface's type has the same effect, but then the compiler names `NonNull<c_void>`, not this trait's
/// message. The lifetime is needed: the compiler rejects a condition without parameters that is always false.
#[diagnostic::on_unimplemented(
    message = "`{Self}` stays on its thread: it is neither `Send` nor `Sync`",
    label = "`{Self}` can't be used by another thread",
    note = "`{Self}` holds a COM pointer, and COM confines the object to the thread that it was created on",
    note = "create it on the thread that needs it, or send an `AccountId` or other plain values through a channel"
)]
pub(crate) trait StaysOnItsThread<'a> {}
