//! The process that calls the helper.

use super::{Arguments, BROKEN, CLEAN};
use libloading::Library;
use olk_account::IOlkAccountHelper;
use olk_account::audit::{Audit, Verdict};
use std::error::Error;
use std::ffi::c_void;
use std::fs::File;
use std::io::Write;
use std::path::{self, Path};
use windows_core::Interface;

type Factory = unsafe extern "system" fn() -> *mut c_void;

/// What the log says while no rule is being looked at: what it means if the process ends there.
const LOADING: &str = "the library ended the process that loaded it";
const CREATING: &str = "the factory ended the process";
pub(crate) const RELEASING: &str = "the last Release ended the process";
pub(crate) const DONE: &str = "done";

/// Loads the library, audits the helper, prints the report, and returns the exit code.
pub(crate) fn audit(arguments: &Arguments, log: &Path) -> Result<u8, Box<dyn Error>> {
    let mut log = File::options().append(true).open(log)?;
    let outcome = audit_with(arguments, &mut log);
    writeln!(log, "{DONE}")?;
    outcome
}

fn audit_with(arguments: &Arguments, log: &mut File) -> Result<u8, Box<dyn Error>> {
    let Arguments {
        library, symbol, ..
    } = arguments;
    writeln!(log, "{LOADING}")?;
    let file = library.display();
    if !library.is_file() {
        return Err(format!("no such file: {file}").into());
    }
    // A bare file name would be looked for where the system keeps its libraries.
    let path = path::absolute(library)?;
    // SAFETY: the user asks for whatever the library does when it is loaded; this process has nothing to lose.
    let library = unsafe { Library::new(path) };
    let library = library.map_err(|why| format!("{file} can't be loaded: {why}"))?;
    // It stays loaded: it may have left a thread or a session behind.
    let library = Box::leak(Box::new(library));

    writeln!(log, "{CREATING}")?;
    // SAFETY: the user promises that the symbol is a factory, as the usage says.
    let factory = unsafe { library.get::<Factory>(symbol.as_bytes()) };
    let factory = factory.map_err(|why| format!("no such symbol: `{symbol}` ({why})"))?;
    // SAFETY: as above; the function takes no arguments.
    let helper = unsafe { factory() };
    if helper.is_null() {
        return Err(format!("the factory returned NULL: `{symbol}`").into());
    }
    // SAFETY: as above; a factory returns an `IOlkAccountHelper` with one reference.
    let helper = unsafe { IOlkAccountHelper::from_raw(helper) };

    let mut noted = Ok(());
    let mut audit = Audit::new(arguments.expect).noting(|rule| {
        // In one write, and at once: the next call may end the process.
        let line = format!("{rule}\n");
        if let Err(why) = log.write_all(line.as_bytes()) {
            noted = Err(why);
        }
    });
    for (rule, how) in &arguments.fatal {
        audit = audit.given(*rule, Verdict::Broken(how.clone()));
    }
    let report = audit.run(&helper);
    noted?;

    println!("{report}");
    writeln!(log, "{RELEASING}")?;
    drop(helper);
    Ok(if report.is_clean() { CLEAN } else { BROKEN })
}
