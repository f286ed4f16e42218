use super::{ProfileName, ProfileNameError};
use std::collections::HashSet;

#[test]
fn a_name_ends_with_one_nul() {
    let name = ProfileName::new("Outlook").unwrap();
    let with_nul: Vec<u16> = "Outlook\0".encode_utf16().collect();
    assert_eq!(name.as_units_with_nul(), with_nul);
    assert_eq!(name.as_units(), &with_nul[..7]);
}

#[test]
fn units_are_utf_16_whatever_the_text() {
    for text in [
        "Ä",
        "ß",
        "profil Büro",
        "\u{7FF}\u{800}",
        "日本",
        "\u{FFFF}",
        "\u{10000}",
        "😀a😀",
        "\u{10FFFF}",
    ] {
        let name = ProfileName::new(text).unwrap();
        assert!(
            text.encode_utf16().eq(name.as_units().iter().copied()),
            "{text:?}"
        );
        assert_eq!(name.to_string(), text);
    }
}

#[test]
fn sixty_four_units_fit_and_sixty_five_do_not() {
    assert_eq!(
        ProfileName::new(&"x".repeat(64)).unwrap().as_units().len(),
        64
    );
    assert_eq!(
        ProfileName::new(&"x".repeat(65)),
        Err(ProfileNameError::TooLong { units: 65 })
    );
    assert_eq!(
        ProfileName::new(&"😀".repeat(32)).unwrap().as_units().len(),
        64
    );
    assert_eq!(
        ProfileName::new(&("x".repeat(63) + "😀")),
        Err(ProfileNameError::TooLong { units: 65 })
    );
    assert_eq!(
        ProfileName::new(&"x".repeat(500)),
        Err(ProfileNameError::TooLong { units: 500 })
    );
}

#[test]
fn an_empty_name_is_refused() {
    assert_eq!(ProfileName::new(""), Err(ProfileNameError::Empty));
}

#[test]
fn a_nul_is_refused_wherever_it_is() {
    for (text, position) in [("\0", 0), ("ä\0", 2), ("a\0b", 1)] {
        assert_eq!(
            ProfileName::new(text),
            Err(ProfileNameError::ContainsNul { position })
        );
    }
    let late = "x".repeat(70) + "\0";
    assert_eq!(
        ProfileName::new(&late),
        Err(ProfileNameError::ContainsNul { position: 70 })
    );
}

#[test]
fn every_way_to_make_one_gives_the_same() {
    const LITERAL: ProfileName = ProfileName::literal("Outlook");
    let name = ProfileName::new("Outlook").unwrap();
    assert_eq!(ProfileName::try_from("Outlook").unwrap(), name);
    assert_eq!(
        ProfileName::try_from(String::from("Outlook")).unwrap(),
        name
    );
    assert_eq!("Outlook".parse::<ProfileName>().unwrap(), name);
    assert_eq!(LITERAL, name);
    assert_eq!(
        HashSet::from([name.clone(), LITERAL]),
        HashSet::from([name])
    );
}

#[test]
fn names_that_differ_are_unequal() {
    assert_ne!(ProfileName::new("Outlook"), ProfileName::new("outlook"));
    assert_ne!(ProfileName::new("Outlook"), ProfileName::new("Outlook2"));
}

#[test]
fn each_cause_has_its_own_words() {
    let words = [
        ProfileNameError::Empty,
        ProfileNameError::TooLong { units: 65 },
        ProfileNameError::ContainsNul { position: 3 },
    ]
    .map(|cause| Box::<dyn std::error::Error>::from(cause).to_string());
    assert_eq!(HashSet::from(words.clone()).len(), 3);
    assert!(words[1].contains("65") && words[2].contains('3'));
}

#[test]
fn debug_shows_the_text_and_display_pads() {
    let name = ProfileName::new("Büro").unwrap();
    assert_eq!(format!("{name:?}"), "ProfileName(\"Büro\")");
    assert_eq!(format!("{name:>6}"), "  Büro");
}

#[test]
#[should_panic(expected = "at most 64")]
fn a_literal_that_is_too_long_panics() {
    let _ = ProfileName::literal(&"x".repeat(65));
}
