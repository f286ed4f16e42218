//! A case in `ui/fail`, as its header declares it and as the compiler found it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What a case's header can say. `rule` and `remedy`, or `promise`, say what it is about; `here` describes the mistake, if
/// the case has only one; `code` lists the codes of the errors, `message` says in whose words they are if they aren't this
/// crate's, `lint` which warning it is where no case denies it, and `reason` why there are more `errors` than mistakes.
const KEYS: [&str; 9] = [
    "rule", "promise", "here", "code", "lint", "errors", "message", "reason", "remedy",
];

/// A program that must not compile.
pub(crate) struct Case {
    /// The file's name, without what comes after the dot.
    pub(crate) name: String,
    pub(crate) source: String,
    /// What the compiler said of it.
    pub(crate) snapshot: String,
    header: BTreeMap<String, String>,
}

/// A part of a case that is wrong: it begins with a comment `here: …` and ends with the next one.
pub(crate) struct Mistake<'a> {
    /// Describes the mistake.
    pub(crate) here: &'a str,
    /// The lines of the case that belong to it, counted from 1.
    pub(crate) lines: Range<usize>,
}

/// An error in a snapshot.
pub(crate) struct Found<'a> {
    /// The first line of the message.
    pub(crate) headline: &'a str,
    /// `path:line:column`
    pub(crate) place: &'a str,
    /// The line of the case in which the error begins, and the code there; 0 and nothing if that is in another file.
    pub(crate) line: usize,
    pub(crate) code: &'a str,
}

impl Case {
    /// All cases, in the order of their names.
    pub(crate) fn all() -> Vec<Self> {
        let sources = files("ui/fail", "rs").into_iter();
        sources.map(|source| Self::read(&source)).collect()
    }

    fn read(path: &Path) -> Self {
        let name = stem(path);
        let source = fs::read_to_string(path).expect("a case that can be read");
        let snapshot = fs::read_to_string(path.with_extension("stderr")).unwrap_or_default();
        let header = header(&source).unwrap_or_else(|line| panic!("{name}: what is `{line}`?"));
        let case = Self {
            name,
            source,
            snapshot,
            header,
        };
        let about = ["rule", "remedy", "promise"].map(|key| case.header.contains_key(key));
        assert!(
            about == [true, true, false] || about == [false, false, true],
            "{}: the header has `rule` and `remedy`, or else `promise`",
            case.name
        );
        case
    }

    fn get(&self, key: &str) -> &str {
        let value = self.header.get(key);
        value.unwrap_or_else(|| panic!("{}: the header has no `{key}`", self.name))
    }

    /// The rule that is broken, if the case isn't about how mistakes are reported.
    pub(crate) fn rule(&self) -> Option<&str> {
        self.header.get("rule").map(String::as_str)
    }

    /// What to do instead.
    pub(crate) fn remedy(&self) -> &str {
        self.get("remedy")
    }

    /// The mistakes of the case.
    pub(crate) fn mistakes(&self) -> Vec<Mistake<'_>> {
        let mut mistakes: Vec<Mistake<'_>> = Vec::new();
        for (line, text) in (1..).zip(self.source.lines()) {
            let comment = text.trim_start();
            let here = ["//! here: ", "// here: "];
            if let Some(here) = here.iter().find_map(|here| comment.strip_prefix(here)) {
                let lines = line..line;
                mistakes.push(Mistake { here, lines });
            }
            if let Some(last) = mistakes.last_mut() {
                last.lines.end = line + 1;
            }
        }
        mistakes
    }

    /// The codes of its errors; for those without a code, such as the attribute's, `none`.
    pub(crate) fn codes(&self) -> BTreeSet<&str> {
        self.get("code").split(", ").collect()
    }

    /// The lint that the case denies, if what it does is no more than a warning elsewhere.
    pub(crate) fn lint(&self) -> Option<&str> {
        self.header.get("lint").map(String::as_str)
    }

    /// The number of errors, if it isn't the number of mistakes: for that there is a reason.
    pub(crate) fn errors(&self) -> Option<usize> {
        let errors = self.header.get("errors")?.parse();
        assert!(!self.get("reason").is_empty(), "{}", self.name);
        Some(errors.unwrap_or_else(|_| panic!("{}: `errors` is a number", self.name)))
    }

    /// Whether nothing of what is said comes from this crate.
    pub(crate) fn is_in_words_of_rustc(&self) -> bool {
        match self.header.get("message").map(String::as_str) {
            None => false,
            Some("rustc's own") => true,
            Some(other) => panic!("{}: `message` is `rustc's own`, not `{other}`", self.name),
        }
    }

    /// The errors in the snapshot.
    pub(crate) fn found(&self) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        let mut lines = self.snapshot.lines();
        let is_headline = |line: &&str| line.starts_with("error:") || line.starts_with("error[");
        while let Some(headline) = lines.find(is_headline) {
            let place = lines.next().unwrap_or_default().trim_start();
            let place = place.strip_prefix("--> ").unwrap_or_default();
            let (line, code) = self.code_at(place).unwrap_or_default();
            found.push(Found {
                headline,
                place,
                line,
                code,
            });
        }
        found
    }

    /// The line and the code at `path:line:column`, if the path is this case's.
    fn code_at(&self, place: &str) -> Option<(usize, &str)> {
        let place = place.strip_prefix("ui/fail/")?;
        let place = place.strip_prefix(&self.name)?.strip_prefix(".rs:")?;
        let (line, column) = place.split_once(':')?;
        let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
        let text = self.source.lines().nth(line.checked_sub(1)?)?;
        let (start, _) = text.char_indices().nth(column.checked_sub(1)?)?;
        Some((line, text.get(start..)?))
    }
}

/// The lines `//! key: value`, with which a case begins; a value goes on in lines that are indented.
fn header(source: &str) -> Result<BTreeMap<String, String>, &str> {
    let mut header = BTreeMap::new();
    let mut last: Option<&str> = None;
    for line in source.lines() {
        let Some(text) = line.strip_prefix("//! ") else {
            break;
        };
        match (text.split_once(": "), last) {
            (None | Some(_), Some(key)) if text.starts_with("    ") => {
                let value: &mut String = header.entry(key.to_owned()).or_default();
                value.push(' ');
                value.push_str(text.trim());
            }
            (Some((key, value)), _) if KEYS.contains(&key) && !header.contains_key(key) => {
                header.insert(key.to_owned(), value.to_owned());
                last = Some(key);
            }
            _ => return Err(line),
        }
    }
    Ok(header)
}

/// The files in a folder of this package with a certain ending, in the order of their names.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).expect("a folder that can be read");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

/// A file's name without its ending.
pub(crate) fn stem(path: &Path) -> String {
    let stem = path.file_stem().expect("a file has a name");
    stem.to_string_lossy().into_owned()
}
