//! Calls the client, one call after the other, also from within calls.

use super::World;
use super::bag::Bag;
use core::cell::{Cell, RefCell};
use olk_account::prop::{self, Property, PropertyValue, ReadWrite};
use olk_account::sys::E_FAIL;
use olk_account::{
    Account, AccountId, AccountManager, AccountType, Accounts, Category, Filter, IOlkAccountHelper,
    InitFlags, Registration, Secret,
};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use windows_core::IUnknown;

/// More accounts than any enumeration may hand out.
const TOO_MANY: usize = 65_536 + 16;

thread_local! {
    /// For closures, which have to be `Send`.
    pub(super) static CURRENT: RefCell<Option<Rc<Driver>>> = const { RefCell::new(None) };
}

/// Makes a call from within another.
pub(super) fn step() {
    if let Some(driver) = CURRENT.with_borrow(Clone::clone) {
        driver.step();
    }
}

#[derive(Default)]
pub(super) struct Driver {
    world: Rc<World>,
    is_closed: Cell<bool>,
    helpers: Bag<IOlkAccountHelper>,
    sessions: Bag<IUnknown>,
    managers: Bag<AccountManager>,
    accounts: Bag<Account>,
    enumerations: Bag<Accounts>,
    /// With whether the closure may still be called.
    registrations: Bag<(Registration, Arc<AtomicBool>)>,
    closures: Bag<Arc<AtomicBool>>,
}

impl Driver {
    pub(super) fn new(world: &Rc<World>) -> Self {
        Self {
            world: Rc::clone(world),
            ..Self::default()
        }
    }

    pub(super) fn step(&self) {
        if self.is_closed.get() {
            return;
        }
        match self.world.byte() % 8 {
            0 => self.create(),
            1 => self.discard(),
            2 => self.call_helper(),
            3 => self.enumerate(),
            4 => self
                .managers
                .with(&self.world, |manager| self.call_manager(manager)),
            5 => self
                .accounts
                .with(&self.world, |account| self.call_account(account)),
            6 => self.accounts.with(&self.world, |account| self.set(account)),
            _ => self
                .accounts
                .with(&self.world, |account| self.get_any(account)),
        }
    }

    /// Drops all that is left, at the end.
    pub(super) fn close(&self) {
        self.is_closed.set(true);
        while self.registrations.is_left() {
            self.end(drop);
        }
        self.enumerations.take_all();
        self.accounts.take_all();
        self.managers.take_all();
        self.helpers.take_all();
        self.sessions.take_all();
    }

    pub(super) fn assert_closures_dropped(&self) {
        for closure in self.closures.take_all() {
            assert_eq!(Arc::strong_count(&closure), 1, "a closure is left");
        }
    }

    fn id(&self) -> AccountId {
        self.world.number().into()
    }

    fn create(&self) {
        let world = &self.world;
        let helper = world.helper();
        let manager = AccountManager::with(world.manager(), &helper, InitFlags::default());
        self.helpers.put(helper);
        if let Ok(manager) = manager {
            self.managers.put(manager);
        }
    }

    fn discard(&self) {
        let world = &self.world;
        match world.byte() % 8 {
            0 => drop(self.helpers.take(world)),
            1 => drop(self.sessions.take(world)),
            2 => drop(self.managers.take(world)),
            3 => drop(self.enumerations.take(world)),
            4 => self.end(drop),
            5 => self.end(|registration| {
                let _ = registration.unadvise();
            }),
            _ => drop(self.accounts.take(world)),
        }
    }

    fn end(&self, end: impl FnOnce(Registration)) {
        if let Some((registration, may_be_called)) = self.registrations.take(&self.world) {
            may_be_called.store(false, SeqCst);
            end(registration);
        }
    }

    fn call_helper(&self) {
        let world = &self.world;
        self.helpers.with(world, |helper| match world.byte() % 4 {
            0 => {
                let before = world.identities.get();
                if let Ok(name) = helper.profile_name() {
                    world.check(!name.contains('\0'), "a name with a NUL");
                }
                let calls = world.identities.get() - before;
                world.check(calls < 8, "too many calls of GetIdentity");
            }
            1 | 2 => {
                if let Ok(session) = helper.mapi_session() {
                    self.sessions.put(session);
                }
            }
            _ => drop(helper.hand_off()),
        });
    }

    fn enumerate(&self) {
        let world = &self.world;
        self.enumerations
            .with(world, |accounts| match world.byte() % 8 {
                0 => drop(accounts.total()),
                1 => drop(accounts.rewind()),
                2 => {
                    let count = accounts.take(TOO_MANY).count();
                    world.check(count < TOO_MANY, "an enumeration has no end");
                }
                _ => {
                    if let Some(Ok(account)) = accounts.next() {
                        self.accounts.put(account);
                    }
                }
            });
    }

