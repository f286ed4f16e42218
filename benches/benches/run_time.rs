//! `cargo bench -p olk-account-benches`: what each method costs, beside C++ by hand and `windows_core::implement`, and what
//! it costs to list accounts, beside a loop by hand.
//!
//! Instructions, counted by callgrind: they are the same in every run, on every machine that is given the same
//! compilers and the same libc. With `-- time`, nanoseconds as well.

use olk_account_benches::{counts, driver, listing, machine, table, tools};

fn main() {
    if !tools::have("valgrind") {
        tools::skipped("run_time", "valgrind isn't installed");
        return;
    }
    let drivers = match driver::build() {
        Ok(drivers) => drivers,
        Err(why) => {
            tools::skipped("run_time", &why);
            return;
        }
    };
    println!("{}", machine::description());
    println!("Instructions:\n");
    println!(
        "{}",
        table::rendered(&counts::instructions(&drivers.helpers), 0)
    );
    println!("Instructions, listing accounts with ten properties each:\n");
    println!("{}", listing::rendered(&listing::measure(&drivers.listing)));
    if std::env::args().any(|argument| argument == "time") {
        println!("Nanoseconds, the driver's own loop included, the fastest of 15 passes:\n");
        println!(
            "{}",
            table::rendered(&counts::nanoseconds(&drivers.helpers), 2)
        );
    }
}
