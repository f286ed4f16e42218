//! A program's helper before it was moved from `#[implement]` to `#[olk_account_helper]`, and after:
//! `before.rs` and `after.rs`, and in `program.rs` what is around them and stays as it was.
//!
//! ```sh
//! cargo run --example port -- before Outlook
//! cargo run --example port -- after Outlook
//! ```
//!
//! It logs on to the profile and counts its accounts, which takes Windows and Outlook. What an audit has to say of the
//! two helpers is a test, `tests/port.rs`, which takes Windows or Wine.

#[cfg(windows)]
mod after;
#[cfg(windows)]
mod before;
#[cfg(windows)]
mod program;

#[cfg(windows)]
fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [which, profile] = &arguments[..] else {
        return Err("usage: port before|after <profile>".into());
    };
    println!("{} accounts", program::count_accounts(which, profile)?);
    Ok(())
}

#[cfg(not(windows))]
fn main() {
    eprintln!("this example is for Windows");
}
