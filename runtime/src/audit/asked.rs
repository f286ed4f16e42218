//! The name, asked for in every way that doesn't take a NULL pointer where it is a mistake.

use super::auditor::Auditor;
use super::name::{Name, Reply};
use super::rule::Rule;
use crate::sys::{E_OUTOFMEMORY, IOlkAccountHelper};
use core::ptr;
use windows_core::{HRESULT, Interface};

/// Room for any name, and more.
pub(super) const ROOM: u32 = 256;

/// A helper that wants more units than this has made a mistake, and doesn't get them.
const LIMIT: u32 = 0x1_0000;

/// What came of asking. Where something is missing, the call wasn't made.
#[derive(Default)]
pub(super) struct Asked {
    /// With more room than any name needs: at the beginning, once more, and in the end.
    pub(super) roomy: Vec<Reply>,
    /// The name that came of it, if it was the same each time.
    pub(super) name: Option<Name>,
    /// Without a buffer, and with the size 0.
    pub(super) null: Option<(HRESULT, u32)>,
    /// With room for nothing, and with room for one unit where that is less than one short.
    pub(super) small: Vec<Reply>,
    pub(super) one_short: Option<Reply>,
    pub(super) exact: Option<Reply>,
}

impl Asked {
    /// Makes the calls.
    pub(super) fn all(auditor: &mut Auditor<'_>) -> Self {
        let mut asked = Self::default();
        asked.roomy.extend(roomy(auditor));
        asked.roomy.extend(roomy(auditor));
        asked.null = auditor.attempt(Rule::IdentityNullBuffer, without_buffer);
        if let Some(name) = agreed(&asked.roomy) {
            asked.ask_by_size(auditor, name.size());
        }
        asked.roomy.extend(roomy(auditor));
        asked.name = agreed(&asked.roomy);
        asked
    }

    /// Asks with buffers that are measured by the name, which needs `size` units.
    fn ask_by_size(&mut self, auditor: &mut Auditor<'_>, size: u32) {
        let mut ask = |rule, capacity| auditor.attempt(rule, |helper| Reply::to(helper, capacity));
        let small = [0, 1].into_iter().filter(|&capacity| capacity + 1 < size);
        self.small = small
            .filter_map(|capacity| ask(Rule::IdentityTooSmall, capacity))
            .collect();
        self.one_short = ask(Rule::IdentityOneShort, size - 1);
        self.exact = ask(Rule::IdentityExact, size);
    }

    /// The replies to calls with a buffer.
    pub(super) fn replies(&self) -> impl Iterator<Item = &Reply> {
        let sized = self.one_short.iter().chain(&self.exact);
        self.roomy.iter().chain(&self.small).chain(sized)
    }

    /// The replies to calls with a buffer that the name fits into, if they are success.
    pub(super) fn copied(&self) -> impl Iterator<Item = &Reply> {
        let replies = self.roomy.iter().chain(&self.exact);
        replies.filter(|reply| reply.answer.is_ok())
    }

    /// The replies to calls with a buffer that is too small, if they aren't success.
    pub(super) fn refused(&self) -> impl Iterator<Item = &Reply> {
        let replies = self.small.iter().chain(&self.one_short);
        replies.filter(|reply| reply.answer.is_err())
    }

    /// What `*pcch` is on entry and on return where the helper says that the buffer is too small.
    pub(super) fn sizes_required(&self) -> impl Iterator<Item = (u32, u32)> {
        let null = self.null.iter().map(|&(answer, size)| (answer, 0, size));
        let refused = self
            .refused()
            .map(|reply| (reply.answer, reply.capacity, reply.size));
        null.chain(refused)
            .filter(|&(answer, ..)| answer == E_OUTOFMEMORY)
            .map(|(_, before, after)| (before, after))
    }
}

/// Asks for the name with more room than any needs; with yet more, if the helper wants it, within reason.
fn roomy(auditor: &mut Auditor<'_>) -> Option<Reply> {
    auditor.attempt(Rule::IdentityRoomy, |helper| {
        let reply = Reply::to(helper, ROOM);
        let wanted = reply.answer == E_OUTOFMEMORY && (ROOM..LIMIT).contains(&reply.size);
        if wanted {
            Reply::to(helper, reply.size + ROOM)
        } else {
            reply
        }
    })
}

/// The name that all replies have, if it is one.
fn agreed(replies: &[Reply]) -> Option<Name> {
    let name = replies.first()?.name();
    let agreed = replies
        .iter()
        .all(|reply| reply.answer.is_ok() && reply.name() == name);
    agreed.then_some(name)
}

/// Asks for the size of the name, with nowhere to put the name.
fn without_buffer(helper: &IOlkAccountHelper) -> (HRESULT, u32) {
    let mut size = 0;
    let method = helper.vtable().GetIdentity;
    // SAFETY: the helper is alive, and NULL stands for a buffer of no units, which is what `size` says.
    let answer = unsafe { method(helper.as_raw(), ptr::null_mut(), &raw mut size) };
    (answer, size)
}
