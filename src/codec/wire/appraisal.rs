//! An appraisal with its answers.

use serde_json::Value;

use super::carry::Carrier;
use super::design::{read_design, write_design};
use super::fields::{Fields, Notes};
use super::members::Members;
use crate::instrument::{ItemId, Response};
use crate::review::{Answer, Appraisal, ByKey, Carried, Reason, ReviewerId, SetAside, StudyId};

const WENT_ON: &str = "went_on/";

/// An appraisal as an object.
pub(in crate::codec) fn write_appraisal(appraisal: &Appraisal) -> Value {
    let mut members = Members::carrying(&appraisal.carried, "");
    members.text("study", appraisal.study.as_str());
    members.text("reviewer", appraisal.reviewer.as_str());
    if let Some(choice) = &appraisal.design {
        members.value("design", write_design(choice, &appraisal.carried));
    }
    if let Some(reason) = &appraisal.went_on {
        let mut inner = Members::carrying(&appraisal.carried, WENT_ON);
        inner.text("text", &reason.text);
        inner.time("at", &reason.at);
        members.value("went_on", inner.done());
    }
    let mut answers = Members::default();
    for (item, answer) in &appraisal.answers {
        answers.value(item.token(), write_answer(answer));
    }
    members.some_members("answers", answers);
    members.some_members("set_aside", write_set_aside(&appraisal.set_aside));
    members.done()
}

/// An appraisal from its object, if it says whose it is and of which study.
pub(in crate::codec) fn read_appraisal(mut fields: Fields, notes: &mut Notes) -> Option<Appraisal> {
    const COST: &str = "the appraisal is left out";
    let study = fields.needed("study", COST, notes)?;
    let reviewer = fields.needed("reviewer", COST, notes)?;
    let mut carrier = Carrier::default();
    let design = fields
        .object("design", notes)
        .and_then(|inner| read_design(inner, &mut carrier, notes));
    let went_on = fields.object("went_on", notes).map(|mut inner| {
        let reason = Reason {
            text: inner.text("text", notes),
            at: inner.time("at", notes),
        };
        inner.rest(WENT_ON, &mut carrier);
        reason
    });
    let answers = read_answers(&mut fields, notes);
    let set_aside = fields.object("set_aside", notes);
    let set_aside = set_aside.map(|inner| read_set_aside(inner, notes));
    fields.rest("", &mut carrier);
    Some(Appraisal {
        study: StudyId::new(&study),
        reviewer: ReviewerId::new(&reviewer),
        design,
        went_on,
        answers,
        set_aside: set_aside.unwrap_or_default(),
        carried: carrier.done(),
    })
}

fn write_set_aside(all: &[SetAside]) -> Members {
    let (mut answers, mut designs, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
    for one in all {
        match one {
            SetAside::Answer(item, answer) => {
                let mut inner = Members::default();
                inner.text("item", item.token());
                inner.value("answer", write_answer(answer));
                answers.push(inner.done());
            }
            SetAside::Design(choice) => designs.push(write_design(choice, &Carried::default())),
            SetAside::WentOn(reason) => {
                let mut inner = Members::default();
                inner.text("text", &reason.text);
                inner.time("at", &reason.at);
                reasons.push(inner.done());
            }
        }
    }
    let mut members = Members::default();
    members.some_list("answers", answers);
    members.some_list("designs", designs);
    members.some_list("went_on", reasons);
    members
}

fn read_set_aside(mut fields: Fields, notes: &mut Notes) -> Vec<SetAside> {
    let mut all = Vec::new();
    for mut inner in fields.objects("answers", notes) {
        let item = inner.token("item", ItemId::from_token, "the items", notes);
        if let (Some(item), Some(answer)) = (item, inner.object("answer", notes)) {
            all.push(SetAside::Answer(item, read_answer(answer, notes)));
        }
    }
    for inner in fields.objects("designs", notes) {
        let choice = read_design(inner, &mut Carrier::default(), notes);
        all.extend(choice.map(SetAside::Design));
    }
    for mut inner in fields.objects("went_on", notes) {
        all.push(SetAside::WentOn(Reason {
            text: inner.text("text", notes),
            at: inner.time("at", notes),
        }));
    }
    all
}

fn write_answer(answer: &Answer) -> Value {
    let mut members = Members::carrying(&answer.carried, "");
    if let Some(response) = answer.response {
        members.text("response", response.token());
    }
    members.some_text("comment", &answer.comment);
    members.some_text("quote", &answer.quote);
    members.some_text("location", &answer.location);
    members.time("at", &answer.at);
    members.done()
}

fn read_answers(fields: &mut Fields, notes: &mut Notes) -> ByKey<ItemId, Answer> {
    let mut answers = ByKey::new();
    for (token, inner) in fields.keyed("answers", notes) {
        let Some(item) = ItemId::from_token(&token) else {
            notes.add(
                inner.own_path(),
                format!("“{token}” is no item of the instrument; the answer is left out"),
            );
            continue;
        };
        let answer = read_answer(inner, notes);
        if !answer.is_blank() {
            answers.insert(item, answer);
        }
    }
    answers
}

fn read_answer(mut fields: Fields, notes: &mut Notes) -> Answer {
    let mut answer = Answer {
        response: fields.token(
            "response",
            Response::from_token,
            "yes, no, cant-tell",
            notes,
        ),
        comment: fields.text("comment", notes),
        quote: fields.text("quote", notes),
        location: fields.text("location", notes),
        ..Answer::empty(fields.time("at", notes))
    };
    let mut carrier = Carrier::default();
    fields.rest("", &mut carrier);
    answer.carried = carrier.done();
    answer
}
