//! Excel workbooks: tables in them, and files that are made to do harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "xlsx_in/harm.rs"]
mod harm;
#[path = "xlsx_in/making.rs"]
mod making;

use making::{sheet_of, workbook};
use mmat_appraisal::codec::incoming::{
    Content, FileProblem, ImportError, IncomingRow, Reading, SourceFormat, read, read_with,
};
use mmat_appraisal::codec::tables::{Meaning, TokenChoices, read_wide, sheets_of};
use mmat_appraisal::instrument::{Category, ItemId, Response};
use rust_xlsxwriter::{Format, Formula, Workbook};

fn rows(reading: Reading) -> Vec<IncomingRow> {
    match reading.content {
        Content::Rows(rows) => rows,
        other => panic!("no rows: {other:?}"),
    }
}

fn without_lines(rows: Vec<IncomingRow>) -> Vec<IncomingRow> {
    let unplaced = |row| IncomingRow { line: 0, ..row };
    rows.into_iter().map(unplaced).collect()
}

#[test]
fn published_tables_say_the_same_as_workbooks_and_as_csv() {
    for csv in [
        include_str!("../assets/example/ijerph-2023-33-studies.csv"),
        include_str!("fixtures/bmc-nursing-2020-5-studies.csv"),
        include_str!("fixtures/digital-health-2024-6-studies.csv"),
        include_str!("fixtures/two-reviewers.csv"),
    ] {
        let (expected, problems) = read_wide(csv).unwrap();
        let reading = read(&workbook(&[("Table", csv)])).unwrap();
        assert_eq!(reading.format, SourceFormat::Workbook);
        let messages = |problems: &[FileProblem]| {
            let told = problems.iter();
            told.map(|problem| (problem.field.clone(), problem.message.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(messages(&reading.problems), messages(&problems));
        let tokens = read(csv.as_bytes()).unwrap().tokens;
        assert_eq!(reading.tokens, tokens);
        assert_eq!(without_lines(rows(reading)), without_lines(expected));
    }
}

#[test]
fn numbers_dates_and_formulas_read_as_what_is_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let time = Format::new().set_num_format("hh:mm:ss");
    let percent = Format::new().set_num_format("0%");
    sheet.write(0, 0, "study").unwrap();
    for (column, number) in [1.0, 0.0, 2019.0, 0.1 + 0.2, -2.5, 1e15]
        .into_iter()
        .enumerate()
    {
        let column = u16::try_from(column).unwrap();
        sheet.write(1, column, number).unwrap();
    }
    sheet.write_with_format(2, 0, 43_555, &day).unwrap();
    sheet.write_with_format(2, 1, 43_555.5, &moment).unwrap();
    sheet.write_with_format(2, 2, 0.25, &time).unwrap();
    sheet.write_with_format(2, 3, 0.8, &percent).unwrap();
    sheet.write(2, 4, true).unwrap();
    let formula = Formula::new("=1+1").set_result("2");
    sheet.write(2, 5, formula).unwrap();
    sheet.write(4, 1, "left of me is nothing").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (name, table) = sheets_of(&bytes).unwrap().remove(0);
    assert_eq!(name, "Sheet1");
    assert_eq!(
        (table.header_line, table.header.as_slice()),
        (1, &["study".to_owned()][..])
    );
    let shown: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| (0..6).map(|column| row.cell(column)).collect())
        .collect();
    assert_eq!(
        shown[0],
        ["1", "0", "2019", "0.3", "-2.5", "1000000000000000"]
    );
    assert_eq!(
        shown[1],
        [
            "2019-03-31",
            "2019-03-31 12:00:00",
            "06:00:00",
            "0.8",
            "TRUE",
            "2"
        ]
    );
    assert_eq!(table.rows[2].line, 5);
    assert_eq!(shown[2][..2], ["", "left of me is nothing"]);
}

#[test]
fn answers_in_numbers_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["study", "category"].into_iter().enumerate() {
        sheet
            .write(0, u16::try_from(column).unwrap(), heading)
            .unwrap();
    }
    for (column, (item, answer)) in [(2.1, 1), (2.2, 0), (2.3, 1)].into_iter().enumerate() {
        let column = u16::try_from(column + 2).unwrap();
        sheet.write(0, column, item).unwrap();
        sheet.write(1, column, answer).unwrap();
    }
    sheet.write(0, 5, "%").unwrap();
    let percent = Format::new().set_num_format("0%");
    sheet.write_with_format(1, 5, 0.4, &percent).unwrap();
    sheet.write(1, 0, "A").unwrap();
    sheet.write(1, 1, 2).unwrap();
    let reading = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(reading.problems, []);
    let rows = rows(reading);
    assert_eq!(rows[0].category, Some(Category::Rct));
    let answers = rows[0].answers.values().map(|answer| answer.response);
    let (yes, no) = (Some(Response::Yes), Some(Response::No));
    assert_eq!(answers.collect::<Vec<_>>(), [yes, no, yes]);
}

