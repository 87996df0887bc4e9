//! What must be found in the exports, and what was found in files of others, as JSON.

use mmat_appraisal::codec::incoming::{Content, IncomingRow, IncomingStudy, read};
use mmat_appraisal::instrument::{Category, Design, QuantitativeSet, Response};
use mmat_appraisal::review::{Appraisal, Citation, Review, Study, items_to_rate};
use serde_json::{Value, json};

/// A review and the files in which it was written.
pub fn review(name: &str, review: &Review, files: super::Written) -> Value {
    let header = review.header();
    let reviewers: Vec<&str> = header
        .reviewers
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    let studies = review.studies().iter().map(|one| study(review, one));
    json!({
        "name": name,
        "files": files,
        "title": header.title,
        "source": header.source,
        "screeningUsed": header.protocol.screening_used,
        "reviewers": reviewers,
        "studies": studies.collect::<Vec<_>>(),
    })
}

fn study(review: &Review, study: &Study) -> Value {
    let appraisals = review.appraisals_of(&study.id);
    let appraisals = appraisals.map(|one| appraisal(review, one));
    json!({
        "id": study.id.as_str(),
        "label": study.label,
        "citation": citation(&study.citation),
        "appraisals": appraisals.collect::<Vec<_>>(),
    })
}

fn citation(citation: &Citation) -> Value {
    json!({
        "title": citation.title,
        "authors": citation.authors,
        "year": citation.year,
        "journal": citation.journal,
        "volume": citation.volume,
        "issue": citation.issue,
        "pages": citation.pages,
        "doi": citation.doi,
        "pmid": citation.pmid,
        "url": citation.url,
        "abstract": citation.abstract_text,
        "keywords": citation.keywords,
        "notes": citation.notes,
    })
}

fn appraisal(review: &Review, appraisal: &Appraisal) -> Value {
    let items = items_to_rate(appraisal, review.protocol());
    let items = items.into_iter().map(|item| {
        let answer = appraisal.answers.get(&item);
        let text = |pick: fn(&mmat_appraisal::review::Answer) -> &str| answer.map_or("", pick);
        json!({
            "item": item.token(),
            "wording": item.wording(),
            "response": appraisal.response(item).map(Response::words),
            "comment": text(|answer| &answer.comment),
            "quote": text(|answer| &answer.quote),
            "location": text(|answer| &answer.location),
            "at": text(|answer| answer.at.as_str()),
        })
    });
    let reviewer = review.reviewer(&appraisal.reviewer);
    let design = appraisal.chosen();
    json!({
        "reviewer": reviewer.map(|reviewer| reviewer.name.as_str()),
        "category": design.map(Design::category).map(Category::token),
        "set": design.and_then(Design::quantitative_set).map(QuantitativeSet::token),
        "wentOn": appraisal.went_on.as_ref().map(|reason| reason.text.as_str()),
        "items": items.collect::<Vec<_>>(),
    })
}

/// What a file of others holds for us.
pub fn reading(bytes: &[u8]) -> Value {
    match read(bytes) {
        Err(error) => json!({ "refused": error.to_string() }),
        Ok(reading) => {
            let problems = reading
                .problems
                .iter()
                .map(|problem| format!("{problem:?}"));
            let (studies, rows) = match &reading.content {
                Content::Studies(studies) => (studies.iter().map(incoming).collect(), Vec::new()),
                Content::Rows(rows) => (Vec::new(), rows.iter().map(row).collect()),
                Content::Review(_) => (Vec::new(), Vec::new()),
            };
            json!({
                "format": format!("{:?}", reading.format),
                "studies": studies,
                "rows": rows,
                "problems": problems.collect::<Vec<_>>(),
            })
        }
    }
}

fn incoming(study: &IncomingStudy) -> Value {
    citation(&study.citation)
}

fn row(row: &IncomingRow) -> Value {
    let answers = row.answers.iter().map(|(item, answer)| {
        let response = answer.response.map(Response::words);
        (item.token().to_owned(), json!(response))
    });
    json!({
        "study": row.study,
        "reviewer": row.reviewer,
        "category": row.category.map(Category::token),
        "set": row.set.map(QuantitativeSet::token),
        "answers": answers.collect::<serde_json::Map<_, _>>(),
    })
}
