//! Declares published numbers of type `u32`.

/// Declares the constant of each row, and `$all`, which the tests compare with a table of their own.
///
/// A row is the meaning as a doc comment, the published name, and the number. If the client has a type for these numbers,
/// the name of its constant stands in brackets.
macro_rules! numbers {
    ($all:ident: $($(#[$meaning:meta])+ $published:ident $([$client:ident])? = $number:expr;)*) => {
        $($(#[$meaning])+ pub const $published: u32 = $number;)*

        #[cfg(test)]
        pub(crate) const $all: &[(&str, u32)] = &[$((stringify!($published), $number)),*];
    };
}

pub(super) use numbers;
