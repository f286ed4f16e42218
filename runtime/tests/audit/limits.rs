//! What can't be seen is called so, and what is expected decides.

use super::{Bench, Breach};
use olk_account::audit::{Audit, Expect, Role, Rule, Verdict};

#[track_caller]
fn unseen(bench: &Bench, expect: Expect, rules: &[Rule]) {
    let report = bench.audit(expect);
    for &rule in rules {
        let verdict = report.verdict(rule);
        assert!(
            matches!(verdict, Verdict::NotObservable(why) if !why.is_empty()),
            "{rule}: {verdict:?}"
        );
    }
}

#[test]
fn references_to_a_session_that_does_not_tell_are_not_observable() {
    let counted = [
        Rule::SessionOwnReference,
        Rule::SessionKept,
        Rule::HandsOffReleases,
        Rule::HandsOffUntouched,
    ];
    for role in [Role::Owner, Role::Borrower] {
        let bench = Bench::with_silent_sessions(role);
        unseen(&bench, Expect::Either, &counted);
        assert!(bench.audit(Expect::Either).is_clean());
    }
}

#[test]
fn references_to_a_helper_that_does_not_count_are_not_observable() {
    let bench = Bench::new(Role::Owner, Breach::CountsNothing);
    let counted = [Rule::ReferencesLeftAlone, Rule::QueryReference];
    unseen(&bench, Expect::Either, &counted);
}

#[test]
fn without_a_session_there_is_nothing_to_see_of_it() {
    let bench = Bench::new(Role::Owner, Breach::Fails);
    let report = bench.audit(Expect::Either);
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.verdict(Rule::SessionFailureNull), &Verdict::Held);
    assert_eq!(report.verdict(Rule::HandsOffAnswer), &Verdict::Held);
    let sessions = [
        Rule::SessionSame,
        Rule::SessionOwnReference,
        Rule::SessionKept,
        Rule::SessionAfterHandsOff,
        Rule::HandsOffReleases,
    ];
    unseen(&bench, Expect::Owner, &sessions);
}

#[test]
fn what_takes_a_session_says_what_was_answered_instead_of_one() {
    for (role, counted) in [
        (Role::Owner, Rule::HandsOffReleases),
        (Role::Borrower, Rule::HandsOffUntouched),
    ] {
        let answered = |breach, why: &str| {
            let report = Bench::new(role, breach).audit(Expect::Either);
            for rule in [
                Rule::SessionSame,
                Rule::SessionOwnReference,
                Rule::SessionKept,
                Rule::SessionAfterHandsOff,
                counted,
            ] {
                let expected = Verdict::NotObservable(why.to_owned());
                assert_eq!(report.verdict(rule), &expected, "{rule}");
            }
        };
        answered(Breach::Fails, "GetMapiSession answered E_FAIL");
        answered(
            Breach::FailsToLogOn,
            "GetMapiSession answered MAPI_E_LOGON_FAILED",
        );
        answered(
            Breach::SuccessWithoutSession,
            "GetMapiSession answers S_OK, and leaves NULL",
        );
    }
}

#[test]
fn a_name_that_changes_is_no_measure() {
    let bench = Bench::new(Role::Owner, Breach::LengthVaries);
    let measured = [
        Rule::IdentityExact,
        Rule::IdentityOneShort,
        Rule::IdentityLength,
    ];
    unseen(&bench, Expect::Either, &measured);
}

#[test]
fn whether_a_session_was_created_is_not_observable() {
    let said = [Rule::HandsOffOwner, Rule::HandsOffBorrower];
    for role in [Role::Owner, Role::Borrower] {
        let bench = Bench::new(role, None);
        unseen(&bench, Expect::Either, &said);
        assert_eq!(bench.audit(Expect::Either).role(), Some(role));
    }
}

#[test]
fn an_undocumented_answer_decides_nothing() {
    let bench = Bench::new(Role::Borrower, Breach::AnswersFailure);
    assert_eq!(bench.audit(Expect::Either).role(), None);
    let said = [
        Rule::HandsOffReleases,
        Rule::HandsOffUntouched,
        Rule::HandsOffRepeated,
    ];
    unseen(&bench, Expect::Either, &said);
}

#[test]
fn what_is_expected_goes_before_what_the_helper_says() {
    let owner = Bench::new(Role::Owner, None).audit(Expect::Borrower);
    assert_eq!(
        owner.broken().collect::<Vec<_>>(),
        [Rule::HandsOffBorrower, Rule::HandsOffUntouched]
    );
    let borrower = Bench::new(Role::Borrower, None).audit(Expect::Owner);
    assert_eq!(borrower.broken().collect::<Vec<_>>(), [Rule::HandsOffOwner]);
}

#[test]
fn a_verdict_that_is_given_is_not_looked_into() {
    // Miri, which takes a hundred times as long, sees to some of them.
    let step = if cfg!(miri) { 7 } else { 1 };
    let verdict = Verdict::Broken("as we know".to_owned());
    for &rule in Rule::ALL.iter().step_by(step) {
        for role in [Role::Owner, Role::Borrower] {
            let bench = Bench::new(role, None);
            let mut seen = Vec::new();
            let report = bench.run(
                Audit::new(Expect::Either)
                    .given(rule, verdict.clone())
                    .noting(|rule| seen.push(rule)),
            );
            assert_eq!(report.verdict(rule), &verdict);
            assert_eq!(report.broken().collect::<Vec<_>>(), [rule], "{report}");
            // The references are counted whatever is known of the count.
            let counted = rule == Rule::ReferencesCount;
            assert!(counted || !seen.contains(&rule), "{rule}");

            let helper = bench.helper();
            assert_eq!(helper.references(), 1, "{rule}");
            assert!(!helper.misused_a_session(), "{rule}");
        }
    }
}
