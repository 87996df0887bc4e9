//! The log of the open review: who waits for it, and how it is shown.

use std::rc::Rc;

use super::errands::Task;
use super::host::RequestId;
use crate::port::StoredLog;
use crate::review::{ByKey, Chain, LogEntry, Review, ReviewId, ReviewerId, Timestamp, What};

/// What the log is read for.
#[derive(Clone, Debug)]
pub enum LogUse {
    /// To show it.
    Show,
    /// To write it into a file.
    Write(Box<Task>),
    /// To give a host page the review with it.
    Host(RequestId),
}

/// A log that is being read from the store.
#[derive(Clone, Debug)]
pub struct LogReading {
    /// Whose it is.
    pub review: ReviewId,
    /// What the store did not have yet when it was asked.
    pub unsaved: Vec<LogEntry>,
    /// Chains of a whole review that was not stored yet.
    pub unsaved_chains: Vec<Chain>,
    /// What it is for, with the review as it was when it was asked for.
    pub uses: Vec<(LogUse, Review)>,
}

/// Which kinds of change are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogKind {
    /// All.
    #[default]
    All,
    /// Title, team and protocol.
    Review,
    /// Studies.
    Studies,
    /// Answers, and whole appraisals.
    Answers,
    /// Categories, and reasons to go on after a failed screening.
    Categories,
    /// What was agreed on.
    Consensus,
    /// Files that were opened or brought in.
    Files,
}

/// The reviewer's clock over the times of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// By how many minutes it is ahead of UTC, for each hour with an entry: `2026-03-03T09`.
    offsets: ByKey<String, i32>,
}

impl Zone {
    /// The clock over the times of a stored log; `offset` says how far it is ahead of UTC.
    #[must_use]
    pub fn over(log: &StoredLog, offset: &dyn Fn(&Timestamp) -> i32) -> Self {
        let mut zone = Self::default();
        let others = log.others.iter().flat_map(Chain::entries);
        for entry in log.own.iter().chain(others) {
            let hour = hour(&entry.at);
            if !zone.offsets.contains_key(&hour) {
                zone.offsets.insert(hour, offset(&entry.at));
            }
        }
        zone
    }

    /// A time as the reviewer's clock shows it.
    #[must_use]
    pub fn local(&self, at: &Timestamp) -> Timestamp {
        let offset = self.offsets.get(&hour(at));
        at.shifted(offset.copied().unwrap_or_default())
    }
}

fn hour(at: &Timestamp) -> String {
    at.as_str().get(..13).unwrap_or_default().to_owned()
}

/// The log as it is shown.
#[derive(Clone, Debug, Default)]
pub struct LogList {
    /// All entries, the newest first; `None` while they are read.
    pub entries: Option<Vec<Rc<LogEntry>>>,
    /// The reviewer's clock.
    pub zone: Zone,
    /// How many chains begin as another and then differ.
    pub forks: usize,
    /// Whose changes are shown; `None` is everybody's.
    pub reviewer: Option<ReviewerId>,
    /// The study of which changes are shown, as typed: a part of its label.
    pub study: String,
    /// The kind of changes shown.
    pub kind: LogKind,
    /// Text that the entry must have.
    pub query: String,
    /// The entries shown, by place.
    pub visible: Vec<usize>,
    /// The row at the top, where only a part of a long list is drawn.
    pub top: usize,
}

/// Who waits for the log, and the log that is shown.
#[derive(Clone, Debug, Default)]
pub struct Logs {
    /// What it is wanted for.
    pub(super) wanted: Vec<(LogUse, Review)>,
    /// What is being read.
    pub(super) reading: Option<LogReading>,
    /// The log that is shown.
    pub shown: LogList,
}

impl LogKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Review,
        Self::Studies,
        Self::Answers,
        Self::Categories,
        Self::Consensus,
        Self::Files,
    ];

    /// The word that stands for it in the list of choices.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Review => "review",
            Self::Studies => "studies",
            Self::Answers => "answers",
            Self::Categories => "categories",
            Self::Consensus => "consensus",
            Self::Files => "files",
        }
    }

    /// The kind behind a [`token`](Self::token), else all.
    #[must_use]
    pub fn from_token(token: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.token() == token).unwrap_or_default()
    }

    /// Whether a change is of this kind.
    #[must_use]
    pub const fn has(self, what: What) -> bool {
        let kind = match what {
            What::Review => Self::Review,
            What::Study => Self::Studies,
            What::Appraisal | What::Answer(_) => Self::Answers,
            What::Category | What::WentOn => Self::Categories,
            What::Consensus | What::AgreedCategory | What::AgreedAnswer(_) => Self::Consensus,
            What::File => Self::Files,
        };
        matches!(self, Self::All) || self as u8 == kind as u8
    }
}

impl LogList {
    /// Works out anew what is shown.
    pub(super) fn refresh(&mut self, review: &Review) {
        let (query, study) = (
            self.query.trim().to_lowercase(),
            self.study.trim().to_lowercase(),
        );
        let entries = self.entries.iter().flatten().enumerate();
        let shown = entries.filter(|(_, entry)| {
            let by = self.reviewer.is_none() || entry.by == self.reviewer;
            by && self.kind.has(entry.what)
                && (study.is_empty() || is_of_study(entry, review, &study))
                && (query.is_empty() || has_text(entry, review, &query))
        });
        self.visible = shown.map(|(place, _)| place).collect();
        self.top = 0;
    }

    /// Whether anything narrows what is shown.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.reviewer.is_some()
            || self.kind != LogKind::All
            || !(self.study.trim().is_empty() && self.query.trim().is_empty())
    }
}

fn is_of_study(entry: &LogEntry, review: &Review, wanted: &str) -> bool {
    let Some(id) = &entry.study else {
        return false;
    };
    match review.study(id) {
        Some(study) => study.label.to_lowercase().contains(wanted),
        // One that is gone is known by what was said of it.
        None => has_text(entry, review, wanted),
    }
}

fn has_text(entry: &LogEntry, review: &Review, wanted: &str) -> bool {
    [
        entry.before_with_names(review),
        entry.after_with_names(review),
    ]
    .into_iter()
    .any(|text| text.to_lowercase().contains(wanted))
}
