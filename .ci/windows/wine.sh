# Sets up Wine for `under-wine`; sourced by `stages/windows.sh`.
#
# Everything lies in $WINE_STATE: a prefix for each width, and for 32-bit programs, where the machine has no 32-bit
# Wine, a private root with one in it. Nothing of it touches the machine's own packages.
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # `reason` and `windows` are the stage's

# set_up_wine 64|32 COMPILER: makes a prefix in which a Rust program runs. Where that can't be had, the reason is in
# $reason. Called as a condition, so nothing here ends the stage by failing.
set_up_wine() {
    local width=$1 compiler=$2
    if ! "find_wine_$width"; then
        return 1
    fi
    lay_settings "$width"
    # The first start makes the folder of a Windows, with the programs that the second one finds.
    local log=$WINE_STATE/wine-$width.log
    : >"$log"
    if [[ ! -d $WINE_STATE/prefix-$width/drive_c/windows ]]; then
        start_wine "$width" "$log" || return 1
        stop_wine "$width"
    fi
    start_wine "$width" "$log" || return 1
    if ! lay_random "$width" "$compiler" 2>>"$log" || ! lay_errors "$width" "$compiler" 2>>"$log"; then
        reason="a shim for Wine does not build: $(tail -n 1 "$log")"
        return 1
    fi
    if [[ $("$windows/under-wine" "$width" cmd.exe /c "echo it runs" 2>>"$log") != "it runs"* ]]; then
        reason="Wine starts, but no program does: $(tail -n 1 "$log")"
        return 1
    fi
}

# Wine's server, and the services that its first program starts, stay until `stop_wine`. Started by a test, they would
# hold on to its standard output, and whoever reads that would wait for an end that doesn't come.
start_wine() {
    local width=$1 log=$2
    "$windows/under-wine" "$width" --server --persistent >>"$log" 2>&1 </dev/null || true
    if ! "$windows/under-wine" "$width" wineboot.exe --init >>"$log" 2>&1 </dev/null; then
        reason="Wine does not start: $(tail -n 1 "$log")"
        return 1
    fi
}

# Windows without a display: a single-threaded apartment has one, which nobody sees. Without this setting, Wine looks
# for a display for five seconds, each time, and then does without the window.
lay_settings() {
    local settings=$WINE_STATE/prefix-$1/user.reg
    if [[ ! -e $settings ]]; then
        mkdir -p "${settings%/*}"
        printf '%s\n' 'WINE REGISTRY Version 2' '' '[Software\\Wine\\Drivers]' '"Graphics"="null"' >"$settings"
    fi
}

# What Wine 8 lacks, and Rust needs, is built on the spot, and goes into the prefix, where the loader looks after the
# program's own folder: nothing is put beside what cargo builds.

# bcryptprimitives.dll. A Wine that has it keeps it.
lay_random() {
    local width=$1 compiler=$2
    local system=$WINE_STATE/prefix-$width/drive_c/windows/system32
    if [[ ! -e $system/bcryptprimitives.dll ]]; then
        "$compiler" -shared -O1 -s -Wl,--kill-at -o "$system/bcryptprimitives.dll" \
            "$windows/shims/bcryptprimitives.c" -ladvapi32
    fi
}

# combase.dll, which forwards all but one function to Wine's own under another name. `under-wine` has it preferred.
lay_errors() {
    local width=$1 compiler=$2
    local system=$WINE_STATE/prefix-$width/drive_c/windows/system32
    local forwards=$WINE_STATE/combase-$width.def
    if [[ $(mark "$system/combase.dll") != "$wine_mark" ]]; then
        return
    fi
    {
        printf 'LIBRARY combase.dll\nEXPORTS\n'
        "${compiler%-gcc}-objdump" --private-headers "$system/combase.dll" | awk '
            /^\[Ordinal\/Name Pointer\]/ { inside = 1; next }
            /^$/ { inside = 0 }
            inside && $NF != "RoOriginateErrorW" { print $NF " = winecombase." $NF }'
    } >"$forwards" || return 1
    without_mark "$system/combase.dll" >"$system/winecombase.dll" || return 1
    "$compiler" -shared -O1 -s -Wl,--kill-at -o "$system/combase.dll.new" \
        "$windows/shims/combase.c" "$forwards" || return 1
    mv "$system/combase.dll.new" "$system/combase.dll"
}

