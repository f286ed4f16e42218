//! `GetIdentity`: what the replies to buffers of all sizes show of it.

use super::answer::Answer;
use super::asked::{Asked, ROOM};
use super::auditor::Auditor;
use super::name::{Name, Reply};
use super::report::Verdict;
use super::rule::Rule;
use crate::sys::{E_OUTOFMEMORY, S_OK};
use windows_core::HRESULT;

/// The longest name, in UTF-16 units without the NUL.
const LONGEST: usize = crate::ProfileName::MAX_UNITS;

pub(super) fn audit(auditor: &mut Auditor<'_>) {
    let asked = auditor.undisturbed("GetIdentity", Asked::all);
    asked.judge_buffers(auditor);
    asked.judge_sizes(auditor);
    asked.judge_writing(auditor);
    asked.judge_names(auditor);
}

impl Asked {
    /// Sees what `judge` says of a name that is always the same.
    fn of_name(&self, judge: impl FnOnce(&Name) -> Verdict) -> Verdict {
        self.name.as_ref().map_or_else(
            || Verdict::not_observable("there is no name to measure by that is always the same"),
            judge,
        )
    }

    /// Which buffers the name fits into, and what is said of those that it doesn't.
    fn judge_buffers(&self, auditor: &mut Auditor<'_>) {
        auditor.find(Rule::IdentityRoomy, self.fits_easily());
        let exact =
            self.of_name(|name| answered(self.exact.as_ref(), name, |answer| answer == S_OK));
        auditor.find(Rule::IdentityExact, exact);
        // Whether a failure is the right one is for another rule to say.
        let one_short =
            self.of_name(|name| answered(self.one_short.as_ref(), name, HRESULT::is_err));
        auditor.find(Rule::IdentityOneShort, one_short);
        auditor.find(
            Rule::IdentityTooSmall,
            self.of_name(|name| self.too_small(name)),
        );
        let null = self.null.map_or_else(Verdict::not_called, |(answer, _)| {
            let other = (answer != E_OUTOFMEMORY).then_some(Answer(answer));
            Verdict::unless(other.map(|other| format!("with a NULL buffer it answers {other}")))
        });
        auditor.find(Rule::IdentityNullBuffer, null);
    }

    fn fits_easily(&self) -> Verdict {
        if self.roomy.is_empty() {
            return Verdict::not_called();
        }
        if self.oversized().is_some() {
            return Verdict::not_observable("there is no room for a name of the size that it says");
        }
        let wrong = self.roomy.iter().find(|reply| reply.answer != S_OK);
        Verdict::unless(wrong.map(Reply::to_string))
    }

    /// A size that no name has, if the helper asked for it.
    fn oversized(&self) -> Option<u32> {
        let refused = self
            .roomy
            .iter()
            .filter(|reply| reply.answer == E_OUTOFMEMORY);
        refused.map(|reply| reply.size).find(|&size| size > ROOM)
    }

    fn too_small(&self, name: &Name) -> Verdict {
        let one_short = self.one_short.iter().filter(|reply| reply.answer.is_err());
        let mut replies = self.small.iter().chain(one_short).peekable();
        if replies.peek().is_none() {
            return Verdict::not_observable("no buffer was too small for it");
        }
        let wrong = replies.find(|reply| reply.answer != E_OUTOFMEMORY);
        Verdict::unless(wrong.map(|reply| format!("{name}: {reply}")))
    }

    /// What `*pcch` is on return.
    fn judge_sizes(&self, auditor: &mut Auditor<'_>) {
        auditor.find(
            Rule::IdentityCountsNul,
            self.of_name(|name| self.counts_nul(name)),
        );
        auditor.find(Rule::IdentityLength, self.of_name(|name| self.length(name)));
        auditor.find(
            Rule::IdentitySizeRequired,
            self.of_name(|name| self.size_required(name)),
        );
    }

    fn counts_nul(&self, name: &Name) -> Verdict {
        let short = name.size() - 1;
        let copied = self.copied().map(|reply| (reply.capacity, reply.size));
        // A size that the helper left as it was tells nothing of how it counts.
        let mut all = copied
            .chain(self.sizes_required())
            .filter(|(before, after)| before != after);
        if self.copied().next().is_none() {
            return Verdict::not_observable("no name was copied");
        }
        let wrong = all.any(|(_, after)| after == short);
        Verdict::unless(wrong.then(|| {
            format!(
                "{name} takes {} units with its NUL, and *pcch is {short}",
                short + 1
            )
        }))
    }

