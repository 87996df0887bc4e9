//! Choosing the category: directly, or with *Help me choose*.

use super::Turn;
use crate::app::model::{Helper, Panel};
use crate::app::msg::AppraisalMsg;
use crate::instrument::{Category, Design, Outcome, QuantitativeSet, Step, outcome};
use crate::review::{Change, DesignChoice, StudyId};
use crate::text::appraisal as words;

impl Turn<'_> {
    pub(super) fn choosing(&mut self, study: &StudyId, msg: AppraisalMsg) {
        match msg {
            AppraisalMsg::ChooseSought => self.toggle(Panel::ChooseCategory, "category"),
            AppraisalMsg::CategoryChosen(category) => self.choose_category(study, category),
            AppraisalMsg::SetChosen(set) => self.choose_set(study, set),
            helping => self.helping(study, helping),
        }
    }

    /// *Help me choose*, step by step.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn helping(&mut self, study: &StudyId, msg: AppraisalMsg) {
        match msg {
            AppraisalMsg::HelpSought => {
                self.open_panel(Panel::Helper(Helper::default()), "helper");
            }
            AppraisalMsg::WayTaken(way) => self.take_way(way),
            AppraisalMsg::SteppedBack => {
                if let Panel::Helper(helper) = &mut self.model.panel {
                    helper.steps.pop();
                    self.focus("helper");
                }
            }
            AppraisalMsg::OutcomeAccepted => self.accept_outcome(study),
            _ => {}
        }
    }

    /// The choices stay open: arrow keys choose each radio button they pass.
    fn choose_category(&mut self, study: &StudyId, category: Category) {
        let known = self
            .open()
            .and_then(|open| open.mine(study)?.chosen())
            .filter(|known| known.category() == category);
        self.put_design(study, known.unwrap_or(Design::of(category)), Vec::new());
        self.open_panel(
            Panel::ChooseCategory,
            &format!("category-{}", category.token()),
        );
    }

    fn choose_set(&mut self, study: &StudyId, set: QuantitativeSet) {
        self.put_design(study, Design::Mixed(Some(set)), Vec::new());
        self.focus(&format!("set-{}", set.token()));
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn take_way(&mut self, way: usize) {
        let Panel::Helper(helper) = &mut self.model.panel else {
            return;
        };
        if let Outcome::Ask { node, .. } = outcome(&helper.steps) {
            helper.steps.push(Step { node, way });
            if let Outcome::Invalid(_) = outcome(&helper.steps) {
                helper.steps.pop();
            }
        }
        self.focus("helper");
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn accept_outcome(&mut self, study: &StudyId) {
        let Panel::Helper(helper) = &self.model.panel else {
            return;
        };
        if let Outcome::Settled(design) = outcome(&helper.steps) {
            let path = helper.steps.clone();
            self.put_design(study, design, path);
            self.model.panel = Panel::None;
            self.focus("category");
        }
    }

    fn put_design(&mut self, study: &StudyId, design: Design, path: Vec<Step>) {
        let Some(key) = self.my_key(study) else {
            return;
        };
        let known = self
            .open()
            .and_then(|open| open.mine(study)?.design.clone());
        if known.is_some_and(|known| known.design == design && known.path == path) {
            return;
        }
        let at = self.moment.now.clone();
        let design_choice = Some(DesignChoice { design, path, at });
        let mut changes: Vec<Change> = self.lock_on_rating(study).into_iter().collect();
        changes.push(Change::Design {
            key,
            design: design_choice,
        });
        self.change(changes, words::CATEGORY_CHANGED.to_owned());
        self.announce(words::category_is(design));
    }
}
