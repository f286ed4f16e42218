//! Where programs are to run, and what builds them for there.

use super::program::have;
use std::env;

/// Where a program is to run, and what builds it for there.
pub(crate) struct Target {
    /// What to pass to cargo's `--target`; nothing for the machine that the tests run on.
    pub(crate) triple: Option<&'static str>,
    /// C++ compilers, the best first. `$CXX` comes before them all, on the machine that the tests run on.
    compilers: &'static [&'static str],
    /// What the linker has to be told.
    pub(super) link_flags: &'static [&'static str],
}

impl Target {
    /// The machine that the tests run on.
    ///
    /// `windows-core` has a function that calls `UuidCreate`, which is to be found on Windows alone. Nothing
    /// here calls that function, so the linker has to drop it, as rustc has it do for programs in Rust.
    pub(crate) const HOST: Self = Self {
        triple: None,
        compilers: &["c++", "g++", "clang++"],
        link_flags: if cfg!(target_vendor = "apple") {
            &["-Wl,-dead_strip"]
        } else {
            &["-Wl,--gc-sections"]
        },
    };

    /// 64-bit Windows. The program carries the libraries of its compiler: Windows has none of them. `uuid` has
    /// `IID_IUnknown`.
    pub(crate) const WINDOWS_64: Self = Self {
        triple: Some("x86_64-pc-windows-gnu"),
        compilers: &["x86_64-w64-mingw32-g++-posix"],
        link_flags: &["-luuid", "-static"],
    };

    /// 32-bit Windows. There C++ calls a function `name@12` that takes 12 bytes of arguments off the stack; a DLL
    /// exports it as `name`, and the linker is told that this is the same.
    pub(crate) const WINDOWS_32: Self = Self {
        triple: Some("i686-pc-windows-gnu"),
        compilers: &["i686-w64-mingw32-g++-posix"],
        link_flags: &["-luuid", "-Wl,--enable-stdcall-fixup", "-static"],
    };

    /// Whether it is Windows that programs are to run on.
    pub(super) fn is_windows(&self) -> bool {
        self.triple
            .is_some_and(|triple| triple.contains("-windows-"))
    }

    /// The C++ compiler and what `$CXX` may have it called with; or why there is none.
    pub(crate) fn compiler(&self) -> Result<Vec<String>, String> {
        let chosen = words("CXX");
        if let (None, Some(driver)) = (self.triple, chosen.first()) {
            return if have(driver) {
                Ok(chosen)
            } else {
                Err(format!("`{driver}`, which $CXX names, doesn't run"))
            };
        }
        self.compilers
            .iter()
            .find(|driver| have(driver))
            .map(|&driver| vec![driver.to_owned()])
            .ok_or_else(|| {
                format!(
                    "no C++ compiler ({}) is installed",
                    self.compilers.join(", ")
                )
            })
    }
}

/// The words in an environment variable.
pub(crate) fn words(variable: &str) -> Vec<String> {
    let value = env::var(variable).unwrap_or_default();
    value.split_whitespace().map(str::to_owned).collect()
}
