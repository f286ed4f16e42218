#!/usr/bin/env bash
# The oldest Rust that Cargo.toml promises builds the crate.
set -euo pipefail

version=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
[[ $version == *.*.* ]] || version+=.0

if ! command -v rustup >/dev/null; then
    echo "no rustup to install Rust $version with"
    exit 77
fi
if ! rustup toolchain install "$version" --profile minimal --no-self-update; then
    echo "rustup can't install Rust $version"
    exit 77
fi
cargo "+$version" check -p olk-account
# So must it with the binding, which is for Windows. To check it takes no linker.
target=x86_64-pc-windows-gnu
if rustup target add --toolchain "$version" "$target"; then
    cargo "+$version" check -p olk-account --features outlook-mapi --target "$target"
else
    echo "SKIPPED outlook-mapi with Rust $version: rustup can't add $target"
fi
