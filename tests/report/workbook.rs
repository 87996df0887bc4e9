//! The workbook, read back by calamine and by our own reader of wide tables.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use mmat_appraisal::codec::report::ReportOptions;
use mmat_appraisal::codec::report::xlsx::xlsx;
use mmat_appraisal::codec::tables::{read_wide, wide_csv};
use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::review::Review;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use super::given::{
    PLAIN, SHARES, answer, appraisal, empty, example, laid_out, now, review, tables, words,
};
use super::reviews;

fn written(review: &Review, options: &ReportOptions) -> Vec<u8> {
    xlsx(review, options, &now()).unwrap()
}

/// Each sheet with its cells as text; a formula anywhere stops the test.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
        let range = book.worksheet_range(&name).unwrap();
        let text = |cell: &Data| match cell {
            Data::Empty => String::new(),
            Data::String(text) => text.clone(),
            Data::Float(number) => number.to_string(),
            other => panic!("{other:?}"),
        };
        sheets.push((
            name,
            range
                .rows()
                .map(|row| row.iter().map(text).collect())
                .collect(),
        ));
    }
    sheets
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
    let found = sheets(bytes).into_iter().find(|(found, _)| found == name);
    found.unwrap().1
}

/// The sheet as a CSV text, for our reader.
fn as_csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn the_sheets_say_what_the_layout_says() {
    for options in [PLAIN, SHARES] {
        let bytes = written(&example(), &options);
        assert_eq!(bytes, written(&example(), &options));
        let sheets = sheets(&bytes);
        let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        let expected = [
            "1 Qualitative",
            "2 RCT",
            "3 Non-randomized",
            "4 Descriptive",
            "5 Mixed methods",
            "5 Part 1 Qualitative",
            "No category",
            "Tallies",
            "Answers",
            "Protocol",
            "Appraisals",
            "About",
        ];
        assert_eq!(names, expected);
        let layout = laid_out(&example(), &options);
        for (table, (_, rows)) in tables(&layout).into_iter().zip(&sheets) {
            assert_eq!(rows[1..=table.rows.len()], words(table));
        }
    }
}

#[test]
fn counts_are_numbers_and_the_answers_have_a_row_each() {
    let bytes = written(&example(), &PLAIN);
    let tallies = sheet(&bytes, "Tallies");
    let wording = "Are there clear research questions?";
    assert_eq!(tallies[1][..7], ["S1", wording, "33", "32", "0", "1", "0"]);
    assert_eq!(
        tallies[1][7..],
        ["32 (97 %)", "0 (0 %)", "1 (3 %)", "0 (0 %)"]
    );
    let answers = sheet(&bytes, "Answers");
    assert_eq!(
        answers[1][..5],
        ["Bezboruah 2013", "As printed", "S1", wording, "Yes"]
    );
    // 30 studies with 7 items, 2 mixed ones with 12, one without a category.
    assert_eq!(answers.len(), 1 + 30 * 7 + 2 * 12 + 2);
}

#[test]
fn an_empty_review_is_a_workbook_that_opens() {
    let bytes = written(&empty(), &SHARES);
    let names: Vec<_> = sheets(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        ["Tallies", "Answers", "Protocol", "Appraisals", "About"]
    );
}

#[test]
fn the_file_is_dated_with_our_time() {
    let mut archive = zip::ZipArchive::new(Cursor::new(written(&empty(), &PLAIN))).unwrap();
    let core = archive.by_name("docProps/core.xml").unwrap();
    let core = std::io::read_to_string(core).unwrap();
    assert!(core.contains(">2026-03-03T09:30:00Z<"), "{core}");
}

#[test]
fn text_too_long_for_a_cell_is_cut_with_a_mark_and_named() {
    let mut one = appraisal(0, "A", Design::Rct, Response::Yes);
    let fits = "😀".repeat(16_383);
    answer(&mut one, ItemId::C21, Some(Response::No), &fits);
    answer(
        &mut one,
        ItemId::C22,
        Some(Response::No),
        &format!("{fits}xy"),
    );
    let bytes = written(&review(&["Smith 2019"], &["A"], vec![one]), &PLAIN);
    let answers = sheet(&bytes, "Answers");
    assert_eq!(answers[3][5], fits);
    let cut = &answers[4][5];
    assert!(cut.ends_with("😀 […]") && cut.encode_utf16().count() <= 32_767);
    let about = sheet(&bytes, "About");
    let cuts: Vec<_> = about
        .iter()
        .filter(|row| row[0] == "Cut text")
        .map(|row| row[1].clone())
        .collect();
    assert_eq!(cuts.len(), 2);
    assert!(
        cuts[0].starts_with("Sheet Answers, row 5, column 6: "),
        "{cuts:?}"
    );
    assert!(cuts[1].starts_with("Sheet Appraisals, row 2, "), "{cuts:?}");
}

#[test]
fn what_looks_like_a_formula_is_text_as_it_was_typed() {
    for label in [
        "=1+1", "'=1+1", "@x", "-1", "'quoted'", "_x0041_", "00123", "TRUE",
    ] {
        let review = review(
            &[label],
            &["A"],
            vec![appraisal(0, "A", Design::Rct, Response::Yes)],
        );
        let bytes = written(&review, &PLAIN);
        assert_eq!(sheet(&bytes, "2 RCT")[1][0], label);
        assert_eq!(sheet(&bytes, "Answers")[1][0], label);
        let rows = sheet(&bytes, "Appraisals");
        assert_eq!(read_wide(&as_csv(&rows)).unwrap().0[0].study, label);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_sheet_of_appraisals_reads_back_as_the_wide_table_does(review in reviews::review()) {
        let bytes = written(&review, &SHARES);
        prop_assert_eq!(&bytes, &written(&review, &SHARES));
        let rows = sheet(&bytes, "Appraisals");
        prop_assert_eq!(read_wide(&as_csv(&rows)), read_wide(&wide_csv(&review)));
    }

    #[test]
    fn hostile_text_stays_text_in_the_tables(review in reviews::review()) {
        let sheets = sheets(&written(&review, &SHARES));
        let layout = laid_out(&review, &SHARES);
        for (table, (name, rows)) in tables(&layout).into_iter().zip(&sheets) {
            for (expected, found) in words(table).iter().zip(&rows[1..]) {
                prop_assert!(found.starts_with(expected), "{}: {:?}", name, found);
            }
        }
    }
}
