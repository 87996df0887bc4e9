//! Intake: what files would add to a review, worked out before anything is written.
//!
//! Nothing is guessed and nothing that is there is overwritten. A record that is surely a study
//! already known is joined to it without losing a fact; one that only may be is kept apart and
//! shown beside it, for the reviewer to decide. A response that differs from one already given is
//! reported and left out.
//!
//! [`plan`] is pure and gives the same plan for the same order.

mod agreed;
mod assessed;
mod choices;
mod fact;
mod identity;
mod label;
mod likely;
mod pair;
mod planner;
mod pool;
mod progress;
mod report;
mod words;
mod writer;

pub use choices::{Choices, Verdict};
pub use pair::{LikelyPair, Likeness, PairId, Side};
pub use progress::{Progress, Stage};
pub use report::{FilePreview, ImportReport, Preview, ReportedProblem};

use super::incoming::{ImportError, Reading};
use crate::port::{Moment, Parcel};
use crate::review::{Change, Review, ReviewerId};
use planner::Planner;

/// A file as the reviewer or the host handed it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Parcel,
}

/// What is to be planned.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// The files, taken together.
    pub files: &'a [IntakeFile],
    /// The review that they would go into.
    pub into: &'a Review,
    /// Who appraises where a table names nobody.
    pub me: &'a ReviewerId,
    /// What the reviewer decided so far.
    pub choices: &'a Choices,
    /// The time, and randomness for new ids.
    pub moment: Moment,
}

/// What files would add.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Whole reviews found in the files, ready to be put.
    pub reviews: Vec<Review>,
    /// The changes that add the rest, to be applied in this order. A study or appraisal is touched
    /// by one of them at most.
    pub changes: Vec<Change>,
    /// What would be done, in numbers, with every problem.
    pub report: ImportReport,
    /// What there is to look at and to decide.
    pub preview: Preview,
}

/// Works out what files would add to a review.
///
/// `progress` is told at the start and end of each file and at least every 100 records. The time
/// that it takes grows with the number of records, not with its square.
#[must_use]
pub fn plan(order: Order<'_>, progress: &mut dyn FnMut(Progress)) -> Plan {
    let mut planner = Planner::new(order, progress);
    planner.read_files();
    planner.plan()
}

/// The same for files that were read already: what came out of each, in their order.
#[must_use]
pub fn plan_read(
    order: Order<'_>,
    readings: Vec<Result<Reading, ImportError>>,
    progress: &mut dyn FnMut(Progress),
) -> Plan {
    let mut planner = Planner::new(order, progress);
    for (place, reading) in readings.into_iter().enumerate() {
        planner.take(place, reading);
    }
    planner.plan()
}
