//! Who decides and how, and what is noted of that.

use crate::app::model::Screen;
use crate::app::msg::ReconcileMsg;
use crate::app::reconcile::Missing;
use crate::app::update::Turn;
use crate::review::{Decision, Matter, StudyId, Way};
use crate::text::reconcile as words;

impl Turn<'_> {
    pub(super) fn choose_decision(&mut self, msg: ReconcileMsg) {
        let Screen::Reconciling(study) = self.model.screen.clone() else {
            return;
        };
        let Some(open) = &mut self.model.open else {
            return;
        };
        let mut deciders = open.deciders(&study);
        let reconciling = &mut open.reconciling;
        match msg {
            ReconcileMsg::WayChosen(way) => {
                // Two who discuss are not the third who decides.
                if (way == Way::ThirdReviewer) != (reconciling.way == Way::ThirdReviewer) {
                    reconciling.by = None;
                }
                reconciling.way = way;
            }
            ReconcileMsg::DeciderSwitched(reviewer, decides) => {
                deciders.retain(|known| *known != reviewer);
                if decides {
                    deciders.push(reviewer);
                }
                reconciling.by = Some(deciders);
            }
            ReconcileMsg::WordsTyped(text) => reconciling.words = text,
            _ => return,
        }
        reconciling.missing = None;
    }

    /// The decision as it is chosen now; where something is missing, that is said.
    pub(super) fn decision_now(&mut self, study: &StudyId) -> Option<Decision> {
        let open = self.model.open.as_mut()?;
        let missing = match open.decision(study, self.moment.now.clone()) {
            Ok(decision) => {
                open.reconciling.missing = None;
                return Some(decision);
            }
            Err(missing) => missing,
        };
        open.reconciling.missing = Some(missing);
        let by_third = open.reconciling.way == Way::ThirdReviewer;
        let (said, place) = match (missing, by_third) {
            (Missing::Deciders, true) => (words::THIRD_NEEDED, "deciders"),
            (Missing::Deciders, false) => (words::TWO_NEEDED, "deciders"),
            (Missing::Words, true) => (words::NAME_MISSING, "decision-words"),
            (Missing::Words, false) => (words::WORDS_MISSING, "decision-words"),
        };
        self.announce(said);
        self.focus(place);
        None
    }

    /// Notes an agreement once more, with who decides and how as it is chosen now.
    pub(super) fn decide_anew(&mut self, study: &StudyId, matter: Matter) {
        let kept = self.open().and_then(|open| open.review.consensus(study));
        let Some(kept) = kept.cloned() else {
            return;
        };
        match matter {
            Matter::Category => {
                if let Some(agreed) = &kept.design {
                    self.agree_on_category(study, agreed.design);
                }
            }
            Matter::Item(item) => {
                if let Some(agreed) = kept.answers.get(&item) {
                    self.agree_on(study, item, agreed.response, None);
                }
            }
        }
    }
}
