//! What is true of every table.

use mmat_appraisal::review::{Measure, many, measure};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};

/// Pairs over up to five categories, q, and numbers to shuffle by.
fn pairs() -> impl Strategy<Value = (Vec<(usize, usize)>, usize)> {
    (2..=5_usize).prop_flat_map(|q| (vec((0..q, 0..q), 0..60), proptest::strategy::Just(q)))
}

/// Units of up to five raters, some of whom did not rate.
fn units() -> impl Strategy<Value = (Vec<Vec<usize>>, usize)> {
    (2..=5_usize).prop_flat_map(|q| (vec(vec(0..q, 0..6), 0..40), proptest::strategy::Just(q)))
}

fn figures(measure: &Measure) -> [Option<f64>; 6] {
    let Measure {
        percent,
        kappa,
        kappa_low,
        kappa_high,
        pabak,
        ac1,
        ..
    } = *measure;
    [percent, kappa, kappa_low, kappa_high, pabak, ac1]
}

fn close(one: Option<f64>, two: Option<f64>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => (one - two).abs() < 1e-9,
        (one, two) => one == two,
    }
}

/// The definitions once more, in shares and straight from the page.
fn by_the_book(pairs: &[(usize, usize)], q: usize) -> Option<(f64, f64, f64, f64)> {
    let n = pairs.len() as f64;
    let mut p = vec![vec![0.0; q]; q];
    for (row, column) in pairs {
        p[*row][*column] += 1.0 / n;
    }
    let r: Vec<f64> = p.iter().map(|row| row.iter().sum()).collect();
    let c: Vec<f64> = (0..q).map(|k| p.iter().map(|row| row[k]).sum()).collect();
    let po: f64 = (0..q).map(|k| p[k][k]).sum();
    let pe: f64 = (0..q).map(|k| r[k] * c[k]).sum();
    let kappa = (po - pe) / (1.0 - pe);
    let mut var = -(kappa - pe * (1.0 - kappa)).powi(2);
    for i in 0..q {
        for j in 0..q {
            var += p[i][j]
                * if i == j {
                    (1.0 - (r[i] + c[i]) * (1.0 - kappa)).powi(2)
                } else {
                    (1.0 - kappa).powi(2) * (c[i] + r[j]).powi(2)
                };
        }
    }
    let se = (var.max(0.0) / n).sqrt() / (1.0 - pe);
    let m = (0..q).map(|k| (r[k] + c[k]) / 2.0);
    let chance = m.map(|m| m * (1.0 - m)).sum::<f64>() / (q as f64 - 1.0);
    let ac1 = (po - chance) / (1.0 - chance);
    (n > 0.0).then_some((
        kappa,
        se,
        (po - 1.0 / q as f64) / (1.0 - 1.0 / q as f64),
        ac1,
    ))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_figures_are_the_definitions((pairs, q) in pairs()) {
        let found = measure(&pairs, q);
        let Some((kappa, se, pabak, ac1)) = by_the_book(&pairs, q) else {
            return Ok(());
        };
        prop_assert!(close(found.pabak, Some(pabak)) && close(found.ac1, Some(ac1)));
        if let Some(exact) = found.kappa {
            prop_assert!(close(Some(exact), Some(kappa)));
            let half = found.kappa_high.map_or(0.0, |high| high - exact);
            // Where the interval has no width, rounding leaves the definition a little.
            prop_assert!((half - 1.959_963_984_540_054 * se).abs() < 1e-6, "{half} {se}");
        } else {
            prop_assert!(!kappa.is_finite() || kappa.abs() > 1.0 || found.agree == found.n);
        }
    }

    #[test]
    fn it_does_not_matter_who_is_called_reviewer_1((pairs, q) in pairs()) {
        let turned: Vec<_> = pairs.iter().map(|(one, two)| (*two, *one)).collect();
        prop_assert_eq!(measure(&turned, q), measure(&pairs, q));
    }

    #[test]
    fn the_order_of_studies_does_not_matter((pairs, q) in pairs(), turn in 0..60_usize) {
        let mut other = pairs.clone();
        let length = other.len().max(1);
        other.rotate_left(turn % length);
        other.reverse();
        prop_assert_eq!(measure(&other, q), measure(&pairs, q));
    }

    #[test]
    fn no_coefficient_leaves_its_bounds((pairs, q) in pairs()) {
        let found = measure(&pairs, q);
        prop_assert_eq!(found.n, pairs.len());
        for figure in figures(&found).into_iter().flatten() {
            prop_assert!(figure.is_finite());
        }
        for figure in [found.kappa, found.pabak, found.ac1].into_iter().flatten() {
            prop_assert!((-1.0..=1.0).contains(&figure), "{figure}");
        }
        prop_assert!(found.percent.is_none_or(|share| (0.0..=100.0).contains(&share)));
        prop_assert_eq!(found.kappa_low.is_some(), found.kappa_high.is_some());
        if let (Some(low), Some(kappa), Some(high)) = (found.kappa_low, found.kappa, found.kappa_high) {
            prop_assert!(low < kappa && kappa < high);
        }
    }

    #[test]
    fn whoever_agrees_on_everything_has_1_everywhere(list in vec(0..3_usize, 1..40)) {
        let pairs: Vec<_> = list.iter().map(|place| (*place, *place)).collect();
        let found = measure(&pairs, 3);
        prop_assert_eq!((found.agree, found.percent), (pairs.len(), Some(100.0)));
        prop_assert_eq!((found.pabak, found.ac1), (Some(1.0), Some(1.0)));
        let varies = list.iter().any(|place| *place != list[0]);
        prop_assert_eq!(found.kappa, varies.then_some(1.0));
        prop_assert_eq!((found.kappa_low, found.kappa_high), (None, None));
        let units: Vec<_> = list.iter().map(|place| vec![*place; 3]).collect();
        let found = many(&units, 3);
        prop_assert!(close(found.ac1, Some(1.0)));
        prop_assert!(close(found.alpha, varies.then_some(1.0)));
    }

    #[test]
    fn a_single_study_has_what_can_be_computed(one in 0..3_usize, two in 0..3_usize) {
        let found = measure(&[(one, two)], 3);
        prop_assert_eq!((found.n, found.agree), (1, usize::from(one == two)));
        prop_assert_eq!(found.kappa, (one != two).then_some(0.0));
        prop_assert_eq!(found.kappa_low, None);
        prop_assert!(found.pabak.is_some() && found.ac1.is_some());
    }

    #[test]
    fn two_raters_who_answered_all_have_the_same_ac1_either_way((pairs, q) in pairs()) {
        let units: Vec<_> = pairs.iter().map(|(one, two)| vec![*one, *two]).collect();
        prop_assert!(close(many(&units, q).ac1, measure(&pairs, q).ac1));
    }

    #[test]
    fn neither_the_order_of_units_nor_of_raters_matters((units, q) in units()) {
        let mut other = units.clone();
        other.reverse();
        other.iter_mut().for_each(|unit| unit.reverse());
        let (one, two) = (many(&units, q), many(&other, q));
        prop_assert_eq!(one.units, two.units);
        prop_assert!(close(one.ac1, two.ac1) && close(one.alpha, two.alpha));
    }

    #[test]
    fn ratings_that_cannot_be_paired_leave_alpha_as_it_is((units, q) in units(), lone in 0..2_usize) {
        let mut more = units.clone();
        more.push(vec![lone]);
        more.push(Vec::new());
        prop_assert!(close(many(&more, q).alpha, many(&units, q).alpha));
        prop_assert_eq!(many(&more, q).units, many(&units, q).units);
    }

    #[test]
    fn figures_of_many_are_finite_and_at_most_1((units, q) in units()) {
        let found = many(&units, q);
        for figure in [found.ac1, found.alpha].into_iter().flatten() {
            prop_assert!(figure.is_finite() && figure <= 1.0 + 1e-12);
        }
        prop_assert_eq!(found.ac1.is_some(), found.units > 0);
    }
}
