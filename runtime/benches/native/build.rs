//! Compiles the helpers in C++, as `g++ -O2` does.

/// The folder with `IOlkAccountHelper` in C++.
const INTERFACE: &str = "../../examples/helper-dll/cpp";

fn main() {
    println!("cargo::rerun-if-changed=native");
    println!("cargo::rerun-if-changed={INTERFACE}");
    cc::Build::new()
        .cpp(true)
        .std("c++20")
        .opt_level(2)
        .debug(false)
        .include(INTERFACE)
        .files(["native/by_hand.cpp", "native/blank.cpp"])
        .compile("native");
}
