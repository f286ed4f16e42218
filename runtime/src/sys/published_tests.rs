//! The tables here and the independent ones in `tests/tables` have the same rows.

use super::clsid::{ACCOUNT_TYPES, CATEGORIES, IDENTIFIERS};
use super::flags::{ENCRYPTIONS, FLAGS, INIT_FLAGS, SMTP_AUTHS};
use super::hresult::{E_FAIL, HRESULTS, PublishedHresult, Source};
use super::property::{MESSAGE_PROPERTIES, PROPERTIES, PROPERTY_TYPES};
use core::fmt::Debug;
use windows_core::HRESULT;

#[path = "../../tests/support/tables/mod.rs"]
mod tables;

/// Fails if one table has a row that the other lacks, or has it twice.
#[track_caller]
fn assert_same_rows<Row: Debug + Ord>(
    ours: impl IntoIterator<Item = Row>,
    theirs: impl IntoIterator<Item = Row>,
) {
    let [mut ours, mut theirs] = [Vec::from_iter(ours), Vec::from_iter(theirs)];
    ours.sort();
    theirs.sort();
    let lack = |some: &[Row], others: &[Row]| {
        let lacking = some.iter().filter(|row| !others.contains(row));
        lacking.map(|row| format!("{row:X?}")).collect::<Vec<_>>()
    };
    assert_eq!(lack(&ours, &theirs), [""; 0], "not in tests/tables");
    assert_eq!(lack(&theirs, &ours), [""; 0], "not in sys");
    assert_eq!(ours, theirs, "a row is there twice");
}

#[test]
fn properties_are_the_published_ones() {
    assert_same_rows(
        PROPERTIES
            .iter()
            .map(|row| (row.name, row.tag, row.is_writable)),
        tables::PROPERTIES
            .iter()
            .map(|row| (row.name, row.tag, row.is_writable)),
    );
}

#[test]
fn hresults_are_the_published_ones() {
    assert_same_rows(
        HRESULTS.iter().map(|row| {
            let number = u32::from_ne_bytes(row.value.0.to_ne_bytes());
            (row.name, number, format!("{:?}", row.source))
        }),
        tables::HRESULTS
            .iter()
            .map(|&(name, number, source)| (name, number, source.to_owned())),
    );
}

#[test]
fn an_hresult_has_one_meaning_for_each_call() {
    for row in HRESULTS {
        let same = |other: &&_| {
            let &&PublishedHresult { value, source, .. } = other;
            (value, source) == (row.value, row.source)
        };
        assert_eq!(HRESULTS.iter().filter(same).count(), 1, "{}", row.name);
        assert!(
            row.meaning
                .starts_with(|first: char| first.is_ascii_alphabetic()),
            "{}",
            row.name
        );
        assert!(!row.meaning.ends_with('.'), "{}", row.name);
    }
}

#[test]
fn an_hresult_is_found_by_its_number_and_its_call() {
    for row in HRESULTS {
        let found = PublishedHresult::find(row.value, row.source).expect(row.name);
        assert_eq!(found.name, row.name);
    }
    let failed = PublishedHresult::find(E_FAIL, Source::CoCreateInstance).expect("E_FAIL");
    assert_eq!(failed.name, "E_FAIL");
    assert!(PublishedHresult::find(HRESULT(7), Source::Any).is_none());
}

macro_rules! number_rows {
    ($($name:ident $number:literal $($class:ident $client:ident)?;)*) => { [$((stringify!($name), $number)),*] };
}

#[test]
fn numbers_are_the_published_ones() {
    let ours = [
        INIT_FLAGS,
        SMTP_AUTHS,
        ENCRYPTIONS,
        FLAGS,
        PROPERTY_TYPES,
        MESSAGE_PROPERTIES,
    ];
    assert_same_rows(ours.concat(), tables::numbers!(number_rows));
}

macro_rules! identifier_rows {
    ($($name:ident $digits:literal $($class:ident $client:ident $word:literal)?;)*) => {
        [$((stringify!($name), $digits.to_owned())),*]
    };
}

#[test]
fn identifiers_are_the_published_ones() {
    let ours = [CATEGORIES, ACCOUNT_TYPES, IDENTIFIERS].concat();
    let ours = ours
        .into_iter()
        .map(|(name, identifier)| (name, format!("{identifier:?}")));
    assert_same_rows(ours, tables::identifiers!(identifier_rows));
}
