//! Building the drivers: C and C++ by their compilers, the static library by cargo, all into one program each.

use crate::tools::{
    cargo, chosen, have, output, package_directory, scratch_directory, target_directory,
};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the C and the C++ code are compiled with. `cargo build --release` is what they stand beside.
pub const OPTIMIZED: &str = "-O2";

/// The programs that call what is measured.
pub struct Drivers {
    /// Calls helpers: `native/driver.c`.
    pub helpers: PathBuf,
    /// Has accounts listed: `native/listing.c`.
    pub listing: PathBuf,
}

/// Builds the drivers with everything that they call; or says what it takes that isn't there.
///
/// # Errors
///
/// The name of the tool that is missing.
///
/// # Panics
///
/// If a compiler that is there doesn't succeed.
pub fn build() -> Result<Drivers, String> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("instructions are counted on x86-64 Linux only".to_owned());
    }
    let (cc, cxx) = (chosen("CC", "gcc"), chosen("CXX", "g++"));
    for tool in [&cc, &cxx] {
        if !have(tool) {
            return Err(format!("`{tool}` isn't installed"));
        }
    }
    if !Path::new("/usr/include/valgrind/callgrind.h").exists() {
        return Err("valgrind's headers aren't installed".to_owned());
    }

    let [driver, listing] = ["driver.c", "listing.c"].map(|name| object(&cc, "-std=c11", name));
    let by_hand = object(&cxx, "-std=c++20", "by_hand.cpp");
    let subjects = subjects();
    Ok(Drivers {
        helpers: program(&cxx, "driver", &[&driver, &by_hand, &subjects]),
        listing: program(&cxx, "listing", &[&listing, &subjects]),
    })
}

/// Compiles a file of `native`.
fn object(compiler: &str, standard: &str, name: &str) -> PathBuf {
    let source = package_directory().join("native").join(name);
    let object = scratch_directory().join(name).with_extension("o");
    output(
        Command::new(compiler)
            .args([OPTIMIZED, standard, "-Wall", "-Wextra", "-c"])
            .arg(source)
            .arg("-o")
            .arg(&object),
    );
    object
}

/// Links a program.
fn program(compiler: &str, name: &str, parts: &[&Path]) -> PathBuf {
    let program = scratch_directory().join(name);
    output(
        Command::new(compiler)
            .args(parts)
            // `windows-core` has a function that calls `UuidCreate`, which is to be found on Windows alone: it isn't
            // called here, and has to be dropped.
            .args(["-Wl,--gc-sections", "-lpthread", "-ldl", "-lm", "-o"])
            .arg(&program),
    );
    program
}

/// The static library of the implementations in Rust.
fn subjects() -> PathBuf {
    build_subjects();
    target_directory().join("release/examples/libbench_subjects.a")
}

/// Builds the libraries of the implementations in Rust, optimized as any release build is.
///
/// # Panics
///
/// If cargo doesn't succeed.
pub fn build_subjects() {
    output(cargo(package_directory()).args([
        "build",
        "--quiet",
        "--release",
        "--package",
        env!("CARGO_PKG_NAME"),
        "--example",
        "bench_subjects",
    ]));
}
