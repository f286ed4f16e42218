//! Crates that the cases in `ui` can't be: these all have the edition of this package, know `olk-account` under
//! its own name, and are checked without being built where they must not compile. Here crates are written to the target
//! folder, built and run there.

mod built;
mod editions;
#[cfg(not(windows))]
mod features;
mod workspace;
