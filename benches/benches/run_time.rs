//! `cargo bench -p olk-account-benches`: what each method costs, beside C++ by hand and `windows_core::implement`.
//!
//! Instructions, counted by callgrind: they are the same in every run, on every machine that is given the same
//! compilers and the same libc. With `-- time`, nanoseconds as well.

use olk_account_benches::{counts, driver, machine, table, tools};

fn main() {
    if !tools::have("valgrind") {
        tools::skipped("run_time", "valgrind isn't installed");
        return;
    }
    let driver = match driver::build() {
        Ok(driver) => driver,
        Err(why) => {
            tools::skipped("run_time", &why);
            return;
        }
    };
    println!("{}", machine::description());
    println!("Instructions:\n");
    println!("{}", table::rendered(&counts::instructions(&driver), 0));
    if std::env::args().any(|argument| argument == "time") {
        println!("Nanoseconds, the driver's own loop included, the fastest of 15 passes:\n");
        println!("{}", table::rendered(&counts::nanoseconds(&driver), 2));
    }
}
