#!/usr/bin/env bash
# What is run in every order, or in very many: the models under loom, the histories against the reference model, and
# what a fuzzer finds: histories, and answers to the typed client. Each says how many there were. The longer forms are
# in CONTRIBUTING.md.
# shellcheck disable=SC2317  # `part` calls the functions
set -euo pipefail

histories=${OLK_HISTORIES:-100000}
fuzz_seconds=${OLK_FUZZ_SECONDS:-45}
target=${CARGO_TARGET_DIR:-$PWD/target}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0

# part NAME COMMAND...: runs it; what it printed is in $log.
part() {
    local name=$1
    shift
    printf '\n--- %s\n' "$name"
    if ! "$@" 2>&1 | tee "$log"; then
        failed=1
        printf 'FAILED %s\n' "$name"
        return 1
    fi
}

loom() {
    # Apart from the other builds, which the flag would have all made again.
    RUSTFLAGS="${RUSTFLAGS:-} --cfg loom" cargo test --release --target-dir "$target/loom" \
        -p olk-account --lib object::models -- --nocapture
}

random() {
    OLK_HISTORIES=$histories cargo test --release -p olk-account --test histories -- --nocapture
}

overflow() {
    cargo test --release -p olk-account --test helper -- --ignored
}

# The fuzzer that is there, or the one that can be installed.
fuzzer() {
    if ! command -v rustup >/dev/null; then
        reason="no rustup to install a nightly compiler with"
    elif ! cargo +nightly --version >/dev/null 2>&1 &&
        ! rustup toolchain install nightly --profile minimal --no-self-update; then
        reason="rustup can't install a nightly compiler"
    elif ! command -v c++ >/dev/null; then
        reason="no compiler for C++, which the fuzzer is written in"
    elif ! command -v cargo-fuzz >/dev/null && ! cargo install --locked cargo-fuzz; then
        reason="cargo can't install cargo-fuzz"
    else
        return 0
    fi
    return 1
}

# fuzz TARGET LENGTH: inputs of up to LENGTH bytes, long ones from the beginning. The fuzzer prints what it finds, and
# leaves it in runtime/fuzz/artifacts.
fuzz() {
    cargo +nightly fuzz run --fuzz-dir runtime/fuzz --target-dir "$target/fuzz" "$1" -- \
        -max_total_time="$fuzz_seconds" -max_len="$2" -len_control=0 -timeout=10 -print_final_stats=1 -verbosity=0
}

# fuzz_part TARGET LENGTH WHAT: the same as a part, with the number of WHAT.
fuzz_part() {
    if part "fuzz $1" fuzz "$1" "$2"; then
        awk -v seconds="$fuzz_seconds" -v what="$3" '/number_of_executed_units/ { runs = $2 }
            END { printf "models: %d %s by the fuzzer in %d s\n", runs, what, seconds }' "$log"
    fi
}

if part "loom" loom; then
    awk '/ interleavings$/ { runs += $(NF - 1); models += 1 }
        END { printf "models: %d interleavings of %d models\n", runs, models }' "$log"
fi
if part "histories" random; then
    sed -n 's/^\([0-9]* histories, [0-9]* steps\)$/models: \1/p' "$log"
fi
if part "2^31 references" overflow; then
    echo "models: 2^31 references abort"
fi
if fuzzer; then
    # A history of 64 steps has 257 bytes.
    fuzz_part history 257 histories
    fuzz_part client 512 "hostile worlds"
else
    echo "SKIPPED fuzz: $reason"
fi
exit "$failed"
