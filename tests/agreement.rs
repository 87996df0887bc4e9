//! Agreement: published examples, what is true of every table, and reviews.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/double.rs"]
mod double;
#[path = "agreement/laws.rs"]
mod laws;
#[path = "agreement/studies.rs"]
mod studies;

use mmat_appraisal::review::{Many, Measure, Reading, many, measure, reading};

/// The pairs of a printed table, row by row.
fn pairs_of<const Q: usize>(table: [[usize; Q]; Q]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (row, cells) in table.iter().enumerate() {
        for (column, count) in cells.iter().enumerate() {
            pairs.extend(std::iter::repeat_n((row, column), *count));
        }
    }
    pairs
}

fn of<const Q: usize>(table: [[usize; Q]; Q]) -> Measure {
    measure(&pairs_of(table), Q)
}

/// Whether a figure is what was printed with that many decimals.
fn is_printed(figure: Option<f64>, printed: f64, decimals: i32) {
    let half = 0.5 * 10_f64.powi(-decimals) + 1e-12;
    let figure = figure.unwrap();
    assert!(
        (figure - printed).abs() <= half,
        "{figure} is not {printed}"
    );
}

/// Fleiss JL, Cohen J, Everitt BS. Psychol Bull 1969;72:323-7: 200 subjects, kappa .429 with a
/// variance of .002885.
#[test]
fn kappa_and_its_variance_are_those_of_fleiss_cohen_and_everitt() {
    let found = of([[106, 10, 4], [22, 28, 10], [2, 12, 6]]);
    assert_eq!(
        (found.n, found.agree, found.percent),
        (200, 140, Some(70.0))
    );
    is_printed(found.kappa, 0.429, 3);
    let half = (found.kappa_high.unwrap() - found.kappa_low.unwrap()) / 2.0;
    is_printed(Some((half / 1.959_964).powi(2)), 0.002_885, 6);
}

/// The table of 125 subjects with which Gwet shows the paradox of kappa (Gwet K. Kappa statistic
/// is not satisfactory for assessing the extent of agreement between raters. Statistical Methods
/// for Inter-Rater Reliability Assessment 2002;1:1-6): agreement .944, kappa -.0234, AC1 .9408.
#[test]
fn ac1_and_kappa_part_as_gwet_shows() {
    let found = of([[118, 5], [2, 0]]);
    is_printed(found.percent, 94.4, 1);
    is_printed(found.kappa, -0.0234, 4);
    is_printed(found.ac1, 0.9408, 4);
    is_printed(found.pabak, 2.0 * 0.944 - 1.0, 12);
    let Some(Reading::LowThoughAlike { usual, share }) = reading(&found) else {
        panic!("{found:?}");
    };
    assert_eq!(usual, 0);
    is_printed(Some(share), 0.972, 12);
}

/// Observers of the four in Krippendorff K. Computing Krippendorff's Alpha-Reliability, 2011,
/// part C, by unit; Gwet's Handbook of Inter-Rater Reliability, 4th ed., 2014, has them too.
fn four_observers() -> Vec<Vec<usize>> {
    let rows = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ];
    units_of(&rows)
}

/// Units from rows of observers; a dot is a missing rating, categories count from 1.
fn units_of(rows: &[&str]) -> Vec<Vec<usize>> {
    let rows: Vec<Vec<Option<usize>>> = rows
        .iter()
        .map(|row| row.split(' ').map(|cell| cell.parse().ok()).collect())
        .collect();
    let unit = |place: usize| {
        rows.iter()
            .filter_map(|row| Some(row[place]? - 1))
            .collect()
    };
    (0..rows[0].len()).map(unit).collect()
}

/// Alpha .743 is Krippendorff's own result for these data; AC1 .77544 is what the software that
/// comes with Gwet's Handbook gives for them.
#[test]
fn alpha_and_ac1_of_four_observers_with_missing_ratings_are_as_published() {
    let found = many(&four_observers(), 5);
    assert_eq!(found.units, 11);
    is_printed(found.alpha, 0.743, 3);
    is_printed(found.ac1, 0.775_44, 5);
}

