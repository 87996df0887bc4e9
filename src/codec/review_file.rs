//! The review file, `.mmat.json`: everything of a review, to open again for ever.
//!
//! Reading the text of a review gives that review: `from_text(to_text(r)) == r`. The same review
//! at the same time is the same bytes. Fields that we do not know come back where they stood.

mod lines;
mod seal;

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::incoming::{FileProblem, ImportError};
use super::json;
use super::wire::{
    Carrier, FILE, Fields, Members, Notes, read_appraisal, read_consensus, read_header, read_study,
    write_appraisal, write_consensus, write_header, write_study,
};
use crate::instrument::{ARTICLE_CITATION, ATTRIBUTION, CITATION};
use crate::review::{Appraisal, Consensus, Header, Index, Review, ReviewerId, Study, Timestamp};

/// What the field `format` says.
pub const FORMAT: &str = "mmat-appraisal";
/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;
/// What the field `instrument` says.
pub const INSTRUMENT: &str = "MMAT 2018";

/// The text of a review's file: two spaces of indent, a line break at the end.
#[must_use]
pub fn to_text(review: &Review, now: &Timestamp) -> String {
    format!("{:#}\n", to_value(review, now))
}

/// The same with the review's log and the seal: what is handed out to keep.
#[must_use]
#[inline(never)]
pub fn sealed_text(review: &Review, now: &Timestamp) -> String {
    let mut file = to_value(review, now);
    seal::seal(&mut file, review.log());
    format!("{file:#}\n")
}

/// The review file as a JSON value.
#[must_use]
pub fn to_value(review: &Review, now: &Timestamp) -> Value {
    let header = review.header();
    let mut file = Members::carrying(&header.carried, FILE);
    file.text("format", FORMAT);
    file.value("version", VERSION);
    file.text("instrument", INSTRUMENT);
    let mut software = Members::default();
    software.text("name", env!("CARGO_PKG_NAME"));
    software.text("version", env!("CARGO_PKG_VERSION"));
    file.value("software", software.done());
    file.time("exported", now);
    let mut attribution = Members::default();
    attribution.text("citation", CITATION);
    attribution.text("article", ARTICLE_CITATION);
    attribution.text("note", ATTRIBUTION);
    file.value("attribution", attribution.done());
    let mut members = write_header(header);
    let studies = review.studies().iter().map(|study| write_study(study));
    members.value("studies", studies.collect::<Vec<_>>());
    let appraisals = review
        .appraisals()
        .map(|appraisal| write_appraisal(appraisal));
    members.value("appraisals", appraisals.collect::<Vec<_>>());
    let consensus = review.consensuses().map(|one| write_consensus(one));
    members.some_list("consensus", consensus.collect());
    file.value("review", members.done());
    file.done()
}

/// Reads a review file: the review, and every problem with what could not be read.
///
/// # Errors
/// If nothing of the text can be read as a review.
pub fn from_text(text: &str) -> Result<(Review, Vec<FileProblem>), ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let value = json::parse(text).map_err(|fault| ImportError::Broken {
        line: fault.line,
        message: fault.message.to_owned(),
    })?;
    let mut notes = Notes::new();
    let finding = seal::check(&value, &mut notes);
    let Some(mut file) = Fields::of(value, String::new(), &mut notes) else {
        return Err(ImportError::Unknown);
    };
    check_envelope(&mut file, &mut notes)?;
    if let Some(exported) = file.some_time("exported", &mut notes) {
        notes.time = exported;
    }
    file.value("software");
    file.value("attribution");
    file.value("integrity");
    let mut log = seal::read_log(&mut file, &mut notes);
    log.finding = finding;
    let Some(Value::Object(inner)) = file.value("review") else {
        return Err(ImportError::Broken {
            line: 1,
            message: "the file holds no review".to_owned(),
        });
    };
    let mut around = Carrier::default();
    file.rest(FILE, &mut around);
    let review = Fields::of(Value::Object(inner), String::new(), &mut notes)
        .map(|fields| read_review(fields, text, around, &mut notes))
        .ok_or(ImportError::Unknown)?;
    lines::find(text, &mut notes.problems);
    Ok((review.with_log(log), notes.problems))
}

