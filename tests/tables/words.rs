//! The words and signs that printed tables use.

use mmat_appraisal::codec::tables::read_wide;
use mmat_appraisal::instrument::{Category, ItemId, Response};

use super::counts;

fn category_of(cell: &str) -> Option<Category> {
    let (rows, _) = read_wide(&format!("study,category,S1\nA,\"{cell}\",Yes\n")).unwrap();
    rows[0].category
}

fn response_to(cell: &str) -> (Option<Response>, String, usize) {
    let text = format!("study,category,1.1\nA,qualitative,\"{cell}\"\n");
    let (rows, problems) = read_wide(&text).unwrap();
    let answer = rows[0]
        .answers
        .get(&ItemId::C11)
        .cloned()
        .unwrap_or_default();
    (answer.response, answer.comment, problems.len())
}

#[test]
fn every_token_seen_in_print_is_read() {
    for yes in ["Yes", "yes", "Y", "1", "+", "✓", "✔\u{fe0f}", " YES. "] {
        assert_eq!(
            response_to(yes),
            (Some(Response::Yes), String::new(), 0),
            "{yes}"
        );
    }
    for no in ["No", "N", "0", "✗", "✘", "×"] {
        assert_eq!(
            response_to(no),
            (Some(Response::No), String::new(), 0),
            "{no}"
        );
    }
    for cant_tell in [
        "Can't tell",
        "Can’t tell",
        "cannot tell",
        "Unclear",
        "Unable to determine",
        "U",
        "CT",
        "C",
        "UC",
        "c",
        "?",
    ] {
        let expected = (Some(Response::CantTell), String::new(), 0);
        assert_eq!(response_to(cant_tell), expected, "{cant_tell}");
    }
    for nothing in [
        "",
        "NA",
        "N/A",
        "n.a.",
        "-",
        "–",
        "—",
        "-**",
        "not applicable",
    ] {
        assert_eq!(response_to(nothing), (None, String::new(), 0), "{nothing}");
    }
    let marked = |mark: &str| format!("Footnote mark: {mark}");
    assert_eq!(response_to("Yes*"), (Some(Response::Yes), marked("*"), 0));
    assert_eq!(response_to("No†"), (Some(Response::No), marked("†"), 0));
    for unknown in ["Partial", "Partly", "Low", "2", "Yes/No"] {
        assert_eq!(response_to(unknown), (None, String::new(), 1), "{unknown}");
    }
}

#[test]
fn a_minus_is_no_only_beside_a_plus() {
    let text = "study,category,1.1,1.2,1.3,2.1\nA,qualitative,+,-,?,-\nB,rct,-,,,−\n";
    let (rows, problems) = read_wide(text).unwrap();
    assert_eq!(problems, []);
    assert_eq!(
        counts(&rows),
        [
            ("1.1", 1, 0, 0),
            ("1.2", 0, 1, 0),
            ("1.3", 0, 0, 1),
            ("2.1", 0, 1, 0)
        ]
    );
}

#[test]
fn categories_have_many_names() {
    let names: [(Category, &[&str]); 5] = [
        (
            Category::Qualitative,
            &[
                "qualitative",
                "1",
                "QUAL",
                "1. Qualitative",
                "Qualitative study",
            ],
        ),
        (
            Category::Rct,
            &[
                "rct",
                "RCT",
                "2",
                "Quantitative randomised controlled trials",
                "Randomized controlled trial (RCT)",
            ],
        ),
        (
            Category::Nonrandomized,
            &[
                "nonrandomized",
                "3",
                "Non-randomised",
                "Quantitative non-randomized",
                "non-RCT",
            ],
        ),
        (
            Category::Descriptive,
            &[
                "descriptive",
                "4",
                "Quantitative descriptive",
                "4: Quantitative descriptive study",
            ],
        ),
        (
            Category::Mixed,
            &["mixed", "5", "Mixed methods", "Mixed-method", "MM"],
        ),
    ];
    for (category, cells) in names {
        for cell in cells {
            assert_eq!(category_of(cell), Some(category), "{cell}");
        }
    }
    for cell in ["", "NA", "quantitative", "cohort", "2. Qualitative", "6"] {
        assert_eq!(category_of(cell), None, "{cell}");
    }
}