/// Krippendorff 2011, parts A and B: two observers, binary .095 and nominal .692.
#[test]
fn alpha_of_two_observers_is_as_published() {
    let binary = units_of(&["1 2 1 1 1 1 1 1 2 1", "2 2 2 1 1 2 1 1 1 1"]);
    is_printed(many(&binary, 2).alpha, 0.095, 3);
    let nominal = units_of(&["1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4"]);
    is_printed(many(&nominal, 5).alpha, 0.692, 3);
}

#[test]
fn no_variance_leaves_kappa_and_alpha_not_computable_and_says_so() {
    let found = of([[10, 0, 0], [0, 0, 0], [0, 0, 0]]);
    assert_eq!(
        (found.kappa, found.kappa_low, found.kappa_high),
        (None, None, None)
    );
    assert_eq!(
        (found.percent, found.pabak, found.ac1),
        (Some(100.0), Some(1.0), Some(1.0))
    );
    assert_eq!(reading(&found), Some(Reading::NoVariance { usual: 0 }));
    let many = many(&[vec![1, 1, 1], vec![1, 1]], 3);
    assert_eq!((many.units, many.ac1, many.alpha), (2, Some(1.0), None));
}

#[test]
fn one_reviewer_who_always_says_the_same_gives_a_kappa_of_zero_without_interval() {
    // Reviewer 1 says Yes to all; reviewer 2 does not.
    let found = of([[3, 2], [0, 0]]);
    assert_eq!(found.kappa, Some(0.0));
    assert!(found.kappa_low.is_none() && found.kappa_high.is_none());
}

#[test]
fn an_interval_without_width_cannot_be_estimated() {
    for table in [[[3, 0], [0, 2]], [[0, 4], [4, 0]]] {
        let found = of(table);
        assert!(found.kappa.is_some());
        assert_eq!(
            (found.kappa_low, found.kappa_high),
            (None, None),
            "{table:?}"
        );
    }
}

#[test]
fn nothing_shared_is_no_agreement_and_no_disagreement() {
    let found = measure(&[], 3);
    assert_eq!(found, Measure::default());
    assert_eq!(reading(&found), Some(Reading::NothingShared));
    assert_eq!(many(&[vec![0], vec![], vec![2]], 3), Many::default());
}

#[test]
fn a_good_kappa_needs_no_words() {
    assert_eq!(reading(&of([[20, 1, 0], [1, 20, 0], [0, 1, 9]])), None);
    // Low, but there is no high percentage that would mislead.
    assert_eq!(reading(&of([[5, 4], [4, 5]])), None);
}

#[test]
fn categories_that_the_instrument_does_not_offer_are_left_out() {
    let found = measure(&[(0, 0), (3, 0), (1, usize::MAX), (1, 1)], 3);
    assert_eq!(found, measure(&[(0, 0), (1, 1)], 3));
    assert_eq!(many(&[vec![0, 0, 7], vec![9]], 3), many(&[vec![0, 0]], 3));
    // With one category nothing is left that chance could miss.
    let one = measure(&[(0, 0)], 1);
    assert_eq!((one.pabak, one.ac1, one.kappa), (None, None, None));
    assert_eq!(measure(&[(0, 0)], 0), Measure::default());
}

/// What counts is what the instrument offers, not what happened to occur.
#[test]
fn a_response_that_nobody_gave_counts_for_chance() {
    let pairs = pairs_of([[10, 2], [1, 5]]);
    let (two, three) = (measure(&pairs, 2), measure(&pairs, 3));
    assert_eq!(two.kappa, three.kappa);
    is_printed(three.pabak, (15.0 / 18.0 - 1.0 / 3.0) / (2.0 / 3.0), 12);
    assert!(three.pabak > two.pabak && three.ac1 > two.ac1);
}
