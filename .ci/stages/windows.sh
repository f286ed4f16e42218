#!/usr/bin/env bash
# Windows: builds for x86_64-pc-windows-gnu and i686-pc-windows-gnu, runs the tests there under Wine, and shows from
# the object code that the 32-bit methods are `stdcall`.
#
# What is needed is installed where that's possible: the two targets with rustup, mingw-w64 and Wine with Debian's
# apt. A line `SKIPPED part: reason` says what can't be had, and the rest goes on.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
windows=$root/.ci/windows
target_dir=$(realpath -m "${CARGO_TARGET_DIR:-$root/target}")
WINE_STATE=$target_dir/wine
WINE_FOLDERS=/tmp:$root:$target_dir
export WINE_STATE WINE_FOLDERS
# shellcheck source=.ci/windows/wine.sh
source "$windows/wine.sh"

# The others are a matter of the host: what the compiler says, what the macro emits, how fast it all is.
packages=(-p olk-account -p olk-account-examples -p olk-account-windows-tests)
# With the feature that is for Windows alone. `build` has the library without it, and `run_tests` the tests.
packages+=(--features olk-account-windows-tests/outlook-mapi)
mingw64=x86_64-pc-windows-gnu
mingw32=i686-pc-windows-gnu
summary=()
failed=0

say() {
    printf '\n-- %s\n' "$*"
}

pass() {
    summary+=("$*")
}

fail() {
    summary+=("FAILED $*")
    failed=1
}

# skip PART: with the reason that is in $reason.
skip() {
    summary+=("SKIPPED $1: $reason")
}

# install PACKAGE COMMAND...: installs the package where one of its commands is missing. Whether that worked shows
# when they are used.
install() {
    local package=$1 command
    shift
    for command in "$@"; do
        if ! command -v "$command" >/dev/null; then
            if ((EUID == 0)) && command -v apt-get >/dev/null; then
                say "installing $package"
                export DEBIAN_FRONTEND=noninteractive
                { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package"; } >/dev/null || true
            fi
            return
        fi
    done
}

# on TARGET CARGO-COMMAND [ARGUMENT...]: cargo for that target, with warnings denied and Wine as the runner.
on() {
    local target=$1 command=$2 width=64
    shift 2
    if [[ $target == "$mingw32" ]]; then
        width=32
    fi
    RUSTFLAGS="${RUSTFLAGS:-} -D warnings" cargo "$command" --target "$target" \
        --config "target.$target.runner=['$windows/under-wine', '$width']" "$@"
}

# can_build TARGET COMPILER: where it can't be, the reason is in $reason.
can_build() {
    local target=$1 compiler=$2
    if ! command -v rustup >/dev/null; then
        reason="no rustup to add the target with"
    elif ! rustup target add "$target" >/dev/null 2>&1; then
        reason="rustup can't add the target"
    elif ! command -v "$compiler" >/dev/null; then
        reason="no $compiler: Debian has it in the package mingw-w64"
    else
        return 0
    fi
    return 1
}

# Adds up what cargo prints for each program of tests. A program that ends without a result, because it crashed or
# because Wine didn't start it, is in no sum of tests: it is counted by itself, and makes `count` fail.
count() {
    awk '
        function next_program() { programs += 1; lost += waiting; waiting = 1 }
        /^ +Running / || /^ +Doc-tests / { next_program() }
        /^test result:/ { passed += $4; failed += $6; ignored += $8; waiting = 0 }
        END {
            lost += waiting
            printf "%d tests passed, %d failed, %d ignored, in %d programs", passed, failed, ignored, programs
            if (lost) printf ", %d of them without a result", lost
            exit lost || !passed
        }' "$1"
}

# The library on its own as well: with the other packages, its features are on.
build() {
    on "$1" build -p olk-account && on "$1" test "${packages[@]}" --no-run
}

run_tests() {
    local target=$1 log=$WINE_STATE/tests-$1.log ran=0 counted
    say "$target: tests under $("$windows/under-wine" "$2" --server --version 2>&1)"
    on "$target" test "${packages[@]}" --no-fail-fast 2>&1 | tee "$log" || ran=1
    on "$target" test -p olk-account-windows-tests --no-fail-fast 2>&1 | tee -a "$log" || ran=1
    if counted=$(count "$log") && ((ran == 0)); then
        pass "$target: $counted"
    else
        fail "$target: $counted"
    fi
}

# check_target TARGET WIDTH COMPILER: that the code compiles without a warning is asked for even where it can't be run.
check_target() {
    local target=$1 width=$2 compiler=$3
    say "$target: build, warnings denied"
    if ! can_build "$target" "$compiler"; then
        skip "$target"
    elif ! build "$target"; then
        fail "$target: it does not build"
    elif ! set_up_wine "$width" "$compiler"; then
        skip "tests on $target, which builds without a warning"
    else
        run_tests "$target" "$width"
    fi
}

# What only a compiler for Windows reads must be as clean as the rest, and so must what is documented for Windows.
check_lints() {
    say "clippy for Windows"
    if ! can_build "$mingw64" x86_64-w64-mingw32-gcc; then
        skip "clippy for Windows"
    elif cargo clippy --target "$mingw64" "${packages[@]}" --all-targets -- -D warnings &&
        RUSTDOCFLAGS=-Dwarnings cargo doc --target "$mingw64" "${packages[@]}" --no-deps; then
        pass "clippy for Windows: clean"
    else
        fail "clippy for Windows"
    fi
}

# Each method of the 32-bit build takes its own arguments off the stack. Optimised or not, it is the same promise.
check_stdcall() {
    local library=olk_account_windows_tests.dll folder=$target_dir/$mingw32 tool
    say "stdcall: the methods of the 32-bit build"
    for tool in python3 i686-w64-mingw32-objdump; do
        if ! command -v "$tool" >/dev/null; then
            reason="no $tool"
            skip "stdcall"
            return
        fi
    done
    if ! can_build "$mingw32" i686-w64-mingw32-gcc; then
        skip "stdcall"
    elif on "$mingw32" build -p olk-account-windows-tests --lib &&
        on "$mingw32" build -p olk-account-windows-tests --lib --release &&
        python3 "$windows/check_stdcall.py" "$folder"/{debug,release}/"$library"; then
        pass "stdcall: every method of the 32-bit build takes its own arguments off the stack"
    else
        fail "stdcall"
    fi
}

cd "$root"
mkdir -p "$WINE_STATE"
# Two runs would share a Wine, and the first to end would stop it under the other.
exec 9>"$WINE_STATE/lock"
if ! flock --nonblock 9; then
    echo "another run of this stage uses $WINE_STATE"
    exit 1
fi
trap 'stop_wine 64; stop_wine 32' EXIT
install mingw-w64 x86_64-w64-mingw32-g++-posix i686-w64-mingw32-g++-posix
install wine64 /usr/lib/wine/wine64

check_target "$mingw64" 64 x86_64-w64-mingw32-gcc
check_target "$mingw32" 32 i686-w64-mingw32-gcc
check_lints
check_stdcall

printf '\n'
printf '%s\n' "${summary[@]}"
exit "$failed"
