//! The table for people.

use crate::accounts::{Entry, Server};
use crate::stores;
use comfy_table::{Table, presets};

const HEADINGS: [&str; 6] = ["NAME", "TYPE", "ADDRESS", "INCOMING", "OUTGOING", "STORE"];
/// How many spaces stand left and right of a cell.
const PADDING: (u16, u16) = (0, 2);
/// What stands for nothing.
const NOTHING: &str = "-";

/// The accounts, a line for each, without a line break at the end.
pub(crate) fn of(accounts: &[Entry]) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_header(HEADINGS);
    table.add_rows(accounts.iter().map(|account| cells(account, accounts)));
    for column in table.column_iter_mut() {
        column.set_padding(PADDING);
    }
    table.trim_fmt()
}

fn cells(account: &Entry, accounts: &[Entry]) -> [String; HEADINGS.len()] {
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
