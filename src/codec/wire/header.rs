//! Title, team and protocol.

use super::carry::{Carrier, escaped};
use super::fields::{Fields, Notes};
use super::members::Members;
use crate::instrument::ItemId;
use crate::review::{
    Amendment, ByKey, Carried, Header, PerStudy, Protocol, ReviewId, Reviewer, ReviewerId, StudyId,
    TeamRule, sorted,
};

/// The header's members; the file adds studies and appraisals to them.
pub(in crate::codec) fn write_header(header: &Header) -> Members {
    let mut members = Members::carrying(&header.carried, "");
    members.text("id", header.id.as_str());
    members.text("title", &header.title);
    members.some_text("source", &header.source);
    let reviewers = header.reviewers.iter().map(|reviewer| {
        let mut inner = Members::carrying(&header.carried, &way_of(reviewer.id.as_str()));
        inner.text("id", reviewer.id.as_str());
        inner.text("name", &reviewer.name);
        inner.done()
    });
    members.value("reviewers", reviewers.collect::<Vec<_>>());
    members.some_members("protocol", write_protocol(&header.protocol));
    members
}

/// The header from the review's object, whose studies and appraisals are taken out already.
/// `spare_id` is the review's id if it has none; `around` are the file's unknown fields.
pub(in crate::codec) fn read_header(
    mut fields: Fields,
    spare_id: impl FnOnce() -> String,
    mut around: Carrier,
    notes: &mut Notes,
) -> Header {
    let id = fields.needed("id", "a new one is made up", notes);
    let title = fields.needed("title", "it is left empty", notes);
    let source = fields.text("source", notes);
    let reviewers = read_reviewers(&mut fields, &mut around, notes);
    let protocol = fields
        .object("protocol", notes)
        .map(|inner| read_protocol(inner, notes));
    fields.rest("", &mut around);
    Header {
        id: ReviewId::new(&id.unwrap_or_else(spare_id)),
        title: title.unwrap_or_default(),
        source,
        reviewers,
        protocol: protocol.unwrap_or_default(),
        carried: around.done(),
    }
}

fn read_reviewers(fields: &mut Fields, carrier: &mut Carrier, notes: &mut Notes) -> Vec<Reviewer> {
    let mut reviewers: Vec<Reviewer> = Vec::new();
    for mut inner in fields.objects("reviewers", notes) {
        let Some(id) = inner.needed("id", "the reviewer is left out", notes) else {
            continue;
        };
        if reviewers.iter().any(|known| known.id.as_str() == id) {
            notes.add(
                inner.path("id"),
                format!("“{id}” is another reviewer's id already; the later reviewer is left out"),
            );
            continue;
        }
        let name = inner.needed("name", "the id stands in for it", notes);
        inner.rest(&way_of(&id), carrier);
        reviewers.push(Reviewer {
            id: ReviewerId::new(&id),
            name: name.unwrap_or(id),
        });
    }
    if reviewers.is_empty() {
        notes.add(
            fields.path("reviewers"),
            "no reviewer can be read here; one is made up, named “Reviewer 1”",
        );
        reviewers.push(Reviewer {
            id: ReviewerId::new("reviewer-1"),
            name: "Reviewer 1".to_owned(),
        });
    }
    reviewers
}

fn way_of(reviewer: &str) -> String {
    format!("reviewers/{}/", escaped(reviewer))
}

fn write_protocol(protocol: &Protocol) -> Members {
    let carried = &protocol.carried;
    let mut members = Members::carrying(carried, "");
    members.value("screening_used", protocol.screening_used);
    // A file says them only where they are not what they were before they could be said.
    if protocol.per_study != PerStudy::One {
        members.value("reviewers_per_study", protocol.per_study.number());
    }
    if protocol.blinded {
        members.value("blinded", true);
    }
    let mut rules = Members::default();
    for (item, rule) in &protocol.rules {
        rules.value(item.token(), write_rule(*item, rule, carried));
    }
    members.some_members("rules", rules);
    if let Some(locked) = &protocol.locked {
        members.time("locked", locked);
    }
    let amendments = protocol
        .amendments
        .iter()
        .enumerate()
        .map(|(index, amendment)| {
            let mut inner = Members::carrying(carried, &format!("amendments/{index}/"));
            inner.text("reason", &amendment.reason);
            inner.time("at", &amendment.at);
            inner.done()
        });
    members.some_list("amendments", amendments.collect());
    let pilot = protocol.pilot.iter();
    let pilot = pilot.map(|study| study.as_str().into());
    members.some_list("pilot", pilot.collect());
    members
}

fn write_rule(item: ItemId, rule: &TeamRule, carried: &Carried) -> serde_json::Value {
    let mut members = Members::carrying(carried, &format!("rules/{}/", item.token()));
    members.text("text", &rule.text);
    members.time("agreed", &rule.agreed);
    members.done()
}

fn read_per_study(fields: &mut Fields, notes: &mut Notes) -> PerStudy {
    match fields.number("reviewers_per_study", notes) {
        None | Some(1) => PerStudy::One,
        Some(2) => PerStudy::Two,
        Some(other) => {
            notes.add(
                fields.path("reviewers_per_study"),
                format!("{other} reviewers for each study cannot be said here; it is read as one"),
            );
            PerStudy::One
        }
    }
}

fn read_protocol(mut fields: Fields, notes: &mut Notes) -> Protocol {
    let mut carrier = Carrier::default();
    let mut rules = ByKey::new();
    for (token, mut inner) in fields.keyed("rules", notes) {
        let Some(item) = ItemId::from_token(&token) else {
            notes.add(
                inner.own_path(),
                format!("“{token}” is no item of the instrument; the rule is left out"),
            );
            continue;
        };
        let rule = TeamRule {
            text: inner.text("text", notes),
            agreed: inner.time("agreed", notes),
        };
        inner.rest(&format!("rules/{token}/"), &mut carrier);
        rules.insert(item, rule);
    }
    let mut amendments = Vec::new();
    for mut inner in fields.objects("amendments", notes) {
        let amendment = Amendment {
            reason: inner.text("reason", notes),
            at: inner.time("at", notes),
        };
        inner.rest(&format!("amendments/{}/", amendments.len()), &mut carrier);
        amendments.push(amendment);
    }
    let pilot = read_pilot(&mut fields, notes);
    let screening_used = fields.flag("screening_used", notes).unwrap_or(true);
    let per_study = read_per_study(&mut fields, notes);
    let blinded = fields.flag("blinded", notes).unwrap_or(false);
    let locked = fields.some_time("locked", notes);
    fields.rest("", &mut carrier);
    Protocol {
        screening_used,
        per_study,
        blinded,
        rules,
        locked,
        amendments,
        pilot,
        carried: carrier.done(),
    }
}

/// The studies of the pilot round. Whether they are in the review is not looked at: one that was
/// removed stays named.
fn read_pilot(fields: &mut Fields, notes: &mut Notes) -> Vec<StudyId> {
    let path = fields.path("pilot");
    let ids = fields.texts("pilot", notes);
    let ids = ids.iter().map(|id| StudyId::new(id)).collect();
    let ids = sorted(ids, &StudyId::cmp);
    let mut pilot: Vec<StudyId> = Vec::with_capacity(ids.len());
    for id in ids {
        if pilot.last() == Some(&id) {
            let id = id.as_str();
            notes.add(
                path.clone(),
                format!("the study “{id}” stands here more than once; it counts once"),
            );
        } else {
            pilot.push(id);
        }
    }
    pilot
}
