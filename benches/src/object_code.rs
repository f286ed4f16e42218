//! The machine code of the subjects and of what they are linked with, function by function, as objdump shows it.

use crate::tools::{cargo, have, output, package_directory, target_directory};
use std::collections::HashSet;
use std::process::Command;

/// A function of the subjects' library.
pub struct Function {
    /// Its name, demangled.
    pub name: String,
    /// Its instructions, in order, without what fills the space behind them.
    pub instructions: Vec<Instruction>,
}

/// One instruction.
pub struct Instruction {
    address: u64,
    /// The instruction in Intel's notation, single spaces in it.
    pub text: String,
    /// The name of what the linker is to write into it, if anything.
    pub symbol: Option<String>,
}

impl Function {
    /// The instructions as text, for comparing and for showing.
    pub fn texts(&self) -> Vec<&str> {
        self.instructions
            .iter()
            .map(|instruction| instruction.text.as_str())
            .collect()
    }

    /// The same without the frame pointer, where the target has every function keep one, as 32-bit Windows has.
    pub fn texts_but_for_frame_pointer(&self) -> Vec<&str> {
        let mut texts = self.texts();
        if texts.starts_with(&["push ebp", "mov ebp,esp"]) {
            texts.drain(..2);
            texts.retain(|text| *text != "pop ebp");
        }
        texts
    }

    /// Everything that the function calls, or goes on to.
    pub fn leads_to(&self) -> Vec<&str> {
        self.instructions
            .iter()
            .filter(|instruction| self.leaves(instruction))
            .map(|instruction| instruction.symbol.as_deref().unwrap_or(&instruction.text))
            .collect()
    }

    /// Whether there is a way through the function that calls nothing, goes nowhere else, and locks no memory: to its
    /// `ret`, by jumps within it.
    pub fn has_way_of_its_own(&self) -> bool {
        let mut seen = HashSet::new();
        let mut next = vec![0];
        while let Some(index) = next.pop() {
            let Some(instruction) = self.instructions.get(index) else {
                continue;
            };
            let text = &instruction.text;
            if text.starts_with("ret") {
                return true;
            }
            if !seen.insert(index) || text.starts_with("lock") || self.leaves(instruction) {
                continue;
            }
            next.extend(self.target(instruction));
            if !text.starts_with("jmp") {
                next.push(index + 1);
            }
        }
        false
    }

    /// Whether an instruction leaves the function, but for its `ret`.
    fn leaves(&self, instruction: &Instruction) -> bool {
        instruction.text.starts_with("call")
            || instruction.text.starts_with('j') && self.target(instruction).is_none()
    }

    /// Where in the function a jump goes; nothing where it is no jump, or out of the function.
    fn target(&self, instruction: &Instruction) -> Option<usize> {
        if !instruction.text.starts_with('j') || instruction.symbol.is_some() {
            return None;
        }
        let address = instruction.text.split(' ').nth(1)?;
        let address = u64::from_str_radix(address, 16).ok()?;
        self.instructions
            .iter()
            .position(|instruction| instruction.address == address)
    }
}

/// The functions of the subjects, built for `target`, or for this machine; or why they can't be had.
///
/// # Errors
///
/// What isn't installed that it takes.
///
/// # Panics
///
/// If what is installed doesn't succeed.
pub fn functions(target: Option<&str>) -> Result<Vec<Function>, String> {
    if !have("objdump") {
        return Err("objdump isn't installed".to_owned());
    }
    if let Some(target) = target {
        let libraries =
            output(Command::new("rustc").args(["--print", "target-libdir", "--target", target]));
        if !std::path::Path::new(libraries.trim()).exists() {
            return Err(format!("Rust's target {target} isn't installed"));
        }
    }

    // A static library, which no linker has had a part in.
    let mut build = cargo(package_directory());
    build.args(["build", "--quiet", "--release", "--package"]);
    build.args([env!("CARGO_PKG_NAME"), "--example", "bench_subjects"]);
    if let Some(target) = target {
        build.args(["--target", target]);
    }
    output(&mut build);

    let library = target_directory()
        .join(target.unwrap_or_default())
        .join("release/examples/libbench_subjects.a");
    let listing = output(
        Command::new("objdump")
            .args(["-dr", "-C", "--no-show-raw-insn", "-M", "intel"])
            .arg(library),
    );
    Ok(listing
        .split("\n\n")
        // Most is the standard library's, and takes its time to read.
        .filter(|function| function.contains("<olk_account::object::"))
        .filter_map(function)
        .collect())
}

/// One function of a listing.
fn function(listing: &str) -> Option<Function> {
    let mut lines = listing.lines().skip_while(|line| !line.ends_with(">:"));
    let name = lines.next()?.split_once('<')?.1.strip_suffix(">:")?;
    // A copy that the optimizer named anew; how many bytes of arguments it takes off the stack.
    let name = [" [clone", ".llvm.", "@"]
        .iter()
        .fold(name, |name, mark| name.split(mark).next().unwrap_or(name));
    let mut instructions: Vec<Instruction> = Vec::new();
    for line in lines {
        let Some((address, rest)) = line.trim_start().split_once(':') else {
            continue;
        };
        if let Some(text) = rest.strip_prefix('\t') {
            instructions.push(Instruction {
                address: u64::from_str_radix(address, 16).ok()?,
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                symbol: None,
            });
        } else if let (Some(last), Some((_kind, symbol))) =
            (instructions.last_mut(), rest.split_once('\t'))
        {
            last.symbol = Some(symbol.to_owned());
        }
    }
    while instructions.last().is_some_and(is_filler) {
        instructions.pop();
    }
    Some(Function {
        name: name.to_owned(),
        instructions,
    })
}

/// Whether an instruction is there only for the next function to begin at a round address.
fn is_filler(instruction: &Instruction) -> bool {
    ["nop", "int3", "xchg ax,ax", "data16", "cs nop"]
        .iter()
        .any(|filler| instruction.text.starts_with(filler))
}