#[test]
fn a_workbook_may_have_a_sheet_for_each_category() {
    let reading = read(&workbook(&[
        ("Read me", "what this is\nmade up\n"),
        (
            "1. Qualitative",
            "Table 2 of a made-up review\n \nstudy,1.1,1.2\nA,Y,N\nB,Partial,Y\n",
        ),
        ("RCTs", "study,2.1,2.2\nC,Y,U\n"),
        ("Mixed", "study,category,5.1\nD,descriptive,\n"),
        ("Empty", ""),
    ]))
    .unwrap();
    let problems = reading.problems.clone();
    let tokens = reading.tokens.clone();
    let rows = rows(reading);
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.line, row.study.as_str(), row.category))
        .collect();
    let qualitative = Some(Category::Qualitative);
    let expected = [
        (4, "A", qualitative),
        (5, "B", qualitative),
        (2, "C", Some(Category::Rct)),
        (2, "D", Some(Category::Descriptive)),
    ];
    assert_eq!(told, expected);
    assert_eq!(tokens[0].printed, "Y");
    assert_eq!(tokens[0].count, 3);
    let says = |text: &str| {
        problems
            .iter()
            .filter(|problem| problem.message.contains(text))
            .count()
    };
    assert_eq!(says("sheet “1. Qualitative”: “Partial”"), 1);
    assert_eq!(says("sheet's name was read as"), 2);
    assert_eq!(says("sheet “Read me”: it holds no table"), 1);
    assert_eq!(problems.len(), 4);
}

#[test]
fn choices_reach_the_sheets() {
    let bytes = workbook(&[("RCTs", "study,2.1\nC,Partial\n")]);
    let mut choices = TokenChoices::new();
    choices.choose("Partial", Some(Response::CantTell));
    let reading = read_with(&bytes, &choices).unwrap();
    assert_eq!(
        reading.tokens[0].becomes,
        Meaning::Response(Response::CantTell)
    );
    let answers = &rows(reading)[0].answers;
    assert_eq!(
        answers.get(&ItemId::C21).unwrap().response,
        Some(Response::CantTell)
    );
}

#[test]
fn covidence_files_saved_as_workbooks_are_read() {
    let quality = include_str!("fixtures/made-up-covidence-quality-1.csv");
    let expected = rows(read(quality.as_bytes()).unwrap());
    let found = rows(read(&workbook(&[("Quality", quality)])).unwrap());
    assert_eq!(without_lines(found), without_lines(expected));
    let references = include_str!("fixtures/made-up-covidence.csv");
    let studies = |bytes: &[u8]| match read(bytes).unwrap().content {
        // A row with a cell too few is none in a sheet, and left out of CSV.
        Content::Studies(studies) => studies
            .into_iter()
            .filter(|study| study.label.is_some())
            .map(|study| (study.label, study.citation))
            .collect::<Vec<_>>(),
        other => panic!("no studies: {other:?}"),
    };
    let found = studies(&workbook(&[("References", references)]));
    assert_eq!(found, studies(references.as_bytes()));
}

#[test]
fn a_sheet_becomes_csv_with_its_lines() {
    let csv = "a,b\n1,\"two, \"\"quoted\"\"\"\n \n,longer,row\n";
    let table = sheet_of(csv);
    assert_eq!(
        table.to_csv(),
        "a,b,\n1,\"two, \"\"quoted\"\"\",\n\n,longer,row\n"
    );
}

#[test]
fn workbooks_without_a_known_table_are_refused() {
    assert_eq!(
        read(&workbook(&[("Sheet", "study,year\nA,2019\n")])).err(),
        Some(ImportError::Unknown)
    );
    assert_eq!(
        read(&workbook(&[("Sheet", "")])).err(),
        Some(ImportError::Empty)
    );
}
