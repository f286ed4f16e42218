#!/usr/bin/env python3
"""Shows from the object code of DLLs how the methods of a helper return, and what the bare answers cost.

    check_methods.py 32|64 DLL...

On 32-bit Windows the methods are `stdcall`: the callee takes its arguments off the stack, so that a method of three
arguments returns with `ret 12`. One that returns with less, as a `cdecl` function does, leaves the caller's stack a
little higher with every call, and no test on a 64-bit machine would notice. On 64-bit Windows the caller sees to the
stack, and every method returns with a plain `ret`.

A helper's vtable is found in each DLL by what is in it: seven addresses in a row, the first of them that of the
library's `query_interface`. Each of the seven must be the method that belongs there, and every `ret` in it must take
off what the convention says. There must be a helper of each kind. Answers that are constants must be reached without
a call: a bare E_NOTIMPL goes through no library of the system.
"""

import re
import struct
import subprocess
import sys
from dataclasses import dataclass


@dataclass
class Width:
    """What differs between the two widths of Windows."""

    objdump: str
    # Of an address, as `struct` has it.
    word: str
    # How many bytes a method takes off the stack for each argument.
    popped: int


WIDTHS = {
    "32": Width("i686-w64-mingw32-objdump", "I", 4),
    "64": Width("x86_64-w64-mingw32-objdump", "Q", 0),
}

# The vtable: the function's name in the library, and how many arguments it has, `this` among them.
METHODS = [
    ("QueryInterface", "query_interface", 3),
    ("AddRef", "add_ref", 1),
    ("Release", "release", 1),
    ("PlaceHolder1", "place_holder_1", 2),
    ("GetIdentity", "get_identity", 3),
    ("GetMapiSession", "get_mapi_session", 2),
    ("HandsOffSession", "hands_off_session", 1),
]
# Who answers E_NOTIMPL without looking at anything.
CONSTANT = {("borrower", "HandsOffSession"), ("borrower", "PlaceHolder1"), ("owner", "PlaceHolder1")}

class Wrong(Exception):
    """Something that must be so in the object code, and isn't."""


@dataclass
class Function:
    name: str
    code: list  # of (mnemonic, operands)

    def is_method(self, name):
        """Whether this is the library's function of that name, for whichever helper.

        For 32-bit Windows the linker's name ends in the size of the arguments: `…::release@4`.
        """
        return re.fullmatch(rf"olk_account::object::(\w+::)*{name}(<.*>)?(@\d+)?", self.name) is not None

    def pops(self):
        """How many bytes each `ret` takes off the stack."""
        return [int(operands, 16) if operands else 0 for mnemonic, operands in self.code if mnemonic == "ret"]

    def calls(self):
        return [operands for mnemonic, operands in self.code if mnemonic in ("call", "jmp")]


def objdump(width, *arguments):
    ran = subprocess.run([width.objdump, *arguments], capture_output=True, text=True)
    if ran.returncode:
        raise Wrong(ran.stderr.strip())
    return ran.stdout


def functions(width, dll):
    """The functions of the DLL, by address."""
    found = {}
    text = objdump(
        width, "--disassemble", "--demangle", "--no-show-raw-insn", "--disassembler-options=intel", dll
    )
    for line in text.splitlines():
        if head := re.fullmatch(r"([0-9a-f]+) <(.+)>:", line):
            function = Function(head[2], [])
            found[int(head[1], 16)] = function
        elif instruction := re.fullmatch(r"\s*[0-9a-f]+:\t(\w+)\s*(.*?)\s*", line):
            function.code.append((instruction[1], instruction[2]))
    return found


def constants(width, dll):
    """The DLL's read-only data, as words of the size of an address."""
    data = b""
    for line in objdump(width, "--full-contents", "--section=.rdata", dll).splitlines():
        if row := re.match(r" [0-9a-f]{8,16} ((?:[0-9a-f]{2,8} ){1,4})", line):
            data += bytes.fromhex(row[1])
    size = struct.calcsize(width.word)
    return struct.unpack(f"<{len(data) // size}{width.word}", data[: len(data) // size * size])


def vtables(width, dll):
    """The vtables of the helpers in the DLL: seven functions each."""
    by_address = functions(width, dll)
    words = constants(width, dll)
    for at, word in enumerate(words):
        first = by_address.get(word)
        if first and first.is_method(METHODS[0][1]):
            yield [by_address.get(word) for word in words[at : at + len(METHODS)]]


def check(width, vtable):
    """Checks a vtable; returns the kind of helper, and a line for each method."""
    lines = []
    kind = None
    for (method, name, arguments), function in zip(METHODS, vtable, strict=True):
        if function is None or not function.is_method(name):
            raise Wrong(f"{method}'s slot holds {function.name if function else 'no function'}, not {name}")
        if method == "GetMapiSession":
            kind = "owner" if "::owner::" in function.name else "borrower"
        expected = arguments * width.popped
        pops = function.pops()
        if not pops:
            raise Wrong(f"{method} ({function.name}) returns nowhere")
        if set(pops) != {expected}:
            raise Wrong(f"{method} ({function.name}) takes {pops} bytes off the stack, not {expected}")
        returns = (f"ret 0x{expected:x}" if expected else "ret") + (f", {len(pops)} times" if len(pops) > 1 else "")
        lines.append((method, returns, function))
    return kind, lines


def report(width, dll):
    kinds = set()
    for vtable in vtables(width, dll):
        kind, lines = check(width, vtable)
        kinds.add(kind)
        print(f"{dll}: {kind}")
        for method, returns, function in lines:
            constant = (kind, method) in CONSTANT
            if constant and function.calls():
                raise Wrong(f"{method} of a {kind} is a constant, and goes to {function.calls()} for it")
            print(f"  {method:<15}  {returns:<20}  {'no call' if constant else ''}".rstrip())
    if missing := {"owner", "borrower"} - kinds:
        raise Wrong(f"no vtable of: {', '.join(sorted(missing))}")


def main():
    width, *dlls = sys.argv[1:] or [""]
    if width not in WIDTHS or not dlls:
        sys.exit(__doc__)
    for dll in dlls:
        try:
            report(WIDTHS[width], dll)
        except Wrong as wrong:
            sys.exit(f"{dll}: {wrong}")


main()
