//! Traffic lights: names, rows, pages.

use mmat_appraisal::codec::plots::{Drawing, Shape, plot_data, plots};
use mmat_appraisal::instrument::{Design, ItemId, QuantitativeSet};
use mmat_appraisal::review::{Appraisal, Review, StudyId};
use proptest::prelude::{ProptestConfig, proptest};

use crate::made_up::{appraisal, header, review, set, study};
use crate::{bare, lines, named, names};

const LONG: &str = "A made-up study whose name nobody would write, by \
    Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe, \
    Featherstonehaugh-Cholmondeley and the Made-up Collaboration for the Appraisal of Everything \
    That Can Be Appraised, with an addition that makes it longer than three hundred letters, 2024";

/// The texts of the column of names, from the top.
fn column(drawing: &Drawing) -> String {
    let left = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { x, text, .. } if *x == 40.0 => Some(text.as_str()),
        _ => None,
    });
    left.collect::<Vec<_>>().concat()
}

#[test]
fn no_name_is_cut_however_long_and_in_whatever_script() {
    let labels = [
        LONG,
        "محمد وآخرون (تجربة مصطنعة) 2019",
        "דוגמה מומצאת 2020 (Example)",
        "架空の研究による非常に長い名前の例、折り返しを確かめるための見本 2021",
        "가상의 연구 예시 2018",
        "Made-up 👩‍👩‍👧‍👦 2014",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    ];
    let review = review(&labels, Design::Rct, &["yyyyyyy"]);
    let plots = plots(&review);
    let column = bare(&column(&named(&plots, "traffic-light-rct-1").drawing));
    for label in labels {
        assert!(column.contains(&bare(label)), "{label}");
    }
}

/// In the widest font of the stack, capital W takes 0.989 of the size.
#[test]
fn names_stay_clear_of_the_marks() {
    let wide = "W".repeat(300);
    let review = review(&[&wide], Design::Qualitative, &["yyyyyyy"]);
    let plots = plots(&review);
    let drawing = &named(&plots, "traffic-light-qualitative-1").drawing;
    let marks = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Circle { x, radius, .. } if *x > 150.0 && *radius == 7.0 => Some(x - radius),
        _ => None,
    });
    let first = marks.fold(f64::INFINITY, f64::min);
    let mut seen = 0;
    for shape in &drawing.shapes {
        if let Shape::Text { x, size, text, .. } = shape
            && text.starts_with("WW")
        {
            let letters = f64::from(u32::try_from(text.len()).unwrap());
            assert!(x + letters * 0.989 * size < first, "{text}");
            seen += text.len();
        }
    }
    assert_eq!(seen, 300);
}

#[test]
fn every_cell_has_its_word_beside_its_mark() {
    let review = review(&["Made-up"], Design::Rct, &["yyncy-n"]);
    let plots = plots(&review);
    let words = lines(&named(&plots, "traffic-light-rct-1").drawing);
    let count = |word: &str| words.iter().filter(|line| *line == word).count();
    // Once more each in the legend.
    assert_eq!([count("Yes"), count("No"), count("Can't tell")], [4, 3, 2]);
    assert_eq!(count("Not answered"), 1);
    for item in ["S1", "S2", "2.1", "2.2", "2.3", "2.4", "2.5"] {
        assert_eq!(count(item), 2, "head and key of {item}");
    }
    assert!(words.contains(&ItemId::C24.wording().to_owned()));
}

#[test]
fn many_studies_are_split_into_pages_of_a4_with_their_heads() {
    let labels: Vec<String> = (0..150).map(|n| format!("Made-up no{n}.")).collect();
    let refs: Vec<&str> = labels.iter().map(String::as_str).collect();
    let plots = plots(&review(&refs, Design::Qualitative, &["yyyyyyy"]));
    let pages: Vec<_> = plots
        .iter()
        .filter(|plot| plot.name.starts_with("traffic-light-qualitative-"))
        .collect();
    assert_eq!(pages.len(), 4);
    let mut all = String::new();
    for (page, number) in pages.iter().zip(1..) {
        assert_eq!(page.name, format!("traffic-light-qualitative-{number}"));
        assert!(page.drawing.height <= 1123.0, "{}", page.drawing.height);
        let lines = lines(&page.drawing);
        assert!(lines.contains(&format!("Page {number} of 4")));
        assert_eq!(lines.iter().filter(|line| *line == "1.4").count(), 2);
        let rows = lines
            .iter()
            .filter(|line| line.starts_with("Made-up no"))
            .count();
        assert!((35..=40).contains(&rows) || number == 4, "{rows} rows");
        all.push_str(&column(&page.drawing));
    }
    let mut at = 0;
    for label in &labels {
        let found = all[at..].find(label.as_str()).expect("in their order");
        at += found;
    }
}

