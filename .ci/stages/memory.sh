#!/usr/bin/env bash
# The runtime's tests where every access to memory is watched: under Miri, by both models of borrowing that it has, and
# with the sanitizers for addresses and for threads. The longer forms are in CONTRIBUTING.md.
set -euo pipefail

crate=(-p olk-account --lib --tests)
host=$(rustc -vV | sed -n 's/^host: //p')
failed=0
ran=0

# nightly COMPONENT...: the compiler that has what is needed here, with these components.
nightly() {
    local component installed
    if ! command -v rustup >/dev/null; then
        reason="no rustup to install a nightly compiler with"
        return 1
    fi
    installed=$(rustup component list --toolchain nightly --installed 2>/dev/null || true)
    for component in "$@"; do
        # What is there is not brought up to date.
        if ! grep -q "^$component" <<<"$installed" &&
            ! rustup toolchain install nightly --profile minimal --no-self-update --component "$component"; then
            reason="rustup can't install $component for the nightly compiler"
            return 1
        fi
    done
}

# part NAME COMMAND...: runs tests, and says how many there were.
part() {
    local name=$1 log began=$SECONDS status=0
    shift
    log=$(mktemp)
    printf '\n--- %s\n' "$name"
    "$@" 2>&1 | tee "$log" || status=1
    if ((status)); then
        printf 'FAILED %s\n' "$name"
    fi
    awk -v name="$name" -v took="$((SECONDS - began))" \
        '/^test result:/ { passed += $4; failed += $6 }
        END { printf "memory: %s: %d tests passed, %d failed, %d s\n", name, passed, failed, took }' "$log"
    rm -f "$log"
    return "$status"
}

# sanitized SANITIZER CARGO-ARGUMENT...: with a target, so that procedural macros are built as ever.
sanitized() {
    local sanitizer=$1
    shift
    RUSTFLAGS="${RUSTFLAGS:-} -Zsanitizer=$sanitizer" \
        cargo +nightly test --target "$host" --target-dir "${CARGO_TARGET_DIR:-target}/$sanitizer" "$@"
}

# miri MODEL [FLAG]: each model builds for itself, so that neither waits for the other.
miri() {
    MIRIFLAGS="${MIRIFLAGS:-} ${2:-}" \
        cargo +nightly miri test --target-dir "${CARGO_TARGET_DIR:-target}/miri-$1" "${crate[@]}"
}

if nightly miri rust-src; then
    # What both build on is made once, before.
    cargo +nightly miri setup
    # At once: Miri runs one thread after the other, whatever there is to run them on.
    stacked=$(mktemp)
    part "Miri, Stacked Borrows" miri stacked >"$stacked" &
    part "Miri, Tree Borrows" miri tree -Zmiri-tree-borrows || failed=1
    wait $! || failed=1
    cat "$stacked"
    rm -f "$stacked"
    ran=1
else
    echo "SKIPPED Miri: $reason"
fi

case $host in
x86_64-unknown-linux-gnu | aarch64-unknown-linux-gnu | *-apple-darwin)
    if nightly rust-src; then
        part "AddressSanitizer" sanitized address "${crate[@]}" || failed=1
        # Without a standard library that is watched as well, there would be races where there are none.
        part "ThreadSanitizer" sanitized thread -Zbuild-std -p olk-account --test helper --test fake_manager --test client ||
            failed=1
        ran=1
    else
        echo "SKIPPED sanitizers: $reason"
    fi
    ;;
*)
    echo "SKIPPED sanitizers: there are none for $host"
    ;;
esac

if ((failed)); then
    exit 1
elif ((ran == 0)); then
    echo "$reason"
    exit 77
fi
