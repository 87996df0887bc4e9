//! Workbooks that are damaged, too large, or made to do harm.

use mmat_appraisal::codec::incoming::{Content, ImportError, WorkbookFault, read};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::{Index, select};

use super::making::{archive, parts, stored, with_part, workbook};

fn fault(bytes: &[u8]) -> WorkbookFault {
    match read(bytes).map(|reading| reading.format) {
        Err(ImportError::Workbook(fault)) => {
            let message = fault.to_string();
            assert!(message.contains("workbook"), "{message}");
            fault
        }
        other => panic!("{other:?}"),
    }
}

fn with_sheet_data(data: &str) -> Vec<u8> {
    with_part("sheet1.xml", |sheet| {
        sheet.replace("<sheetData>", &format!("<sheetData>{data}"))
    })
}

#[test]
fn a_part_that_unpacks_to_far_more_is_a_bomb() {
    let mut all = parts(&workbook(&[("RCTs", "study,2.1\nA,Y\n")]));
    all.push(("xl/media/made-up.bin".to_owned(), vec![0; 8 << 20]));
    assert_eq!(fault(&archive(&all)), WorkbookFault::Bomb);
}

#[test]
fn a_directory_that_lies_about_a_size_is_found_out_while_unpacking() {
    let mut all = parts(&workbook(&[("RCTs", "study,2.1\nA,Y\n")]));
    let size = 8_u32 << 20;
    all.push(("xl/media/made-up.bin".to_owned(), vec![0; size as usize]));
    let mut bytes = archive(&all);
    let told = size.to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..*at + 4] == told)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert!(matches!(
        fault(&bytes),
        WorkbookFault::Bomb | WorkbookFault::Damaged
    ));
}

#[test]
fn more_than_the_bound_in_all_is_too_large() {
    let mut all = parts(&workbook(&[("RCTs", "study,2.1\nA,Y\n")]));
    let part = vec![0; 17 << 20];
    for number in 0..4 {
        all.push((format!("xl/media/made-up-{number}.bin"), part.clone()));
    }
    assert_eq!(fault(&stored(&all)), WorkbookFault::TooLarge);
}

#[test]
fn a_sheet_that_claims_more_than_the_bounds_is_refused() {
    let claims = |range: &str| {
        with_part("sheet1.xml", |sheet| {
            let begin = sheet.find("<dimension").unwrap();
            let end = begin + sheet[begin..].find("/>").unwrap() + 2;
            format!(
                "{}<dimension ref=\"{range}\"/>{}",
                &sheet[..begin],
                &sheet[end..]
            )
        })
    };
    assert!(read(&claims("A1:B2")).is_ok());
    assert!(matches!(
        fault(&claims("A1:B1048576")),
        WorkbookFault::TooManyRows { .. }
    ));
    assert!(matches!(
        fault(&claims("A1:XFD2")),
        WorkbookFault::TooManyColumns { .. }
    ));
}

#[test]
fn a_cell_far_out_is_refused_and_allocates_nothing() {
    let cell = |place: &str| format!("<row r=\"1\"><c r=\"{place}\"><v>1</v></c></row>");
    assert!(matches!(
        fault(&with_sheet_data(&cell("A1048576"))),
        WorkbookFault::TooManyRows { .. }
    ));
    assert!(matches!(
        fault(&with_sheet_data(&cell("XFD1"))),
        WorkbookFault::TooManyColumns { .. }
    ));
    // Each within the bounds, and all together more cells than can be held.
    let far: String = (1..2_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"BXX{row}\"><v>1</v></c></row>"))
        .collect();
    assert_eq!(fault(&with_sheet_data(&far)), WorkbookFault::TooLarge);
}

#[test]
fn a_text_that_many_cells_share_counts_each_time() {
    let long = "x".repeat(1 << 20);
    let cells: String = (1..200)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let mut all = parts(&with_sheet_data(&cells));
    // Not so even that it would be a bomb for its ratio.
    let noise: String = (0..60_000_u32)
        .map(|number| format!("{number:x}"))
        .collect();
    for (name, content) in &mut all {
        if name.ends_with("sharedStrings.xml") {
            let text = String::from_utf8(content.clone()).unwrap();
            *content = text
                .replacen("study", &format!("{noise}{long}"), 1)
                .into_bytes();
        }
    }
    assert_eq!(fault(&archive(&all)), WorkbookFault::TooLarge);
}

#[test]
fn a_font_name_that_many_formats_share_counts_each_time() {
    let bytes = with_part("styles.xml", |styles| {
        let name: String = (0..40_000_u32)
            .map(|number| format!("{number:x}"))
            .collect();
        let formats = "<xf numFmtId=\"0\" fontId=\"0\"></xf>".repeat(2_000);
        styles
            .replacen("<name val=\"Calibri\"", &format!("<name val=\"{name}\""), 1)
            .replace("</cellXfs>", &format!("{formats}</cellXfs>"))
    });
    assert_eq!(fault(&bytes), WorkbookFault::TooLarge);
}

