//! The domain: a review with its protocol, studies and appraisals, and what follows from them.
//!
//! Pure values and functions. Nothing here knows a file format, a screen or a browser, and
//! nothing here holds an overall score: the instrument advises against one (user guide, page 1).

mod agreement;
mod answer;
mod appraisal;
mod by_key;
mod carried;
mod chain;
mod change;
mod checks;
mod consensus;
mod counted;
mod follow_up;
mod ids;
mod independent;
mod label;
mod log;
mod merge;
mod pilot;
mod protocol;
mod sealed;
mod split;
mod state;
mod study;
mod tally;
mod timestamp;
mod whole;

pub use agreement::{
    Agreement, Many, Measure, Reading, Rounds, TeamAgreement, TeamFigures, agreement,
    agreement_in_rounds, figures, many, measure, pairs, reading, team_agreement,
};
pub use answer::Answer;
pub use appraisal::{Appraisal, DesignChoice, Reason, SetAside};
pub use by_key::{ByKey, Index, sorted};
pub use carried::Carried;
pub use chain::{Addition, Chain, Finding, Log, additions, merge_logs};
pub use change::Change;
pub use checks::{Check, Concern, checks_of, review_checks};
pub use consensus::{
    AgreedAnswer, AgreedDesign, CategoryDisagreement, Consensus, Decision, Disagreements, Frozen,
    ItemDisagreement, Lacking, Matter, Reconciled, Standing, Way, agree_on_design, agree_on_item,
    begin_consensus, disagreements, items_to_reconcile, left_to_agree, parties, reconciled,
    standing, take_back_consensus,
};
pub use counted::{Counted, CountedBy};
pub use follow_up::{FollowUp, follow_up};
pub use ids::{ReviewId, ReviewerId, StudyId};
pub use independent::Independent;
pub use label::{distinct_label, label_for};
pub use log::{LogEntry, What};
pub use merge::{
    Conflict, FactDifference, MergeAnswers, MergeError, MergeQuestion, MergeReport, Merged,
    ProtocolDifference, Side, Versions, changes_between, conflicts_of, fact_named, merge,
    merge_questions,
};
pub use pilot::{Pilot, PilotDifference, PilotStanding, PilotStudy, pilot};
pub use protocol::{Amendment, PerStudy, Protocol, TeamRule};
pub use sealed::{as_seen_by, log_as_seen_by, only_of, sealed, sealed_to};
pub use split::{CategorySplit, LeftOut, SplitGroup, SplitReason, SplitStudy, split};
pub use state::{
    Progress, Screening, State, component_gap, items_of, items_to_rate, progress, screening, state,
};
pub use study::{Citation, Study, lowered, match_keys};
pub use tally::{CategoryCounts, Counts, Tally, tally};
pub use timestamp::Timestamp;
pub use whole::{AppraisalKey, Header, Review, Reviewer};
