//! The share of criteria met, which is shown only where the team asks for it.

use crate::instrument::{Design, Group, Response};
use crate::review::Appraisal;

/// What stands beside a table with shares (user guide, page 1, in our words).
pub const WARNING: &str = "The MMAT user guide (page 1) discourages an overall score and asks for \
    the ratings of each criterion instead. The share of criteria met is shown because the team \
    chose to: it does not say which criteria were not met, and Can't tell counts as not met. \
    Screening questions are not counted.";

/// What the share of a mixed methods study is.
pub(super) const LOWEST: &str = "Criteria met: of the three sets of a mixed methods study (its \
    own, the qualitative and the quantitative one), the one with the fewest criteria met.";

/// What stands where criteria are not answered.
const NOT_COMPUTABLE: &str = "not computable";

/// The share of criteria met, as `3 of 5 (60 %)`, for mixed methods that of the lowest set.
///
/// Not computable before all criteria of all sets are answered. Premise of the guide: overall
/// quality cannot exceed the weakest component (page 7).
pub(super) fn criteria_met(appraisal: Option<&Appraisal>) -> String {
    let lowest = appraisal.and_then(|appraisal| {
        let design = appraisal.chosen().filter(|design| !design.lacks_set())?;
        lowest(appraisal, design)
    });
    match lowest {
        Some((met, of)) => format!("{met} of {of} ({} %)", met * 100 / of.max(1)),
        None => NOT_COMPUTABLE.to_owned(),
    }
}

/// Criteria met of how many, in the set with the fewest; all sets have five.
fn lowest(appraisal: &Appraisal, design: Design) -> Option<(usize, usize)> {
    let met = |group: Group| {
        let items = group.items().iter();
        let responses: Option<Vec<Response>> =
            items.map(|item| appraisal.response(*item)).collect();
        let responses = responses?;
        let met = responses
            .iter()
            .filter(|response| **response == Response::Yes);
        Some((met.count(), responses.len()))
    };
    let sets: Option<Vec<_>> = design.groups().into_iter().map(met).collect();
    sets?.into_iter().min()
}
