//! The counts and the agreement of a review as JSON, in the shapes that the host API promises.

use serde_json::{Value, json};

use super::wire::Members;
use crate::instrument::{Category, ItemId};
use crate::review::{Agreement, Many, Measure, Rounds, Tally, TeamAgreement, TeamFigures};

/// The counts: all 27 items, all categories, zero where there is nothing to count.
#[must_use]
pub fn tally_json(tally: &Tally) -> Value {
    let mut items = Members::default();
    for item in ItemId::ALL {
        let counts = tally.item(item);
        items.value(
            item.token(),
            json!({
                "yes": counts.yes,
                "no": counts.no,
                "cantTell": counts.cant_tell,
                "unanswered": counts.unanswered,
            }),
        );
    }
    let mut categories = Members::default();
    for category in Category::ALL {
        categories.value(category.token(), tally.by_category.of(Some(category)));
    }
    categories.value("none", tally.by_category.of(None));
    let mut counts = Members::default();
    counts.value("items", items.done());
    counts.value("studies", tally.studies);
    counts.value("byCategory", categories.done());
    counts.done()
}

/// The agreement of two reviewers: of all 27 items, `null` where a figure is not computable.
#[must_use]
pub fn agreement_json(agreement: &Agreement) -> Value {
    agreement_members(agreement).done()
}

/// The agreement of two reviewers over all studies, as [`agreement_json`], and under `rounds` the
/// same of the `pilot` studies, `null` where there are none, and of the others, `main`.
#[must_use]
pub fn agreement_in_rounds_json(agreement: &Rounds<Agreement>) -> Value {
    let mut members = agreement_members(&agreement.all);
    members.value("rounds", rounds_json(&agreement.map(agreement_json)));
    members.done()
}

/// The agreement of any number of reviewers over all studies, as [`team_agreement_json`], and under
/// `rounds` the same of the `pilot` studies, `null` where there are none, and of the others, `main`.
#[must_use]
pub fn figures_json(figures: &Rounds<TeamFigures>) -> Value {
    let each = figures.map(|round| team_agreement_json(&round.team, &round.pairs));
    let rounds = rounds_json(&each);
    let mut whole = each.all;
    if let Some(members) = whole.as_object_mut() {
        members.insert("rounds".to_owned(), rounds);
    }
    whole
}

/// Without a pilot round the main one is the whole.
fn rounds_json(rounds: &Rounds<Value>) -> Value {
    let main = rounds.main.as_ref().unwrap_or(&rounds.all);
    json!({ "pilot": rounds.pilot, "main": main })
}

/// The agreement of any number of reviewers: over all, and of every two under `pairs`, each as
/// [`agreement_json`] with the ids of the two under `reviewers`.
#[must_use]
pub fn team_agreement_json(team: &TeamAgreement, pairs: &[Agreement]) -> Value {
    let mut items = Members::default();
    for item in ItemId::ALL {
        let many = team.items.get(&item).copied().unwrap_or_default();
        items.value(item.token(), many_json(&many));
    }
    let pairs = pairs.iter().map(|pair| {
        let mut members = agreement_members(pair);
        if let Some((one, two)) = &pair.reviewers {
            members.value("reviewers", json!([one.as_str(), two.as_str()]));
        }
        members.done()
    });
    let mut members = Members::default();
    members.value("reviewers", team.reviewers);
    members.value("category", many_json(&team.category));
    members.value("all", many_json(&team.all));
    members.value("screening", many_json(&team.screening));
    members.value("criteria", many_json(&team.criteria));
    members.value("items", items.done());
    members.value("pairs", pairs.collect::<Vec<_>>());
    members.done()
}

fn agreement_members(agreement: &Agreement) -> Members {
    let mut items = Members::default();
    for item in ItemId::ALL {
        items.value(item.token(), measure_json(&agreement.item(item)));
    }
    let mut members = Members::default();
    members.value("category", measure_json(&agreement.category));
    members.value("all", measure_json(&agreement.all));
    members.value("screening", measure_json(&agreement.screening));
    members.value("criteria", measure_json(&agreement.criteria));
    members.value("items", items.done());
    members
}

/// One measure of two reviewers, `percent` from 0 to 100.
#[must_use]
pub fn measure_json(measure: &Measure) -> Value {
    json!({
        "n": measure.n,
        "agree": measure.agree,
        "percent": measure.percent,
        "kappa": measure.kappa,
        "kappaLow": measure.kappa_low,
        "kappaHigh": measure.kappa_high,
        "pabak": measure.pabak,
        "ac1": measure.ac1,
    })
}

fn many_json(many: &Many) -> Value {
    json!({ "units": many.units, "ac1": many.ac1, "alpha": many.alpha })
}
