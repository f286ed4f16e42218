//! What is planned for the next time that code of the user's, or of the session, runs.

use super::step::{Back, HookPlan, OpenPlan};
use super::{History, pick};
use crate::support::{Hook, Open, panic_on_purpose};

impl History {
    pub(super) fn plan_open(&mut self, plan: OpenPlan) {
        self.model.opens.push_back(plan);
        self.shared.script.open(match plan {
            OpenPlan::Session => Open::Session,
            OpenPlan::Error(code) => Open::Error(code),
            OpenPlan::Panic => Open::Panic,
            OpenPlan::CallBack(back) => {
                let back = self.back(back);
                Open::with(move |_| back())
            }
        });
    }

    pub(super) fn plan_hook(&mut self, plan: HookPlan) {
        self.model.hooks.push_back(plan);
        self.shared.script.hook(match plan {
            HookPlan::Release => Hook::Release,
            HookPlan::LogOff => Hook::LogOff,
            HookPlan::PanicBefore => Hook::PanicBefore,
            HookPlan::PanicAfter => Hook::PanicAfter,
            HookPlan::Forget => Hook::Forget,
            HookPlan::ForgetProof => Hook::ForgetProof,
            HookPlan::CallBackFirst(back) => {
                let back = self.back(back);
                Hook::first(move |_| back())
            }
            HookPlan::CallBackLast(back) => {
                let back = self.back(back);
                // The proof is there, and yet the hook doesn't return it.
                Hook::last(move || {
                    back();
                    panic_on_purpose();
                })
            }
        });
    }

    /// The `AddRef` of an owner's session runs under a lock, and must not call the helper back for its session.
    pub(super) fn plan_on_add_ref(&mut self, which: u8, back: Back) {
        if self.kind.owns() && matches!(back, Back::GetMapiSession | Back::HandsOffSession) {
            return;
        }
        if let Some(session) = pick(which, self.model.sessions.len()) {
            self.model.sessions[session].on_add_ref = Some(back);
            self.shared.sessions()[session].on_add_ref(self.back(back));
        }
    }

    pub(super) fn plan_on_release(&mut self, which: u8, back: Back) {
        if let Some(session) = pick(which, self.model.sessions.len()) {
            self.model.sessions[session].on_release = Some(back);
            self.shared.sessions()[session].on_release(self.back(back));
        }
    }
}
