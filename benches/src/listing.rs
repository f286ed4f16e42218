//! What it costs to list accounts: with the typed client, and by hand over the raw interface.

use crate::callgrind;
use std::fmt::Write as _;
use std::path::Path;

/// The ways to list accounts, as the driver calls them: the client, and by hand with text as the standard library
/// decodes it, and as who expects ASCII does.
const WAYS: [&str; 3] = ["client", "hand", "ascii-first"];
/// Whose instructions aren't those of who lists accounts: the functions of `subjects/listing/manager.rs`.
const MANAGER: &str = "listing::manager::";

/// So many accounts, listed in each way.
pub struct Listing {
    /// What their texts are like.
    texts: String,
    accounts: u32,
    /// In each way, without the manager's share.
    costs: [f64; WAYS.len()],
    /// The manager's share, if the client lists.
    manager: f64,
}

/// Counts the instructions of all listings.
///
/// # Panics
///
/// If valgrind doesn't succeed, or its files aren't as they should be.
pub fn measure(driver: &Path) -> Vec<Listing> {
    let mut listings: Vec<Listing> = Vec::new();
    for dump in callgrind::dumps(driver, &[]) {
        let [way, texts, accounts] = dump.fields();
        let accounts: u32 = accounts.parse().expect("a number");
        let manager = dump.instructions_of(|name| name.contains(MANAGER));
        assert!(
            manager > 0.0,
            "callgrind knows the manager's functions by name"
        );
        let column = WAYS.iter().position(|known| *known == way).expect("a way");
        if column == 0 {
            listings.push(Listing {
                texts: texts.to_owned(),
                accounts,
                costs: [0.0; WAYS.len()],
                manager,
            });
        }
        let listing = listings
            .iter_mut()
            .find(|listing| listing.texts == texts && listing.accounts == accounts)
            .expect("the client comes first");
        listing.costs[column] = dump.instructions() - manager;
    }
    listings
}

/// The listings, in Markdown; and what an account costs if there are more of them, by which one sees whether the cost
/// grows with anything else.
pub fn rendered(listings: &[Listing]) -> String {
    let mut text = String::from(
        "| texts | accounts | client | by hand | by hand, ASCII first | client / better of the two | the manager's own |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut smaller: Option<&Listing> = None;
    for listing in listings {
        let (texts, accounts) = (&listing.texts, listing.accounts);
        line(&mut text, texts, &accounts.to_string(), listing, 1.0);
        if let Some(smaller) = smaller.filter(|smaller| smaller.texts == *texts) {
            let name = format!("each from {} to {accounts}", smaller.accounts);
            let more = Listing {
                texts: texts.clone(),
                accounts: accounts - smaller.accounts,
                costs: [0, 1, 2].map(|way| listing.costs[way] - smaller.costs[way]),
                manager: listing.manager - smaller.manager,
            };
            line(&mut text, texts, &name, &more, more.accounts.into());
        }
        smaller = Some(listing);
    }
    text
}

/// A line of the table, each cost divided by `by`.
fn line(text: &mut String, texts: &str, name: &str, listing: &Listing, by: f64) {
    let [client, hand, ascii_first] = listing.costs.map(|cost| cost / by);
    let (ratio, manager) = (client / hand.min(ascii_first), listing.manager / by);
    let _ = writeln!(
        text,
        "| {texts} | {name} | {client:.0} | {hand:.0} | {ascii_first:.0} | {ratio:.2} | {manager:.0} |"
    );
}
