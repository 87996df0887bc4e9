//! The model: everything the screens show.

use super::errands::Errands;
use super::folder::FromFolder;
use super::host::{Reply, Request, RequestId};
use super::intake::Intake;
use super::logs::Logs;
use super::merging::Merging;
use super::mode::Mode;
use super::open::Open;
use super::problem::Problem;
use super::saving::{SaveStatus, Saving};
use crate::codec::export::ExportOptions;
use crate::instrument::Step;
use crate::port::{Card, FileNote, Surroundings};
use crate::review::{Review, ReviewId, StudyId, Timestamp};

/// Which screen is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The reviews in this browser.
    #[default]
    Reviews,
    /// The open review's protocol.
    Protocol,
    /// The open review's studies.
    Studies,
    /// The appraisal of one study.
    Appraisal(StudyId),
    /// The checks of the whole review.
    Checks,
    /// Tables, bars and counts.
    Summary,
    /// The studies that reviewers reconcile.
    Reconcile,
    /// The reconciling of one study.
    Reconciling(StudyId),
    /// Who changed what, and when.
    Log,
}

/// Where data are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// Not known yet.
    #[default]
    Opening,
    /// In the browser; whether it promised to keep them, where it can say.
    Browser {
        /// `Some(true)` if the browser promised not to clear them by itself.
        persistent: Option<bool>,
    },
    /// Only in memory, and why.
    Memory(String),
}

/// The list of reviews in this browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Listing {
    /// Not read yet.
    #[default]
    Loading,
    /// As last read.
    Ready(Vec<Card>),
}

/// The form for a new review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewReview {
    /// Title as typed.
    pub title: String,
    /// The reviewer's name as typed.
    pub reviewer: String,
    /// Whether it was submitted without a title.
    pub title_missing: bool,
}

/// A field of the form for a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the form's fields")]
pub enum StudyFormField {
    Label,
    Title,
    Authors,
    Year,
    Journal,
    Doi,
    Url,
    Abstract,
}

/// The form for a study, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyForm {
    /// The study being changed; `None` adds a new one.
    pub editing: Option<StudyId>,
    /// Short name; made from author and year if left empty.
    pub label: String,
    /// Title.
    pub title: String,
    /// Authors, separated by semicolons.
    pub authors: String,
    /// Year.
    pub year: String,
    /// Journal.
    pub journal: String,
    /// DOI.
    pub doi: String,
    /// Address.
    pub url: String,
    /// Abstract.
    pub abstract_text: String,
    /// The field that kept it from being saved, and why.
    pub error: Option<(StudyFormField, String)>,
}

/// *Help me choose*, under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Helper {
    /// The answers so far.
    pub steps: Vec<Step>,
}

/// What is folded open in the page. One at a time; none covers the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Panel {
    /// Nothing.
    #[default]
    None,
    /// The form for a new review.
    NewReview(NewReview),
    /// The question before a review is removed.
    RemoveReview(ReviewId),
    /// The form for a study.
    Study(Box<StudyForm>),
    /// The question before a study is removed that somebody appraised.
    RemoveStudy(StudyId),
    /// What would be imported.
    Intake(Box<Intake>),
    /// Choosing a category directly.
    ChooseCategory,
    /// Choosing a category by the algorithm.
    Helper(Helper),
    /// The reason to go on after a failed screening.
    Reason(AskedReason),
    /// The reason to change a locked protocol.
    Amendment(AskedReason),
    /// The formats to export.
    Export,
    /// The keys.
    Keys,
    /// About the instrument, the data and this product.
    About,
    /// The search for a pilot study.
    Pilot(PilotSearch),
    /// Who appraises in this browser.
    Who,
    /// What goes to other reviewers and comes from them.
    Exchange,
    /// What a review that is brought in would change.
    Merging(Box<Merging>),
}

/// A reason that must be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedReason {
    /// As typed.
    pub text: String,
    /// Whether it was submitted without one.
    pub is_missing: bool,
}

impl AskedReason {
    /// Takes what is typed.
    pub fn put(&mut self, text: String) {
        self.text = text;
        self.is_missing = false;
    }

    /// The reason, if one is given; else it is missing from now on.
    pub fn given(&mut self) -> Option<String> {
        let text = self.text.trim();
        self.is_missing = text.is_empty();
        (!self.is_missing).then(|| text.to_owned())
    }
}