    fn call_manager(&self, manager: &AccountManager) {
        let world = &self.world;
        match world.byte() % 16 {
            0 => self.managers.put(manager.clone()),
            1 => drop(manager.delete(self.id())),
            2 => drop(manager.save(self.id())),
            3 => drop(manager.message(E_FAIL)),
            4 => drop(manager.set_order(Category::STORE, &[0.into(), 1.into(), 2.into()])),
            5 => {
                let ids = manager.order(Category::MAIL).unwrap_or_default();
                world.check(ids.len() <= 65_536, "an order beyond the limit");
            }
            6 | 7 => self.advise(manager),
            8..=11 => {
                let filter = Filter::category(Category::MAIL).and_type(AccountType::POP3);
                if let Ok(accounts) = manager.accounts(filter) {
                    self.enumerations.put(accounts);
                }
            }
            12 => self.put_account(manager.find_exchange().ok().flatten()),
            _ => self.put_account(manager.find(self.id()).ok().flatten()),
        }
    }

    fn put_account(&self, account: Option<Account>) {
        if let Some(account) = account {
            self.accounts.put(account);
        }
    }

    fn advise(&self, manager: &AccountManager) {
        let may_be_called = Arc::new(AtomicBool::new(true));
        self.closures.put(Arc::clone(&may_be_called));
        let inside = Arc::clone(&may_be_called);
        let registration = manager.advise(move |_| {
            if let Some(driver) = CURRENT.with_borrow(Clone::clone) {
                let is_right = inside.load(SeqCst);
                driver
                    .world
                    .check(is_right, "a closure was called after its registration");
                driver.step();
            }
        });
        match registration {
            Ok(registration) => self.registrations.put((registration, may_be_called)),
            Err(_) => may_be_called.store(false, SeqCst),
        }
    }

    fn call_account(&self, account: &Account) {
        let world = &self.world;
        match world.byte() % 8 {
            0 => self.accounts.put(account.clone()),
            1 => drop(account.save()),
            2 => drop(account.message(E_FAIL)),
            3 => drop(account.id()),
            4 => self.managers.put(account.manager()),
            _ => {
                let categories = account.info().map_or(0, |info| info.categories.len());
                world.check(categories <= 65_536, "categories beyond the limit");
            }
        }
    }

    fn get_any(&self, account: &Account) {
        fn get<V: PropertyValue, A>(account: &Account, property: Property<V, A>) -> Option<V> {
            account.get(property).ok().flatten()
        }
        let world = &self.world;
        match world.byte() % 16 {
            0 => drop(get(account, prop::ID)),
            1 => drop(get(account, prop::IS_EXCH)),
            2 => drop(get(account, prop::INET_PORT)),
            3 => drop(get(account, prop::INET_PORT.number())),
            4 => drop(get(account, prop::SMTP_AUTH_METHOD)),
            5 => drop(get(account, prop::SMTP_SECURE_CONNECTION)),
            6 => drop(get(account, prop::POP_LEAVE_ON_SERVER)),
            7 => drop(get(account, prop::INET_PASSWORD)),
            8 => drop(get(account, prop::INET_PASSWORD.units())),
            9 | 10 => {
                let text = get(account, prop::NAME).unwrap_or_default();
                world.check(text.len() <= 3 << 20, "a text beyond the limit");
            }
            11 => {
                let units = get(account, prop::NAME.units()).unwrap_or_default();
                world.check(units.len() <= 1 << 20, "a text beyond the limit");
            }
            _ => {
                let bytes = get(account, prop::DELIVERY_STORE).unwrap_or_default();
                world.check(bytes.len() <= 16 << 20, "bytes beyond the limit");
            }
        }
    }

    fn set(&self, account: &Account) {
        const NUMBER: Property<u32, ReadWrite> = Property::new(0x7000_0003);
        const SECRET: Property<Secret, ReadWrite> = Property::new(0x7001_801F);
        let _ = match self.world.byte() % 8 {
            0 => account.set(NUMBER, self.world.number()),
            1 => account.set(SECRET, "hunter2"),
            2 => account.set(prop::DELIVERY_STORE, &[1, 2, 3]),
            3 => account.set(prop::DELIVERY_STORE, &[]),
            4 => account.set(prop::NAME, ""),
            5 => account.set(prop::NAME, "cut\0short"),
            6 => account.set(prop::NAME.units(), &[0xD83D, 0xDE00]),
            _ => account.set(prop::NAME, "B\u{fc}ro"),
        };
    }
}
