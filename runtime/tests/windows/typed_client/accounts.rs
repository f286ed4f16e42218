//! Accounts and their properties.

use super::{COINIT, in_both_apartments, with_manager};
use olk_account::client::Cause;
use olk_account::sys::{
    CLSID_OlkMail, CLSID_OlkStore, E_ACCT_WRONG_SORT_ORDER, PROP_ACCT_DELIVERY_STORE,
    PROP_ACCT_NAME, PROP_INET_PASSWORD, PROP_INET_PORT, PROP_INET_SERVER, PROP_INET_SSL,
};
use olk_account::testing::{FakeAccount, FakeAccountManager, Value};
use olk_account::{AccountId, AccountType, Category, Filter, prop};

const STORE: [u8; 6] = [0, 0, 0, 0, 0x38, 0xA1];

fn profile() -> FakeAccountManager {
    FakeAccountManager::new([
        FakeAccount::exchange(1).name("Work"),
        FakeAccount::imap4(2)
            .name("Büro 😀")
            .address("ada@example.ch")
            .with(PROP_INET_SERVER, "imap.example.ch")
            .with(PROP_INET_PORT, 993)
            .with(PROP_INET_SSL, true)
            .with(PROP_INET_PASSWORD, "hunter2")
            .with(PROP_ACCT_DELIVERY_STORE, STORE),
        FakeAccount::pop3(3),
        FakeAccount::ldap(4),
    ])
}

fn accounts_are_listed(apartment: COINIT) {
    with_manager(apartment, &profile(), |manager| {
        let ids = |filter| -> Vec<u32> {
            let accounts = manager.accounts(filter).expect("an enumeration");
            let ids = accounts.map(|account| account.and_then(|account| account.id()));
            ids.map(|id| id.expect("an account with a number").get())
                .collect()
        };
        assert_eq!(ids(Filter::all()), [1, 2, 3, 4]);
        assert_eq!(ids(Filter::category(Category::MAIL)), [1, 2, 3]);
        assert_eq!(ids(Filter::account_type(AccountType::LDAP)), [4]);
        let none = Filter::category(Category::STORE).and_type(AccountType::POP3);
        assert_eq!(ids(none), [0; 0]);

        let mut accounts = manager.accounts(Filter::all()).expect("an enumeration");
        assert_eq!(accounts.total(), Ok(4));
        assert_eq!(accounts.by_ref().count(), 4);
        assert_eq!(accounts.rewind(), Ok(()));
        assert_eq!(accounts.count(), 4);
    });
}

fn properties_of_every_type_are_read(apartment: COINIT) {
    with_manager(apartment, &profile(), |manager| {
        let account = manager
            .find(2.into())
            .expect("no failure")
            .expect("it is there");
        let info = account.info().expect("type and categories");
        assert_eq!(info.account_type, AccountType::IMAP4);
        assert_eq!(
            info.categories,
            [CLSID_OlkMail, CLSID_OlkStore].map(Category::from)
        );
        assert_eq!(account.get(prop::NAME), Ok(Some("Büro 😀".to_owned())));
        assert_eq!(account.get(prop::INET_PORT), Ok(Some(993)));
        assert_eq!(account.get(prop::INET_SSL), Ok(Some(true)));
        assert_eq!(account.get(prop::DELIVERY_STORE), Ok(Some(STORE.to_vec())));
        assert_eq!(account.get(prop::SMTP_SERVER), Ok(None));
        let password = account.get(prop::INET_PASSWORD).expect("no failure");
        let password = password.expect("it has one");
        assert_eq!(password.expose(), "hunter2");
        assert_eq!(format!("{password:?}"), "Secret(..)");
    });
}

fn what_is_set_is_kept_when_it_is_saved(apartment: COINIT) {
    let fake = profile();
    with_manager(apartment, &fake, |manager| {
        let account = manager
            .find(3.into())
            .expect("no failure")
            .expect("it is there");
        assert_eq!(account.set(prop::NAME, "東京"), Ok(()));
        assert_eq!(account.set(prop::DELIVERY_STORE, &STORE), Ok(()));
        assert_eq!(account.get(prop::NAME), Ok(Some("東京".to_owned())));
        assert_eq!(fake.value(3, PROP_ACCT_NAME), None, "not yet");
        assert_eq!(account.save(), Ok(()));
        assert_eq!(fake.value(3, PROP_ACCT_NAME), Some("東京".into()));
        assert_eq!(
            fake.value(3, PROP_ACCT_DELIVERY_STORE),
            Some(Value::from(STORE))
        );

        let error = account.set(prop::NAME, "a\0b").expect_err("it has a NUL");
        assert_eq!(error.cause(), Cause::ContainsNul { position: 1 });
    });
}

fn accounts_are_put_in_order_and_deleted(apartment: COINIT) {
    let fake = profile();
    with_manager(apartment, &fake, |manager| {
        let order = [2, 1].map(AccountId::new);
        assert_eq!(manager.set_order(Category::STORE, &order), Ok(()));
        assert_eq!(manager.order(Category::STORE), Ok(order.to_vec()));
        let error = manager.set_order(Category::STORE, &order[..1]);
        let error = error.expect_err("one is missing");
        assert_eq!(error.code(), E_ACCT_WRONG_SORT_ORDER);

        assert_eq!(manager.delete(2.into()), Ok(()));
        assert!(manager.find(2.into()).expect("no failure").is_none());
        assert_eq!(fake.ids(), [1, 3, 4]);
    });
}

in_both_apartments! {
    accounts_are_listed
    properties_of_every_type_are_read
    what_is_set_is_kept_when_it_is_saved
    accounts_are_put_in_order_and_deleted
}
