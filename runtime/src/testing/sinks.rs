//! Those who want to be told of changes.

use crate::sys::IOlkAccountNotify;
use std::sync::Arc;
use windows_core::HRESULT;

/// A call of `IOlkAccountNotify::Notify` that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notification {
    /// The cookie that the object was advised with.
    pub cookie: u32,
    /// What it was told of: a `NOTIFY_ACCT_` value.
    pub kind: u32,
    /// The account that it was told of; 0, where it is a matter of all.
    pub account: u32,
    /// What it answered.
    pub answer: HRESULT,
}

pub(super) struct Sink {
    pub(super) cookie: u32,
    /// The manager that it was passed to.
    manager: u64,
    /// The manager was made ready with `ACCT_INIT_NO_NOTIFICATIONS`: the sink is told nothing.
    is_deaf: bool,
    pub(super) interface: IOlkAccountNotify,
}

/// The sinks, in the order in which they came.
///
/// They are shared by counting, so that one can be kept past the lock without calling its `AddRef`; whoever gets one
/// from here has to let go of it without the lock as well.
#[derive(Default)]
pub(super) struct Sinks {
    advised: Vec<Arc<Sink>>,
    last_cookie: u32,
}

impl Sinks {
    /// Adds a sink, and gives its cookie, which isn't 0.
    pub(super) fn advise(
        &mut self,
        manager: u64,
        is_deaf: bool,
        interface: IOlkAccountNotify,
    ) -> u32 {
        self.last_cookie += 1;
        self.advised.push(Arc::new(Sink {
            cookie: self.last_cookie,
            manager,
            is_deaf,
            interface,
        }));
        self.last_cookie
    }

    /// Takes the sink with this cookie away, if it was passed to `manager`.
    pub(super) fn unadvise(&mut self, manager: u64, cookie: u32) -> Option<Arc<Sink>> {
        let found = |sink: &Arc<Sink>| (sink.manager, sink.cookie) == (manager, cookie);
        let index = self.advised.iter().position(found)?;
        Some(self.advised.remove(index))
    }

    /// Takes away all sinks that were passed to `manager`.
    pub(super) fn unadvise_all(&mut self, manager: u64) -> Vec<Arc<Sink>> {
        let all = core::mem::take(&mut self.advised);
        let (gone, left) = all.into_iter().partition(|sink| sink.manager == manager);
        self.advised = left;
        gone
    }

    /// Everybody who wants to be told, at this moment.
    pub(super) fn audience(&self) -> Vec<Arc<Sink>> {
        let hearing = self.advised.iter().filter(|sink| !sink.is_deaf);
        hearing.cloned().collect()
    }

    /// Whether the sink with this cookie still wants to be told.
    pub(super) fn listens(&self, cookie: u32) -> bool {
        self.advised.iter().any(|sink| sink.cookie == cookie)
    }

    pub(super) fn count(&self) -> usize {
        self.advised.len()
    }
}
