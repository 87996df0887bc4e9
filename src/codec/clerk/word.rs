//! What the clerk says to the page.

use std::rc::Rc;

use super::message::{ErrandNumber, Message, MessageError, Reading, start};
use super::portions::{self, Part};
use super::preview;
use crate::codec::export::{Content, Export};
use crate::codec::intake::{ImportReport, Plan, Preview, Progress, ReportedProblem, Stage};
use crate::codec::wire::{Fields, Members, Notes};
use crate::port::Parcel;
use crate::review::{
    Change, FactDifference, Header, MergeReport, Merged, Review, StudyId, changes_between,
    fact_named,
};

/// One message of the clerk.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    /// How far it is.
    Progress(Progress),
    /// A whole review begins: found in a file, or made.
    Review(Box<Header>),
    /// More of that review.
    Part(Part),
    /// More of what files would change.
    Changes(Vec<Change>),
    /// The end of a plan.
    Planned(Box<ImportReport>, Box<Preview>),
    /// The end of a review that was made.
    Made,
    /// A file is written.
    Written(Export),
    /// The end of a merge, whose changes came before it: how much it brings, and facts of citations
    /// that differ, at most so many of them.
    Merged(MergeReport, Vec<FactDifference>),
    /// It could not be done, and why.
    Failed(String),
}

impl Word {
    /// Reads a message of the clerk: which errand it is about, and what it says.
    ///
    /// # Errors
    /// Where any part of it cannot be read.
    pub fn read(message: &Message) -> Result<(ErrandNumber, Self), MessageError> {
        let mut reading = Reading::of(&message.text)?;
        let word = match reading.what.as_str() {
            "progress" => Self::Progress(Progress {
                done: reading.count("done"),
                of: reading.count("of"),
                stage: Stage::Matching,
            }),
            "review" => Self::Review(Box::new(portions::header(&mut reading)?)),
            "parts" => Self::Part(Part::of(&mut reading)),
            "changes" => Self::Changes(portions::changes(&mut reading)),
            "planned" => {
                let report = report(&mut reading);
                Self::Planned(Box::new(report), Box::new(preview::read(&mut reading)))
            }
            "made" => Self::Made,
            "written" => Self::Written(written(&mut reading, &message.parts)?),
            "merged" => Self::Merged(
                merge_report(&mut reading),
                reading.each("differing", difference),
            ),
            "failed" => Self::Failed(reading.text("why")),
            other => return Err(MessageError(format!("unknown: {other}"))),
        };
        let number = reading.number;
        reading.sound((number, word))
    }
}

/// How far the work is, as a message.
pub(super) fn progress(progress: Progress, number: ErrandNumber) -> Message {
    let mut members = start("progress", number);
    members.value("done", progress.done);
    members.value("of", progress.of);
    Message::of(members)
}

/// A plan as messages: whole reviews, changes, the report.
pub(super) fn plan(plan: &Plan, number: ErrandNumber) -> impl Iterator<Item = Message> + '_ {
    let reviews = plan.reviews.iter();
    let reviews = reviews.flat_map(move |review| portions::of_review(review, number));
    let changes = portions::of_changes(&plan.changes, number);
    let last = std::iter::once_with(move || {
        let mut members = start("planned", number);
        put_report(&mut members, &plan.report);
        preview::put(&mut members, &plan.preview);
        Message::of(members)
    });
    reviews.chain(changes).chain(last)
}

/// A review that was made, as messages.
pub(super) fn made(review: &Review, number: ErrandNumber) -> impl Iterator<Item = Message> {
    let last = Message::of(start("made", number));
    portions::of_review(review, number).chain([last])
}

/// At most so many differing facts are told.
const DIFFERING: usize = 200;

/// A merge as messages: changes, with how far they are, and the report.
pub(super) fn merged(
    ours: &Review,
    merged: &Merged,
    number: ErrandNumber,
    answer: &mut dyn FnMut(Message),
) {
    let changes = changes_between(ours, &merged.review);
    let of = changes.len();
    let mut done = 0;
    for message in portions::of_changes(&changes, number) {
        answer(message);
        done = (done + portions::PORTION).min(of);
        let stage = Stage::Matching;
        answer(progress(Progress { done, of, stage }, number));
    }
    let mut last = start("merged", number);
    let report = &merged.report;
    for (name, count) in [
        ("studies_added", report.studies_added),
        ("studies_matched", report.studies_matched),
        ("appraisals_added", report.appraisals_added),
        ("answers_added", report.answers_added),
        ("answers_newer", report.answers_newer),
        ("answers_older", report.answers_older),
        ("agreed_ties", report.agreed_ties),
    ] {
        last.value(name, count);
    }
    let differing = merged.differing.iter().take(DIFFERING).map(|one| {
        let short = |text: &str| text.chars().take(DIFFERING).collect::<String>();
        let mut members = Members::default();
        members.text("study", one.study.as_str());
        members.text("field", one.field);
        members.text("ours", &short(&one.ours));
        members.text("theirs", &short(&one.theirs));
        members.done()
    });
    last.some_list("differing", differing.collect());
    answer(Message::of(last));
}

