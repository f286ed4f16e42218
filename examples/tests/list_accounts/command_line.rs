//! What the words of the command line mean.

use super::arguments::{Format, Source, Task, parse};
use std::ffi::OsString;

fn parsed(words: &[&str]) -> Result<Task, String> {
    parse(words.iter().map(OsString::from))
}

fn outlook(profile: &str) -> Source {
    Source::Outlook(Some(profile.to_owned()))
}

#[test]
fn without_words_the_made_up_profile_is_a_table() {
    assert_eq!(parsed(&[]), Ok(Task::List(Source::Fake, Format::Table)));
    assert_eq!(
        parsed(&["--json"]),
        Ok(Task::List(Source::Fake, Format::Json))
    );
}

#[test]
fn a_profile_goes_after_outlook_and_need_not() {
    let cases: [(&[&str], Source, Format); 6] = [
        (&["--outlook"], Source::Outlook(None), Format::Table),
        (&["--outlook", "Work"], outlook("Work"), Format::Table),
        (&["--outlook=Work", "--json"], outlook("Work"), Format::Json),
        (
            &["--outlook", "--json"],
            Source::Outlook(None),
            Format::Json,
        ),
        (
            &["--json", "--outlook", "東京"],
            outlook("東京"),
            Format::Json,
        ),
        (&["--outlook=--json"], outlook("--json"), Format::Table),
    ];
    for (words, source, format) in cases {
        assert_eq!(parsed(words), Ok(Task::List(source, format)), "{words:?}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    let cases: [(&[&str], &str); 4] = [
        (&["--yaml"], "no such option: --yaml"),
        (&["-j"], "no such option: -j"),
        (&["Work"], "what is `Work`?"),
        (&["--outlook", "Work", "Home"], "what is `Home`?"),
    ];
    for (words, why) in cases {
        let wrong = parsed(words).expect_err(why);
        assert!(wrong.starts_with(why), "{words:?}: {wrong}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_text_is_said_so() {
    use std::os::unix::ffi::OsStringExt;

    let word = OsString::from_vec(vec![b'-', 0xFF]);
    let wrong = parse([word].into_iter()).expect_err("it is no text");
    assert!(wrong.ends_with("isn't text"), "{wrong}");
}
