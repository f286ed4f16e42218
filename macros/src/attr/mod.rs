//! What the user wrote for the macro: the attribute's arguments, and the marks on fields. Only the words themselves are
//! judged here; what they say about the struct is judged in `valid.rs`.

mod arguments;
mod marks;

pub(crate) use arguments::Arguments;
pub(crate) use marks::{Kind, Mark, may_be_misspelt};
