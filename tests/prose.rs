//! Paragraphs for a manuscript and the follow-up list.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "prose/following_up.rs"]
mod following_up;
#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/reviews.rs"]
mod reviews;

use desk::Desk;
use made_up::{appraisal, header, review, set, study};
use mmat_appraisal::app::{Msg, ReviewsMsg};
use mmat_appraisal::codec::prose::{AgreementFacts, methods_paragraph, results_paragraph};
use mmat_appraisal::instrument::{Design, ItemId, NodeId, QuantitativeSet, Step};
use mmat_appraisal::review::{Amendment, Reason, Review, TeamRule, Timestamp, tally};
use proptest::prelude::{ProptestConfig, proptest};

fn methods(review: &Review) -> String {
    methods_paragraph(review, None)
}

fn results(review: &Review) -> String {
    results_paragraph(review, None)
}

#[track_caller]
fn says(text: &str, sentence: &str) {
    assert!(text.contains(sentence), "{sentence:?} is not in {text:?}");
}

#[track_caller]
fn says_not(text: &str, words: &str) {
    assert!(!text.contains(words), "{words:?} is in {text:?}");
}

/// Holds a text against the one checked in.
pub fn held(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

const FACTS: AgreementFacts = AgreementFacts {
    pairs: 35,
    percent: 85.714,
    kappa: Some(0.752_475),
    kappa_low: Some(0.579_562),
    kappa_high: Some(0.925_389),
};

#[test]
fn the_published_example_in_words() {
    let mut desk = Desk::new();
    desk.send(Msg::Reviews(ReviewsMsg::ExampleChosen));
    let both = format!(
        "{}\n\n{}",
        methods(desk.review()),
        results_paragraph(desk.review(), None)
    );
    held("prose-the-published-example", &both);
}

#[test]
fn two_reviewers_in_words() {
    let set_4 = Design::Mixed(Some(QuantitativeSet::Descriptive));
    let studies = (0..3).map(|n| study(n, "Made-up 2020")).collect();
    let appraisals = vec![
        appraisal(0, "Anna", Design::Rct, "yynnccy"),
        appraisal(0, "Ben", Design::Rct, "yynnyyy"),
        appraisal(1, "Anna", Design::Rct, "yyyncy"),
        appraisal(2, "Ben", set_4, "yyyyyyyyyyyyyyyyn"),
    ];
    let mut header = header("Made-up review", &["Anna", "Ben"]);
    let time = |text| Timestamp::parse(text).unwrap();
    header.protocol.locked = Some(time("2026-03-03T09:00:00Z"));
    header.protocol.amendments = vec![Amendment {
        reason: "The cut-off was\nmissing.".to_owned(),
        at: time("2026-03-05T09:00:00Z"),
    }];
    let rule = |text: &str| TeamRule {
        text: text.to_owned(),
        agreed: time("2026-03-01T09:00:00Z"),
    };
    header.protocol.rules = [
        (ItemId::C23, rule("Complete means 80% or more.")),
        (ItemId::C24, rule("")),
    ]
    .into();
    let review = Review::from_parts(header, studies, appraisals);
    let both = format!(
        "{}\n\n{}",
        methods_paragraph(&review, Some(&FACTS)),
        results_paragraph(&review, Some(&FACTS))
    );
    held("prose-two-reviewers", &both);
}

#[test]
fn an_empty_review_gives_gaps_and_no_claims() {
    let empty = Review::from_parts(header("Made-up", &["Anna"]), Vec::new(), Vec::new());
    assert_eq!(results(&empty), "[There is no study in this review yet.]");
    says(&methods(&empty), "[No study has been appraised yet.]");
    let listed = vec![study(0, "Made-up")];
    let waiting = Review::from_parts(header("Made-up", &["Anna"]), listed, Vec::new());
    assert_eq!(results(&waiting), "[No study has been appraised yet.]");
}

#[test]
fn one_study_is_spoken_of_in_the_singular() {
    let one = review(&["Made-up 2020"], Design::Qualitative, &["yyynyc"]);
    says(&methods(&one), "The study was appraised by one reviewer.");
    let text = results(&one);
    says(&text, "The review includes 1 study: 1 qualitative study.");
    says(
        &text,
        "In the qualitative study, criteria 1.1 and 1.3 were met, criterion 1.2 was not met, \
         criterion 1.4 was answered with Can't tell and criterion 1.5 was not rated.",
    );
    says_not(&text, "(s)");
}

#[test]
fn equal_counts_name_no_best_and_no_worst() {
    let labels = ["Made-up a", "Made-up b"];
    let of = |answers| results(&review(&labels, Design::Rct, answers));
    says(&of(&["yyyyyyy"]), "each criterion was met in every study.");
    says(&of(&["yynnnnn"]), "no criterion was met in any study.");
    says(
        &of(&["yyyyyyy", "yynnnnn"]),
        "each criterion was met in 1 (50%) of 2 studies.",
    );
    says(&of(&["yyyyyyy"]), "No answer was Can't tell.");
}

#[test]
fn most_and_least_are_those_of_the_tally() {
    let labels = ["Made-up a", "Made-up b", "Made-up c", "Made-up d"];
    let answers = ["yyyynyn", "yyyyyyc", "yyyycyc", "yyy-yyn"];
    let review = review(&labels, Design::Descriptive, &answers);
    let yes = [ItemId::C41, ItemId::C42, ItemId::C45].map(|item| tally(&review).item(item).yes);
    assert_eq!(yes, [4, 3, 0]);
    let text = results(&review);
    says(
        &text,
        "the criteria met most often were 4.1 and 4.4 (each in 4 (100%) of 4 studies), and the one \
         met least often was 4.5 (\u{201c}Is the statistical analysis appropriate to answer the \
         research question?\u{201d}; 0 (0%) of 4 studies).",
    );
    says(
        &text,
        "Can't tell made up 3 (16%) of 19 answers; 1 answer is missing.",
    );
}

#[test]
fn failed_screening_is_told_with_the_right_verb() {
    let labels = ["Made-up a", "Made-up b", "Made-up c"];
    let stopped = |answers| results(&review(&labels, Design::Rct, answers));
    says(
        &stopped(&["yyyyyyy", "yyyyyyy", "cy"]),
        "After screening, 1 study was not appraised further.",
    );
    says(
        &stopped(&["yyyyyyy", "ny", "cy"]),
        "After screening, 2 studies were not appraised further.",
    );
    says_not(&stopped(&["yyyyyyy"]), "not appraised further");
    let text = stopped(&["yyyynyy", "yyyyyyy", "cy"]);
    says(
        &text,
        "In the 2 of 3 randomized controlled trials with answers, ",
    );
    says(
        &text,
        "2.3 (\u{201c}Are there complete outcome data?\u{201d}; 1 (50%) of 2 studies)",
    );
    let mut went_on = appraisal(0, "Anna", Design::Rct, "cyyyyyy");
    went_on.went_on = Some(Reason {
        text: "made up".to_owned(),
        at: Timestamp::epoch(),
    });
    let studies = vec![study(0, "Made-up")];
    let review = Review::from_parts(header("Made-up", &["Anna"]), studies, vec![went_on]);
    says(
        &results(&review),
        "For a stated reason, 1 study was appraised although",
    );
}

#[test]
fn screening_that_was_not_used_is_not_claimed() {
    let mut header = header("Made-up", &["Anna"]);
    header.protocol.screening_used = false;
    let studies = vec![study(0, "Made-up")];
    let appraisals = vec![appraisal(0, "Anna", Design::Rct, "yyyyyyy")];
    let review = Review::from_parts(header, studies, appraisals);
    says(
        &methods(&review),
        "Its two screening questions were not used [state why].",
    );
    says_not(&results(&review), "S1");
}

#[test]
fn independence_and_consensus_are_left_to_the_authors() {
    let studies = vec![
        study(0, "Made-up a"),
        study(1, "Made-up b"),
        study(2, "Made-up c"),
    ];
    let both = ["Anna", "Ben"].map(|who| appraisal(0, who, Design::Rct, "yyyyyyy"));
    let mut appraisals = both.to_vec();
    appraisals.push(appraisal(1, "Anna", Design::Rct, "yyyyyyy"));
    let review = Review::from_parts(header("Made-up", &["Anna", "Ben"]), studies, appraisals);
    let text = methods(&review);
    says(
        &text,
        "Of the 3 studies, 1 was appraised by two reviewers, 1 was appraised by one reviewer and \
         1 has not been appraised yet.",
    );
    says(
        &text,
        "[State whether the reviewers worked independently, and how disagreements were resolved.]",
    );
    let text = results(&review);
    says(
        &text,
        "1 was appraised by several reviewers whose answers are not agreed on yet",
    );
    says(&text, "[1 study has not been appraised yet.]");
}

#[test]
fn the_algorithm_is_claimed_only_where_it_was_walked() {
    let mut led = appraisal(0, "Anna", Design::Rct, "yyyyyyy");
    led.design.as_mut().unwrap().path = vec![Step {
        node: NodeId::ALL[0],
        way: 0,
    }];
    let direct = appraisal(1, "Anna", Design::Rct, "yyyyyyy");
    let of = |appraisals: Vec<_>| {
        let studies = (0..2).map(|n| study(n, "Made-up")).collect();
        methods(&Review::from_parts(
            header("Made-up", &["Anna"]),
            studies,
            appraisals,
        ))
    };
    says_not(&of(vec![direct.clone()]), "algorithm");
    says(
        &of(vec![led.clone(), direct]),
        "algorithm in 1 of 2 appraisals.",
    );
    says(
        &of(vec![led]),
        "was chosen with the instrument's algorithm.",
    );
}

#[test]
fn components_are_named_where_criteria_count_for_them() {
    let set_2 = Design::Mixed(Some(QuantitativeSet::Rct));
    let mut late = appraisal(1, "Anna", Design::Mixed(None), "yyyyyyy");
    set(&mut late, ItemId::C11, 'n');
    let studies = (0..3).map(|n| study(n, "Made-up")).collect();
    let appraisals = vec![
        appraisal(0, "Anna", set_2, "yyyyyyyyyyyyyyyyy"),
        late,
        appraisal(2, "Anna", Design::Qualitative, "yyyyyyy"),
    ];
    let review = Review::from_parts(header("Made-up", &["Anna"]), studies, appraisals);
    says(
        &methods(&review),
        "For 1 of 2 mixed methods studies, the criteria of the qualitative and the quantitative \
         component were rated as well.",
    );
    let text = results(&review);
    says(
        &text,
        "In the qualitative study and the qualitative component of 2 mixed methods studies, ",
    );
    says(
        &text,
        "In the quantitative randomized component of 1 mixed methods study, all criteria were met.",
    );
    says(
        &text,
        "For 1 mixed methods study, criteria of the components were not rated in full.",
    );
}

#[test]
fn agreement_is_told_only_as_far_as_it_could_be_computed() {
    let one = review(&["Made-up"], Design::Rct, &["yyyyyyy"]);
    let told = |facts: AgreementFacts| results_paragraph(&one, Some(&facts));
    says(
        &told(FACTS),
        "in 86% of the 35 answers that both gave (Cohen's kappa 0.75, 95% confidence interval \
         0.58 to 0.93).",
    );
    let bare = AgreementFacts {
        kappa: None,
        kappa_low: Some(f64::NAN),
        ..FACTS
    };
    says(&told(bare), "(Cohen's kappa not computable).");
    let none = AgreementFacts { pairs: 0, ..FACTS };
    assert_eq!(told(none), results(&one));
    assert_eq!(methods_paragraph(&one, Some(&none)), methods(&one));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_review_gives_one_paragraph_each_and_no_score(review in reviews::review()) {
        for text in [methods_paragraph(&review, Some(&FACTS)), results_paragraph(&review, Some(&FACTS))] {
            assert!(!text.trim().is_empty());
            assert!(!text.contains(char::is_control), "{text:?}");
            assert!(!text.contains("  "), "{text:?}");
        }
    }
}
