//! For every rule a helper that breaks it, and what the audit says of that: this rule, and no other.

use super::{Bench, Breach};
use olk_account::audit::{Expect, Role, Rule, Verdict};

/// A mistake, whose it is, what is expected of the helper, and which rules are broken by it.
type Case = (Breach, Role, Expect, &'static [Rule]);

/// Makes a test of each case, and a list of all.
macro_rules! cases {
    ($($(#[$meta:meta])* $name:ident: $breach:ident, $role:ident, $expect:ident => [$($rule:ident),+];)*) => {
        const CASES: &[Case] = &[
            $((Breach::$breach, Role::$role, Expect::$expect, &[$(Rule::$rule),+]),)*
        ];

        $(
            $(#[$meta])*
            #[test]
            fn $name() {
                check(&(Breach::$breach, Role::$role, Expect::$expect, &[$(Rule::$rule),+]));
            }
        )*
    };
}

#[track_caller]
fn check(&(breach, role, expect, rules): &Case) {
    let bench = Bench::new(role, breach);
    let report = bench.audit(expect);
    assert_eq!(report.broken().collect::<Vec<_>>(), rules, "{report}");
    for &rule in rules {
        let verdict = report.verdict(rule);
        assert!(
            matches!(verdict, Verdict::Broken(what) if !what.is_empty()),
            "{verdict:?} says nothing of {rule}"
        );
    }
    // It isn't taken down by what it does.
    let helper = bench.helper();
    assert!(helper.references() > 0, "the caller's reference is gone");
    assert!(
        !helper.misused_a_session(),
        "a session was called after its end"
    );
}

cases! {
    release_answers_the_new_count: ReleaseAnswersTheCountBefore, Owner, Either => [ReferencesCount];
    add_ref_counts: CountsNothing, Owner, Either => [ReferencesCount];
    get_identity_adds_no_reference_to_the_helper: AddsToItself, Borrower, Either => [ReferencesLeftAlone];
    hands_off_session_gives_up_no_reference_to_the_helper: ReleasesItself, Owner, Either => [ReferencesLeftAlone];

    query_interface_gives_the_helper: NoPointerForHelper, Owner, Either => [QueryHelper];
    query_interface_gives_iunknown: NoUnknown, Owner, Either => [QueryUnknown];
    query_interface_gives_the_same_iunknown: UnknownVaries, Owner, Either => [QuerySame];
    query_interface_leads_back: UnknownLeadsNowhere, Owner, Either => [QueryBack];
    query_interface_adds_a_reference: NoReferenceWithPointer, Owner, Either => [QueryReference];
    query_interface_knows_no_other_interface: PointerForAnyInterface, Owner, Either => [QueryNoInterface];
    success_without_pointer_is_no_refusal: NoPointerForAnyOther, Owner, Either => [QueryNoInterface];
    e_nointerface_is_the_refusal: OtherErrorForNoInterface, Borrower, Either => [QueryNoInterface];
    /// Seen in the field; three rules are about one `QueryInterface` each.
    query_interface_never_succeeds_without_pointer: NoPointerForAnyInterface, Owner, Either
        => [QueryHelper, QueryUnknown, QueryNoInterface];
    query_interface_sets_null_on_failure: PointerLeftByQueryFailure, Owner, Either => [QueryFailureNull];
    query_interface_refuses_null: OtherErrorForNullOut, Owner, Either => [QueryNullOut];

    place_holder_1_is_not_implemented: PlaceHolderSucceeds, Owner, Either => [PlaceHolder1];
    place_holder_1_leaves_its_argument_alone: PlaceHolderWrites, Borrower, Either => [PlaceHolder1];

    a_roomy_buffer_fits: WantsItTight, Owner, Either => [IdentityRoomy];
    an_exact_buffer_fits: WantsOneMore, Owner, Either => [IdentityExact];
    a_buffer_one_short_is_too_small: TruncatesOneShort, Owner, Either => [IdentityOneShort];
    /// Success with one unit too few, and all units copied, is a breach of the buffer as well.
    a_buffer_one_short_is_not_overrun: OverrunsOneShort, Borrower, Either => [IdentityOneShort, IdentityInBounds];
    too_small_is_e_outofmemory: OtherErrorForTooSmall, Owner, Either => [IdentityTooSmall];
    a_null_buffer_is_too_small: OtherErrorForNullBuffer, Owner, Either => [IdentityNullBuffer];
    a_null_buffer_is_too_small_whatever_its_size: SucceedsWithNullBuffer, Owner, Either => [IdentityNullRoomy];
    pcch_null_is_e_invalidarg: OtherErrorForNullCount, Owner, Either => [IdentityNullCount];
    a_buffer_too_small_is_left_untouched: TouchesOnFailure, Owner, Either => [IdentityUntouched];
    the_size_required_is_told: KeepsSizeOnFailure, Owner, Either => [IdentitySizeRequired];
    the_length_is_told: KeepsSizeOnSuccess, Owner, Either => [IdentityLength];
    the_nul_counts: CountsWithoutNul, Owner, Either => [IdentityCountsNul];
    the_nul_is_copied: WritesNoNul, Borrower, Either => [IdentityNulTerminated];
    nothing_is_written_past_the_length: FillsTheRest, Owner, Either => [IdentityPastLength];
    nothing_is_written_past_the_buffer: WritesBehindTheBuffer, Owner, Either => [IdentityInBounds];
    the_identity_is_the_same: NameVaries, Owner, Either => [IdentitySame];
    the_identity_has_the_same_length: LengthVaries, Borrower, Either => [IdentitySame];
    a_name_is_not_empty: NoName, Owner, Either => [IdentityOneTo64];
    a_name_has_at_most_64_characters: NameOf65, Owner, Either => [IdentityOneTo64];
    a_name_has_by_no_means_300_characters: NameOf300, Borrower, Either => [IdentityOneTo64];
    a_size_beyond_reason_is_not_allocated: AbsurdSize, Owner, Either => [IdentityOneTo64];

    success_is_s_ok: SessionWithOtherSuccess, Owner, Either => [SessionAnswer];
    success_comes_with_a_session: SuccessWithoutSession, Borrower, Either => [SessionAnswer];
    success_writes_the_pointer: SuccessWithoutWriting, Borrower, Either => [SessionAnswer];
    failure_sets_null: PointerLeftByFailure, Owner, Either => [SessionFailureNull];
    null_has_no_room_for_a_session: SucceedsForNullOut, Owner, Either => [SessionNullOut];
    an_owner_has_one_session: OpensEachTime, Owner, Either => [SessionSame];
    a_session_comes_with_a_reference: NoReferenceWithSession, Owner, Either => [SessionOwnReference];
    a_borrowed_session_comes_with_a_reference: NoReferenceWithSession, Borrower, Either => [SessionOwnReference];
    a_session_comes_with_one_reference_only: TwoReferencesWithSession, Borrower, Either => [SessionOwnReference];
    a_session_is_kept: KeepsNoReference, Owner, Either => [SessionKept];
    a_session_is_opened_anew: FailsAfterHandOff, Owner, Owner => [SessionAfterHandsOff];
    a_session_that_was_released_is_gone: HandsOutWhatItReleased, Owner, Either => [SessionAfterHandsOff];

    no_other_success_is_supported: AnswersOtherSuccess, Owner, Either => [HandsOffAnswer];
    no_other_value_is_supported: AnswersFailure, Borrower, Either => [HandsOffAnswer];
    no_other_value_is_supported_of_an_owner: AnswersFailure, Owner, Owner => [HandsOffAnswer];
    the_answer_is_the_same_with_every_session: AnswersByTurns, Owner, Either => [HandsOffAnswer];
    an_owner_answers_s_ok: OwnerReleasesAndAnswersNotImpl, Owner, Owner => [HandsOffOwner];
    an_owner_that_keeps_its_session_must_not_say_so: OwnerKeepsAndAnswersNotImpl, Owner, Owner => [HandsOffOwner];
    a_borrower_answers_e_notimpl: BorrowerAnswersOk, Borrower, Borrower => [HandsOffBorrower];
    s_ok_is_for_a_session_that_was_released: BorrowerAnswersOk, Borrower, Either => [HandsOffReleases];
    an_owner_releases_its_session: OwnerKeepsAndAnswersOk, Owner, Owner => [HandsOffReleases];
    an_owner_releases_its_own_reference_only: ReleasesTwice, Owner, Owner => [HandsOffReleases];
    e_notimpl_is_for_a_session_left_alone: OwnerReleasesAndAnswersNotImpl, Owner, Either => [HandsOffUntouched];
    a_borrower_leaves_the_session_alone: BorrowerReleases, Borrower, Borrower => [HandsOffUntouched];
    with_nothing_to_hand_off_the_answer_is_the_same: FailsWithNothingToHandOff, Owner, Owner => [HandsOffRepeated];
    a_session_is_handed_off_once: ReleasesAgain, Owner, Either => [HandsOffRepeated];
}

#[test]
fn every_rule_has_a_helper_that_breaks_it() {
    for &rule in Rule::ALL {
        let alone = CASES.iter().any(|(.., rules)| *rules == [rule]);
        assert!(alone, "no helper breaks {rule}, and nothing else");
    }
}
