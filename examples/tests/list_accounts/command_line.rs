//! What the words of the command line mean.

use super::arguments::{Format, Source, Task, parse};
use std::ffi::OsString;

fn parsed(words: &[&str]) -> Result<Task, lexopt::Error> {
    parse(words.iter().map(OsString::from))
}

fn outlook(profile: &str) -> Source {
    Source::Outlook(Some(profile.to_owned()))
}

#[test]
fn without_words_the_made_up_profile_is_a_table() {
    assert_eq!(
        parsed(&[]).ok(),
        Some(Task::List(Source::Fake, Format::Table))
    );
    assert_eq!(
        parsed(&["--json"]).ok(),
        Some(Task::List(Source::Fake, Format::Json))
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
        let task = parsed(words).ok();
        assert_eq!(task, Some(Task::List(source, format)), "{words:?}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    let cases: [(&[&str], &str); 4] = [
        (&["--yaml"], "invalid option '--yaml'"),
        (&["-j"], "invalid option '-j'"),
        (&["Work"], "what is `Work`?"),
        (&["--outlook", "Work", "Home"], "what is `Home`?"),
    ];
    for (words, why) in cases {
        let wrong = parsed(words).expect_err(why).to_string();
        assert!(wrong.starts_with(why), "{words:?}: {wrong}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_text_is_said_so() {
    use std::os::unix::ffi::OsStringExt;

    let words = ["--outlook".into(), OsString::from_vec(vec![b'x', 0xFF])];
    let wrong = parse(words).expect_err("it is no text").to_string();
    assert!(wrong.starts_with("argument is invalid unicode"), "{wrong}");
}
