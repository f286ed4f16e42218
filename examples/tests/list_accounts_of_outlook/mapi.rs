//! The stand-in for MAPI, loaded.

use libloading::Library;
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

type Calls = unsafe extern "C" fn(*mut u8, usize) -> usize;

/// The library that `cargo test` has built with the examples, under the name of the real one. It is loaded for good: the
/// binding keeps pointers into it.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let here = env::current_exe().expect("this program");
    let folder = here.ancestors().nth(2).expect("where cargo builds");
    let built = folder.join("examples/fake_mapi.dll");
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("olmapi32.dll");
    fs::copy(built, &library).expect("`cargo build --examples` builds it");
    // SAFETY: loading it does nothing.
    unsafe { Library::new(&library) }.expect("it is a library")
});

/// What the library knows of this thread.
pub(crate) struct Mapi(());

impl Mapi {
    /// Has it there, for a thread that hasn't called it yet.
    pub(crate) fn load() -> Self {
        LazyLock::force(&LIBRARY);
        let mapi = Self(());
        assert_eq!(mapi.calls(), [""; 0]);
        mapi
    }

    /// The calls of this thread.
    #[allow(clippy::unused_self, reason = "whoever has it has the library loaded")]
    pub(crate) fn calls(&self) -> Vec<String> {
        // SAFETY: the function is of this type.
        let calls = unsafe { LIBRARY.get::<Calls>(b"fake_mapi_calls") }.expect("it is there");
        let mut buffer = vec![0; 4096];
        // SAFETY: the buffer is as long as that.
        let length = unsafe { calls(buffer.as_mut_ptr(), buffer.len()) };
        let text = buffer.get(..length).expect("there are no more than that");
        let text = String::from_utf8_lossy(text);
        text.lines().map(str::to_owned).collect()
    }
}
