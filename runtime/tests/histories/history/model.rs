//! The reference model: what the documentation says of a helper, with numbers for sessions, and no COM.

use super::step::{Back, HookPlan, Kind, OpenPlan};
use crate::support::Hresult;
use std::collections::VecDeque;

/// What was answered to code that called the helper back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// `GetMapiSession`, and the number of the session.
    Session(Hresult, Option<usize>),
    HandsOff(Hresult),
    Identity(Hresult, u32),
    Count(u32),
}

/// How far the helper has come in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Life {
    Alive,
    /// The last reference is gone, and the hook may be running. Only owners are called back then.
    Going,
    Gone,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct ModelSession {
    pub(crate) references: u32,
    pub(crate) hooked: usize,
    pub(crate) log_offs: usize,
    pub(crate) on_add_ref: Option<Back>,
    pub(crate) on_release: Option<Back>,
}

/// A helper, its sessions, and what is planned.
pub(crate) struct Model {
    kind: Kind,
    pub(crate) life: Life,
    pub(crate) references: u32,
    /// The session that is held.
    slot: Option<usize>,
    pub(crate) sessions: Vec<ModelSession>,
    pub(crate) opens: VecDeque<OpenPlan>,
    pub(crate) hooks: VecDeque<HookPlan>,
    /// How often the helper was asked for a session.
    pub(crate) asked: usize,
    /// The sessions that came to the hook, in this order.
    pub(crate) hooked: Vec<usize>,
    /// The answers to callbacks, in the order in which they were given.
    pub(crate) answers: Vec<Answer>,
}

impl Model {
    pub(crate) fn new(kind: Kind) -> Self {
        let mut sessions = Vec::new();
        if kind == Kind::Borrower {
            sessions.push(ModelSession {
                references: 1,
                ..ModelSession::default()
            });
        }
        Self {
            kind,
            life: Life::Alive,
            references: 1,
            slot: None,
            sessions,
            opens: VecDeque::new(),
            hooks: VecDeque::new(),
            asked: 0,
            hooked: Vec::new(),
            answers: Vec::new(),
        }
    }

    pub(crate) fn get_mapi_session(&mut self) -> Result<usize, Hresult> {
        match self.kind {
            Kind::Borrower => {
                self.add_ref(0);
                Ok(0)
            }
            Kind::Lender => self.open(),
            Kind::Owner | Kind::PlainOwner => self.open_or_hand_out(),
        }
    }

    fn open_or_hand_out(&mut self) -> Result<usize, Hresult> {
        loop {
            if let Some(held) = self.slot {
                self.add_ref(held);
                return Ok(held);
            }
            if self.life == Life::Going {
                return Err(Hresult::E_UNEXPECTED);
            }
            let new = self.open()?;
            if self.slot.is_none() {
                self.slot = Some(new);
                self.add_ref(new);
                return Ok(new);
            }
            // While it was being opened, a callback has had another one opened: that one is kept.
            self.hand_off(new);
        }
    }

    fn open(&mut self) -> Result<usize, Hresult> {
        self.asked += 1;
        match self.opens.pop_front().unwrap_or(OpenPlan::Session) {
            OpenPlan::Session => {}
            OpenPlan::Error(code) if code.0 < 0 => return Err(code),
            OpenPlan::Error(_) | OpenPlan::Panic => return Err(Hresult::E_UNEXPECTED),
            OpenPlan::CallBack(back) => self.call_back(back),
        }
        self.sessions.push(ModelSession {
            references: 1,
            ..ModelSession::default()
        });
        Ok(self.sessions.len() - 1)
    }

    pub(crate) fn hands_off_session(&mut self) -> Hresult {
        if !self.kind.owns() {
            return Hresult::E_NOTIMPL;
        }
        if let Some(held) = self.slot.take() {
            self.hand_off(held);
        }
        Hresult::S_OK
    }

    /// Passes a session through the hook: whatever that does, one reference less is left.
    fn hand_off(&mut self, session: usize) {
        if self.kind == Kind::PlainOwner {
            return self.release(session);
        }
        self.hooked.push(session);
        self.sessions[session].hooked += 1;
        let plan = self.hooks.pop_front().unwrap_or(HookPlan::Release);
        match plan {
            HookPlan::LogOff => self.sessions[session].log_offs += 1,
            HookPlan::CallBackFirst(back) => self.call_back(back),
            _ => {}
        }
        self.release(session);
        if let HookPlan::CallBackLast(back) = plan {
            self.call_back(back);
        }
    }

    pub(crate) fn release_helper(&mut self) {
        self.references -= 1;
        if self.references > 0 {
            return;
        }
        if self.kind.owns() {
            self.life = Life::Going;
            self.hands_off_session();
        }
        self.life = Life::Gone;
        if self.kind == Kind::Borrower {
            self.release(0);
        }
    }

    pub(crate) fn add_ref(&mut self, session: usize) {
        self.sessions[session].references += 1;
        if let Some(back) = self.sessions[session].on_add_ref.take() {
            self.call_back(back);
        }
    }

    pub(crate) fn release(&mut self, session: usize) {
        if let Some(back) = self.sessions[session].on_release.take() {
            self.call_back(back);
        }
        self.sessions[session].references -= 1;
    }

    fn call_back(&mut self, back: Back) {
        if self.life == Life::Gone {
            return;
        }
        let answer = match back {
            Back::GetMapiSession => match self.get_mapi_session() {
                Ok(session) => {
                    self.answers
                        .push(Answer::Session(Hresult::S_OK, Some(session)));
                    return self.release(session);
                }
                Err(code) => Answer::Session(code, None),
            },
            Back::HandsOffSession => Answer::HandsOff(self.hands_off_session()),
            Back::GetIdentity => Answer::Identity(Hresult::E_OUTOFMEMORY, 8),
            // When the object goes, there is nothing that its count could mean.
            Back::Count if self.life == Life::Going => return,
            Back::Count => Answer::Count(self.references),
        };
        self.answers.push(answer);
    }
}
