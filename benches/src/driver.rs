//! Building the driver: C and C++ by their compilers, the static library by cargo, all into one program.

use crate::tools::{
    cargo, chosen, have, output, package_directory, scratch_directory, target_directory,
};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the C and the C++ code are compiled with. `cargo build --release` is what they stand beside.
pub const OPTIMIZED: &str = "-O2";

/// Builds the driver with all three implementations in it; or says what it takes that isn't there.
///
/// # Errors
///
/// The name of the tool that is missing.
///
/// # Panics
///
/// If a compiler that is there doesn't succeed.
pub fn build() -> Result<PathBuf, String> {
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

    let scratch = scratch_directory();
    let native = package_directory().join("native");
    let [driver, by_hand] = ["driver.o", "by_hand.o"].map(|name| scratch.join(name));
    output(
        Command::new(&cc)
            .args([OPTIMIZED, "-std=c11", "-Wall", "-Wextra", "-c"])
            .arg(native.join("driver.c"))
            .arg("-o")
            .arg(&driver),
    );
    output(
        Command::new(&cxx)
            .args([OPTIMIZED, "-std=c++20", "-Wall", "-Wextra", "-c"])
            .arg(native.join("by_hand.cpp"))
            .arg("-o")
            .arg(&by_hand),
    );
    let program = scratch.join("driver");
    output(
        Command::new(&cxx)
            .args([&driver, &by_hand, &subjects()])
            // `windows-core` has a function that calls `UuidCreate`, which is to be found on Windows alone: it isn't
            // called here, and has to be dropped.
            .args(["-Wl,--gc-sections", "-lpthread", "-ldl", "-lm", "-o"])
            .arg(&program),
    );
    Ok(program)
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
