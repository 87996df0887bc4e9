//! What happened: one type per area, every name a past-tense event.

mod folder;
mod reconcile;

use super::host::{Request, RequestId};
use super::logs::{LogKind, Zone};
use super::model::{Screen, StudyFormField};
use super::open::Draft;
use super::ratings::SummaryList;
use super::studies::{Sort, StateFilter};
use crate::codec::citations::CitationField;
use crate::codec::clerk::{ErrandNumber, Word};
use crate::codec::export::ExportFormat;
use crate::codec::intake::{IntakeFile, PairId, Verdict};
use crate::instrument::{Category, ItemId, QuantitativeSet, Response};
use crate::port::{Card, FileNote, Loaded, ReadFile, StoreError, StoredLog, Surroundings, Touched};
use crate::review::{
    Appraisal, AppraisalKey, Conflict, PerStudy, ReviewId, ReviewerId, Side, StudyId,
};

pub use folder::FolderMsg;
pub use reconcile::ReconcileMsg;

/// Something happened.
#[derive(Debug)]
pub enum Msg {
    /// In the store or another tab.
    Store(StoreMsg),
    /// On the Reviews screen.
    Reviews(ReviewsMsg),
    /// On the Protocol screen.
    Protocol(ProtocolMsg),
    /// On the Studies screen.
    Studies(StudiesMsg),
    /// On the Appraisal screen.
    Appraisal(AppraisalMsg),
    /// With files.
    Files(FilesMsg),
    /// The host page asked something.
    HostAsked(RequestId, Request),
    /// Another screen was chosen.
    ScreenChosen(Screen),
    /// More of a list on the Summary screen was asked for.
    MoreChosen(SummaryList),
    /// Text was typed.
    Typed(Draft),
    /// Typing paused; the number tells whether it went on since.
    TypingPaused(u32),
    /// A text field was left, or the page is about to go.
    TypingEnded,
    /// The page is hidden or left, and may not come back.
    PageLeft,
    /// Undo was asked for.
    UndoChosen,
    /// The first of the problems was dismissed, or another by its place.
    ProblemDismissed(usize),
    /// The reminder of a file was put off.
    ReminderPutOff,
    /// The panel was closed.
    PanelClosed,
    /// The keys were asked for, or put away.
    KeysToggled,
    /// The guidance on an item was opened or shut.
    GuidanceToggled(ItemId),
    /// About was asked for, or put away.
    AboutToggled,
    /// On the Reconcile screens.
    Reconcile(ReconcileMsg),
    /// With the log.
    Log(LogMsg),
    /// With the folder that a review is linked to.
    Folder(FolderMsg),
}

/// In the store or another tab.
#[derive(Debug)]
pub enum StoreMsg {
    /// The store was opened; if it does not last, why.
    Opened {
        /// Why data are kept in memory only; `None` if the browser keeps them.
        memory_because: Option<String>,
    },
    /// What is around the page is known.
    SurroundingsKnown(Surroundings),
    /// What is known about the files of a review.
    FileNoteKnown(ReviewId, FileNote),
    /// Something was left behind of a review when the page was left.
    LeftBehindFound(ReviewId, String),
    /// The browser said whether it promises to keep the data.
    PersistenceKnown(Option<bool>),
    /// The list of reviews was read.
    CardsRead(Result<Vec<Card>, StoreError>),
    /// A review was read.
    ReviewRead(ReviewId, Result<Option<Loaded>, StoreError>),
    /// An appraisal was read anew.
    AppraisalRead(
        ReviewId,
        AppraisalKey,
        Result<Option<Appraisal>, StoreError>,
    ),
    /// The running job ended.
    JobEnded(Result<(), StoreError>),
    /// Some seconds went by since the job of that number ran.
    SavingWatched(u32),
    /// Saving again was asked for.
    RetryChosen,
    /// Another tab saved something.
    OtherTabSaved(Touched),
    /// The page is back as it was left: the browser had put it aside.
    PageCameBack,
}

/// On the Reviews screen.
#[derive(Debug)]
pub enum ReviewsMsg {
    /// A new review was asked for.
    NewChosen,
    /// Its title was typed.
    TitleTyped(String),
    /// The reviewer's name was typed.
    ReviewerTyped(String),
    /// The form was submitted.
    NewSubmitted,
    /// A review was chosen.
    Chosen(ReviewId),
    /// The published example was chosen.
    ExampleChosen,
    /// Removing a review was asked for.
    RemoveChosen(ReviewId),
    /// Removing it was confirmed.
    RemoveConfirmed,
}

/// On the Protocol screen.
#[derive(Debug)]
pub enum ProtocolMsg {
    /// The use of screening was switched.
    ScreeningSwitched(bool),
    /// Locking was asked for.
    LockChosen,
    /// Changing the locked protocol was asked for.
    AmendChosen,
    /// The reason was typed.
    ReasonTyped(String),
    /// The reason was submitted.
    ReasonSubmitted,
    /// A reviewer was added.
    ReviewerAdded,
    /// Another reviewer sits at this screen.
    MeChosen(ReviewerId),
    /// Choosing a pilot study was asked for.
    PilotSought,
    /// The search for one was typed.
    PilotSearched(String),
    /// A study was put into the pilot round.
    PilotAdded(StudyId),
    /// A study was taken out of it.
    PilotRemoved(StudyId),
    /// Saying who appraises here was asked for.
    WhoSought,
    /// How many reviewers appraise each study was chosen.
    PerStudyChosen(PerStudy),
    /// Blinding was switched.
    BlindedSwitched(bool),
}

