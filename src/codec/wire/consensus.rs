//! A consensus with what its parties had found alone.

use serde_json::Value;

use super::carry::{Carrier, escaped};
use super::design::{read_category, write_category};
use super::fields::{Fields, Notes};
use super::members::Members;
use crate::instrument::{ItemId, Response};
use crate::review::{
    AgreedAnswer, AgreedDesign, ByKey, Consensus, Decision, Frozen, Independent, ReviewerId,
    StudyId, Way,
};

const DESIGN: &str = "design/";
const RESPONSES: &str = "yes, no, cant-tell";
const WAYS: &str = "discussion, third-reviewer, other";

/// A consensus as an object.
pub(in crate::codec) fn write_consensus(consensus: &Consensus) -> Value {
    let carried = &consensus.carried;
    let mut members = Members::carrying(carried, "");
    members.text("study", consensus.study.as_str());
    let mut parties = Members::default();
    for (reviewer, frozen) in &consensus.frozen {
        let inner = Members::carrying(carried, &way_of_party(reviewer.as_str()));
        parties.value(reviewer.as_str(), write_frozen(frozen, inner));
    }
    members.some_members("independent", parties);
    if let Some(agreed) = &consensus.design {
        let mut inner = Members::carrying(carried, DESIGN);
        write_category(agreed.design, &mut inner);
        write_decision(&agreed.decision, &mut inner);
        members.value("design", inner.done());
    }
    let mut answers = Members::default();
    for (item, answer) in &consensus.answers {
        let mut inner = Members::carrying(carried, &way_of_answer(item.token()));
        inner.text("response", answer.response.token());
        inner.some_text("comment", &answer.comment);
        write_decision(&answer.decision, &mut inner);
        answers.value(item.token(), inner.done());
    }
    members.some_members("answers", answers);
    members.done()
}

/// A consensus from its object, if it says on which study.
pub(in crate::codec) fn read_consensus(mut fields: Fields, notes: &mut Notes) -> Option<Consensus> {
    let study = fields.needed("study", "the consensus is left out", notes)?;
    let mut carrier = Carrier::default();
    let mut frozen = ByKey::new();
    for (id, inner) in fields.keyed("independent", notes) {
        let found = read_frozen(inner, &way_of_party(&id), &mut carrier, notes);
        frozen.insert(ReviewerId::new(&id), found);
    }
    let design = fields
        .object("design", notes)
        .and_then(|inner| read_agreed_design(inner, &mut carrier, notes));
    let answers = read_answers(&mut fields, &mut carrier, notes);
    fields.rest("", &mut carrier);
    Some(Consensus {
        study: StudyId::new(&study),
        frozen,
        design,
        answers,
        carried: carrier.done(),
    })
}

fn way_of_party(reviewer: &str) -> String {
    format!("independent/{}/", escaped(reviewer))
}

fn way_of_answer(token: &str) -> String {
    format!("answers/{token}/")
}

fn write_frozen(frozen: &Frozen, mut members: Members) -> Value {
    if let Some(design) = frozen.found.design {
        write_category(design, &mut members);
    }
    let mut responses = Members::default();
    for (item, response) in &frozen.found.responses {
        responses.text(item.token(), response.token());
    }
    members.some_members("responses", responses);
    members.time("at", &frozen.at);
    members.done()
}

fn read_frozen(mut fields: Fields, way: &str, carrier: &mut Carrier, notes: &mut Notes) -> Frozen {
    const COST: &str = "the category is left out, the responses stay";
    let chosen = fields.has("category");
    let design = chosen.then(|| read_category(&mut fields, COST, notes));
    let design = design.flatten();
    let mut responses = ByKey::new();
    if let Some(mut inner) = fields.object("responses", notes) {
        for token in inner.names() {
            let Some(item) = ItemId::from_token(&token) else {
                let path = inner.path(&token);
                notes.add(
                    path,
                    format!("“{token}” is no item of the instrument; the response is left out"),
                );
                continue;
            };
            if let Some(response) = inner.token(&token, Response::from_token, RESPONSES, notes) {
                responses.insert(item, response);
            }
        }
    }
    let at = fields.time("at", notes);
    fields.rest(way, carrier);
    Frozen {
        at,
        found: Independent { design, responses },
    }
}

fn write_decision(decision: &Decision, members: &mut Members) {
    let by = decision.by.iter().map(|id| Value::from(id.as_str()));
    members.some_list("by", by.collect());
    members.text("way", decision.way.token());
    members.some_text("words", &decision.words);
    members.time("at", &decision.at);
}

/// The decision among other fields. A way that cannot be read is another one.
fn read_decision(fields: &mut Fields, notes: &mut Notes) -> Decision {
    let by = fields.texts("by", notes);
    Decision {
        by: by.iter().map(|id| ReviewerId::new(id)).collect(),
        way: fields
            .token("way", Way::from_token, WAYS, notes)
            .unwrap_or(Way::Other),
        words: fields.text("words", notes),
        at: fields.time("at", notes),
    }
}

fn read_agreed_design(
    mut fields: Fields,
    carrier: &mut Carrier,
    notes: &mut Notes,
) -> Option<AgreedDesign> {
    const COST: &str = "the agreed category is left out, the agreed answers stay";
    let design = read_category(&mut fields, COST, notes)?;
    let decision = read_decision(&mut fields, notes);
    fields.rest(DESIGN, carrier);
    Some(AgreedDesign { design, decision })
}

fn read_answers(
    fields: &mut Fields,
    carrier: &mut Carrier,
    notes: &mut Notes,
) -> ByKey<ItemId, AgreedAnswer> {
    let mut answers = ByKey::new();
    for (token, mut inner) in fields.keyed("answers", notes) {
        let Some(item) = ItemId::from_token(&token) else {
            notes.add(
                inner.own_path(),
                format!("“{token}” is no item of the instrument; the agreed answer is left out"),
            );
            continue;
        };
        let before = notes.problems.len();
        let response = inner.token("response", Response::from_token, RESPONSES, notes);
        let Some(response) = response else {
            if notes.problems.len() == before {
                notes.add(
                    inner.path("response"),
                    "a response is needed here; the agreed answer is left out",
                );
            }
            continue;
        };
        let answer = AgreedAnswer {
            response,
            comment: inner.text("comment", notes),
            decision: read_decision(&mut inner, notes),
        };
        inner.rest(&way_of_answer(&token), carrier);
        answers.insert(item, answer);
    }
    answers
}
