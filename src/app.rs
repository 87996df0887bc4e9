//! The application as a pure machine: `update(&mut Model, Msg, Moment) -> Vec<Effect>`.
//!
//! Messages are past-tense events; effects are values that the shell in `view` performs. Nothing
//! here waits, reads a clock or touches a browser.

mod counts;
mod effect;
mod errands;
mod figures;
mod folder;
mod growth;
mod held;
mod host;
mod intake;
mod keeping;
mod logs;
mod merging;
mod mode;
mod model;
mod msg;
mod open;
mod problem;
mod ratings;
mod reconcile;
mod saving;
mod studies;
mod update;

pub use counts::{Counted, Counts};
pub use effect::Effect;
pub use errands::{Errands, Recipient, Running, Task};
pub use figures::{Figures, Totals};
pub use folder::{Folder, FolderJob, FolderLink, Freshness, FromFolder, Linked, Seeking};
pub use growth::Growth;
pub use held::Held;
pub use host::{HostEvent, Reply, Request, RequestId};
pub use intake::{Intake, Purpose};
pub use keeping::Keeping;
pub use logs::{LogKind, LogList, LogReading, LogUse, Logs, Zone};
pub use merging::Merging;
pub use mode::{GivenStudy, Mode};
pub use model::{
    AskedReason, Helper, Listing, Model, NewReview, Panel, PilotSearch, Screen, Storage, StudyForm,
    StudyFormField,
};
pub use msg::{
    AppraisalMsg, FilesMsg, FolderMsg, IntakeDecision, LogMsg, Msg, ProtocolMsg, ReconcileMsg,
    ReviewsMsg, StoreMsg, StudiesMsg,
};
pub use open::{Draft, Field, Open};
pub use problem::{Problem, Remedy};
pub use ratings::{Headcount, Rated, Ratings, STEP, SummaryList};
pub use reconcile::{Headway, LISTED, Missing, Reconciling, is_decided_otherwise, parting};
pub use saving::{Job, SaveStatus, Saving};
pub use studies::{Sort, StateFilter, StudyList};
pub use update::update;
