//! The compiler's verdict on every case in `ui`.

/// What breaks a rule is refused, in the words of its snapshot.
#[test]
fn what_breaks_a_rule_is_refused() {
    trybuild::TestCases::new().compile_fail("ui/fail/*.rs");
}

/// What keeps the rules compiles, and does when it runs what it says it does.
#[test]
fn what_keeps_the_rules_compiles() {
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}
