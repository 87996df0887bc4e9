//! Which messages a mode lets in. Each message has a kind, so that a new one cannot be forgotten.

use crate::app::mode::Mode;
use crate::app::msg::{AppraisalMsg, FilesMsg, LogMsg, Msg, ProtocolMsg, StoreMsg, StudiesMsg};

/// What a message is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What the page, the store and the clerk report, and what the host page asks.
    Report,
    /// Looking about: it changes no review.
    Reading,
    /// Looking about in a list of studies.
    Browsing,
    /// Work on the appraisal that is shown.
    Rating,
    /// Work on reviews, their studies and their teams.
    Managing,
}

impl Mode {
    /// Whether a message may happen in it.
    pub(super) fn admits(&self, msg: &Msg) -> bool {
        if let Msg::ScreenChosen(screen) = msg {
            return self.has(screen);
        }
        match self {
            Self::Workspace => true,
            Self::Study(_) => matches!(kind(msg), Kind::Report | Kind::Reading | Kind::Rating),
            Self::Summary => matches!(kind(msg), Kind::Report | Kind::Reading | Kind::Browsing),
        }
    }
}

fn kind(msg: &Msg) -> Kind {
    match msg {
        Msg::Store(msg) => of_store(msg),
        Msg::Reviews(_) => Kind::Managing,
        Msg::Protocol(msg) => of_protocol(msg),
        Msg::Studies(msg) => of_studies(msg),
        Msg::Appraisal(msg) => of_appraisal(msg),
        Msg::Files(msg) => of_files(msg),
        Msg::HostAsked(..) | Msg::Log(LogMsg::Read(..)) => Kind::Report,
        Msg::Reconcile(_) | Msg::Log(_) | Msg::Folder(_) => Kind::Managing,
        Msg::Typed(_)
        | Msg::TypingPaused(_)
        | Msg::TypingEnded
        | Msg::PageLeft
        | Msg::UndoChosen => Kind::Rating,
        Msg::ScreenChosen(_)
        | Msg::MoreChosen(_)
        | Msg::ProblemDismissed(_)
        | Msg::PanelClosed
        | Msg::KeysToggled
        | Msg::GuidanceToggled(_)
        | Msg::ReminderPutOff
        | Msg::AboutToggled => Kind::Reading,
    }
}

const fn of_store(msg: &StoreMsg) -> Kind {
    match msg {
        StoreMsg::Opened { .. } | StoreMsg::SurroundingsKnown(_) => Kind::Report,
        // Where nothing is stored, other tabs have nothing to say either.
        StoreMsg::PersistenceKnown(_)
        | StoreMsg::CardsRead(_)
        | StoreMsg::ReviewRead(..)
        | StoreMsg::AppraisalRead(..)
        | StoreMsg::JobEnded(_)
        | StoreMsg::SavingWatched(_)
        | StoreMsg::RetryChosen
        | StoreMsg::FileNoteKnown(..)
        | StoreMsg::LeftBehindFound(..)
        | StoreMsg::OtherTabSaved(_)
        | StoreMsg::PageCameBack => Kind::Rating,
    }
}

const fn of_protocol(msg: &ProtocolMsg) -> Kind {
    match msg {
        ProtocolMsg::MeChosen(_) => Kind::Browsing,
        ProtocolMsg::WhoSought => Kind::Managing,
        ProtocolMsg::ScreeningSwitched(_)
        | ProtocolMsg::LockChosen
        | ProtocolMsg::AmendChosen
        | ProtocolMsg::ReasonTyped(_)
        | ProtocolMsg::ReasonSubmitted
        | ProtocolMsg::ReviewerAdded
        | ProtocolMsg::PilotSought
        | ProtocolMsg::PilotSearched(_)
        | ProtocolMsg::PilotAdded(_)
        | ProtocolMsg::PilotRemoved(_)
        | ProtocolMsg::PerStudyChosen(_)
        | ProtocolMsg::BlindedSwitched(_) => Kind::Managing,
    }
}

const fn of_studies(msg: &StudiesMsg) -> Kind {
    match msg {
        StudiesMsg::SearchTyped(_)
        | StudiesMsg::StateFiltered(_)
        | StudiesMsg::CategoryFiltered(_)
        | StudiesMsg::FiltersCleared
        | StudiesMsg::SortChosen(_)
        | StudiesMsg::Scrolled(_)
        | StudiesMsg::Chosen(_) => Kind::Browsing,
        StudiesMsg::AddChosen
        | StudiesMsg::EditChosen(_)
        | StudiesMsg::FieldTyped(..)
        | StudiesMsg::FormSubmitted
        | StudiesMsg::RemoveChosen(_)
        | StudiesMsg::RemoveConfirmed => Kind::Managing,
    }
}

const fn of_appraisal(msg: &AppraisalMsg) -> Kind {
    match msg {
        AppraisalMsg::NeighbourSought(_) => Kind::Reading,
        AppraisalMsg::Answered(..)
        | AppraisalMsg::Moved(..)
        | AppraisalMsg::CommentSought(_)
        | AppraisalMsg::NextUnansweredSought
        | AppraisalMsg::ChooseSought
        | AppraisalMsg::CategoryChosen(_)
        | AppraisalMsg::SetChosen(_)
        | AppraisalMsg::HelpSought
        | AppraisalMsg::WayTaken(_)
        | AppraisalMsg::SteppedBack
        | AppraisalMsg::OutcomeAccepted
        | AppraisalMsg::GoOnSought
        | AppraisalMsg::ReasonTyped(_)
        | AppraisalMsg::ReasonSubmitted
        | AppraisalMsg::ReasonWithdrawn
        | AppraisalMsg::ConflictSettled(..) => Kind::Rating,
    }
}

const fn of_files(msg: &FilesMsg) -> Kind {
    match msg {
        FilesMsg::SourceRead(_)
        | FilesMsg::Heard(..)
        | FilesMsg::ClerkLost(_)
        | FilesMsg::Copied
        | FilesMsg::CopyRefused(_) => Kind::Report,
        FilesMsg::ExportToggled
        | FilesMsg::ExportChosen(..)
        | FilesMsg::UnsavedFileChosen
        | FilesMsg::ShareSwitched(_)
        | FilesMsg::CancelChosen
        | FilesMsg::CopyChosen(_)
        | FilesMsg::SaveOffered(_)
        | FilesMsg::SaveRefused(_) => Kind::Reading,
        FilesMsg::Picked(_)
        | FilesMsg::Pasted(_)
        | FilesMsg::Unreadable(..)
        | FilesMsg::Decided(_)
        | FilesMsg::Confirmed
        | FilesMsg::ExchangeToggled
        | FilesMsg::HandOverChosen
        | FilesMsg::ProtocolKept(_)
        | FilesMsg::MergeConfirmed
        | FilesMsg::ApartChosen => Kind::Managing,
    }
}
