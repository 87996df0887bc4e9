//! The reviews that are written: a published one, one of two reviewers, and one of hostile text.

use std::error::Error;

use mmat_appraisal::codec::incoming::{Content, IncomingRow, read};
use mmat_appraisal::instrument::{Category, Design, ItemId, QuantitativeSet, Response};
use mmat_appraisal::review::{
    Answer, Appraisal, Carried, Citation, DesignChoice, Header, Protocol, Reason, Review, ReviewId,
    Reviewer, ReviewerId, Study, StudyId, Timestamp,
};

const EXAMPLE: &[u8] = include_bytes!("../../assets/example/ijerph-2023-33-studies.csv");
const TWO: &[u8] = include_bytes!("../../tests/fixtures/two-reviewers.csv");

/// Text that breaks a writer that forgets to quote, escape or clean, or that a format takes for
/// its own.
const HOSTILE: [&str; 20] = [
    "=1+1",
    "-2 apostrophe's",
    "'@SUM(A1)",
    "two\nlines\r\nand a third",
    "a, \"quoted\"; cell\t|pipe|",
    "<w:t>&amp; ]]> <!-- </script>",
    "_x000D_ _x0041_",
    "  blanks around  ",
    "naïve 研究 😀 \u{202e}right to left",
    "cr\rin the middle",
    "no\u{b}vertical\u{1}tab\u{0}nul\u{fffe}",
    "{braces} \\textbf{x} $y$ 100 % #1 ~ ^ _",
    "ER  - \nTY  - JOUR",
    "* star\n# heading\n[link](https://example.org)",
    "true",
    "007",
    "1e5",
    "2026-03-03",
    "\u{a0}no-break\u{a0}",
    "https://example.org/?a=1&b=<2>",
];

/// All reviews, each with its name.
pub fn all() -> Result<Vec<(&'static str, Review)>, Box<dyn Error>> {
    Ok(vec![
        (
            "published-example",
            of_rows("Published example", &rows(EXAMPLE)?),
        ),
        ("two-reviewers", of_rows("Two reviewers", &rows(TWO)?)),
        ("made-up-hostile", hostile()),
    ])
}

fn rows(bytes: &[u8]) -> Result<Vec<IncomingRow>, Box<dyn Error>> {
    match read(bytes)?.content {
        Content::Rows(rows) => Ok(rows),
        _ => Err("the file holds no table".into()),
    }
}

fn time() -> Timestamp {
    Timestamp::parse("2026-03-02T08:00:00Z").unwrap_or_else(Timestamp::epoch)
}

fn header(title: &str, reviewers: Vec<String>) -> Header {
    let reviewers = reviewers.into_iter().map(|name| Reviewer {
        id: ReviewerId::new(&format!("reviewer {name}")),
        name,
    });
    Header {
        id: ReviewId::new(&format!("review {title}")),
        title: title.to_owned(),
        source: String::new(),
        reviewers: reviewers.collect(),
        protocol: Protocol::default(),
        carried: Carried::default(),
    }
}

fn study(label: &str, citation: Citation) -> Study {
    Study {
        id: StudyId::new(&format!("study {label}")),
        label: label.to_owned(),
        citation,
        added: time(),
        carried: Carried::default(),
    }
}

/// A review of the rows of a table.
fn of_rows(title: &str, rows: &[IncomingRow]) -> Review {
    let mut names = Vec::new();
    let mut labels = Vec::new();
    let mut appraisals = Vec::new();
    for row in rows {
        let name = row
            .reviewer
            .clone()
            .unwrap_or_else(|| "As printed".to_owned());
        let mut appraisal = Appraisal::empty(
            StudyId::new(&format!("study {}", row.study)),
            ReviewerId::new(&format!("reviewer {name}")),
        );
        appraisal.design = row.category.map(|category| choice(category, row.set));
        for (item, incoming) in &row.answers {
            let answer = Answer {
                response: incoming.response,
                comment: incoming.comment.clone(),
                quote: incoming.quote.clone(),
                location: incoming.location.clone(),
                ..Answer::empty(time())
            };
            appraisal.answers.insert(*item, answer);
        }
        appraisals.push(appraisal);
        if !names.contains(&name) {
            names.push(name);
        }
        if !labels.contains(&row.study) {
            labels.push(row.study.clone());
        }
    }
    let studies = labels.iter().map(|label| study(label, Citation::default()));
    Review::from_parts(header(title, names), studies.collect(), appraisals)
}

fn choice(category: Category, set: Option<QuantitativeSet>) -> DesignChoice {
    let design = match Design::of(category) {
        Design::Mixed(_) => Design::Mixed(set),
        other => other,
    };
    DesignChoice {
        design,
        path: Vec::new(),
        at: time(),
    }
}

/// One study for each hostile text, which stands in every field that takes text; the categories
/// and responses go round, and every fifth answer is open. The last study is nobody's.
fn hostile() -> Review {
    let names = ["Made-up, \"A\"", "=Made-up B"].map(str::to_owned).to_vec();
    let header = header("Made-up <review> & \"text\"", names);
    let mut studies = Vec::new();
    let mut appraisals = Vec::new();
    let mut texts = HOSTILE.iter().cycle();
    let mut text = || {
        texts
            .next()
            .map(|text| (*text).to_owned())
            .unwrap_or_default()
    };
    let designs = designs();
    for (place, hostile) in HOSTILE.iter().enumerate() {
        let study = study(
            &format!("Made-up {place} {hostile}"),
            hostile_citation(place, hostile),
        );
        for (nth, reviewer) in header.reviewers.iter().enumerate() {
            let mut appraisal = Appraisal::empty(study.id.clone(), reviewer.id.clone());
            appraisal.design = designs.iter().cycle().nth(place + nth).cloned();
            for (count, item) in ItemId::ALL.into_iter().enumerate() {
                let response = Response::ALL.into_iter().cycle().nth(count + place + nth);
                let answer = Answer {
                    response: response.filter(|_| (count + place) % 5 > 0),
                    comment: text(),
                    quote: text(),
                    location: text(),
                    ..Answer::empty(time())
                };
                appraisal.answers.insert(item, answer);
            }
            if place % 2 == 0 {
                appraisal.went_on = Some(Reason {
                    text: text(),
                    at: time(),
                });
            }
            appraisals.push(appraisal);
        }
        studies.push(study);
    }
    studies.push(study("Made-up study of nobody", Citation::default()));
    Review::from_parts(header, studies, appraisals)
}

fn designs() -> Vec<DesignChoice> {
    let plain = Category::ALL
        .into_iter()
        .map(|category| choice(category, None));
    let mixed = QuantitativeSet::ALL.into_iter();
    let mixed = mixed.map(|set| choice(Category::Mixed, Some(set)));
    plain.chain(mixed).collect()
}

fn hostile_citation(place: usize, text: &str) -> Citation {
    Citation {
        title: format!("Made-up study of {text}"),
        authors: vec![
            format!("Made-up, {text}"),
            "Made-up Organization".to_owned(),
        ],
        year: Some(2019),
        journal: format!("Journal of {text}"),
        volume: "1".to_owned(),
        issue: "2".to_owned(),
        pages: "3-4".to_owned(),
        doi: format!("10.5555/made-up<{place}>"),
        pmid: String::new(),
        url: "https://example.org/a b".to_owned(),
        abstract_text: text.to_owned(),
        keywords: vec![format!("keyword {text}")],
        notes: vec![format!("note {text}")],
        other: Vec::new(),
    }
}
