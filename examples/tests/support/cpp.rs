//! Programs in C++, compiled once and linked with a library in more ways than one.

use super::{Library, Linkage, Target, words};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the headers and sources are.
const CPP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/cpp");
const HELPER_DLL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/helper-dll/cpp");

/// A program that was compiled, but not linked yet.
pub(crate) struct Objects {
    target: &'static Target,
    compiler: Vec<String>,
    name: &'static str,
    /// Where the objects are put.
    folder: PathBuf,
    files: Vec<PathBuf>,
}

impl Objects {
    /// The host: all of `cpp/`. Or why it can't be compiled here.
    pub(crate) fn of_host(target: &'static Target) -> Result<Self, String> {
        let mut sources: Vec<_> = fs::read_dir(CPP)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "cpp"))
            .collect();
        sources.sort();
        Self::compile("cpp_host", &sources, target)
    }

    /// The client of `helper-dll/`. Or why it can't be compiled here.
    pub(crate) fn of_client(target: &'static Target) -> Result<Self, String> {
        let source = Path::new(HELPER_DLL).join("client.cpp");
        Self::compile("helper_dll_client", &[source], target)
    }

    fn compile(
        name: &'static str,
        sources: &[PathBuf],
        target: &'static Target,
    ) -> Result<Self, String> {
        let compiler = target.compiler()?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(target.triple.unwrap_or("native"))
            .join(name);
        fs::create_dir_all(&folder).unwrap();
        let mut objects = Self {
            target,
            compiler,
            name,
            folder,
            files: Vec::new(),
        };
        // DWARF 4, because valgrind can't read all that clang makes of DWARF 5.
        let mut command = objects.driver();
        command
            .args(["-c", "-std=c++17", "-gdwarf-4"])
            .args(["-Wall", "-Wextra", "-Wpedantic"])
            .args(["-I", CPP, "-I", HELPER_DLL])
            .args(words("CXXFLAGS"))
            .args(sources)
            // Without the name of a file to write, the compiler writes each object where it runs.
            .current_dir(&objects.folder);
        succeed(&mut command);
        let object = |source: &PathBuf| source.with_extension("o").file_name().unwrap().to_owned();
        objects.files = sources
            .iter()
            .map(|source| objects.folder.join(object(source)))
            .collect();
        Ok(objects)
    }

    /// Links the program with the library. With a shared one, it is put where cargo has built that: there it is found,
    /// whatever name cargo may have given to it.
    pub(crate) fn link(&self, library: &Library, linkage: Linkage) -> PathBuf {
        let folder = match linkage {
            Linkage::Static => self.folder.as_path(),
            Linkage::Shared => library.shared().parent().unwrap(),
        };
        // Windows wants the ending. Nobody else minds it.
        let program = folder.join(self.name).with_extension("exe");
        let mut command = self.driver();
        command.args(&self.files).arg(library.to_link(linkage));
        match linkage {
            Linkage::Static => {
                command.args(&library.needs);
            }
            Linkage::Shared if self.target.is_windows() => {}
            Linkage::Shared => {
                command.arg(format!("-Wl,-rpath,{}", folder.display()));
            }
        }
        command.args(self.target.link_flags).arg("-o").arg(&program);
        succeed(&mut command);
        program
    }

    /// The compiler, with what is said to it every time.
    fn driver(&self) -> Command {
        let (driver, arguments) = self.compiler.split_first().unwrap();
        let mut command = Command::new(driver);
        command.args(arguments).arg("-pthread");
        command
    }
}

#[track_caller]
fn succeed(command: &mut Command) {
    let status = command.status().unwrap();
    assert!(status.success(), "{command:?}: {status}");
}