#[test]
fn too_many_sheets_are_refused() {
    let names: Vec<String> = (0..101).map(|number| format!("S{number}")).collect();
    let sheets: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert!(matches!(
        fault(&workbook(&sheets)),
        WorkbookFault::TooManySheets { found: 101, .. }
    ));
}

#[test]
fn sheets_that_point_at_one_part_again_and_again_are_read_so_often_and_no_more() {
    let noise: String = (0..200_000_u32)
        .map(|number| number.wrapping_mul(2_654_435_761).to_string())
        .collect();
    let mut all = parts(&with_sheet_data(&format!("<!--{noise}-->")));
    for (name, content) in &mut all {
        if name.ends_with("workbook.xml") {
            let text = String::from_utf8(content.clone()).unwrap();
            let more: String = (2..100)
                .map(|id| format!("<sheet name=\"S{id}\" sheetId=\"{id}\" r:id=\"rId1\"/>"))
                .collect();
            *content = text
                .replace("</sheets>", &format!("{more}</sheets>"))
                .into_bytes();
        }
    }
    let bytes = archive(&all);
    assert!(bytes.len() > 500_000, "too small to run into the bound");
    let reading = read(&bytes).unwrap();
    let Content::Rows(rows) = reading.content else {
        panic!("no rows");
    };
    assert!((2..10).contains(&rows.len()), "{}", rows.len());
    let damaged = reading.problems.iter();
    let damaged = damaged.filter(|problem| problem.message.contains("is damaged"));
    assert!(damaged.count() > 80);
}

#[test]
fn a_damaged_sheet_costs_no_other_and_not_what_stands_before() {
    let mut all = parts(&workbook(&[
        ("RCTs", "study,2.1\nA,Y\nB,Y\nC,N\n"),
        ("Descriptive", "study,4.1\nD,Y\n"),
        ("Qualitative", "study,1.1\nE,Y\n"),
    ]));
    for (name, content) in &mut all {
        let text = String::from_utf8(content.clone()).unwrap();
        if name.ends_with("sheet1.xml") {
            let at = text.find("<c r=\"A4\"").unwrap();
            *content = text.as_bytes()[..at].to_vec();
        } else if name.ends_with("sheet2.xml") {
            *content = b"<no".to_vec();
        }
    }
    let reading = read(&archive(&all)).unwrap();
    let Content::Rows(rows) = reading.content else {
        panic!("no rows");
    };
    let studies: Vec<_> = rows.iter().map(|row| row.study.as_str()).collect();
    assert_eq!(studies, ["A", "B", "E"]);
    let damaged: Vec<_> = reading
        .problems
        .iter()
        .filter(|problem| problem.message.contains("is damaged"))
        .map(|problem| problem.line)
        .collect();
    assert_eq!(damaged, [Some(3), None]);
}

#[test]
fn a_workbook_that_breaks_off_comes_with_advice() {
    let bytes = workbook(&[("RCTs", "study,2.1\nA,Y\n")]);
    let message = read(&bytes[..bytes.len() / 2])
        .map(|reading| reading.format)
        .unwrap_err()
        .to_string();
    assert!(message.contains(".xlsx or CSV (UTF-8)"), "{message}");
    let bytes = with_part("sheet1.xml", |sheet| sheet[..sheet.len() / 8].to_owned());
    assert_eq!(fault(&bytes), WorkbookFault::Damaged);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_bytes_make_it_panic(changes in vec((any::<Index>(), any::<u8>()), 1..12)) {
        let mut bytes = workbook(&[("RCTs", "study,2.1,score\nA,Y,4\n"), ("Other", "x\n")]);
        for (place, byte) in changes {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn no_changed_parts_make_it_panic(
        part in any::<Index>(),
        changes in vec((any::<Index>(), 0_usize..12, select(vec![
            "<", ">", "\"", "/", "&", "&#x", ";", "0", "9", "-", "18446744073709551616", "A0", "r=\"0\"", "r=\"A4294967296\"",
            "<c t=\"s\"><v>", "</v></c>", "<row r=\"4294967295\">", "</row>", "<is><t>", "t=\"e\"", "t=\"d\"", "s=\"99\"",
            "../", "xl/", "é", "\0", "<![CDATA[", "<!--", "<!DOCTYPE a [", "<row r=\"4294967296\"/>", "ZZZZZZZ1", "",
        ])), 1..6),
    ) {
        let mut all = parts(&workbook(&[("RCTs", "study,2.1,score\nA,Y,4\n")]));
        let at = part.index(all.len());
        let content = &mut all[at].1;
        for (place, cut, text) in changes {
            let begin = place.index(content.len() + 1);
            let end = (begin + cut).min(content.len());
            content.splice(begin..end, text.bytes());
        }
        let _ = read(&archive(&all));
    }
}
