//! Rules about what the attribute stands on.

use super::{OWNER, accepted, errors, expanded, refused, tokens};
use proc_macro2::TokenStream;

/// `item` is refused for being `what`, at `keyword`.
#[track_caller]
fn is_no_struct(item: &str, keyword: &str, what: &str) {
    let message = format!("`#[olk_account_helper]` makes a COM object of a struct; this is {what}");
    refused("owns_session", item, keyword, &message);
}

#[test]
fn structs_of_every_form_are_accepted() {
    for item in [
        "struct H { #[profile] p: ProfileName }",
        "struct H { #[profile] r#type: ProfileName, }",
        "struct H(#[profile] ProfileName);",
        "struct H(u8, #[profile] pub ProfileName,) where u8: Copy;",
        "#[derive(Debug)] #[repr(C, align(8))] pub(in crate::x) struct H { #[profile] p: ProfileName }",
        "struct H<T: ?Sized + Clone = u8, const N: usize = 3>(Box<T>, #[profile] ProfileName) where Self: Sized;",
        "pub struct r#struct { /** doc */ #[serde(skip)] #[profile] p: ProfileName }",
    ] {
        accepted("owns_session", item);
    }
    accepted("owns_session, profile = \"x\"", "struct H;");
    accepted("owns_session, profile = \"x\"", "struct H {}");
    accepted("owns_session, profile = \"x\"", "struct H();");
}

#[test]
fn an_item_that_is_no_struct_is_named_at_its_keyword() {
    is_no_struct("enum H { A(#[profile] ProfileName) }", "enum", "an enum");
    is_no_struct("pub union H { a: u8 }", "union", "a union");
    is_no_struct("fn h() {}", "fn", "a function");
    is_no_struct("impl H {}", "impl", "an `impl` block");
    is_no_struct("unsafe impl Send for H {}", "impl", "an `impl` block");
    is_no_struct("trait H {}", "trait", "a trait");
    is_no_struct("pub unsafe auto trait H {}", "trait", "a trait");
    is_no_struct("mod h {}", "mod", "a module");
    is_no_struct("type H = u8;", "type", "a type alias");
    is_no_struct("static H: u8 = 0;", "static", "a static");
    is_no_struct("const H: u8 = 0;", "const", "a constant");
    is_no_struct("use a::b;", "use", "a `use` declaration");
    is_no_struct("extern crate h;", "crate", "an `extern crate`");
    is_no_struct("extern \"C\" {}", "extern", "an `extern` block");
    is_no_struct("unsafe extern {}", "extern", "an `extern` block");
    is_no_struct("macro_rules! h { () => {} }", "macro_rules", "a macro");
}

#[test]
fn a_function_is_one_whatever_qualifies_it() {
    for item in [
        "#[inline] #[must_use] pub(crate) const fn h() {}",
        "async fn h() {}",
        "const async fn h() {}",
        "const extern fn h() {}",
        "const unsafe extern \"C\" fn h() {}",
        "extern fn h() {}",
        "pub async unsafe fn h() {}",
    ] {
        is_no_struct(item, "fn", "a function");
    }
}

#[test]
fn what_is_not_known_is_something_else() {
    is_no_struct("h! {}", "", "something else");
    is_no_struct("", "", "something else");
}

#[test]
fn each_lifetime_parameter_is_refused() {
    let message = |name| {
        format!(
            "a COM object outlives every borrow, so a helper can't have the lifetime parameter `{name}`: own the \
             data, or share it with `Arc`"
        )
    };
    let item = "struct H<'a>(#[profile] &'a ProfileName);";
    refused("owns_session", item, "'a", &message("'a"));
    let item = "struct H<'a, 'b: 'a, T>(#[profile] ProfileName, &'a &'b T);";
    super::all_refused(
        "owns_session",
        item,
        &[("'a", &message("'a")), ("'b", &message("'b"))],
    );
}

#[test]
fn lifetimes_that_belong_to_a_field_alone_are_accepted() {
    let item = "struct H(#[profile] ProfileName, &'static str, for<'a> fn(&'a u8) -> &'a u8);";
    accepted("owns_session", item);
}

#[test]
fn a_packed_struct_is_refused() {
    let message = "the fields of a COM object are borrowed when it is called, which `packed` forbids: remove it";
    for (hints, packed) in [
        ("packed", "packed"),
        ("packed(2)", "packed(2)"),
        ("C, packed(1)", "packed(1)"),
    ] {
        refused(
            "owns_session",
            &format!("#[repr({hints})] {OWNER}"),
            packed,
            message,
        );
    }
}

#[test]
fn attribute_that_runs_again_is_refused_and_makes_no_second_helper() {
    let first = crate::attribute(&tokens("owns_session"), tokens(OWNER));
    let again = crate::attribute(&tokens("owns_session, foo"), first);
    // The compiler takes the two `derive`s off.
    let again = again
        .into_iter()
        .skip(2)
        .collect::<TokenStream>()
        .to_string();
    let derive = "# [derive (:: olk_account :: declaration :: olk_account_helper_attribute)]";
    let output = crate::derive(tokens(&again.replace(derive, "")));
    let found: Vec<String> = errors(output.clone())
        .into_iter()
        .map(|(_, message)| message)
        .collect();
    let message =
        "this struct has an `#[olk_account_helper]` already: keep one of them, with all arguments";
    assert_eq!(found, [message]);
    assert!(!output.to_string().contains("impl"), "{output}");
}

#[test]
fn first_of_two_attributes_says_nothing_of_what_the_second_may_say() {
    let item = "#[a::olk_account_helper(owns_session)] struct H(#[profile] P);";
    accepted("", item);
    assert!(expanded("", item).to_string().contains("rejected"));
}
