//! The tables, in Markdown.

/// One line of a table.
pub struct Row {
    /// The name of the call.
    pub name: &'static str,
    /// The costs: first ours, then those of the code written by hand in two ways.
    pub costs: [f64; 3],
}

impl Row {
    /// Returns our cost as a part of the better of the other two.
    fn ratio(&self) -> f64 {
        let [ours, one, other] = self.costs;
        ours / one.min(other)
    }
}

/// Prints a table with the geometric mean of its ratios below.
pub fn print(title: &str, columns: [&str; 3], decimals: usize, rows: &[Row]) {
    let [ours, one, other] = columns;
    println!("| {title} | {ours} | {one} | {other} | {ours} / better of the two |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    let mut logarithms = 0.0;
    let mut count = 0.0;
    for row in rows {
        let ([ours, one, other], ratio) = (row.costs, row.ratio());
        println!(
            "| {} | {ours:.decimals$} | {one:.decimals$} | {other:.decimals$} | {ratio:.2} |",
            row.name
        );
        logarithms += ratio.ln();
        count += 1.0;
    }
    println!(
        "| **geometric mean** | | | | **{:.2}** |\n",
        f64::exp(logarithms / count)
    );
}
