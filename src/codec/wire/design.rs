//! The choice of a category.

use serde_json::Value;

use super::carry::Carrier;
use super::fields::{Fields, Notes};
use super::members::Members;
use crate::instrument::{Category, Design, NodeId, QuantitativeSet, Step, node};
use crate::review::{Carried, DesignChoice};

const DESIGN: &str = "design/";
const CATEGORIES: &str = "qualitative, rct, nonrandomized, descriptive, mixed";
const SETS: &str = "rct, nonrandomized, descriptive";

pub(super) fn write_design(choice: &DesignChoice, carried: &Carried) -> Value {
    let mut members = Members::carrying(carried, DESIGN);
    write_category(choice.design, &mut members);
    let path = choice.path.iter().enumerate().map(|(index, step)| {
        let mut members = Members::carrying(carried, &format!("{DESIGN}path/{index}/"));
        members.text("question", step.node.token());
        match node(step.node).ways.get(step.way) {
            Some(way) => members.text("answer", way.answer),
            None => members.value("answer", step.way),
        }
        members.done()
    });
    members.some_list("path", path.collect());
    members.time("at", &choice.at);
    members.done()
}

/// The category and quantitative set, among other members.
pub(super) fn write_category(design: Design, members: &mut Members) {
    members.text("category", design.category().token());
    if let Some(set) = design.quantitative_set() {
        members.text("quantitative_set", set.token());
    }
}

/// The choice, if its category can be read.
pub(super) fn read_design(
    mut fields: Fields,
    carrier: &mut Carrier,
    notes: &mut Notes,
) -> Option<DesignChoice> {
    const COST: &str = "the choice is left out, the answers stay";
    let design = read_category(&mut fields, COST, notes)?;
    let path = read_path(&mut fields, carrier, notes);
    let at = fields.time("at", notes);
    fields.rest(DESIGN, carrier);
    Some(DesignChoice { design, path, at })
}

/// The category and quantitative set; `cost` says what goes if they cannot be read.
pub(super) fn read_category(fields: &mut Fields, cost: &str, notes: &mut Notes) -> Option<Design> {
    let token = fields.needed("category", cost, notes)?;
    let Some(category) = Category::from_token(&token) else {
        notes.add(
            fields.path("category"),
            format!("“{token}” is none of {CATEGORIES}; {cost}"),
        );
        return None;
    };
    let set = fields.token("quantitative_set", QuantitativeSet::from_token, SETS, notes);
    Some(match (category, set) {
        (Category::Mixed, set) => Design::Mixed(set),
        (other, None) => Design::of(other),
        (other, Some(_)) => {
            notes.add(
                fields.path("quantitative_set"),
                "only a mixed methods study has one; left out",
            );
            Design::of(other)
        }
    })
}

/// The steps; none at all if one cannot be read, since the others would tell another story.
fn read_path(fields: &mut Fields, carrier: &mut Carrier, notes: &mut Notes) -> Vec<Step> {
    let mut steps = Vec::new();
    for (index, (path, value)) in fields.list("path", notes).into_iter().enumerate() {
        let Some(mut inner) = Fields::of(value, path, notes) else {
            return Vec::new();
        };
        let Some(step) = read_step(&mut inner, notes) else {
            return Vec::new();
        };
        inner.rest(&format!("{DESIGN}path/{index}/"), carrier);
        steps.push(step);
    }
    steps
}

fn read_step(fields: &mut Fields, notes: &mut Notes) -> Option<Step> {
    const COST: &str = "the way to the category is left out, the category stays";
    let question = fields.needed("question", COST, notes)?;
    let Some(id) = NodeId::from_token(&question) else {
        notes.add(
            fields.path("question"),
            format!("“{question}” is no question of the algorithm; {COST}"),
        );
        return None;
    };
    let answer = fields.value("answer").unwrap_or_default();
    let ways = node(id).ways;
    let way = match answer.as_str() {
        Some(label) => ways.iter().position(|way| way.answer == label),
        None => answer
            .as_u64()
            .and_then(|index| usize::try_from(index).ok())
            .filter(|index| *index < ways.len()),
    };
    if way.is_none() {
        notes.add(
            fields.path("answer"),
            format!("{answer} is no answer to that question; {COST}"),
        );
    }
    way.map(|way| Step { node: id, way })
}
