//! Columns, and what texts could do to them.

use super::{json, listing, table};
use olk_account::sys::{PROP_ACCT_DELIVERY_STORE, PROP_INET_SERVER};
use olk_account::testing::FakeAccount;
use serde_json::Value as Json;
use unicode_width::UnicodeWidthStr;

/// Names that take other than one column a character, or that no one should let loose on a terminal.
const NAMES: [&str; 8] = [
    "plain",
    "Büro Zürich",
    "東京のメール",
    "Zu\u{308}rich",
    "☕☕",
    "مكتب",
    "new\nline\ttab \u{1b}[31mred",
    "turned \u{202E}round\u{2066}",
];

#[test]
fn columns_begin_where_their_headings_do() {
    let accounts = NAMES.iter().zip(1..).map(|(name, id)| {
        FakeAccount::imap4(id)
            .name(name)
            .with(PROP_INET_SERVER, "imap.example.com")
    });
    let table = table::of(&listing(accounts).accounts);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 1 + NAMES.len(), "{table}");
    for (heading, cell) in [("TYPE", "IMAP"), ("INCOMING", "imap.example.com")] {
        let place = |line: &str, text: &str| line[..line.find(text).expect(text)].width();
        let begins = place(lines[0], heading);
        for line in &lines[1..] {
            assert_eq!(place(line, cell), begins, "{table}");
        }
    }
    assert!(lines.iter().all(|line| line.trim_end() == *line), "{table}");
}

#[test]
fn nothing_in_a_text_steers_the_terminal() {
    let accounts = NAMES
        .iter()
        .zip(1..)
        .map(|(name, id)| FakeAccount::imap4(id).name(name).address(name));
    let table = table::of(&listing(accounts).accounts);
    let steers = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!table.contains(steers), "{table:?}");
    assert!(table.contains(r"new\nline\ttab \u{1b}[31mred"), "{table}");
    assert!(table.contains(r"turned \u{202e}round\u{2066}"), "{table}");
}

#[test]
fn the_json_gives_every_text_back_as_it_is() {
    let names = NAMES
        .into_iter()
        .chain([r#"quotes " and \backslashes\"#, "\u{0}\u{7f}\u{2028}"])
        // A NUL ends a text on its way through the API.
        .map(|name| name.replace('\0', "\u{1}"));
    let names: Vec<String> = names.collect();
    let accounts = names
        .iter()
        .zip(1..)
        .map(|(name, id)| FakeAccount::imap4(id).name(name));
    let json = json::of(&listing(accounts).accounts);
    let read: Vec<Json> = serde_json::from_str(&json).unwrap();
    let read: Vec<&str> = read
        .iter()
        .map(|account| account["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(read, names);
}

#[test]
fn entry_ids_are_hexadecimal() {
    let account = FakeAccount::imap4(7).with(PROP_ACCT_DELIVERY_STORE, [0x00, 0x0A, 0xFF]);
    let json = json::of(&listing([account]).accounts);
    let read: Json = serde_json::from_str(&json).unwrap();
    assert_eq!(read[0]["store"]["entry_id"], "000AFF");
    assert_eq!(read[0]["store"]["account"], 7);
}

#[test]
fn without_accounts_there_are_headings_and_an_empty_array() {
    let listing = listing([]);
    assert_eq!(
        table::of(&listing.accounts),
        "NAME  TYPE  ADDRESS  INCOMING  OUTGOING  STORE"
    );
    assert_eq!(json::of(&listing.accounts), "[]");
}

#[test]
fn namesakes_stores_are_told_apart() {
    let in_store = |id, name: &str, store| {
        FakeAccount::imap4(id)
            .name(name)
            .with(PROP_ACCT_DELIVERY_STORE, [store])
    };
    let accounts = [
        in_store(1, "Mail", 1),
        in_store(2, "Mail", 2),
        in_store(3, "Other", 3),
        FakeAccount::imap4(4).with(PROP_ACCT_DELIVERY_STORE, [4]),
    ];
    let table = table::of(&listing(accounts).accounts);
    let stores: Vec<&str> = table
        .lines()
        .filter_map(|line| line.rsplit("  ").next())
        .collect();
    assert_eq!(
        stores,
        ["STORE", "Mail (1)", "Mail (2)", "Other", "account 4"]
    );
}
