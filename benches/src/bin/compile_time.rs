//! What helpers cost while they are compiled: the macro's beside those of `windows_core::implement`.
//!
//! ```text
//! cargo run --release -p olk-account-benches --bin compile_time -- [helpers=100,300,1000] [runs=5] [builds=check,debug,release]
//! ```
//!
//! Each crate of helpers is compiled so many times, the two makers by turns, after everything that they depend on: the
//! medians of wall time, of the processor's time, which other work on the machine disturbs less, and of the most memory
//! that the compiler took. And once each: the lines of an expanded crate, and everything from cold.

use olk_account_benches::generated::{Maker, generate};
use olk_account_benches::machine;
use olk_account_benches::tools::{cargo, have, output, scratch_directory, skipped};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One compilation, or the median of several.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    processor: f64,
    /// In MiB.
    memory: f64,
}

/// A value given on the command line, as `name=value`.
fn argument(name: &str, otherwise: &str) -> Vec<String> {
    let prefix = format!("{name}=");
    env::args()
        .find_map(|argument| argument.strip_prefix(&prefix).map(str::to_owned))
        .unwrap_or_else(|| otherwise.to_owned())
        .split(',')
        .map(str::to_owned)
        .collect()
}

fn main() {
    if !have("/usr/bin/time") {
        skipped("compile_time", "GNU time isn't installed");
        return;
    }
    let number = |text: &String| text.parse::<u32>().expect("a number");
    let helpers: Vec<_> = argument("helpers", "100,300,1000")
        .iter()
        .map(number)
        .collect();
    let runs = argument("runs", "5").iter().map(number).sum();
    println!("{}", machine::description());
    lines(&helpers);
    cold();
    println!("| build | helpers | wall, s | ratio | processor, s | ratio | memory, MiB | ratio |");
    println!("| --- | ---: | --- | ---: | --- | ---: | --- | ---: |");
    for build in argument("builds", "check,debug,release") {
        for &helpers in &helpers {
            let costs = compiled(&build, helpers, runs);
            let pair = |of: fn(&Cost) -> f64, decimals: usize| {
                let [ours, theirs] = [of(&costs[0]), of(&costs[1])];
                let ratio = ours / theirs;
                format!("{ours:.decimals$} / {theirs:.decimals$} | {ratio:.2}")
            };
            let wall = pair(|cost| cost.wall, 2);
            let processor = pair(|cost| cost.processor, 2);
            let memory = pair(|cost| cost.memory, 0);
            println!("| {build} | {helpers} | {wall} | {processor} | {memory} |");
        }
    }
}

/// Where a maker's crate is built: each has a directory of its own, so that neither waits for the other's lock.
fn target(maker: Maker) -> PathBuf {
    scratch_directory()
        .join("compile_time")
        .join(format!("target-{}", maker.name()))
}

fn crate_of(maker: Maker, helpers: u32) -> PathBuf {
    generate(&scratch_directory().join("compile_time"), maker, helpers)
}

/// The medians of both makers.
fn compiled(build: &str, helpers: u32, runs: u32) -> [Cost; 2] {
    let directories = Maker::ALL.map(|maker| crate_of(maker, helpers));
    let arguments: &[&str] = match build {
        "check" => &["check"],
        "debug" => &["build"],
        _ => &["build", "--release"],
    };
    let compile = |index: usize| {
        let directory: &Path = &directories[index];
        // Cargo goes by the time of the last change.
        let source = directory.join("src/lib.rs");
        let text = fs::read(&source).expect("it was just generated");
        fs::write(&source, text).expect("it was just generated");
        timed(directory, &target(Maker::ALL[index]), arguments)
    };
    // The first one builds what they depend on.
    for index in 0..2 {
        compile(index);
    }
    let mut costs = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        for (index, costs) in costs.iter_mut().enumerate() {
            costs.push(compile(index));
        }
    }
    costs.map(|costs| median(&costs))
}

