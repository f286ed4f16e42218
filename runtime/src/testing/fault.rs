//! The methods, how often they are called, and what a test has them answer.

use std::collections::BTreeMap;
use windows_core::HRESULT;

/// Declares [`Method`], with the interface of each.
macro_rules! methods {
    ($($interface:ident: { $($name:ident $about:literal,)* })*) => {
        /// A method of the fake account manager, of its accounts or of its enumerations: one that a [`Fault`] can be put
        /// into, and whose calls are counted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Method {
            $($(
                // Code, unless it says otherwise in between.
                #[doc = concat!("`", $about, "`.")]
                $name,
            )*)*
        }

        impl Method {
            pub(super) fn interface(self) -> Interface {
                match self {
                    $($(Self::$name)|* => Interface::$interface,)*
                }
            }
        }
    };
}

/// The interface that a method belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Interface {
    Manager,
    Account,
    Enum,
}

methods! {
    Manager: {
        ManagerGetLastError "IOlkAccountManager::GetLastError",
        ManagerInit "IOlkAccountManager::Init",
        ManagerDisplayAccountList "IOlkAccountManager::DisplayAccountList",
        ManagerFindAccount "IOlkAccountManager::FindAccount",
        ManagerDeleteAccount "IOlkAccountManager::DeleteAccount",
        ManagerSaveChanges "IOlkAccountManager::SaveChanges",
        ManagerGetOrder "IOlkAccountManager::GetOrder",
        ManagerSetOrder "IOlkAccountManager::SetOrder",
        ManagerEnumerateAccounts "IOlkAccountManager::EnumerateAccounts",
        ManagerFreeMemory "IOlkAccountManager::FreeMemory",
        ManagerAdvise "IOlkAccountManager::Advise",
        ManagerUnadvise "IOlkAccountManager::Unadvise",
    }
    Account: {
        AccountQueryInterface "IUnknown::QueryInterface` of an account, for `IOlkAccount",
        AccountGetLastError "IOlkAccount::GetLastError",
        AccountGetAccountInfo "IOlkAccount::GetAccountInfo",
        AccountGetProp "IOlkAccount::GetProp",
        AccountSetProp "IOlkAccount::SetProp",
        AccountFreeMemory "IOlkAccount::FreeMemory",
        AccountSaveChanges "IOlkAccount::SaveChanges",
    }
    Enum: {
        EnumGetCount "IOlkEnum::GetCount",
        EnumReset "IOlkEnum::Reset",
        EnumGetNext "IOlkEnum::GetNext",
        EnumSkip "IOlkEnum::Skip",
    }
}

/// An answer that a method gives instead of doing its work: see
/// [`FakeAccountManager::inject`](super::FakeAccountManager::inject).
///
/// Pointers that the method hands out are NULL then, and counts 0. The answer may be anything, success included.
///
/// # Examples
///
/// ```
/// use olk_account::sys::E_FAIL;
/// use olk_account::testing::{FakeAccountManager, Fault, Method};
///
/// let fake = FakeAccountManager::new([]);
/// // The third and the fourth call of GetNext fail.
/// fake.inject(Fault::new(Method::EnumGetNext, E_FAIL).after(2).times(2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a fault has to be put in: `fake.inject(fault)`"]
pub struct Fault {
    method: Method,
    answer: HRESULT,
    after: usize,
    times: usize,
}

impl Fault {
    /// The next call of `method` answers `answer`.
    pub fn new(method: Method, answer: HRESULT) -> Self {
        Self {
            method,
            answer,
            after: 0,
            times: 1,
        }
    }

    /// This many calls go well before that.
    pub fn after(self, calls: usize) -> Self {
        Self {
            after: calls,
            ..self
        }
    }

    /// This many calls get the answer, instead of one.
    pub fn times(self, calls: usize) -> Self {
        Self {
            times: calls,
            ..self
        }
    }

    /// All calls get the answer, from then on.
    pub fn always(self) -> Self {
        self.times(usize::MAX)
    }
}

/// The faults that have been put in, and the calls that were made.
#[derive(Default)]
pub(super) struct Faults {
    waiting: Vec<Fault>,
    calls: BTreeMap<Method, usize>,
}

impl Faults {
    pub(super) fn inject(&mut self, fault: Fault) {
        self.waiting.push(fault);
    }

    pub(super) fn clear(&mut self) {
        self.waiting.clear();
    }

    pub(super) fn calls(&self, method: Method) -> usize {
        self.calls.get(&method).copied().unwrap_or(0)
    }

    /// Counts a call.
    ///
    /// # Errors
    ///
    /// What the method is to answer at once. Of several faults in a method, each waits for the one before.
    pub(super) fn enter(&mut self, method: Method) -> Result<(), HRESULT> {
        *self.calls.entry(method).or_default() += 1;
        self.waiting.retain(|fault| fault.times > 0);
        let Some(fault) = self.waiting.iter_mut().find(|fault| fault.method == method) else {
            return Ok(());
        };
        if fault.after > 0 {
            fault.after -= 1;
            return Ok(());
        }
        if fault.times < usize::MAX {
            fault.times -= 1;
        }
        Err(fault.answer)
    }
}
