//! The command line.

use lexopt::prelude::*;
use std::ffi::OsString;

pub(crate) const USAGE: &str = "\
usage: list_accounts [--json] [--outlook [profile]]

Lists accounts: of a made-up profile, or of Outlook's.

  --outlook [profile]  on Windows, the accounts of the real Outlook's profile of that name
                       [default: the profile that Outlook has as its default];
                       --outlook=<profile> for a name that begins with a hyphen
  --json               for programs, instead of a table
  --help               this text

The table:
  incoming, outgoing   the servers for mail that comes and for mail that goes, with the port
  store                where mail is delivered. Its entry ID is long and says nothing to people,
                       so it goes by the name of an account: of those that have their mail
                       delivered there, the first one that is a store itself, or else the first
                       one. Accounts that share a store show the same name.
  -                    the account has no such thing

JSON: an array with an object for each account, whose members are all there, and null where the
account has no such thing.
  id                   the number that the account is known by
  name, type, address  texts
  incoming, outgoing   objects: `host`, a text, and `port`, a number or null
  store                an object: `entry_id`, in hexadecimal digits, and `account`, the id of the
                       account that the table names

Passwords are neither read nor printed. What can't be read is told on standard error.

exit code: 0 if everything was listed; 1 if something couldn't be read, and the rest was listed;
2 if nothing was listed: because of wrong arguments, say, or because there is no Outlook";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Say how it is done.
    Help,
    /// List these accounts in this format.
    List(Source, Format),
}

/// Where the accounts are.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// In the made-up profile.
    Fake,
    /// In Outlook's profile of this name, or in its default one.
    Outlook(Option<String>),
}

/// How they are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// Reads the command line, without the name of the program.
pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Task, lexopt::Error> {
    let (mut source, mut format) = (Source::Fake, Format::Table);
    let mut parser = lexopt::Parser::from_args(words);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("json") => format = Format::Json,
            Long("outlook") => source = Source::Outlook(profile(&mut parser)?),
            Value(word) => {
                let word = word.to_string_lossy();
                return Err(format!("what is `{word}`? A profile goes after --outlook").into());
            }
            option => return Err(option.unexpected()),
        }
    }
    Ok(Task::List(source, format))
}

/// Reads the value of `--outlook`, if it has one: what follows an equals sign, or else the next word, unless that is an
/// option.
fn profile(parser: &mut lexopt::Parser) -> Result<Option<String>, lexopt::Error> {
    let is_value = |word: &std::ffi::OsStr| !word.as_encoded_bytes().starts_with(b"-");
    let value = parser.optional_value().or_else(|| {
        let mut words = parser.try_raw_args()?;
        words.next_if(is_value)
    });
    value.map(ValueExt::string).transpose()
}