# Wine takes a library for one of its own by a mark behind the DOS header.
wine_mark='Wine builtin DLL'

mark() {
    tail -c +65 "$1" | head -c "${#wine_mark}" | tr -d '\0'
}

with_mark() {
    head -c 64 "$1"
    printf '%s' "$wine_mark"
    head -c 16 /dev/zero
    tail -c +97 "$1"
}

without_mark() {
    head -c 64 "$1"
    head -c "${#wine_mark}" /dev/zero
    tail -c +81 "$1"
}

find_wine_64() {
    local wine
    for wine in "$(command -v wine64)" /usr/lib/wine/wine64 "$(command -v wine)"; do
        if [[ -x $wine ]]; then
            echo "$wine" >"$WINE_STATE/wine-64"
            return
        fi
    done
    reason="no 64-bit Wine: Debian has it in the package wine64"
    return 1
}

find_wine_32() {
    if [[ -x /usr/lib/wine/wine ]]; then
        echo /usr/lib/wine/wine >"$WINE_STATE/wine-32"
        return
    fi
    rm -f "$WINE_STATE/wine-32"
    local namespace
    for namespace in "unshare --mount" "unshare --map-root-user --mount"; do
        # shellcheck disable=SC2086  # two words, and three
        if $namespace true 2>/dev/null; then
            echo "$namespace" >"$WINE_STATE/namespace-32"
            fetch_wine_32
            return
        fi
    done
    reason="no 32-bit Wine here (Debian: dpkg --add-architecture i386, package wine32:i386), and no leave to mount a private one"
    return 1
}

# 32-bit Wine, out of Debian's packages, in a folder. `apt-get install wine32:i386` would be the other way, but it
# needs every library of the machine to have one version in both widths, and removes packages where they don't.
#
# apt works here with a state of its own, in which nothing is installed and i386 is the only architecture.
fetch_wine_32() {
    local root=$WINE_STATE/root-32 apt=$WINE_STATE/apt-32
    if [[ -e $root/ready ]]; then
        return
    fi
    if ! command -v apt-get >/dev/null; then
        reason="no 32-bit Wine here, and no apt-get to fetch Debian's"
        return 1
    fi
    rm -rf "$root" "$apt"
    mkdir -p "$root" "$apt/state/lists/partial" "$apt/cache/archives/partial"
    : >"$apt/state/status"
    cat >"$apt/configuration" <<END
APT::Architecture "i386";
APT::Architectures { "i386"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Dir::State "$apt/state";
Dir::State::status "$apt/state/status";
Dir::Cache "$apt/cache";
END
    (
        export APT_CONFIG=$apt/configuration
        # A source that doesn't answer, or has nothing for i386, is no loss if the rest has what is wanted.
        apt-get -qq update || true
        apt-get -qq install --yes --download-only wine32
    ) >"$apt/log" 2>&1 || {
        reason="32-bit Wine can't be fetched: $(grep '^E:' "$apt/log" | tail -n 1)"
        return 1
    }
    local package
    for package in "$apt"/cache/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --exclude='./usr/share/doc/*' || {
            reason="32-bit Wine can't be unpacked: $package"
            return 1
        }
    done
    # What the package's installation script does: Wine's libraries link to zlib.
    local folder
    for folder in "$root"/usr/lib/*/wine/i386-windows; do
        with_mark "$root/usr/i686-w64-mingw32/lib/zlib1.dll" >"$folder/zlib1.dll"
    done
    # A script in the package, and there is no shell here.
    ln -sf wineserver32 "$root/usr/lib/wine/wineserver"
    rm -rf "$apt"
    touch "$root/ready"
}

# Ends what Wine keeps running.
stop_wine() {
    if [[ -d $WINE_STATE/prefix-$1 ]]; then
        "$windows/under-wine" "$1" --server --kill >/dev/null 2>&1 </dev/null || true
    fi
}
