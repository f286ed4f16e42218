//! The tables, in Markdown.

/// Prints a table of the `cost` in each row: first ours, then those of the code written by hand in two ways. Below is
/// the geometric mean of the ratios.
pub fn print<'a>(
    title: &str,
    columns: [&str; 3],
    decimals: usize,
    rows: impl IntoIterator<Item = &'a str>,
    cost: impl Fn(usize) -> [f64; 3],
) {
    let [ours, one, other] = columns;
    println!("| {title} | {ours} | {one} | {other} | {ours} / better of the two |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    let (mut logarithms, mut count) = (0.0, 0.0);
    for (row, name) in rows.into_iter().enumerate() {
        let [ours, one, other] = cost(row);
        let ratio = ours / one.min(other);
        println!(
            "| {name} | {ours:.decimals$} | {one:.decimals$} | {other:.decimals$} | {ratio:.2} |"
        );
        logarithms += ratio.ln();
        count += 1.0;
    }
    let mean = f64::exp(logarithms / count);
    println!("| **geometric mean** | | | | **{mean:.2}** |\n");
}