/// Refuses what is not a review file of this instrument in a version that we know.
fn check_envelope(file: &mut Fields, notes: &mut Notes) -> Result<(), ImportError> {
    if file.text("format", notes) != FORMAT {
        return Err(ImportError::Unknown);
    }
    match file.value("version").as_ref().and_then(Value::as_u64) {
        Some(found) if found > VERSION => {
            return Err(ImportError::Newer {
                found,
                known: VERSION,
            });
        }
        Some(found) if found > 0 => upgrade(file, found),
        _ => {
            return Err(ImportError::Broken {
                line: 1,
                message: "the file does not say its version".to_owned(),
            });
        }
    }
    match file.some_text("instrument", notes) {
        Some(name) if name != INSTRUMENT => Err(ImportError::Unknown),
        Some(_) => Ok(()),
        None => {
            let message = format!("no instrument is named; read as {INSTRUMENT}");
            notes.add(file.path("instrument"), message);
            Ok(())
        }
    }
}

/// Brings a file of an older version to the form of [`VERSION`], one version at a time. There is
/// no older one yet: the first change of the format adds its step here.
const fn upgrade(_file: &mut Fields, _version: u64) {}

fn read_review(mut fields: Fields, text: &str, around: Carrier, notes: &mut Notes) -> Review {
    let studies = fields.objects("studies", notes);
    let appraisals = fields.objects("appraisals", notes);
    let consensus = fields.objects("consensus", notes);
    let header = read_header(fields, || made_up_id(text), around, notes);
    let studies = read_studies(studies, notes);
    let appraisals = read_appraisals(appraisals, &header, &studies, notes);
    let consensus = read_consensuses(consensus, &studies, notes);
    Review::from_parts(header, studies, appraisals).with_consensus(consensus)
}

fn read_studies(list: Vec<Fields>, notes: &mut Notes) -> Vec<Study> {
    let mut known = Index::default();
    let mut studies = Vec::with_capacity(list.len());
    for fields in list {
        let path = fields.path("id");
        let Some(study) = read_study(fields, notes) else {
            continue;
        };
        if known.add(study.id.as_str(), studies.len()) {
            studies.push(study);
        } else {
            let id = study.id.as_str();
            notes.add(
                path,
                format!("“{id}” is another study's id already; the later study is left out"),
            );
        }
    }
    studies
}

fn read_appraisals(
    list: Vec<Fields>,
    header: &Header,
    studies: &[Study],
    notes: &mut Notes,
) -> Vec<Appraisal> {
    let mut places = Index::default();
    for (place, study) in studies.iter().enumerate() {
        places.set(study.id.as_str(), place);
    }
    // Of each study, the reviewers whose appraisals were read.
    let mut known: Vec<Vec<ReviewerId>> = vec![Vec::new(); studies.len()];
    let mut appraisals = Vec::with_capacity(list.len());
    for fields in list {
        let (whole, study, reviewer) = (
            fields.own_path(),
            fields.path("study"),
            fields.path("reviewer"),
        );
        let Some(appraisal) = read_appraisal(fields, notes) else {
            continue;
        };
        let read = places.get(appraisal.study.as_str());
        let Some(read) = read.and_then(|place| known.get_mut(place)) else {
            let id = appraisal.study.as_str();
            notes.add(
                study,
                format!("no study has the id “{id}”; the appraisal is left out"),
            );
            continue;
        };
        let reviewers = &header.reviewers;
        if !reviewers.iter().any(|known| known.id == appraisal.reviewer) {
            let id = appraisal.reviewer.as_str();
            notes.add(
                reviewer,
                format!("no reviewer has the id “{id}”; the appraisal is left out"),
            );
        } else if read.contains(&appraisal.reviewer) {
            notes.add(
                whole,
                "this reviewer's appraisal of the study was read before; the later one is left out",
            );
        } else {
            read.push(appraisal.reviewer.clone());
            appraisals.push(appraisal);
        }
    }
    appraisals
}

/// What was agreed on. Who decided may have left the team since.
fn read_consensuses(list: Vec<Fields>, studies: &[Study], notes: &mut Notes) -> Vec<Consensus> {
    let mut open = Index::default();
    for (place, study) in studies.iter().enumerate() {
        open.set(study.id.as_str(), place);
    }
    let mut read = Index::default();
    let mut all = Vec::with_capacity(list.len());
    for fields in list {
        let (whole, study) = (fields.own_path(), fields.path("study"));
        let Some(consensus) = read_consensus(fields, notes) else {
            continue;
        };
        let id = consensus.study.as_str();
        if !open.contains(id) {
            notes.add(
                study,
                format!("no study has the id “{id}”; the consensus is left out"),
            );
        } else if read.add(id, all.len()) {
            all.push(consensus);
        } else {
            notes.add(
                whole,
                "the consensus on this study was read before; the later one is left out",
            );
        }
    }
    all
}

/// An id for a review without one: the same for the same file, another for another.
fn made_up_id(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("review-{:016x}", hasher.finish())
}
