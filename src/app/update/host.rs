//! What host pages ask.

use super::Turn;
use crate::app::effect::Effect;
use crate::app::errands::{Recipient, Task};
use crate::app::host::{Reply, Request, RequestId};
use crate::app::intake::Purpose;
use crate::app::logs::LogUse;
use crate::app::mode::Mode;
use crate::app::model::Listing;
use crate::codec::export::{ExportFormat, ExportOptions};
use crate::review::{agreement_in_rounds, tally};
use crate::text::host as words;

impl Turn<'_> {
    pub(super) fn host(&mut self, id: RequestId, request: Request) {
        if request == Request::Ready {
            self.model.waiting_listings.push((id, request));
            self.answer_waiting_listings();
        } else {
            self.asked(id, request);
        }
    }

    /// All that is asked once the widget can be used.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn asked(&mut self, id: RequestId, request: Request) {
        self.settle_draft();
        if let Some(why) = self.refusal(&request) {
            let reply = Reply::Failed(why.to_owned());
            return self.effects.push(Effect::Answer(id, reply));
        }
        match request {
            Request::Ready | Request::ListReviews => {
                self.model.waiting_listings.push((id, request));
                self.answer_waiting_listings();
            }
            Request::OpenReview(review) => self.read_review(review, Some(id)),
            // Which reviews are here must be known first, or one of them could be written over.
            Request::ImportFiles(ref files) if self.model.ready => {
                self.intake(files.clone(), Purpose::Host(id));
            }
            Request::ImportFiles(_) => self.model.waiting_listings.push((id, request)),
            Request::ExportAs(token, options) => self.export_for_host(id, &token, options),
            Request::Review => {
                let Some(review) = self.open().map(|open| open.review.clone()) else {
                    let reply = Reply::Failed(self.nothing_open().to_owned());
                    return self.effects.push(Effect::Answer(id, reply));
                };
                self.want_log(LogUse::Host(id), review);
            }
            Request::Tally | Request::Agreement => self.count_for_host(id, &request),
        }
    }

    /// Why a request has no place in the mode, if it has none.
    const fn refusal(&self, request: &Request) -> Option<&'static str> {
        match (&self.model.mode, request) {
            (Mode::Study(_), Request::OpenReview(_) | Request::ImportFiles(_)) => {
                Some(words::ONE_STUDY)
            }
            (Mode::Summary, Request::OpenReview(_)) => Some(words::NOTHING_STORED),
            _ => None,
        }
    }

    /// Answers those who wait until the widget can be used, once it can.
    pub(super) fn answer_waiting_listings(&mut self) {
        let Listing::Ready(cards) = &self.model.listing else {
            return;
        };
        if !self.model.ready {
            return;
        }
        let cards = cards.clone();
        for (id, request) in std::mem::take(&mut self.model.waiting_listings) {
            let reply = match request {
                Request::ImportFiles(files) => {
                    self.intake(files, Purpose::Host(id));
                    continue;
                }
                Request::ListReviews => Reply::Reviews(cards.clone()),
                _ => Reply::Done,
            };
            self.effects.push(Effect::Answer(id, reply));
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn export_for_host(&mut self, id: RequestId, token: &str, options: ExportOptions) {
        let why = match (ExportFormat::from_token(token), self.open()) {
            (Some(format), Some(open)) => {
                let task = Task::Write {
                    review: open.review.clone(),
                    format,
                    options,
                    recipient: Recipient::Host(id),
                };
                return self.add_write(task);
            }
            (None, _) => words::unknown_format(token),
            (_, None) => self.nothing_open().to_owned(),
        };
        self.effects.push(Effect::Answer(id, Reply::Failed(why)));
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn count_for_host(&mut self, id: RequestId, request: &Request) {
        let reply = match (request, self.open()) {
            (_, None) => Reply::Failed(self.nothing_open().to_owned()),
            (Request::Agreement, Some(open)) => {
                Reply::Agreement(Box::new(agreement_in_rounds(&open.review)))
            }
            (_, Some(open)) => Reply::Tally(Box::new(tally(&open.review))),
        };
        self.effects.push(Effect::Answer(id, reply));
    }

    const fn nothing_open(&self) -> &'static str {
        match self.model.mode {
            Mode::Workspace => words::NO_REVIEW_OPEN,
            Mode::Study(_) => words::STUDY_NOT_OPEN,
            Mode::Summary => words::NOTHING_SHOWN,
        }
    }
}
