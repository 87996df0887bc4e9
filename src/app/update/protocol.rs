//! The Protocol screen: screening, team, lock and amendments.

use std::rc::Rc;

use super::Turn;
use crate::app::folder::Seeking;
use crate::app::model::{AskedReason, Panel};
use crate::app::msg::ProtocolMsg;
use crate::review::{Amendment, Change, Header, PerStudy, Reviewer, ReviewerId, StudyId};
use crate::text::protocol as words;

impl Turn<'_> {
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn protocol(&mut self, msg: ProtocolMsg) {
        match msg {
            ProtocolMsg::ScreeningSwitched(used) if self.is_open_to_change() => {
                self.change_header(words::SCREENING_SWITCHED, |header| {
                    header.protocol.screening_used = used;
                });
            }
            ProtocolMsg::PerStudyChosen(per_study) if self.is_open_to_change() => {
                self.change_header(words::PER_STUDY_CHOSEN, |header| {
                    header.protocol.per_study = per_study;
                    // Nobody waits for a second one where there is none.
                    header.protocol.blinded &= per_study == PerStudy::Two;
                });
            }
            ProtocolMsg::BlindedSwitched(on) if self.is_open_to_change() => {
                self.change_header(words::BLINDED_SWITCHED, |header| {
                    header.protocol.blinded = on;
                });
            }
            ProtocolMsg::ScreeningSwitched(_)
            | ProtocolMsg::PerStudyChosen(_)
            | ProtocolMsg::BlindedSwitched(_) => self.announce(words::LOCKED),
            ProtocolMsg::LockChosen => {
                self.settle_draft();
                let now = self.moment.now.clone();
                self.change_header(words::LOCKED, |header| header.protocol.locked = Some(now));
                self.announce(words::LOCKED);
                self.focus("heading");
            }
            ProtocolMsg::AmendChosen => {
                self.open_panel(Panel::Amendment(AskedReason::default()), "amendment");
            }
            ProtocolMsg::ReasonTyped(text) => {
                if let Panel::Amendment(reason) = &mut self.model.panel {
                    reason.put(text);
                }
            }
            ProtocolMsg::ReasonSubmitted => self.amend(),
            ProtocolMsg::ReviewerAdded => self.add_reviewer(),
            ProtocolMsg::WhoSought => self.toggle(Panel::Who, "who"),
            ProtocolMsg::MeChosen(id) => {
                self.settle_draft();
                if let Some(open) = &mut self.model.open
                    && open.review.reviewer(&id).is_some()
                {
                    open.me = id;
                    open.me_chosen = true;
                    crate::app::studies::refresh(open);
                    self.remember_me();
                    if self.is_linked() {
                        self.count_newer(Seeking::Quietly);
                    }
                }
            }
            ProtocolMsg::PilotSought => self.seek_pilot(),
            ProtocolMsg::PilotSearched(query) => self.search_pilot(query),
            ProtocolMsg::PilotAdded(study) => self.add_pilot(study),
            ProtocolMsg::PilotRemoved(study) => self.remove_pilot(&study),
        }
    }

    /// Whether the protocol is not locked.
    pub(super) fn is_open_to_change(&self) -> bool {
        self.open()
            .is_some_and(|open| open.review.protocol().locked.is_none())
    }

    /// Opens a locked protocol again, with the reason on record.
    fn amend(&mut self) {
        let Panel::Amendment(reason) = &mut self.model.panel else {
            return;
        };
        let Some(reason) = reason.given() else {
            self.focus("amendment");
            return;
        };
        let at = self.moment.now.clone();
        self.change_header(words::OPENED_AGAIN, |header| {
            header.protocol.locked = None;
            header.protocol.amendments.push(Amendment { reason, at });
        });
        self.model.panel = Panel::None;
        self.announce(words::OPENED_AGAIN);
        self.focus("heading");
    }

    fn add_reviewer(&mut self) {
        self.settle_draft();
        let Some(open) = self.open() else {
            return;
        };
        let name = words::reviewer_number(open.review.header().reviewers.len() + 1);
        let id = ReviewerId::new(&self.moment.fresh_id());
        let field = format!("reviewer-{}", id.as_str());
        self.change_header(words::REVIEWER_ADDED, |header| {
            header.reviewers.push(Reviewer { id, name });
        });
        self.focus(&field);
    }

    pub(super) fn change_header(&mut self, label: &str, edit: impl FnOnce(&mut Header)) {
        let Some(open) = self.open() else {
            return;
        };
        let mut header = Header::clone(open.review.header());
        edit(&mut header);
        self.change(vec![Change::Header(Rc::new(header))], label.to_owned());
    }

    /// The change that locks an open protocol when rating starts with this study, if it is open. The
    /// pilot round comes before: it is there to find the rules.
    pub(super) fn lock_on_rating(&self, study: &StudyId) -> Option<Change> {
        let header = self.open()?.review.header();
        if header.protocol.locked.is_some() || header.protocol.is_pilot(study) {
            return None;
        }
        let mut header = Header::clone(header);
        header.protocol.locked = Some(self.moment.now.clone());
        Some(Change::Header(Rc::new(header)))
    }
}
