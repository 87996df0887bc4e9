//! Typed text: shown at once, made a change when typing pauses or the field is left.

use std::rc::Rc;

use super::Turn;
use crate::app::effect::Effect;
use crate::app::open::{Draft, Field};
use crate::review::{Answer, AppraisalKey, Change, Header, TeamRule};
use crate::text::app as words;

impl Turn<'_> {
    pub(super) fn typed(&mut self, draft: Draft) {
        let elsewhere = self
            .open()
            .and_then(|open| open.draft.as_ref())
            .is_some_and(|known| place(known) != place(&draft));
        if elsewhere {
            self.settle_draft();
        }
        if let Some(open) = &mut self.model.open {
            open.draft = Some(draft);
            self.model.typed = self.model.typed.wrapping_add(1);
            self.effects.push(Effect::WaitForPause(self.model.typed));
        }
    }

    pub(super) fn typing_paused(&mut self, typed: u32) {
        let draft = self.open().and_then(|open| open.draft.as_ref());
        // Typing in an appraisal comes early, and does not wait for the rest of the module.
        let is_midway = draft.is_some_and(|draft| match draft {
            Draft::Answer { .. } | Draft::Agreed { .. } => false,
            of_header => of_header.is_midway(),
        });
        if typed == self.model.typed && !is_midway {
            self.settle_draft();
        }
    }

    /// Makes a change of what was typed, if anything differs from what is there.
    pub(super) fn settle_draft(&mut self) {
        let Some(draft) = self.model.open.as_mut().and_then(|open| open.draft.take()) else {
            return;
        };
        let typed_in = Some(place(&draft));
        match draft {
            Draft::Answer {
                key,
                item,
                field,
                text,
            } => {
                let Some(answer) = self.with_text(&key, item, field, text) else {
                    return;
                };
                let label = words::text_of(item);
                let answer = Some(answer);
                self.change_typed(vec![Change::Answer { key, item, answer }], label, typed_in);
            }
            Draft::Agreed { study, item, text } => {
                if let Some(change) = self.agreed_with_comment(study, item, text) {
                    self.change_typed(vec![change], words::text_of(item), typed_in);
                }
            }
            other => {
                let Some(header) = self.header_with(other) else {
                    return;
                };
                let change = Change::Header(Rc::new(header));
                self.change_typed(vec![change], words::PROTOCOL_TEXT.to_owned(), typed_in);
            }
        }
    }

    /// The answer with a text put in; `None` if it is the same as before.
    fn with_text(
        &self,
        key: &AppraisalKey,
        item: crate::instrument::ItemId,
        field: Field,
        text: String,
    ) -> Option<Answer> {
        let known = self
            .open()?
            .review
            .appraisal(&key.0, &key.1)
            .and_then(|appraisal| appraisal.answers.get(&item));
        let mut answer = known
            .cloned()
            .unwrap_or_else(|| Answer::empty(self.moment.now.clone()));
        let slot = match field {
            Field::Comment => &mut answer.comment,
            Field::Quote => &mut answer.quote,
            Field::Location => &mut answer.location,
        };
        if *slot == text {
            return None;
        }
        *slot = text;
        answer.at = self.moment.now.clone();
        Some(answer)
    }

    /// The header with a text put in; `None` if it is the same as before, or must not be empty.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn header_with(&self, draft: Draft) -> Option<Header> {
        let known = self.open()?.review.header();
        let mut header = Header::clone(known);
        match draft {
            Draft::Title(text) if !text.trim().is_empty() => header.title = text.trim().to_owned(),
            Draft::ReviewerName(id, text) if !text.trim().is_empty() => {
                let reviewer = header.reviewers.iter_mut().find(|one| one.id == id)?;
                reviewer.name = text.trim().to_owned();
            }
            Draft::Rule { item, text } if self.is_open_to_change() => {
                let rules = &mut header.protocol.rules;
                let text = text.trim().to_owned();
                if text.is_empty() {
                    rules.remove(&item);
                } else if rules.get(&item).is_none_or(|rule| rule.text != text) {
                    let agreed = self.moment.now.clone();
                    rules.insert(item, TeamRule { text, agreed });
                }
            }
            _ => return None,
        }
        (header != **known).then_some(header)
    }
}

/// The place of a draft, by which typing on is told from typing elsewhere.
fn place(draft: &Draft) -> String {
    match draft {
        Draft::Answer {
            key: (study, reviewer),
            item,
            field,
            ..
        } => {
            let field = match field {
                Field::Comment => "comment",
                Field::Quote => "quote",
                Field::Location => "location",
            };
            let (study, reviewer) = (study.as_str(), reviewer.as_str());
            format!("{study}/{reviewer}/{}/{field}", item.token())
        }
        Draft::Rule { item, .. } => format!("rule/{}", item.token()),
        Draft::Title(_) => "title".to_owned(),
        Draft::ReviewerName(id, _) => format!("reviewer/{}", id.as_str()),
        Draft::Agreed { study, item, .. } => {
            format!("agreed/{}/{}", study.as_str(), item.token())
        }
    }
}
