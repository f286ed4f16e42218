#!/usr/bin/env python3
"""What an editor shows of `#[olk_account_helper]`: hovers, completions and types, asked of rust-analyzer.

    python3 ui-tests/editor/hints.py

It needs rust-analyzer (`rustup component add rust-analyzer rust-src`; `RUST_ANALYZER` is its command, if it isn't on
the path) and takes a minute. It isn't part of `cargo test`: what rust-analyzer shows is its own affair, and changes
with its versions. The program below has marks `/*name*/`; each check is about the token after its mark, and says what
must be in the answer.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import queue

RUNTIME = pathlib.Path(__file__).resolve().parents[2] / "runtime"

MANIFEST = f"""
[package]
name = "hints"
version = "0.0.0"
edition = "2024"

[dependencies]
olk-account = {{ path = "{RUNTIME}" }}
windows-core = "*"

[workspace]
"""

PROGRAM = """
use olk_account::{LendSession, OpenSession, ProfileName, Released, Session, olk_account_helper};
use windows_core::{IUnknown, Result};

#[/*attribute*/olk_account_helper(/*owner*/owns_session, /*argument*/profile = "Outlook")]
struct /*owner_name*/LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    /*in_owner*/
}

#[olk_account_helper]
struct /*borrower*/AddInHelper {
    #[/*profile*/profile]
    name: ProfileName,
    #[/*session*/session]
    lent: IUnknown,
}

#[olk_account_helper(profile = "Outlook")]
struct OtherHelper;

impl LendSession for OtherHelper {
    /*in_borrower*/
}

// From here on, everything is wrong.

#[olk_account_helper(/*misspelt*/owns_sesion)]
struct Misspelt {
    #[profile]
    misspelt_name: ProfileName,
}

#[olk_account_helper(owns_session, profile = "")]
struct Empty<'a> {
    #[session]
    empty_note: &'a u8,
}

#[olk_account_helper(owns_session)]
struct Unfinished {
    #[profile]
    unfinished_name: ProfileName,
    unfinished_count: 
}

fn uses(misspelt: Misspelt, empty: Empty<'_>, add_in: AddInHelper, unfinished: Unfinished) {
    let /*of_add_in*/a = add_in.name;
    let /*of_misspelt*/b = misspelt.misspelt_name;
    let /*of_empty*/c = empty.empty_note;
    let /*of_unfinished*/e = unfinished.unfinished_name;
    let /*converted*/d: windows_core::IUnknown = misspelt.into();
    let _ = misspelt./*fields*/misspelt_name;
}

fn hands_off<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    session./*token*/release()
}

fn main() {}
"""

# Mark, question, and words that must be in the answer.
CHECKS = [
    ("attribute", "hover", ["Makes a COM object of a struct", "```rust", "#[olk_account_helper(owns_session)]"]),
    ("owner", "hover", ["creates the session that it hands"]),
    ("owner", "definition", ["owner.rs"]),
    ("owner_name", "hover", ["struct LogonHelper"]),
    ("profile", "hover", ["profile", "GetIdentity"]),
    ("profile", "definition", ["declaration.rs"]),
    ("session", "hover", ["session"]),
    ("session", "definition", ["declaration.rs"]),
    ("borrower", "hover", ["struct AddInHelper", "name: ProfileName"]),
    ("of_add_in", "hover", ["ProfileName"]),
    ("of_misspelt", "hover", ["ProfileName"]),
    ("of_empty", "hover", ["&u8"]),
    ("of_unfinished", "hover", ["ProfileName"]),
    ("converted", "hover", ["IUnknown"]),
    ("fields", "completion", ["misspelt_name"]),
    ("in_owner", "completion", ["hands_off_session"]),
    ("in_borrower", "completion", ["lend_session", "Session"]),
    ("token", "hover", ["Releases the session", "Released"]),
]


class Server:
    """rust-analyzer, spoken to by its protocol."""

    def __init__(self, root):
        command = os.environ.get("RUST_ANALYZER", "rust-analyzer").split()
        self.process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.inbox = queue.Queue()
        self.number = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        out = self.process.stdout
        while True:
            length = None
            while (line := out.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length is None:
                return
            self.inbox.put(json.loads(out.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.number += 1
        number = self.number
        self.send({"id": number, "method": method, "params": params})
        return self.wait(lambda message: message.get("id") == number and "method" not in message)

    def wait(self, wanted, seconds=600):
        while True:
            message = self.inbox.get(timeout=seconds)
            if wanted(message):
                return message
            if "id" in message and "method" in message:
                # The server asks, for its configuration mostly: nobody here has an answer.
                items = message.get("params", {}).get("items", []) if message.get("params") else []
                self.send({"id": message["id"], "result": [None] * len(items) or None})


def without_marks(program):
    """The program, and the line and column of each mark."""
    places, lines = {}, []
    for row, line in enumerate(program.split("\n")):
        while "/*" in line:
            start, end = line.index("/*"), line.index("*/")
            places[line[start + 2 : end]] = {"line": row, "character": start}
            line = line[:start] + line[end + 2 :]
        lines.append(line)
    return "\n".join(lines), places


def answer(server, uri, question, place):
    """The answer to a question about a place, as one text."""
    document = {"textDocument": {"uri": uri}, "position": place}
    result = server.ask(f"textDocument/{question}", document).get("result")
    if question == "completion" and result:
        items = result["items"] if isinstance(result, dict) else result
        return "\n".join(f"{item['label']} {item.get('filterText', '')}" for item in items)
    if question == "definition" and result:
        return "\n".join(link.get("targetUri", link.get("uri", "")) for link in result)
    return result["contents"]["value"] if result else ""


def main():
    verbose = "-v" in sys.argv[1:]
    program, places = without_marks(PROGRAM)
    with tempfile.TemporaryDirectory() as root:
        root = pathlib.Path(root)
        (root / "src").mkdir()
        (root / "Cargo.toml").write_text(MANIFEST)
        (root / "src/main.rs").write_text(program)
        lock = RUNTIME.parent / "Cargo.lock"
        if lock.exists():
            (root / "Cargo.lock").write_text(lock.read_text())
        server = Server(root)
        server.ask("initialize", {
            "processId": os.getpid(),
            "rootUri": root.as_uri(),
            "workspaceFolders": [{"uri": root.as_uri(), "name": "hints"}],
            "capabilities": {
                "experimental": {"serverStatusNotification": True},
                "textDocument": {"hover": {"contentFormat": ["markdown"]}},
            },
            "initializationOptions": {"checkOnSave": False, "cargo": {"extraArgs": ["--offline"]}},
        })
        server.notify("initialized", {})
        uri = (root / "src/main.rs").as_uri()
        server.notify("textDocument/didOpen", {
            "textDocument": {"uri": uri, "languageId": "rust", "version": 1, "text": program}
        })
        server.wait(lambda m: m.get("method") == "experimental/serverStatus" and m["params"].get("quiescent"))
        failed = 0
        for mark, question, words in CHECKS:
            said = answer(server, uri, question, places[mark])
            missing = [word for word in words if word not in said]
            failed += bool(missing)
            print(f"{'FAILED' if missing else 'ok    '} {question:10} {mark}" + (f": no {missing}" if missing else ""))
            if verbose or missing:
                print("    " + said[:600].replace("\n", "\n    "))
        server.process.kill()
        server.process.wait()
    print(f"{len(CHECKS) - failed} of {len(CHECKS)}")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
