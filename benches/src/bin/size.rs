//! How many bytes a further helper adds to a release build: the macro's beside those of `windows_core::implement`.
//!
//! A shared library with so many helpers is compared with one that has as many more.

use olk_account_benches::generated::{Maker, generate};
use olk_account_benches::tools::{cargo, have, output, scratch_directory, skipped};
use std::path::Path;
use std::process::Command;

/// The sections that a program's code and constants come to lie in, and how the report calls them.
const KINDS: [(&str, &[&str]); 3] = [
    ("code", &[".text"]),
    ("constants", &[".rodata", ".data.rel.ro"]),
    ("unwinding", &[".eh_frame", ".gcc_except_table"]),
];
/// How many helpers the smaller library has.
const FEW: u32 = 40;
/// How many the larger one has.
const MANY: u32 = 120;

fn main() {
    if !have("size") {
        skipped("size", "binutils aren't installed");
        return;
    }
    let scratch = scratch_directory().join("size");
    let [ours, theirs] = Maker::ALL.map(|maker| {
        let [few, many] = [FEW, MANY].map(|helpers| sizes(&scratch, maker, helpers));
        let mut added: [f64; KINDS.len()] = Default::default();
        for (added, (few, many)) in added.iter_mut().zip(few.into_iter().zip(many)) {
            *added = f64::from(many - few) / f64::from(MANY - FEW);
        }
        added
    });

    println!("| bytes a helper | macro | `implement` | ratio |");
    println!("| --- | ---: | ---: | ---: |");
    for ((kind, _), (ours, theirs)) in KINDS.iter().zip(ours.into_iter().zip(theirs)) {
        line(kind, ours, theirs);
    }
    line(
        "code and constants",
        ours[0] + ours[1],
        theirs[0] + theirs[1],
    );
    line("all", ours.iter().sum(), theirs.iter().sum());
}

fn line(kind: &str, ours: f64, theirs: f64) {
    let ratio = ours / theirs;
    println!("| {kind} | {ours:.0} | {theirs:.0} | {ratio:.2} |");
}

/// The bytes of each kind in a shared library with so many helpers.
fn sizes(scratch: &Path, maker: Maker, helpers: u32) -> [u32; KINDS.len()] {
    let directory = generate(scratch, maker, helpers);
    let target = scratch.join("target");
    output(cargo(&directory).env("CARGO_TARGET_DIR", &target).args([
        "build",
        "--quiet",
        "--release",
        "--offline",
    ]));
    let library = target.join(format!("release/libhelpers_{}.so", maker.name()));
    let listing = output(Command::new("size").arg("-A").arg(library));
    KINDS.map(|(_, sections)| {
        listing
            .lines()
            .filter_map(|line| {
                let mut fields = line.split_whitespace();
                let (name, size) = (fields.next()?, fields.next()?);
                let size = size.parse::<u32>().ok()?;
                sections.contains(&name).then_some(size)
            })
            .sum()
    })
}
