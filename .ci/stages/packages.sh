#!/usr/bin/env bash
# What would be published: the two crates are packed, and each is built from its package alone.
set -euo pipefail

crates=(olk-account-macros olk-account)

for crate in "${crates[@]}"; do
    listing=$(cargo package --quiet --allow-dirty --list -p "$crate")
    for file in Cargo.toml README.md LICENSE-MIT LICENSE-APACHE; do
        if ! grep -qx "$file" <<<"$listing"; then
            echo "the package $crate has no $file"
            exit 1
        fi
    done
done

# A working tree may have changes that aren't committed; a clone has none.
cargo package --allow-dirty "${crates[@]/#/--package=}"
