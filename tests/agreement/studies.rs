//! The agreement of reviews.

use std::rc::Rc;

use mmat_appraisal::codec::summary_json::{agreement_json, team_agreement_json};
use mmat_appraisal::instrument::{Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{
    Appraisal, Change, Header, Measure, Review, agreement, pairs, team_agreement,
};
use serde_json::{Value, json};

use crate::double::{TWO_REVIEWERS, appraisal, review, review_of, reviewer_id};
use crate::is_printed;

const MIXED: fn(Option<QuantitativeSet>) -> Design = Design::Mixed;

fn counts(measure: Measure) -> (usize, usize) {
    (measure.n, measure.agree)
}

/// The reference of a real double appraisal, by statsmodels and irrCAC in Python.
#[test]
fn the_double_appraisal_has_the_figures_of_independent_programs() {
    let found = agreement(&review_of(TWO_REVIEWERS));
    assert_eq!(found.reviewers, Some((reviewer_id("1"), reviewer_id("2"))));
    let all = found.all;
    assert_eq!(counts(all), (35, 30));
    is_printed(all.percent, 86.0, 0);
    is_printed(all.kappa, 0.752_475, 6);
    is_printed(all.kappa_low, 0.579_562, 6);
    is_printed(all.kappa_high, 0.925_389, 6);
    is_printed(all.pabak, 0.785_714, 6);
    is_printed(all.ac1, 0.800_627, 6);
    let criteria = found.criteria;
    assert_eq!((counts(criteria), criteria.percent), ((25, 20), Some(80.0)));
    is_printed(criteria.kappa, 0.692_875, 6);
    is_printed(criteria.kappa_low, 0.478_374, 6);
    is_printed(criteria.kappa_high, 0.907_375, 6);
    is_printed(criteria.pabak, 0.7, 6);
    is_printed(criteria.ac1, 0.707_773, 6);
    let screening = found.screening;
    assert_eq!((counts(screening), screening.kappa), ((10, 10), None));
    assert_eq!((screening.pabak, screening.ac1), (Some(1.0), Some(1.0)));
    assert_eq!(
        (counts(found.category), found.category.kappa),
        ((5, 5), Some(1.0))
    );
    assert_eq!(counts(found.item(ItemId::C24)), (2, 1));
    assert_eq!(counts(found.item(ItemId::C11)), (0, 0));
}

#[test]
fn items_add_up_to_screening_and_criteria_and_these_to_all() {
    let found = agreement(&review_of(TWO_REVIEWERS));
    let sum = |items: &[ItemId]| {
        let each = items.iter().map(|item| counts(found.item(*item)));
        each.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    assert_eq!(sum(&ItemId::ALL[..2]), counts(found.screening));
    assert_eq!(sum(&ItemId::ALL[2..]), counts(found.criteria));
    assert_eq!(sum(&ItemId::ALL), counts(found.all));
}

#[test]
fn it_does_not_matter_in_which_order_the_team_stands() {
    let review = review_of(TWO_REVIEWERS);
    let mut turned = review.clone();
    let mut header = Header::clone(review.header());
    header.reviewers.reverse();
    turned.apply(&Change::Header(Rc::new(header)));
    let (one, two) = (agreement(&review), agreement(&turned));
    assert_eq!(
        (one.all, one.criteria, one.items),
        (two.all, two.criteria, two.items)
    );
}

fn two(
    one: (Option<Design>, &[(ItemId, Response)]),
    other: (Option<Design>, &[(ItemId, Response)]),
) -> Review {
    let appraisals = vec![
        appraisal("A", "r", one.0, one.1),
        appraisal("A", "s", other.0, other.1),
    ];
    review(&["A"], &["r", "s"], appraisals)
}

const YES: Response = Response::Yes;

#[test]
fn reviewers_of_different_categories_share_screening_alone() {
    let answers = [(ItemId::S1, YES), (ItemId::C21, YES), (ItemId::C31, YES)];
    let review = two(
        (Some(Design::Rct), &answers),
        (Some(Design::Nonrandomized), &answers),
    );
    let found = agreement(&review);
    assert_eq!(
        (counts(found.all), counts(found.criteria)),
        ((1, 1), (0, 0))
    );
    assert_eq!(counts(found.category), (1, 0));
}

#[test]
fn mixed_methods_with_different_sets_share_5_and_1() {
    let answers = [
        (ItemId::C51, YES),
        (ItemId::C12, YES),
        (ItemId::C21, YES),
        (ItemId::C31, YES),
    ];
    let sets = [Some(QuantitativeSet::Nonrandomized), None];
    for set in sets {
        let rct = Some(MIXED(Some(QuantitativeSet::Rct)));
        let found = agreement(&two((rct, &answers), (Some(MIXED(set)), &answers)));
        assert_eq!(counts(found.criteria), (2, 2));
        assert_eq!(counts(found.category), (1, 1));
    }
    let same = Some(MIXED(Some(QuantitativeSet::Rct)));
    assert_eq!(
        counts(agreement(&two((same, &answers), (same, &answers))).criteria),
        (3, 3)
    );
}

#[test]
fn hidden_answers_and_those_that_one_gave_do_not_count() {
    let one = [(ItemId::S1, YES), (ItemId::C21, YES), (ItemId::C11, YES)];
    let other = [
        (ItemId::S2, YES),
        (ItemId::C21, Response::No),
        (ItemId::C11, YES),
    ];
    let rct = Some(Design::Rct);
    let found = agreement(&two((rct, &one), (rct, &other)));
    assert_eq!(
        (counts(found.all), counts(found.screening)),
        ((1, 0), (0, 0))
    );
}

#[test]
fn without_a_category_only_screening_counts_and_with_screening_off_nothing_does() {
    let answers = [(ItemId::S1, YES), (ItemId::C21, YES)];
    let mut review = two((None, &answers), (None, &answers));
    let found = agreement(&review);
    assert_eq!(
        (counts(found.all), counts(found.category)),
        ((1, 1), (0, 0))
    );
    let mut header = Header::clone(review.header());
    header.protocol.screening_used = false;
    review.apply(&Change::Header(Rc::new(header)));
    assert_eq!(agreement(&review).all, Measure::default());
}

#[test]
fn one_reviewer_alone_agrees_with_nobody() {
    let answers = [(ItemId::S1, YES)];
    let alone = review(
        &["A", "B"],
        &["r", "s"],
        vec![
            appraisal("A", "r", None, &answers),
            appraisal("B", "s", None, &answers),
        ],
    );
    assert_eq!(
        agreement(&alone),
        mmat_appraisal::review::Agreement::default()
    );
    assert_eq!(pairs(&alone), []);
}

/// Three reviewers: all of A, two of B, one of C.
fn three() -> Review {
    let rct = Some(Design::Rct);
    let all = |response: Response| [ItemId::C21, ItemId::C22].map(|item| (item, response));
    let one = |study, reviewer, design, response| -> Appraisal {
        appraisal(study, reviewer, design, &all(response))
    };
    review(
        &["A", "B", "C"],
        &["r", "s", "t"],
        vec![
            one("A", "r", rct, Response::Yes),
            one("A", "s", rct, Response::No),
            one("A", "t", rct, Response::Yes),
            one("B", "s", rct, Response::CantTell),
            one("B", "t", rct, Response::CantTell),
            one("C", "t", Some(Design::Qualitative), Response::Yes),
        ],
    )
}

#[test]
fn of_three_reviewers_every_two_are_compared_and_those_with_most_in_common_shown() {
    let review = three();
    let found: Vec<_> = pairs(&review)
        .into_iter()
        .map(|pair| {
            let (one, two) = pair.reviewers.clone().unwrap();
            (
                one.as_str().to_owned(),
                two.as_str().to_owned(),
                counts(pair.all),
            )
        })
        .collect();
    let expected = [("r", "s", (2, 0)), ("r", "t", (2, 2)), ("s", "t", (4, 2))];
    let expected = expected.map(|(one, two, counts)| (one.to_owned(), two.to_owned(), counts));
    assert_eq!(found, expected);
    let shown = agreement(&review);
    assert_eq!(shown.reviewers, Some((reviewer_id("s"), reviewer_id("t"))));
}

#[test]
fn all_three_are_measured_over_all_with_those_of_the_same_category_together() {
    let found = team_agreement(&three());
    assert_eq!(found.reviewers, 3);
    assert_eq!((found.criteria.units, found.category.units), (4, 2));
    assert_eq!(found.items.get(&ItemId::C21).unwrap().units, 2);
    // Units Yes No Yes and Can't tell twice, each twice: o_cc / (m - 1) = 2 (2/2 + 2), of 10
    // ratings 4, 2, 4: (9 * 6 - 26) / (90 - 26).
    is_printed(found.criteria.alpha, 28.0 / 64.0, 12);
}

#[test]
fn the_json_has_the_shape_that_hosts_are_promised() {
    let value = agreement_json(&agreement(&review_of(TWO_REVIEWERS)));
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(
        names(&value),
        ["all", "category", "criteria", "items", "screening"]
    );
    assert_eq!(names(&value["items"]).len(), 27);
    let nothing = json!({
        "n": 0, "agree": 0, "percent": null, "kappa": null, "kappaLow": null,
        "kappaHigh": null, "pabak": null, "ac1": null,
    });
    assert_eq!(value["items"]["1.1"], nothing);
    assert_eq!(value["all"]["n"], 35);
    assert_eq!(value["criteria"]["percent"], json!(80.0));
    assert_eq!(value["screening"]["kappa"], Value::Null);
    is_printed(value["all"]["kappaHigh"].as_f64(), 0.925_389, 6);
}

#[test]
fn the_json_of_a_team_has_every_pair_and_all_together() {
    let review = three();
    let value = team_agreement_json(&team_agreement(&review), &pairs(&review));
    assert_eq!(value["reviewers"], 3);
    assert_eq!(value["pairs"].as_array().unwrap().len(), 3);
    assert_eq!(value["pairs"][2]["reviewers"], json!(["s", "t"]));
    assert_eq!(value["pairs"][2]["all"]["n"], 4);
    assert_eq!(value["criteria"]["units"], 4);
    assert_eq!(
        value["screening"],
        json!({"units": 0, "ac1": null, "alpha": null})
    );
}
