//! The readers. A new one gets a line here.

use mmat_appraisal::codec::incoming::{Content, read};
use mmat_appraisal::codec::{citations, json, review_file, tables};
use mmat_appraisal::review::{Review, Timestamp};

use crate::dialects::{CSV, Dialect, EVERYTHING, JSON, MARKUP, RIS};

/// A reader under test.
pub struct Reader {
    /// What the command line calls it.
    pub name: &'static str,
    /// Endings of the fixtures that are of its kind.
    pub endings: &'static [&'static str],
    /// The pieces that its files are made of.
    pub dialect: Dialect,
    /// Reads one input.
    pub read: fn(&[u8]),
}

/// All of them: first the one that every opened file goes through.
pub const READERS: [Reader; 14] = [
    Reader {
        name: "incoming",
        endings: &[""],
        dialect: EVERYTHING,
        read: incoming,
    },
    Reader {
        name: "review-file",
        endings: &["json"],
        dialect: JSON,
        read: review,
    },
    Reader {
        name: "json",
        endings: &["json"],
        dialect: JSON,
        read: any_json,
    },
    Reader {
        name: "wide-table",
        endings: &["csv", "tsv"],
        dialect: CSV,
        read: |input| on_text(input, wide),
    },
    Reader {
        name: "covidence",
        endings: &["csv"],
        dialect: CSV,
        read: |input| on_text(input, covidence),
    },
    Reader {
        name: "ris",
        endings: &["ris", "txt"],
        dialect: RIS,
        read: |input| on_text(input, ris),
    },
    Reader {
        name: "nbib",
        endings: &["nbib", "txt"],
        dialect: RIS,
        read: |input| on_text(input, nbib),
    },
    Reader {
        name: "web-of-science",
        endings: &["ciw", "txt"],
        dialect: RIS,
        read: |input| on_text(input, wos),
    },
    Reader {
        name: "bibtex",
        endings: &["bib"],
        dialect: MARKUP,
        read: |input| on_text(input, bibtex),
    },
    Reader {
        name: "endnote-xml",
        endings: &["xml"],
        dialect: MARKUP,
        read: |input| on_text(input, endnote_xml),
    },
    Reader {
        name: "csl-json",
        endings: &["json"],
        dialect: JSON,
        read: |input| on_text(input, csl_json),
    },
    Reader {
        name: "citation-csv",
        endings: &["csv"],
        dialect: CSV,
        read: |input| on_text(input, citation_csv),
    },
    Reader {
        name: "covidence-quality",
        endings: &["csv"],
        dialect: CSV,
        read: |input| on_text(input, quality),
    },
    Reader {
        name: "workbook",
        endings: &["xlsx"],
        dialect: EVERYTHING,
        read: workbook,
    },
];

fn on_text(input: &[u8], read: fn(&str)) {
    read(&String::from_utf8_lossy(input));
}

fn incoming(input: &[u8]) {
    if let Ok(reading) = read(input)
        && let Content::Review(review) = reading.content
    {
        comes_back(&review);
    }
}

fn review(input: &[u8]) {
    if let Ok((review, _)) = review_file::from_text(&String::from_utf8_lossy(input)) {
        comes_back(&review);
    }
}

/// A review that could be read is written and read again as it is, whatever stood in its file.
fn comes_back(review: &Review) {
    let text = review_file::to_text(review, &Timestamp::epoch());
    let again = review_file::from_text(&text).map(|(again, _)| again);
    assert!(
        again.is_ok_and(|again| again == *review),
        "the review does not come back"
    );
}

fn any_json(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if let Ok(value) = json::parse(&text) {
        assert!(
            json::parse(&value.to_string()).is_ok(),
            "JSON does not come back"
        );
    }
}

fn wide(text: &str) {
    let _ = tables::read_wide(text);
}

fn covidence(text: &str) {
    let _ = citations::read_covidence(text);
}

fn ris(text: &str) {
    let _ = citations::read_ris(text);
}

fn nbib(text: &str) {
    let _ = citations::read_nbib(text);
}

fn wos(text: &str) {
    let _ = citations::read_wos(text);
}

fn bibtex(text: &str) {
    let _ = citations::read_bibtex(text);
}

fn endnote_xml(text: &str) {
    let _ = citations::read_endnote_xml(text);
}

fn csl_json(text: &str) {
    let _ = citations::read_csl_json(text);
}

/// By its own headings, and by a map in which each column is something else.
fn citation_csv(text: &str) {
    let _ = citations::read_csv_refs(text);
    if let Some(preview) = citations::preview(text, 3) {
        let fields = citations::CitationField::ALL.into_iter().cycle();
        let map = citations::ColumnMap::new(fields.take(preview.header.len()).collect());
        let _ = citations::read_mapped(text, &map);
    }
}

fn quality(text: &str) {
    if let Some(table) = tables::covidence_quality_table(text) {
        let _ = tables::read_covidence_quality(&table, &tables::TokenChoices::new());
    }
}

fn workbook(input: &[u8]) {
    let _ = tables::sheets_of(input);
}
