//! What happens while reviewers reconcile.

use crate::instrument::{Design, ItemId, Response};
use crate::review::{Matter, ReviewerId, StudyId, Way};

/// On the Reconcile screens.
#[derive(Debug)]
pub enum ReconcileMsg {
    /// All studies were asked for in the list, or those with something left.
    StudiesSwitched(bool),
    /// More of a long list was asked for.
    MoreSought,
    /// A study was chosen.
    Chosen(StudyId),
    /// All items of the study were asked for, or those that differ.
    ItemsSwitched(bool),
    /// The way in which the reviewers come to agree was chosen.
    WayChosen(Way),
    /// A reviewer was named as one who decides, or not.
    DeciderSwitched(ReviewerId, bool),
    /// Words on how they came to agree were typed.
    WordsTyped(String),
    /// A response was agreed on.
    Answered(ItemId, Response),
    /// A category was agreed on.
    DesignAgreed(Design),
    /// What one reviewer found was agreed on; the place is theirs among the reviewers shown.
    Taken(Matter, usize),
    /// An agreement was noted once more, as it is decided now.
    DecidedAnew(Matter),
    /// An agreement was taken back.
    TakenBack(Matter),
    /// That the reviewers do not differ on the study was noted, so that it counts.
    Confirmed,
    /// The same of every study on which they do not differ.
    AllConfirmed,
    /// All agreements on the study were taken back.
    AllTakenBack,
    /// Another matter was moved to from this one: 1 is the next, -1 the one before.
    Moved(Matter, isize),
    /// The comment of an item was asked for.
    CommentSought(ItemId),
    /// The next disagreement was asked for.
    NextSought,
    /// The study before or after in the list was asked for.
    NeighbourSought(isize),
}