impl Panel {
    /// Whether it shows what came of files, with what was decided about them.
    #[must_use]
    pub const fn is_of_files(&self) -> bool {
        matches!(self, Self::Intake(_) | Self::Merging(_))
    }

    /// Whether somebody fills it in, so that nothing may take its place.
    #[must_use]
    pub const fn is_filled_in(&self) -> bool {
        matches!(
            self,
            Self::NewReview(_)
                | Self::Study(_)
                | Self::Helper(_)
                | Self::Reason(_)
                | Self::Amendment(_)
        )
    }
}

/// The search for a study to put into the pilot round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PilotSearch {
    /// As typed.
    pub query: String,
    /// The first studies that match and are not in the pilot round.
    pub found: Vec<StudyId>,
}

/// Everything the screens show.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What the host page has the widget for.
    pub mode: Mode,
    /// The screen.
    pub screen: Screen,
    /// Where data are kept.
    pub storage: Storage,
    /// What is around the page.
    pub surroundings: Surroundings,
    /// What is known about the files of the open review.
    pub file_note: FileNote,
    /// The review of which something is noted until it is saved, since the page may not come back.
    pub left_behind: Option<ReviewId>,
    /// Since when work on the open review is in no file, once the reviewer is to be reminded.
    pub overdue_since: Option<Timestamp>,
    /// Whether the reminder was put off, which holds as long as the page.
    pub reminder_put_off: bool,
    /// The reviews in this browser.
    pub listing: Listing,
    /// The open review.
    pub open: Option<Open>,
    /// What is being saved.
    pub saving: Saving,
    /// What the clerk does.
    pub errands: Errands,
    /// What is chosen for exports beyond their format.
    pub export_options: ExportOptions,
    /// What the user must know, the latest first.
    pub problems: Vec<Problem>,
    /// What is folded open.
    pub panel: Panel,
    /// What came of files, and waits until no other panel is in front of it.
    pub panel_behind: Option<Panel>,
    /// Whether the host was told that the widget can be used.
    pub ready: bool,
    /// What a screen reader is told.
    pub announcement: String,
    /// What is said of the file that was just opened, until another screen is shown.
    pub notice: String,
    /// How often text was typed, to know the pause after the last.
    pub typed: u32,
    /// A review that is being opened, and for which host requests.
    pub opening: Option<(ReviewId, Vec<RequestId>)>,
    /// A review of which a file is to be written, since its changes could not be saved.
    pub unsaved_file: Option<ReviewId>,
    /// Whether the file that is written lacks something of the open review, so that it is no backup:
    /// it is of another one, or has one reviewer's part where something was agreed on.
    pub is_file_partial: bool,
    /// Whether something was put on the clipboard since the formats are shown.
    pub is_copied: bool,
    /// Host requests that wait for the list of reviews.
    pub waiting_listings: Vec<(RequestId, Request)>,
    /// Host requests that are answered once everything is saved.
    pub replies_after_saving: Vec<(RequestId, Reply)>,
    /// Who waits for the log, and the log that is shown.
    pub logs: Logs,
    /// Reviews that wait to be brought in, each with the review it goes into.
    pub to_merge: Vec<(ReviewId, Review, Option<FromFolder>)>,
    /// The number of the last wait for the next look into a folder.
    pub folder_waits: u32,
}

impl Model {
    /// A widget that was just put on a page, with what must be known at once.
    #[must_use]
    pub fn new(mode: Mode, problems: Vec<Problem>) -> Self {
        Self {
            mode,
            problems,
            ..Self::default()
        }
    }

    /// Whether leaving the page could lose something: what is being typed or is not saved yet, or a
    /// review that is kept in memory only. A page that is left in the middle of a save and kept for
    /// coming back would hold the database.
    #[must_use]
    pub fn is_at_risk(&self) -> bool {
        let in_memory = matches!(self.storage, Storage::Memory(_)) && self.open.is_some();
        let typing = self.open.as_ref().is_some_and(|open| open.draft.is_some());
        let saved = [SaveStatus::Idle, SaveStatus::Saved];
        in_memory || !saved.contains(&self.saving.status(typing))
    }
}
