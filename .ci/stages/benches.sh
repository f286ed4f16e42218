#!/usr/bin/env bash
# The benchmarks are a package of their own. They must build, and measure listings that are the same; they aren't run.
set -euo pipefail

if ! command -v c++ >/dev/null; then
    echo "no compiler for C++"
    exit 77
fi
cd runtime/benches
cargo fmt --check
cargo clippy --all-targets -- -D warnings
CXXFLAGS=-Werror cargo test
