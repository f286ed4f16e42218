#!/usr/bin/env bash
# Windows: builds for x86_64-pc-windows-gnu and i686-pc-windows-gnu, runs the tests there under Wine, and the C++ client
# that mingw-w64 builds, which calls the 32-bit methods as `stdcall`; and runs clippy for Microsoft's targets.
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
packages=(-p olk-account -p olk-account-examples -p olk-account-helper-dll)
mingw64=x86_64-pc-windows-gnu
mingw32=i686-pc-windows-gnu
# Warnings are errors.
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="${RUSTFLAGS:-} -D warnings"
export CARGO_TARGET_I686_PC_WINDOWS_GNU_RUSTFLAGS="${RUSTFLAGS:-} -D warnings"
unset RUSTFLAGS
summary=()
passed=0
failed=0

say() {
    printf '\n-- %s (at %d s)\n' "$*" "$SECONDS"
}

pass() {
    summary+=("$*")
    passed=1
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

# on TARGET CARGO-COMMAND [ARGUMENT...]: cargo for that target, with Wine as the runner.
on() {
    local target=$1 command=$2 width=64
    shift 2
    if [[ $target == "$mingw32" ]]; then
        width=32
    fi
    cargo "$command" --target "$target" \
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

# counted PART COMMAND...: runs tests, and says how many there were.
counted() {
    local part=$1 log=$WINE_STATE/tests.log ran=0 sum
    shift
    "$@" 2>&1 | tee "$log" || ran=1
    if sum=$(count "$log") && ((ran == 0)); then
        pass "$part: $sum"
    else
        fail "$part: $sum"
    fi
}

run_tests() {
    local target=$1 wine
    wine=$("$windows/under-wine" "$2" --server --version 2>&1)
    say "$target: tests under $wine"
    counted "$target, $wine" on "$target" test "${packages[@]}" --no-fail-fast
    # Optimised code unwinds by other tables, and each target has an unwinder of its own.
    say "$target: panics in optimised code under $wine"
    counted "$target, $wine, panics in optimised code" on "$target" test --release -p olk-account --test helper panics
    say "$target: the client in C++ under $wine"
    if command -v "$3" >/dev/null; then
        run_client "$target" "$2" "$3"
    else
        reason="no $3: Debian has it in the package mingw-w64"
        skip "the client in C++ on $target"
    fi
}

# run_client TARGET WIDTH COMPILER: the client of the example DLL, linked with the DLL and with the static library; and the
# audit of the DLL's helper.
run_client() {
    local target=$1 width=$2 compiler=$3 folder=$target_dir/$1/debug log=$WINE_STATE/client.log library client
    local part="$1, client in C++ by $3" crate=(-p olk-account-helper-dll --lib)
    local -a needs
    # The DLL is linked itself: the import library beside it lacks the sizes of arguments, which C++ looks for on 32-bit.
    on "$target" rustc "${crate[@]}" -- --print=native-static-libs 2>&1 | tee "$log"
    read -r -a needs < <(sed -n 's/^note: native-static-libs: //p' "$log") || true
    for library in helper_dll.dll libhelper_dll.a; do
        client=$folder/client-of-${library%.*}-${library##*.}.exe
        if "$compiler" -std=c++17 -Wall -Wextra -Wpedantic -Werror -pthread -static -Wl,--enable-stdcall-fixup \
            "$root/examples/helper-dll/cpp/client.cpp" "$folder/$library" "${needs[@]}" -luuid -o "$client" &&
            "$windows/under-wine" "$width" "$client" 2>&1 | tee "$log"; then
            pass "$part, $library: $(tail -n 1 "$log" | tr -d '\r')"
        else
            fail "$part, $library"
        fi
    done
    if on "$target" run -p olk-account-examples --example audit -- "$folder/helper_dll.dll"; then
        pass "$target, audit of the DLL's helper: no rule is broken"
    else
        fail "$target, audit of the DLL's helper"
    fi
}

# check_target TARGET WIDTH TOOLS: with mingw-w64's tools, whose names begin with $3. That the code compiles without a
# warning is asked for even where it can't be run.
check_target() {
    local target=$1 width=$2 tools=$3
    say "$target: build, warnings denied"
    if ! can_build "$target" "$tools-gcc"; then
        skip "$target"
    elif ! build "$target"; then
        fail "$target: it does not build"
    elif ! set_up_wine "$width" "$tools-gcc"; then
        skip "tests on $target, which builds without a warning"
    else
        run_tests "$target" "$width" "$tools-g++-posix"
    fi
}

# What only a compiler for Windows reads must be as clean as the rest, and so must what is documented for Windows. These
# are Microsoft's targets, which can't be linked for without Microsoft's linker: this much can be seen from any machine.
#
# check_lints TARGET
check_lints() {
    local target=$1
    say "clippy on $target"
    if ! can_build "$target" rustc; then
        skip "clippy on $target"
    elif cargo clippy --target "$target" "${packages[@]}" --all-targets -- -D warnings &&
        RUSTDOCFLAGS=-Dwarnings cargo doc --target "$target" "${packages[@]}" --no-deps; then
        pass "clippy on $target: clean"
    else
        fail "clippy on $target"
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

check_target "$mingw64" 64 x86_64-w64-mingw32
check_target "$mingw32" 32 i686-w64-mingw32
check_lints x86_64-pc-windows-msvc
check_lints i686-pc-windows-msvc

printf '\n'
printf '%s\n' "${summary[@]}"
if ((!passed && !failed)); then
    echo "$reason"
    exit 77
fi
exit "$failed"
