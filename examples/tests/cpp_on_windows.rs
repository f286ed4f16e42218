//! The programs in C++, for Windows: built here by mingw-w64, and run under Wine. What they check is what they check
//! on this machine: every answer of the host, of the DLL's client, and of the audit.
//!
//! `.ci/stages/windows.sh` runs these tests, with Wine set up. They have no way to pass where something is missing.

#![cfg(unix)]

#[allow(
    dead_code,
    unused_imports,
    reason = "it is shared with tests of other programs"
)]
mod support;

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;
use support::{Library, Linkage, Objects, Outcome, Source, Target, example, run};

/// A Windows.
struct Windows {
    target: &'static Target,
    /// What `under-wine` calls it.
    width: &'static str,
    host: LazyLock<Objects>,
    host_helpers: LazyLock<Library>,
    client: LazyLock<Objects>,
    helper_dll: LazyLock<Library>,
}

/// A Windows whose programs are built when they are asked for, once.
macro_rules! windows {
    ($target:path, $width:literal) => {
        Windows {
            target: &$target,
            width: $width,
            host: LazyLock::new(|| Objects::of_host(&$target).unwrap()),
            host_helpers: LazyLock::new(|| {
                Library::build(Source::Example("cpp_host_helpers"), $target.triple)
            }),
            client: LazyLock::new(|| Objects::of_client(&$target).unwrap()),
            helper_dll: LazyLock::new(|| {
                let source = Source::Package("olk-account-helper-dll", "helper_dll");
                Library::build(source, $target.triple)
            }),
        }
    };
}

static WINDOWS_64: Windows = windows!(Target::WINDOWS_64, "64");
static WINDOWS_32: Windows = windows!(Target::WINDOWS_32, "32");

impl Windows {
    fn run(&self, program: &Path, arguments: &[&Path]) -> Outcome {
        let wine = concat!(env!("CARGO_MANIFEST_DIR"), "/../.ci/windows/under-wine");
        let mut command = Command::new(wine);
        command.arg(self.width).arg(program).args(arguments);
        run(command, Duration::from_secs(300))
    }

    #[track_caller]
    fn the_host_gets_its_answers(&self, linkage: Linkage) {
        let program = self.host.link(&self.host_helpers, linkage);
        self.run(&program, &[]).keeps_every_rule();
    }

    #[track_caller]
    fn the_client_gets_its_answers(&self, linkage: Linkage) {
        let program = self.client.link(&self.helper_dll, linkage);
        self.run(&program, &[]).keeps_every_rule();
    }

    #[track_caller]
    fn the_audit_finds_nothing_wrong(&self) {
        let audit = example("audit", self.target.triple);
        let outcome = self.run(&audit, &[self.helper_dll.shared()]);
        outcome.is_a_clean_audit();
    }
}

/// The same tests for each width.
macro_rules! tests {
    ($module:ident, $windows:ident) => {
        mod $module {
            use super::{Linkage, $windows};

            #[test]
            #[ignore = "needs mingw-w64 and Wine: .ci/stages/windows.sh has them"]
            fn a_host_with_a_static_library_gets_every_answer() {
                $windows.the_host_gets_its_answers(Linkage::Static);
            }

            #[test]
            #[ignore = "needs mingw-w64 and Wine: .ci/stages/windows.sh has them"]
            fn a_host_with_a_dll_gets_every_answer() {
                $windows.the_host_gets_its_answers(Linkage::Shared);
            }

            #[test]
            #[ignore = "needs mingw-w64 and Wine: .ci/stages/windows.sh has them"]
            fn a_client_of_the_dll_gets_every_answer() {
                $windows.the_client_gets_its_answers(Linkage::Shared);
            }

            #[test]
            #[ignore = "needs mingw-w64 and Wine: .ci/stages/windows.sh has them"]
            fn a_client_of_the_static_library_gets_every_answer() {
                $windows.the_client_gets_its_answers(Linkage::Static);
            }

            #[test]
            #[ignore = "needs mingw-w64 and Wine: .ci/stages/windows.sh has them"]
            fn the_audit_finds_nothing_wrong_with_the_helper_of_the_dll() {
                $windows.the_audit_finds_nothing_wrong();
            }
        }
    };
}

tests!(x86_64_pc_windows_gnu, WINDOWS_64);
tests!(i686_pc_windows_gnu, WINDOWS_32);
