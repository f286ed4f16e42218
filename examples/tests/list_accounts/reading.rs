//! What is read of accounts that aren't as they should be.

use super::accounts::Entry;
use super::{accounts, listing, manager};
use olk_account::prop;
use olk_account::sys::{
    E_FAIL, E_OLK_NOT_INITIALIZED, PROP_ACCT_DELIVERY_STORE, PROP_ACCT_NAME, PROP_INET_PASSWORD,
    PROP_INET_PORT, PROP_INET_SERVER, PROP_SMTP_PASSWORD,
};
use olk_account::testing::{FakeAccount, FakeAccountManager, Fault, Malformed, Method, Value};

fn names(accounts: &[Entry]) -> Vec<Option<&str>> {
    let names = accounts.iter().map(|account| account.name.as_deref());
    names.collect()
}

#[test]
fn what_an_account_lacks_is_no_problem() {
    let listing = listing([FakeAccount::pop3(1)]);
    let [account] = &listing.accounts[..] else {
        panic!("there is one account");
    };
    assert_eq!(account.id, 1);
    assert_eq!(account.kind.as_deref(), Some("POP3"));
    assert!(account.name.is_none() && account.address.is_none() && account.store.is_none());
    assert!(account.incoming.is_none() && account.outgoing.is_none());
    assert_eq!(listing.problems, [""; 0]);
}

#[test]
fn a_value_that_cant_be_read_is_missing_and_told() {
    let half_a_pair = Value::Text(vec![0x0041, 0xD83D]);
    let listing = listing([
        FakeAccount::pop3(1)
            .with(PROP_ACCT_NAME, half_a_pair)
            .address("ada@example.com"),
        FakeAccount::imap4(2)
            .name("Home")
            .with(PROP_INET_SERVER, "imap.example.com")
            .with(PROP_INET_PORT, 70_000),
    ]);
    assert_eq!(names(&listing.accounts), [None, Some("Home")]);
    assert_eq!(
        listing.accounts[0].address.as_deref(),
        Some("ada@example.com")
    );
    let incoming = listing.accounts[1].incoming.as_ref().expect("a server");
    assert_eq!(
        (incoming.host.as_str(), incoming.port),
        ("imap.example.com", None)
    );
    assert_eq!(
        listing.problems,
        [
            "account 1: IOlkAccount::GetProp, PROP_ACCT_NAME: the text has half a surrogate pair at 1",
            "account 2: IOlkAccount::GetProp, PROP_INET_PORT: 70000 is out of range",
        ]
    );
}

#[test]
fn an_account_that_cant_be_had_is_told_and_the_others_are_listed() {
    let fake = FakeAccountManager::new([1, 2, 3].map(|id| FakeAccount::pop3(id).name("A name")));
    fake.inject(Fault::new(Method::AccountQueryInterface, E_FAIL).after(1));
    let listing = accounts::read(&manager(&fake)).expect("the others can be had");
    let ids: Vec<u32> = listing.accounts.iter().map(|account| account.id).collect();
    assert_eq!(ids, [1, 3]);
    assert_eq!(listing.problems.len(), 1, "{:?}", listing.problems);
    fake.assert_no_leaks();
}

#[test]
fn a_list_that_cant_be_had_is_an_error() {
    let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
    fake.fail(Method::ManagerEnumerateAccounts, E_OLK_NOT_INITIALIZED);
    let error = accounts::read(&manager(&fake)).err().expect("an error");
    assert_eq!(error.code(), E_OLK_NOT_INITIALIZED);
    fake.assert_no_leaks();
}

/// Reading one of these passwords would be a problem: it is none.
#[test]
fn passwords_are_not_read() {
    let passwords = [PROP_INET_PASSWORD, PROP_SMTP_PASSWORD];
    let account = passwords
        .into_iter()
        .fold(FakeAccount::imap4(1).name("Home"), |account, tag| {
            account.malformed(tag, Malformed::WrongType(7.into()))
        });
    let fake = FakeAccountManager::new([account.clone()]);
    let found = manager(&fake).find(1.into()).ok().flatten();
    assert!(
        found
            .expect("it is there")
            .get(prop::INET_PASSWORD)
            .is_err()
    );
    assert_eq!(listing([account]).problems, [""; 0]);
}

/// For each account, the one that its store goes by.
fn owners(accounts: impl IntoIterator<Item = FakeAccount>) -> Vec<Option<u32>> {
    let accounts = listing(accounts).accounts;
    let stores = accounts.iter().map(|account| account.store.as_ref());
    stores.map(|store| Some(store?.account)).collect()
}

#[test]
fn a_store_goes_by_the_account_that_is_a_store() {
    let in_store =
        |account: FakeAccount, store: u8| account.with(PROP_ACCT_DELIVERY_STORE, [store]);
    let owners = owners([
        in_store(FakeAccount::pop3(1), 1),
        in_store(FakeAccount::pop3(2), 2),
        in_store(FakeAccount::exchange(3), 1),
        in_store(FakeAccount::pop3(4), 2),
        FakeAccount::ldap(5),
    ]);
    // The first account's is the third's own; the second's is no account's, so the first one that uses it will do.
    assert_eq!(owners, [Some(3), Some(2), Some(3), Some(2), None]);
}

#[test]
fn mapi_accounts_are_exchange_only_if_they_say_so() {
    let listing = listing([FakeAccount::exchange(1), FakeAccount::mapi(2)]);
    let kinds = listing
        .accounts
        .iter()
        .map(|account| account.kind.as_deref());
    let kinds: Vec<_> = kinds.collect();
    assert_eq!(kinds, [Some("Exchange"), Some("MAPI")]);
}
