//! How far an appraisal is: screening as a soft stop, what is to be rated, progress.

use super::appraisal::Appraisal;
use super::protocol::Protocol;
use crate::instrument::{Category, Design, Group, ItemId, Response};

/// Where an appraisal stands with the two screening questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screening {
    /// The protocol leaves them out.
    NotUsed,
    /// Not both answered, none failed.
    Open,
    /// Both Yes.
    Passed,
    /// One is No or Can't tell, and no reason to go on is given.
    Failed,
    /// One is No or Can't tell, and the reviewer goes on for a stated reason.
    WentOn,
}

/// Reads the screening questions. No and Can't tell both fail (user guide, page 2).
#[must_use]
pub fn screening(appraisal: &Appraisal, protocol: &Protocol) -> Screening {
    if !protocol.screening_used {
        return Screening::NotUsed;
    }
    let responses = [ItemId::S1, ItemId::S2].map(|item| appraisal.response(item));
    let failed = responses
        .iter()
        .flatten()
        .any(|response| *response != Response::Yes);
    match (failed, &appraisal.went_on) {
        (true, Some(_)) => Screening::WentOn,
        (true, None) => Screening::Failed,
        (false, _) if responses.iter().all(Option::is_some) => Screening::Passed,
        (false, _) => Screening::Open,
    }
}

/// The items this appraisal consists of, in the order in which they are rated: screening if the
/// protocol uses it, then the criteria of the chosen design, 17 in all for mixed methods.
#[must_use]
pub fn items_to_rate(appraisal: &Appraisal, protocol: &Protocol) -> Vec<ItemId> {
    items_of(appraisal.chosen(), protocol)
}

/// The items that a study of a design is rated on; without one, those of screening.
#[must_use]
pub fn items_of(design: Option<Design>, protocol: &Protocol) -> Vec<ItemId> {
    let screening: &[ItemId] = if protocol.screening_used {
        Group::Screening.items()
    } else {
        &[]
    };
    screening
        .iter()
        .copied()
        .chain(design.into_iter().flat_map(Design::criteria))
        .collect()
}

/// Answered items of those to rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many have a response.
    pub answered: usize,
    /// How many there are.
    pub of: usize,
}

/// Counts the answered items of those to rate, as far as the design is known.
#[must_use]
pub fn progress(appraisal: &Appraisal, protocol: &Protocol) -> Progress {
    let items = items_to_rate(appraisal, protocol);
    Progress {
        answered: items
            .iter()
            .filter(|item| appraisal.response(**item).is_some())
            .count(),
        of: items.len(),
    }
}

/// The state of an appraisal, for lists and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Nothing was put down.
    NotStarted,
    /// Something was put down, something is still open.
    Underway,
    /// Mixed methods with all of 5.1 to 5.5 rated, but not both components.
    LacksComponents,
    /// Failed screening and was not rated further.
    NotAppraisedFurther,
    /// Every item has a response.
    Complete,
}

/// Tells the state of an appraisal; `None` is an appraisal nobody began.
#[must_use]
pub fn state(appraisal: Option<&Appraisal>, protocol: &Protocol) -> State {
    let Some(appraisal) = appraisal else {
        return State::NotStarted;
    };
    let Progress { answered, of } = progress(appraisal, protocol);
    if screening(appraisal, protocol) == Screening::Failed && !any_criterion(appraisal) {
        return State::NotAppraisedFurther;
    }
    let design = appraisal.chosen();
    if design.is_some_and(|design| !design.lacks_set()) && answered == of {
        return State::Complete;
    }
    if component_gap(appraisal) {
        return State::LacksComponents;
    }
    if appraisal.is_blank() {
        State::NotStarted
    } else {
        State::Underway
    }
}

/// Whether a mixed methods study has 5.1 to 5.5 rated but lacks ratings of its components, which
/// is how such studies are often printed.
#[must_use]
pub fn component_gap(appraisal: &Appraisal) -> bool {
    let rated = |item: &ItemId| appraisal.response(*item).is_some();
    let Some(design @ Design::Mixed(set)) = appraisal.chosen() else {
        return false;
    };
    Category::Mixed.group().items().iter().all(rated)
        && (set.is_none() || !design.criteria().all(|item| rated(&item)))
}

/// Whether any criterion of the chosen design has a response.
fn any_criterion(appraisal: &Appraisal) -> bool {
    appraisal
        .chosen()
        .into_iter()
        .flat_map(Design::criteria)
        .any(|item| appraisal.response(item).is_some())
}
