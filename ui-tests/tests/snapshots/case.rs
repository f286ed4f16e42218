//! A case in `ui/fail`, as its header declares it and as the compiler found it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a case's header can say. `rule` and `remedy`, or `promise`, say what it is about; `here` says what this case
/// does, `code` and `errors` what the compiler makes of it, `message` in whose words, if they aren't this crate's, `lint`
/// which warning it is where no case denies it, and `reason` why one mistake is more errors than one.
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

    /// What the case does wrong.
    pub(crate) fn here(&self) -> &str {
        self.get("here")
    }

    /// The codes of its errors, in order; the attribute's own have none.
    pub(crate) fn codes(&self) -> Vec<&str> {
        match self.get("code") {
            "none" => Vec::new(),
            codes => codes.split(", ").collect(),
        }
    }

    /// The lint that the case denies, if what it does is no more than a warning elsewhere.
    pub(crate) fn lint(&self) -> Option<&str> {
        self.header.get("lint").map(String::as_str)
    }

    /// How many errors it is.
    pub(crate) fn errors(&self) -> usize {
        let errors = self.get("errors").parse();
        errors.unwrap_or_else(|_| panic!("{}: `errors` is a number", self.name))
    }

    /// How many mistakes it is; as many as errors, unless there is a reason for more of these.
    pub(crate) fn is_one_error_a_mistake(&self) -> bool {
        self.errors() == 1 || self.rule().is_none() || self.header.contains_key("reason")
    }

    /// Whether nothing of what is said comes from this crate.
    pub(crate) fn is_in_words_of_rustc(&self) -> bool {
        match self.header.get("message").map(String::as_str) {
            None => false,
            Some("rustc's own") => true,
            Some(other) => panic!("{}: `message` is `rustc's own`, not `{other}`", self.name),
        }
    }

    /// The first lines of the errors.
    pub(crate) fn headlines(&self) -> impl Iterator<Item = &str> {
        let is_headline = |line: &&str| line.starts_with("error:") || line.starts_with("error[");
        self.snapshot.lines().filter(is_headline)
    }

    /// What the errors are about: where each begins, and the code there.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut lines = self.snapshot.lines();
        std::iter::from_fn(move || {
            lines.find(|line| line.starts_with("error:") || line.starts_with("error["))?;
            let place = lines.next()?.trim_start().strip_prefix("--> ")?;
            Some((place, self.code_at(place).unwrap_or_default()))
        })
    }

    /// The code at `path:line:column`, if the path is this case's.
    fn code_at(&self, place: &str) -> Option<&str> {
        let place = place.strip_prefix("ui/fail/")?;
        let place = place.strip_prefix(&self.name)?.strip_prefix(".rs:")?;
        let (line, column) = place.split_once(':')?;
        let line = self
            .source
            .lines()
            .nth(line.parse::<usize>().ok()?.checked_sub(1)?)?;
        let column = column.parse::<usize>().ok()?.checked_sub(1)?;
        let (start, _) = line.char_indices().nth(column)?;
        line.get(start..)
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
