//! What has broken other readers of RIS.

use mmat_appraisal::codec::citations::read_ris;

use super::{lines, one};

fn record(fields: &str) -> String {
    format!("TY  - JOUR\nTI  - Made-up\n{fields}\nER  - \n")
}

// mjwestgate/synthesisr#16
#[test]
fn a_line_of_an_abstract_that_begins_with_er_ends_no_record() {
    let citation = one(&record(
        "AB  - After\nER visits and\nER\nERs fell.\nPY  - 2019",
    ));
    assert_eq!(citation.abstract_text, "After ER visits and ER ERs fell.");
    assert_eq!(citation.year, Some(2019));
}

// mjwestgate/synthesisr#15
#[test]
fn years_of_ebsco_and_ovid_are_read() {
    for (date, year) in [
        ("Y1  - 2020/11//Nov/Dec2020", 2020),
        ("Y1  - 2019/03//", 2019),
        ("Y1  - 2018//", 2018),
        ("Y1  - 2017///", 2017),
        ("Y1  - Spring2016", 2016),
        ("Y1  - 2015 Jan-Feb", 2015),
        ("PY  - 2014/05/01/", 2014),
    ] {
        assert_eq!(one(&record(date)).year, Some(year), "{date}");
    }
}

// asreview/asreview#1005
#[test]
fn authors_in_a1_to_a4_are_authors() {
    let citation = one(&record(
        "A1  - Example, A.\nA2  - Muster, B.\nA3  - Specimen, C.\nA4  - Sample, D.",
    ));
    assert_eq!(
        citation.authors,
        ["Example, A.", "Muster, B.", "Specimen, C.", "Sample, D."]
    );
}

// asreview/asreview#1416: a blank is an empty field.
#[test]
fn authors_spelled_out_letter_by_letter_are_put_together() {
    let list = "['Example, Anna', \"O'Sample, D.\"]";
    let letters: String = list.chars().map(|c| format!("A1  - {c}\n")).collect();
    let (studies, problems) = read_ris(&record(letters.trim_end_matches('\n')));
    assert_eq!(
        studies[0].citation.authors,
        ["Example, Anna", "O'Sample, D."]
    );
    assert_eq!(lines(&problems), [3]);
    let whole = one(&record(&format!("AU  - {list}")));
    assert_eq!(whole.authors, ["Example, Anna", "O'Sample, D."]);
    let short = one(&record("AU  - X\nAU  - Y"));
    assert_eq!(short.authors, ["X", "Y"]);
}

// camaradesuk/ASySD#70
#[test]
fn authors_in_one_field_are_parted() {
    let authors = |value: &str| one(&record(&format!("AU  - {value}"))).authors;
    assert_eq!(
        authors("Example, A.; Muster, B."),
        ["Example, A.", "Muster, B."]
    );
    assert_eq!(
        authors("Example, A. and Muster, B."),
        ["Example, A.", "Muster, B."]
    );
    assert_eq!(
        authors("Ministry of Health and Welfare"),
        ["Ministry of Health and Welfare"]
    );
}

// ESHackathon/CiteSource#27
#[test]
fn a_type_that_is_not_first_and_empty_tags_do_no_harm() {
    let citation = one(
        "AU  - Example, A.\nTI  - Made-up\nDO  - \nN1  -\nTY  - JOUR\nPY  - \nY1  - 2019\nKW  - \nER  - \n",
    );
    assert_eq!(citation.authors, ["Example, A."]);
    assert_eq!(citation.year, Some(2019));
    assert_eq!((citation.keywords, citation.notes), (vec![], vec![]));
}

#[test]
fn a_place_on_a_disk_is_no_address() {
    let url = |fields: &str| one(&record(fields)).url;
    assert_eq!(url("L1  - internal-pdf://1/made-up.pdf"), "");
    assert_eq!(
        url("L1  - C:\\made-up.pdf\nL2  - https://made-up.example"),
        "https://made-up.example"
    );
}

#[test]
fn an_accession_number_is_a_pubmed_id_only_where_that_is_said() {
    let pmid = |fields: &str| one(&record(fields)).pmid;
    assert_eq!(pmid("AN  - 10000001\nDB  - PubMed"), "10000001");
    assert_eq!(pmid("AN  - 10000001\nDP  - NLM"), "10000001");
    assert_eq!(pmid("AN  - PMID:10000001\nDB  - Embase"), "10000001");
    assert_eq!(pmid("C3  - PUBMED 10000001,EMBASE 2"), "10000001");
    assert_eq!(pmid("AN  - 10000001\nDB  - Embase"), "");
    assert_eq!(pmid("ID  - 10000001\nDB  - Embase"), "");
    assert_eq!(
        pmid("ID  - 12\nAN  - 10000001\nDB  - Ovid MEDLINE(R)"),
        "10000001"
    );
}
