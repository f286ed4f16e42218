//! The table: three columns, and how ours compares with the better of the other two.

use std::fmt::Write as _;

/// One line of the table.
pub struct Row {
    /// What was called.
    pub name: String,
    /// What it cost: with the macro, by hand in C++, with `implement`.
    pub costs: [f64; 3],
}

impl Row {
    /// Ours, as a part of the better of the other two.
    pub fn ratio(&self) -> f64 {
        let [ours, cpp, implement] = self.costs;
        ours / cpp.min(implement)
    }
}

/// The rows that one of a kind stands for: those with the object's creation in which the profile's name is copied into
/// the object come last, and tell of the copy.
pub const COPIED: &str = "profile in it";

/// The rows, in Markdown, and below them the geometric means.
pub fn rendered(rows: &[Row], decimals: usize) -> String {
    let mut text = String::from(
        "| per call | macro | C++ by hand | `implement` | macro / better of the two |\n\
         | --- | ---: | ---: | ---: | ---: |\n",
    );
    for row in rows {
        let [ours, cpp, implement] = row.costs;
        let (name, ratio) = (&row.name, row.ratio());
        let _ = writeln!(
            text,
            "| {name} | {ours:.decimals$} | {cpp:.decimals$} | {implement:.decimals$} | {ratio:.2} |",
        );
    }
    let without: Vec<_> = rows
        .iter()
        .filter(|row| !row.name.ends_with(COPIED))
        .collect();
    let _ = writeln!(
        text,
        "| **geometric mean** | | | | **{:.2}** |",
        mean(without.into_iter())
    );
    let _ = writeln!(
        text,
        "| with the rows \"{COPIED}\" | | | | {:.2} |",
        mean(rows.iter())
    );
    text
}

/// The geometric mean of the rows' ratios.
fn mean<'a>(rows: impl ExactSizeIterator<Item = &'a Row>) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "there are a dozen of them")]
    let count = rows.len() as f64;
    let logarithms: f64 = rows.map(|row| row.ratio().ln()).sum();
    (logarithms / count).exp()
}
