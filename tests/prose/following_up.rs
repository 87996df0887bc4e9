//! The follow-up list.

use mmat_appraisal::codec::prose::{follow_up_csv, follow_up_markdown};
use mmat_appraisal::instrument::{Design, ItemId, Response, guidance, sought};
use mmat_appraisal::review::{Review, follow_up};
use proptest::prelude::{ProptestConfig, proptest};

use crate::made_up::{appraisal, header, set, study};

fn made_up() -> Review {
    let mut first = appraisal(0, "Anna", Design::Rct, "yyyycny");
    set(&mut first, ItemId::C11, 'c');
    let commented = first.answers.get_mut(&ItemId::C23).unwrap();
    commented.comment = "=1+1 *not*\n# reported".to_owned();
    commented.location = "p. 4".to_owned();
    let second = ["Anna", "Ben"].map(|who| appraisal(1, who, Design::Rct, "cyyyyyy"));
    let mut studies = vec![study(0, "<b>Made-up</b> 2020"), study(1, "Made-up 2021")];
    studies[0].citation.title = "Made-up study of [links](x)".to_owned();
    studies[0].citation.year = Some(2020);
    studies[0].citation.doi = "10.1000/made_up".to_owned();
    let mut appraisals = vec![first];
    appraisals.extend(second);
    Review::from_parts(header("Made-up", &["Anna", "Ben"]), studies, appraisals)
}

#[test]
fn only_rated_items_are_followed_up_and_everyones_where_none_counts() {
    let review = made_up();
    let found = follow_up(&review);
    let short: Vec<(&str, &str, bool)> = found
        .iter()
        .map(|gap| {
            (
                gap.item.token(),
                gap.reviewer.as_str(),
                gap.is_one_of_several,
            )
        })
        .collect();
    assert_eq!(
        short,
        [
            ("2.3", "Anna", false),
            ("S1", "Anna", true),
            ("S1", "Ben", true)
        ]
    );
    assert_eq!(found[0].comment, "=1+1 *not*\n# reported");
    assert_eq!(found[0].location, "p. 4");
}

#[test]
fn the_table_guards_formulas_and_says_what_to_look_for() {
    let text = follow_up_csv(&made_up());
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[0][0], "<b>Made-up</b> 2020");
    assert_eq!(&rows[0][2], "2020");
    assert_eq!(&rows[0][7], "'=1+1 *not*\n# reported");
    assert_eq!(
        &rows[0][10],
        "Find out how many people were randomized to each group, and how many have data for each \
         main outcome."
    );
    assert!(rows[0][11].starts_with("Ask the authors: could you tell us how many people"));
}

#[test]
fn the_page_holds_what_was_entered_as_text() {
    crate::held("follow-up", &follow_up_markdown(&made_up()));
}

#[test]
fn without_a_gap_the_page_says_so() {
    let none = Review::from_parts(header("Made-up", &["Anna"]), Vec::new(), Vec::new());
    assert!(follow_up_markdown(&none).contains("There is no Can't tell in this review."));
    assert_eq!(follow_up_csv(&none).lines().count(), 1);
}

#[test]
fn every_item_says_what_is_sought_in_words_that_fit_both_sentences() {
    for item in ItemId::ALL {
        let words = sought(item);
        let first = words.split(' ').next().unwrap();
        assert!(
            ["what", "which", "who", "how", "why", "where", "whether"].contains(&first),
            "{words}"
        );
        assert!(!words.ends_with(['.', '?']), "{words}");
        assert!(words.len() < 120, "{words}");
        assert_ne!(words, guidance(item).cant_tell);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn each_cant_tell_has_its_row_and_its_entry(review in crate::reviews::review()) {
        let found = follow_up(&review);
        for gap in &found {
            let counted = review.counted(&gap.study).map(|counted| counted.response(gap.item));
            let kept = review.appraisal(&gap.study, &gap.reviewer).map(|kept| kept.response(gap.item));
            assert_eq!(kept.or(counted), Some(Some(Response::CantTell)));
        }
        let text = follow_up_csv(&review);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(reader.records().map(Result::unwrap).count(), found.len());
        let page = follow_up_markdown(&review);
        assert_eq!(page.matches("\n- **").count(), found.len());
        assert_eq!(page.matches('<').count(), page.matches("\\<").count());
    }
}
