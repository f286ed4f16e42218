#!/usr/bin/env bash
# The tools that other stages use, installed where they are missing.
set -euo pipefail

# Where there is rustup, it reads rust-toolchain.toml by itself when cargo is called, or has to be told to.
{ cargo fmt --version && cargo clippy --version; } || rustup toolchain install
rustc --version

# install PACKAGE: with Debian's apt, where that can be.
install() {
    if command -v apt-get >/dev/null && ((EUID == 0)); then
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$1"; } >/dev/null
    else
        false
    fi
}

# What the tests do without these is to say that they are skipped.
command -v c++ || install g++ || echo "no compiler for C++, and no way to install one"
command -v valgrind || install valgrind || echo "no valgrind, and no way to install it"