fn merge_report(reading: &mut Reading) -> MergeReport {
    MergeReport {
        studies_added: reading.count("studies_added"),
        studies_matched: reading.count("studies_matched"),
        appraisals_added: reading.count("appraisals_added"),
        answers_added: reading.count("answers_added"),
        answers_newer: reading.count("answers_newer"),
        answers_older: reading.count("answers_older"),
        agreed_ties: reading.count("agreed_ties"),
    }
}

fn difference(mut fields: Fields, notes: &mut Notes) -> Option<FactDifference> {
    let field = fields.text("field", notes);
    Some(FactDifference {
        study: StudyId::new(&fields.text("study", notes)),
        field: fact_named(&field)?,
        ours: fields.text("ours", notes),
        theirs: fields.text("theirs", notes),
    })
}

/// A file, as a message.
pub(super) fn file(export: Export, number: ErrandNumber) -> Message {
    let mut members = start("written", number);
    members.text("name", &export.name);
    members.text("media_type", &export.media_type);
    let (form, parts) = match export.content {
        Content::Text(text) => ("text", vec![Parcel::from(text.into_bytes())]),
        Content::Rich { html, plain } => {
            let both = [html, plain].map(|text| Parcel::from(text.into_bytes()));
            ("rich", both.into())
        }
        Content::Bytes(bytes) => ("bytes", vec![bytes.into()]),
        Content::Outside { is_text, held } => {
            let form = if is_text { "text" } else { "bytes" };
            (form, vec![held])
        }
    };
    members.text("form", form);
    Message::with(members, parts)
}

/// That it could not be done.
pub(super) fn failed(why: &str, number: ErrandNumber) -> Message {
    let mut members = start("failed", number);
    members.text("why", why);
    Message::of(members)
}

/// A file that is held outside stays there, but for what goes to the clipboard.
fn written(reading: &mut Reading, parts: &[Parcel]) -> Result<Export, MessageError> {
    let part = |place: usize| {
        let missing = || MessageError("it has no file".to_owned());
        parts.get(place).ok_or_else(missing)
    };
    let text = |place: usize| {
        let text = String::from_utf8(part(place)?.read().to_vec());
        text.map_err(|_| MessageError("its text is no UTF-8".to_owned()))
    };
    let form = reading.text("form");
    let content = match (form.as_str(), part(0)?) {
        ("rich", _) => Content::Rich {
            html: text(0)?,
            plain: text(1)?,
        },
        (form, held @ Parcel::There(_)) => Content::Outside {
            is_text: form == "text",
            held: held.clone(),
        },
        ("text", Parcel::Here(_)) => Content::Text(text(0)?),
        (_, Parcel::Here(bytes)) => Content::Bytes(Rc::clone(bytes)),
    };
    Ok(Export {
        name: reading.text("name"),
        media_type: reading.text("media_type"),
        content,
    })
}

fn put_report(members: &mut Members, report: &ImportReport) {
    members.value("studies_added", report.studies_added);
    members.value("studies_matched", report.studies_matched);
    members.value("studies_merged", report.studies_merged);
    members.value("left_out", report.left_out);
    members.value("renamed", report.renamed);
    members.value("appraisals_added", report.appraisals_added);
    members.value("answers_added", report.answers_added);
    let problems = report.problems.iter().map(|problem| {
        let mut members = Members::default();
        members.text("file", &problem.file);
        if let Some(line) = problem.line {
            members.value("line", line);
        }
        if let Some(field) = &problem.field {
            members.text("field", field);
        }
        members.text("message", &problem.message);
        members.done()
    });
    members.some_list("problems", problems.collect());
}

fn report(reading: &mut Reading) -> ImportReport {
    ImportReport {
        review: None,
        studies_added: reading.count("studies_added"),
        studies_matched: reading.count("studies_matched"),
        studies_merged: reading.count("studies_merged"),
        left_out: reading.count("left_out"),
        renamed: reading.count("renamed"),
        appraisals_added: reading.count("appraisals_added"),
        answers_added: reading.count("answers_added"),
        problems: reading.each("problems", problem),
    }
}

fn problem(mut fields: Fields, notes: &mut Notes) -> Option<ReportedProblem> {
    let line = fields.number("line", notes);
    Some(ReportedProblem {
        file: fields.text("file", notes),
        line: line.and_then(|line| usize::try_from(line).ok()),
        field: fields.some_text("field", notes),
        message: fields.text("message", notes),
    })
}