#[test]
fn a_name_longer_than_a_page_makes_the_page_longer() {
    let endless = "made-up ".repeat(2_000);
    let review = review(
        &["Made-up a", &endless, "Made-up b"],
        Design::Rct,
        &["yyyyyyy"],
    );
    let plots = plots(&review);
    let drawing = &named(&plots, "traffic-light-rct-2").drawing;
    assert!(drawing.height > 1123.0);
    assert!(bare(&column(drawing)).contains(&bare(&endless)));
    named(&plots, "traffic-light-rct-3");
}

#[test]
fn mixed_methods_studies_have_pages_for_their_components() {
    let designs = [
        Design::Mixed(None),
        Design::Mixed(Some(QuantitativeSet::Rct)),
        Design::Mixed(Some(QuantitativeSet::Descriptive)),
    ];
    let studies = (0..3)
        .map(|n| study(n, &format!("Made-up no{n}.")))
        .collect();
    let appraisals = designs
        .into_iter()
        .enumerate()
        .map(|(n, design)| appraisal(n, "Anna", design, "yyyyyyyyyyyyyyyyy"))
        .collect();
    let review = Review::from_parts(header("Made-up", &["Anna"]), studies, appraisals);
    let plots = plots(&review);
    assert_eq!(
        names(&plots),
        [
            "traffic-light-mixed-1",
            "traffic-light-mixed-qualitative-1",
            "traffic-light-mixed-rct-1",
            "traffic-light-mixed-descriptive-1",
            "bars-screening",
            "bars-qualitative",
            "bars-rct",
            "bars-descriptive",
            "bars-mixed",
        ]
    );
    let column = column(&named(&plots, "traffic-light-mixed-1").drawing);
    assert!(column.contains("no0.lacks component ratings"), "{column}");
    let set = lines(&named(&plots, "traffic-light-mixed-rct-1").drawing);
    assert!(set.contains(&"Made-up no1.".to_owned()));
    assert!(!set.contains(&"Made-up no2.".to_owned()));
    assert!(!set.contains(&"S1".to_owned()));
}

#[test]
fn without_an_appraisal_that_counts_each_reviewer_has_a_row() {
    let studies = vec![study(0, "Made-up a"), study(1, "Made-up b")];
    let appraisals = vec![
        appraisal(0, "Anna", Design::Rct, "yyyyyyy"),
        appraisal(0, "Ben", Design::Qualitative, "yyyyyyy"),
        appraisal(1, "Ben", Design::Rct, "yyyyyyy"),
    ];
    let review = Review::from_parts(header("Made-up", &["Anna", "Ben"]), studies, appraisals);
    let plots = plots(&review);
    let rct = &named(&plots, "traffic-light-rct-1").drawing;
    let shown = lines(rct);
    assert!(shown.contains(&"Made-up a (Anna)".to_owned()));
    assert!(shown.contains(&"Made-up b".to_owned()));
    assert!(rct.description.contains("has a row for each reviewer"));
    let other = lines(&named(&plots, "traffic-light-qualitative-1").drawing);
    assert!(other.contains(&"Made-up a (Ben)".to_owned()));
    let data = plot_data(&review);
    let (name, table) = &data[0];
    assert_eq!(name, "traffic-light-qualitative.csv");
    assert!(table.contains("Made-up a,Ben,qualitative,,Yes,Yes,Yes"));
}

#[test]
fn a_study_stopped_at_screening_is_drawn_without_a_category() {
    let mut stopped = Appraisal::empty(
        StudyId::new("study-0"),
        mmat_appraisal::review::ReviewerId::new("Anna"),
    );
    set(&mut stopped, ItemId::S1, 'n');
    let studies = vec![study(0, "Made-up")];
    let review = Review::from_parts(header("Made-up", &["Anna"]), studies, vec![stopped]);
    let plots = plots(&review);
    let drawing = &named(&plots, "traffic-light-no-category-1").drawing;
    assert!(lines(drawing).contains(&"not appraised further".to_owned()));
    assert!(drawing.description.contains("S1: No 1."));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_label_is_drawn_whole(review in crate::reviews::review()) {
        let drawings = plots(&review);
        let lights = drawings.iter().filter(|plot| plot.name.starts_with("traffic"));
        let all: Vec<String> = lights.map(|plot| bare(&column(&plot.drawing))).collect();
        for study in review.studies() {
            if review.counted(&study.id).is_some_and(|one| one.design().is_some()) {
                let label = bare(&study.label);
                assert!(all.iter().any(|column| column.contains(&label)), "{label:?}");
            }
        }
    }
}
