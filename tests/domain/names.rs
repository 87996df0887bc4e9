//! Labels, the keys by which studies are matched, and times.

use std::collections::BTreeSet;

use proptest::prelude::*;

use mmat_appraisal::port::Moment;
use mmat_appraisal::review::{Citation, Timestamp, distinct_label, label_for, match_keys};

fn citation(title: &str, author: Option<&str>, year: Option<u16>) -> Citation {
    Citation {
        title: title.to_owned(),
        authors: author.into_iter().map(str::to_owned).collect(),
        year,
        ..Citation::default()
    }
}

#[test]
fn a_label_is_family_name_and_year_or_the_next_best() {
    let bread = "Bread and its many bakers in Europe";
    let cases = [
        (bread, Some("Smith, Ann"), Some(2019), "Smith 2019"),
        (bread, Some("de la Cruz, J."), Some(2019), "de la Cruz 2019"),
        (
            bread,
            Some("World Health Organization"),
            None,
            "World Health Organization",
        ),
        (bread, None, Some(2019), "Bread and its many 2019"),
        (bread, None, None, "Bread and its many"),
        ("", None, Some(2019), "Study 2019"),
        ("", None, None, "Untitled study"),
    ];
    for (title, author, year, expected) in cases {
        assert_eq!(label_for(&citation(title, author, year)), expected);
    }
}

#[test]
fn a_label_that_is_taken_gets_the_next_letter_and_after_z_a_number() {
    let mut taken = BTreeSet::new();
    let mut next = || {
        let label = distinct_label("Smith 2019", &|label| taken.contains(label));
        assert!(taken.insert(label.clone()), "{label} twice");
        label
    };
    let labels: Vec<String> = (0..30).map(|_| next()).collect();
    assert_eq!(labels[0], "Smith 2019");
    assert_eq!(labels[1], "Smith 2019b");
    assert_eq!(labels[25], "Smith 2019z");
    assert_eq!(labels[26], "Smith 2019 (2)");
    assert_eq!(labels[29], "Smith 2019 (5)");
}

#[test]
fn studies_match_by_doi_pubmed_id_or_title_with_year_and_author() {
    let full = Citation {
        doi: "10.1000/ABC".to_owned(),
        pmid: "123".to_owned(),
        ..citation("Bread: a study.", Some("Smith, Ann"), Some(2019))
    };
    let keys = match_keys(&full);
    let expected = [
        "doi:10.1000/abc",
        "pmid:123",
        "title:breadastudy|2019|smith",
    ];
    assert_eq!(keys, expected);
    let same = citation("BREAD – A  Study", Some("Smith, A."), Some(2019));
    assert_eq!(match_keys(&same), expected[2..]);
    let authorless = citation("Bread", None, Some(2019));
    assert_eq!(match_keys(&authorless), ["title:bread|2019|"]);
}

/// As the keys were first made: they are in the ids of stored studies that a host page gives, so
/// they must stay as they are in every script.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// As they were first made, leading zeros and all: that of a study which a host page gives must
    /// be found again.
    #[test]
    fn ids_are_random_uuids(seed in prop_oneof![any::<u128>(), any::<u64>().prop_map(u128::from)]) {
        let bits = seed & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
        let hex = format!("{bits:032x}");
        let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
        prop_assert_eq!(Moment::new(Timestamp::epoch(), seed).fresh_id(), parts.join("-"));
    }

    #[test]
    fn keys_are_the_same_in_ascii_and_beyond(title in "[ -~İΣßé١]{0,20}", doi in "[ -~İΣÉ]{1,12}") {
        let study = Citation { doi: doi.clone(), ..citation(&title, None, Some(2019)) };
        let mut expected = vec![format!("doi:{}", doi.to_lowercase())];
        if !plain(&title).is_empty() {
            expected.push(format!("title:{}|2019|", plain(&title)));
        }
        prop_assert_eq!(match_keys(&study), expected);
    }
}

#[test]
fn too_little_gives_no_key_so_that_nothing_matches_by_chance() {
    for (title, year) in [("", Some(2019)), ("Bread", None), ("…", Some(2019))] {
        let keys = match_keys(&citation(title, Some("Smith, Ann"), year));
        assert_eq!(keys, [""; 0], "{title:?} {year:?}");
    }
}

#[test]
fn times_are_read_in_one_form_and_no_other() {
    let good = [
        ("2026-03-03T09:30:00Z", "2026-03-03T09:30:00.000Z"),
        ("2026-03-03T09:30:00.5Z", "2026-03-03T09:30:00.500Z"),
        ("2026-03-03T09:30:00.123456Z", "2026-03-03T09:30:00.123Z"),
        ("1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60.000Z"),
    ];
    for (text, kept) in good {
        let time = Timestamp::parse(text).unwrap();
        assert_eq!(time.as_str(), kept);
        assert_eq!(Timestamp::parse(kept), Some(time));
    }
    let bad = [
        "",
        "Z",
        "2026-03-03",
        "2026-03-03T09:30:00",
        "2026-03-03T09:30:00+01:00",
        "2026-03-03T09:30:00z",
        "2026-03-03 09:30:00Z",
        "2026-3-3T9:30:00Z",
        "2026-13-03T09:30:00Z",
        "2026-00-03T09:30:00Z",
        "2026-03-32T09:30:00Z",
        "2026-03-00T09:30:00Z",
        "2026-03-03T24:30:00Z",
        "2026-03-03T09:60:00Z",
        "2026-03-03T09:30:61Z",
        "2026-03-03T09:30:00.Z",
        "2026-03-03T09:30:00.1.2Z",
        "2026-03-03T09:30:00.xZ",
        "+026-03-03T09:30:00Z",
        "２026-03-03T09:30:0Z",
        " 2026-03-03T09:30:00Z",
    ];
    for text in bad {
        assert_eq!(Timestamp::parse(text), None, "{text:?}");
    }
}

#[test]
fn times_sort_as_text_and_are_read_as_days() {
    let early = Timestamp::parse("2026-03-03T09:30:00.2Z").unwrap();
    let late = Timestamp::parse("2026-03-03T09:30:00.19Z").unwrap();
    assert!(late < early);
    assert_eq!(early.day(), "3 March 2026");
    let december = Timestamp::parse("2025-12-24T00:00:00Z").unwrap();
    assert_eq!(december.day(), "24 December 2025");
    assert_eq!(Timestamp::epoch().day(), "1 January 1970");
}
