//! The domain: a review with its protocol, studies and appraisals, and what follows from them.
//!
//! Pure values and functions. Nothing here knows a file format, a screen or a browser, and
//! nothing here holds an overall score: the instrument advises against one (user guide, page 1).

mod answer;
mod appraisal;
mod by_key;
mod carried;
mod change;
mod checks;
mod follow_up;
mod ids;
mod label;
mod log;
mod protocol;
mod state;
mod study;
mod tally;
mod timestamp;
mod whole;

pub use answer::Answer;
pub use appraisal::{Appraisal, DesignChoice, Reason};
pub use by_key::{ByKey, Index, sorted};
pub use carried::Carried;
pub use change::Change;
pub use checks::{Check, Concern, checks_of, review_checks};
pub use follow_up::{FollowUp, follow_up};
pub use ids::{ReviewId, ReviewerId, StudyId};
pub use label::{distinct_label, label_for};
pub use log::{LogEntry, What};
pub use protocol::{Amendment, Protocol, TeamRule};
pub use state::{
    Progress, Screening, State, component_gap, items_to_rate, progress, screening, state,
};
pub use study::{Citation, Study, match_keys};
pub use tally::{CategoryCounts, Counts, Tally, tally};
pub use timestamp::Timestamp;
pub use whole::{AppraisalKey, Header, Review, Reviewer};