/// Runs cargo, and measures that.
fn timed(directory: &Path, target: &Path, arguments: &[&str]) -> Cost {
    let report = target.with_extension("time");
    let cargo = cargo(directory);
    let mut command = Command::new("/usr/bin/time");
    command
        .args(["--format", "%e %U %S %M", "--output"])
        .arg(&report)
        .arg(cargo.get_program())
        .args(arguments)
        .args(["--quiet", "--offline"])
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0");
    output(&mut command);
    let report = fs::read_to_string(report).expect("GNU time writes it");
    let figures: Vec<f64> = report
        .split_whitespace()
        .map(|figure| figure.parse().expect("a number"))
        .collect();
    let [wall, user, system, memory] = figures[..] else {
        panic!("four figures were asked for, but: {report}");
    };
    Cost {
        wall,
        processor: user + system,
        memory: memory / 1024.0,
    }
}

fn median(costs: &[Cost]) -> Cost {
    let of = |part: fn(&Cost) -> f64| {
        let mut parts: Vec<_> = costs.iter().map(part).collect();
        parts.sort_by(f64::total_cmp);
        parts[parts.len() / 2]
    };
    Cost {
        wall: of(|cost| cost.wall),
        processor: of(|cost| cost.processor),
        memory: of(|cost| cost.memory),
    }
}

/// Says how many lines a helper expands to: how many more the crate has with more of them. What the generated crate has
/// besides (the methods of `implement`, the constructors) is in it on both sides.
fn lines(helpers: &[u32]) {
    let (Some(&few), Some(&many)) = (helpers.first(), helpers.get(1)) else {
        return;
    };
    println!("| lines a helper | macro | `implement` | ratio |");
    println!("| --- | ---: | ---: | ---: |");
    let added = |lines: &dyn Fn(Maker, u32) -> u32| {
        Maker::ALL.map(|maker| {
            let added = lines(maker, many) - lines(maker, few);
            f64::from(added) / f64::from(many - few)
        })
    };
    let written = |maker, helpers| {
        let source = crate_of(maker, helpers).join("src/lib.rs");
        let text = fs::read_to_string(source).expect("it was just generated");
        count(&text)
    };
    let expanded = |maker, helpers| {
        let mut command = cargo(&crate_of(maker, helpers));
        command
            .args(["rustc", "--quiet", "--offline", "--profile", "check"])
            .args(["--crate-type", "rlib", "--", "-Zunpretty=expanded"])
            .env("CARGO_TARGET_DIR", target(maker))
            .env("RUSTC_BOOTSTRAP", "1");
        count(&output(&mut command))
    };
    for (what, [ours, theirs]) in [
        ("written, its constructor included", added(&written)),
        ("all of that after expansion", added(&expanded)),
    ] {
        let ratio = ours / theirs;
        println!("| {what} | {ours:.1} | {theirs:.1} | {ratio:.2} |");
    }
    println!();
}

fn count(text: &str) -> u32 {
    text.lines().fold(0, |count, _| count + 1)
}

/// Says what there is to be built for the first helper, and how long that takes.
fn cold() {
    println!("| from cold | crates | wall, s | processor, s |");
    println!("| --- | --- | ---: | ---: |");
    for maker in Maker::ALL {
        let directory = crate_of(maker, 2);
        let target = target(maker).with_extension("cold");
        // There may be none of an earlier run.
        let _ = fs::remove_dir_all(&target);
        fs::create_dir_all(&target).expect("the target directory can be written to");
        let tree = output(cargo(&directory).args([
            "tree",
            "--offline",
            "--prefix=none",
            "--edges=normal,build",
            "--format={lib}",
        ]));
        let mut crates: Vec<_> = tree.split_whitespace().collect();
        crates.sort_unstable();
        crates.dedup();
        // The crate itself, and cargo's mark for what it has listed before.
        crates.retain(|name| !name.starts_with("helpers") && *name != "(*)");
        let Cost {
            wall, processor, ..
        } = timed(&directory, &target, &["check"]);
        let (name, count, crates) = (maker.name(), crates.len(), crates.join(", "));
        println!("| {name} | {count}: {crates} | {wall:.2} | {processor:.2} |");
    }
    println!();
}
