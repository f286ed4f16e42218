//! `QueryInterface`, `AddRef` and `Release`.

use super::answer::Answer;
use super::auditor::Auditor;
use super::object::{Object, Out};
use super::report::Verdict;
use super::rule::Rule;
use crate::sys::{E_NOINTERFACE, IOlkAccountHelper, S_OK};
use windows_core::{GUID, IUnknown, Interface};

/// Interfaces that no object has: one of this audit's own making, and the one without a name.
const NO_INTERFACES: [GUID; 2] = [
    GUID::from_u128(0x5B1D_93A4_6E0C_4F27_9A58_C3F7_D264_0E81),
    GUID::zeroed(),
];

pub(super) fn audit(auditor: &mut Auditor<'_>) {
    references(auditor);
    Interfaces::queried(auditor).judge(auditor);
    no_interface(auditor);
}

/// `AddRef` and `Release`, on references of the audit's own.
fn references(auditor: &mut Auditor<'_>) {
    let object = auditor.object();
    let answers = auditor.attempt(Rule::ReferencesCount, |_| {
        let (one, two) = (object.add_ref(), object.add_ref());
        // SAFETY: both references were added just now.
        unsafe { [one, two, object.release(), object.release()] }
    });
    let verdict = answers.map_or_else(Verdict::not_called, |answers| {
        let [one, two, less_one, less_two] = answers;
        // The caller has a reference besides.
        let counts = one > 1 && two == one.wrapping_add(1) && less_one == one;
        let counts = counts && less_two == one.wrapping_sub(1);
        Verdict::unless((!counts).then(|| {
            format!(
                "AddRef answers {one}, then {two}; after that Release {less_one}, then {less_two}"
            )
        }))
    });
    auditor.find(Rule::ReferencesCount, verdict);
}

/// An answer of `QueryInterface`. The reference that came with it is held until it is dropped.
struct Query {
    out: Out,
    /// How many references to the helper it added, if the pointer is the very one that was asked.
    added: Option<i64>,
}

impl Query {
    /// Asks `asked`, which is the helper or another interface of its, for an interface, for the sake of `rule`.
    fn made(auditor: &mut Auditor<'_>, rule: Rule, asked: Object, iid: &GUID) -> Option<Self> {
        let helper = auditor.object();
        let (out, added) = auditor.counted(|auditor| auditor.attempt(rule, |_| asked.query(iid)));
        out.map(|out| Self {
            out,
            added: added.filter(|_| out.object() == Some(helper)),
        })
    }

    fn object(&self) -> Option<Object> {
        self.out.object()
    }
}

impl Drop for Query {
    fn drop(&mut self) {
        // A pointer that was seen to come without a reference has none to give back.
        if let (Some(object), None | Some(1..)) = (self.object(), self.added) {
            // SAFETY: a pointer from `QueryInterface` has a reference, which is ours.
            unsafe { object.release() };
        }
    }
}

/// What came of asking for the interfaces that every helper has. Where one is missing, the call wasn't made.
struct Interfaces {
    helper: Option<Query>,
    /// `IUnknown`, asked of the helper twice, and once of the pointer that is in `helper`.
    unknown: [Option<Query>; 3],
    /// `IOlkAccountHelper`, asked of the first of these.
    back: Option<Query>,
}

impl Interfaces {
    fn queried(auditor: &mut Auditor<'_>) -> Self {
        let (helper_iid, unknown_iid) = (&IOlkAccountHelper::IID, &IUnknown::IID);
        let this = auditor.object();
        let helper = Query::made(auditor, Rule::QueryHelper, this, helper_iid);
        let first = Query::made(auditor, Rule::QueryUnknown, this, unknown_iid);
        let second = Query::made(auditor, Rule::QuerySame, this, unknown_iid);
        let way = helper.as_ref().and_then(Query::object);
        let third = way.and_then(|way| Query::made(auditor, Rule::QuerySame, way, unknown_iid));
        let way = first.as_ref().and_then(Query::object);
        let back = way.and_then(|way| Query::made(auditor, Rule::QueryBack, way, helper_iid));
        Self {
            helper,
            unknown: [first, second, third],
            back,
        }
    }

    fn judge(&self, auditor: &mut Auditor<'_>) {
        auditor.find(Rule::QueryHelper, given(self.helper.as_ref()));
        auditor.find(Rule::QueryUnknown, given(self.unknown[0].as_ref()));
        auditor.find(Rule::QuerySame, self.same());
        auditor.find(Rule::QueryBack, self.back());
        auditor.find(Rule::QueryReference, self.reference());
    }

    fn same(&self) -> Verdict {
        let pointers: Vec<Object> = self
            .unknown
            .iter()
            .flatten()
            .filter_map(Query::object)
            .collect();
        if pointers.len() < 2 {
            return Verdict::not_observable("there are no two pointers to compare");
        }
        let differ = pointers.windows(2).any(|two| two[0] != two[1]);
        Verdict::unless(differ.then(|| "the pointers to IUnknown differ".to_owned()))
    }

    fn back(&self) -> Verdict {
        match (&self.helper, &self.back) {
            (Some(helper), Some(_)) if helper.object().is_some() => given(self.back.as_ref()),
            _ => Verdict::not_observable("one of the two interfaces isn't to be had at all"),
        }
    }

    fn reference(&self) -> Verdict {
        let queries = self.unknown.iter().chain([&self.helper, &self.back]);
        let added: Vec<i64> = queries.flatten().filter_map(|query| query.added).collect();
        if added.is_empty() {
            return Verdict::not_observable(
                "the helper doesn't count, or its interfaces are objects apart",
            );
        }
        let wrong = added.into_iter().find(|&added| added != 1);
        Verdict::unless(
            wrong.map(|added| format!("the helper has {added} references more after it")),
        )
    }
}

/// Whether an interface was given, as it must be.
fn given(query: Option<&Query>) -> Verdict {
    query.map_or_else(Verdict::not_called, |query| {
        let complies = query.out.answer == S_OK && query.object().is_some();
        Verdict::unless((!complies).then(|| described(query.out)))
    })
}

fn described(out: Out) -> String {
    format!(
        "QueryInterface answers {}, and leaves {}",
        Answer(out.answer),
        out.pointer()
    )
}

/// Interfaces that the helper doesn't have.
fn no_interface(auditor: &mut Auditor<'_>) {
    let this = auditor.object();
    let mut answers = Vec::new();
    for iid in &NO_INTERFACES {
        let (query, added) =
            auditor.counted(|auditor| Query::made(auditor, Rule::QueryNoInterface, this, iid));
        if let Some(query) = query {
            if query.out.answer.is_err() {
                auditor.accept("QueryInterface, for an interface that it hasn't,", added);
            }
            answers.push(query.out);
        }
    }
    auditor.find(Rule::QueryNoInterface, refused(&answers));
    auditor.find(Rule::QueryFailureNull, nothing_left(&answers));
}

fn refused(answers: &[Out]) -> Verdict {
    if answers.is_empty() {
        return Verdict::not_called();
    }
    let wrong = answers.iter().find(|out| out.answer != E_NOINTERFACE);
    Verdict::unless(wrong.map(|&out| described(out)))
}

fn nothing_left(answers: &[Out]) -> Verdict {
    let mut failures = answers.iter().filter(|out| out.answer.is_err()).peekable();
    if failures.peek().is_none() {
        return Verdict::not_observable("QueryInterface didn't fail");
    }
    let wrong = failures.find(|out| !out.is_null());
    Verdict::unless(wrong.map(|&out| described(out)))
}
