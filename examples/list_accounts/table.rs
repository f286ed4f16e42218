//! The table for people.

use crate::accounts::{Entry, Server};
use crate::stores;
use unicode_width::UnicodeWidthStr;

const COLUMNS: usize = 6;
const HEADINGS: [&str; COLUMNS] = ["NAME", "TYPE", "ADDRESS", "INCOMING", "OUTGOING", "STORE"];
/// What stands between two columns.
const GAP: &str = "  ";
/// What stands for nothing.
const NOTHING: &str = "-";

/// The accounts, a line for each, without a line break at the end.
pub(crate) fn of(accounts: &[Entry]) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(accounts.iter().map(|account| cells(account, accounts)));
    let widths: [usize; COLUMNS] = core::array::from_fn(|column| {
        let widths = rows.iter().map(|row| row[column].width());
        widths.max().unwrap_or(0)
    });
    let lines: Vec<String> = rows.iter().map(|row| line(row, widths)).collect();
    lines.join("\n")
}

fn cells(account: &Entry, accounts: &[Entry]) -> [String; COLUMNS] {
    let text = |text: &Option<String>| text.as_deref().map(printable);
    let store = account.store.as_ref();
    [
        text(&account.name),
        text(&account.kind),
        text(&account.address),
        account.incoming.as_ref().map(server),
        account.outgoing.as_ref().map(server),
        store.map(|store| printable(&stores::label(store, accounts))),
    ]
    .map(|cell| cell.unwrap_or_else(|| NOTHING.to_owned()))
}

fn server(Server { host, port }: &Server) -> String {
    let host = printable(host);
    match port {
        Some(port) => format!("{host}:{port}"),
        None => host,
    }
}

/// The cells in columns of these widths, with nothing behind the last one.
fn line(cells: &[String; COLUMNS], widths: [usize; COLUMNS]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(cell);
        // Not by `{:width$}`, which counts characters: some take two columns of a terminal, and some none.
        line.push_str(&" ".repeat(width - cell.width()));
        line.push_str(GAP);
    }
    line.truncate(line.trim_end().len());
    line
}

/// The text, without what would break the line, move the cursor, or turn the text around up to the end of the line.
fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for character in text.chars() {
        let steers = matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        );
        if character.is_control() || steers {
            printable.extend(character.escape_default());
        } else {
            printable.push(character);
        }
    }
    printable
}