    fn length(&self, name: &Name) -> Verdict {
        if self.copied().next().is_none() {
            return Verdict::not_observable("no name was copied");
        }
        let right = name.size();
        // One less is what another rule has a word for.
        let wrong = self
            .copied()
            .find(|reply| reply.size != right && reply.size != right - 1);
        Verdict::unless(wrong.map(|reply| format!("{name}: {reply}")))
    }

    fn size_required(&self, name: &Name) -> Verdict {
        if self.sizes_required().next().is_none() {
            return Verdict::not_observable("no buffer was too small for it");
        }
        let right = name.size();
        let wrong = self.sizes_required().find(|&(before, after)| {
            after != right && (after != right - 1 || before == after && !self.forgets_nul(name))
        });
        Verdict::unless(wrong.map(|(before, after)| {
            format!(
                "{name} takes {right} units; where there are {before}, *pcch is {after} on return"
            )
        }))
    }

    /// Whether it is without its NUL that the helper counts the name, where it has to say by itself.
    fn forgets_nul(&self, name: &Name) -> bool {
        let mut required = self.sizes_required();
        required.any(|(before, after)| before != after && after == name.size() - 1)
    }

    /// What is written, and where.
    fn judge_writing(&self, auditor: &mut Auditor<'_>) {
        let untouched = if self.refused().next().is_none() {
            Verdict::not_observable("no buffer was too small for it")
        } else {
            let wrong = self.refused().find(|reply| reply.touched_from(0));
            Verdict::unless(wrong.map(|reply| format!("{reply}, and the buffer is written to")))
        };
        auditor.find(Rule::IdentityUntouched, untouched);

        let past = self
            .copied()
            .find(|reply| reply.touched_from(reply.name().with_nul()));
        let past = past.map(|reply| {
            let name = reply.name();
            format!(
                "{name}: {reply}, and more than {} of them are written to",
                name.with_nul()
            )
        });
        auditor.find(Rule::IdentityPastLength, self.if_copied(past));

        let overrun = self.replies().find(|reply| reply.overrun());
        let overrun = overrun.map(|reply| format!("{reply}, and units outside are written to"));
        let in_bounds = if self.replies().next().is_none() {
            Verdict::not_called()
        } else {
            Verdict::unless(overrun)
        };
        auditor.find(Rule::IdentityInBounds, in_bounds);
    }

    /// What the names are.
    fn judge_names(&self, auditor: &mut Auditor<'_>) {
        let open = self.copied().map(Reply::name).find(|name| !name.terminated);
        let open = open.map(|name| format!("there is no NUL after {name}"));
        auditor.find(Rule::IdentityNulTerminated, self.if_copied(open));

        let names: Vec<Name> = self.copied().map(Reply::name).collect();
        let same = match names.iter().position(|name| *name != names[0]) {
            Some(other) => Verdict::Broken(format!("it is {}, then {}", names[0], names[other])),
            None if names.len() < 2 => Verdict::not_observable("no name was copied twice"),
            None => Verdict::Held,
        };
        auditor.find(Rule::IdentitySame, same);

        let odd = names
            .iter()
            .find(|name| !(1..=LONGEST).contains(&name.length()));
        let odd = odd.map(|name| format!("{name} has {}", name.length()));
        let one_to_64 = match self.oversized() {
            Some(size) => Verdict::Broken(format!("its size is said to be {size}")),
            None => self.if_copied(odd),
        };
        auditor.find(Rule::IdentityOneTo64, one_to_64);
    }

    fn if_copied(&self, breach: Option<String>) -> Verdict {
        if self.copied().next().is_none() {
            return Verdict::not_observable("no name was copied");
        }
        Verdict::unless(breach)
    }
}

/// Whether the answer to a call is as it must be.
fn answered(reply: Option<&Reply>, name: &Name, complies: fn(HRESULT) -> bool) -> Verdict {
    reply.map_or_else(Verdict::not_called, |reply| {
        Verdict::unless((!complies(reply.answer)).then(|| format!("{name}: {reply}")))
    })
}