/// On the Studies screen.
#[derive(Debug)]
pub enum StudiesMsg {
    /// The search was typed.
    SearchTyped(String),
    /// A state was chosen to filter by.
    StateFiltered(StateFilter),
    /// A category was chosen to filter by; `None` is all.
    CategoryFiltered(Option<Category>),
    /// Search and filters were cleared.
    FiltersCleared,
    /// A column was chosen to sort by.
    SortChosen(Sort),
    /// The list was scrolled so that this row is at the top.
    Scrolled(usize),
    /// A study was chosen.
    Chosen(StudyId),
    /// Adding a study was asked for.
    AddChosen,
    /// Changing a study was asked for.
    EditChosen(StudyId),
    /// A field of the form was typed.
    FieldTyped(StudyFormField, String),
    /// The form was submitted.
    FormSubmitted,
    /// Removing a study was asked for.
    RemoveChosen(StudyId),
    /// Removing the study that was asked about was confirmed.
    RemoveConfirmed,
}

/// On the Appraisal screen.
#[derive(Debug)]
pub enum AppraisalMsg {
    /// A response was chosen, or with `None` cleared.
    Answered(ItemId, Option<Response>),
    /// Another item was moved to from this one: 1 is the next, -1 the one before.
    Moved(ItemId, isize),
    /// The comment of an item was asked for.
    CommentSought(ItemId),
    /// The next unanswered item was asked for.
    NextUnansweredSought,
    /// The study before or after was asked for.
    NeighbourSought(isize),
    /// Choosing the category was asked for.
    ChooseSought,
    /// A category was chosen directly.
    CategoryChosen(Category),
    /// The quantitative set was chosen directly.
    SetChosen(QuantitativeSet),
    /// *Help me choose* was asked for.
    HelpSought,
    /// A way was taken in *Help me choose*.
    WayTaken(usize),
    /// The last step was taken back.
    SteppedBack,
    /// What the algorithm arrived at was accepted.
    OutcomeAccepted,
    /// Going on after a failed screening was asked for.
    GoOnSought,
    /// The reason was typed.
    ReasonTyped(String),
    /// The reason was submitted.
    ReasonSubmitted,
    /// The reason was taken back.
    ReasonWithdrawn,
    /// Of two versions with the same time, that which was kept was chosen, or with `false` the other.
    ConflictSettled(Box<Conflict>, bool),
}

/// With files.
#[derive(Debug)]
pub enum FilesMsg {
    /// Files were picked or dropped.
    Picked(Vec<IntakeFile>),
    /// Records were pasted as text.
    Pasted(String),
    /// A file could not be read from the disk.
    Unreadable(String, String),
    /// What a host page has shown in the mode summary was fetched, or could not be; `None` where it
    /// names nothing.
    SourceRead(Option<Result<IntakeFile, String>>),
    /// Something was decided about what would be imported.
    Decided(IntakeDecision),
    /// What would be imported was confirmed.
    Confirmed,
    /// The formats were asked for, or put away.
    ExportToggled,
    /// A format was chosen.
    ExportChosen(ExportFormat),
    /// A file of the review whose changes could not be saved was asked for.
    UnsavedFileChosen,
    /// The clerk said something about an errand.
    Heard(ErrandNumber, Box<Word>),
    /// The clerk cannot be reached, or broke off.
    ClerkLost(String),
    /// Breaking off the errand was asked for.
    CancelChosen,
    /// The share of criteria met was asked for in tables, or put away.
    ShareSwitched(bool),
    /// It is on the clipboard.
    Copied,
    /// The browser refused to put it there.
    CopyRefused(String),
    /// A file was offered to save, by its name.
    SaveOffered(String),
    /// A format was chosen for the clipboard.
    CopyChosen(ExportFormat),
    /// The browser refused to save a file.
    SaveRefused(String),
    /// The exchange with other reviewers was asked for, or put away.
    ExchangeToggled,
    /// A file with my appraisals was asked for.
    HandOverChosen,
    /// Whose protocol holds after a merge was decided.
    ProtocolKept(Side),
    /// A merge was confirmed.
    MergeConfirmed,
    /// What would be merged is to be a review of its own instead.
    ApartChosen,
}

/// With the log.
#[derive(Debug)]
pub enum LogMsg {
    /// It was read from the store, and the reviewer's clock over its times.
    Read(ReviewId, Result<StoredLog, StoreError>, Zone),
    /// A reviewer was chosen to filter by; `None` is everybody.
    ReviewerFiltered(Option<ReviewerId>),
    /// A kind was chosen to filter by.
    KindFiltered(LogKind),
    /// A part of a study's label was typed to filter by.
    StudyTyped(String),
    /// The search was typed.
    SearchTyped(String),
    /// Search and filters were cleared.
    FiltersCleared,
    /// The list was scrolled so that this row is at the top.
    Scrolled(usize),
}

/// What a reviewer decides about files before anything is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntakeDecision {
    /// Whether records that were not included are left out.
    OnlyIncluded(bool),
    /// What a printed word or sign means: a response, or `None` for nothing rated.
    Token(String, Option<Response>),
    /// What a column of the file at this place holds.
    Column(usize, usize, CitationField),
    /// Whether two records are one study.
    Pair(PairId, Verdict),
    /// The same of all pairs that are not decided yet.
    AllPairs(Verdict),
}

impl FilesMsg {
    /// What to say of files that were read from the disk: the readable ones together, each other one
    /// by itself.
    #[must_use]
    pub fn of_files(files: Vec<ReadFile>) -> Vec<Self> {
        let mut readable = Vec::new();
        let mut said = Vec::new();
        for file in files {
            match file.bytes {
                Ok(bytes) => readable.push(IntakeFile {
                    name: file.name,
                    bytes,
                }),
                Err(why) => said.push(Self::Unreadable(file.name, why)),
            }
        }
        said.push(Self::Picked(readable));
        said
    }
}
