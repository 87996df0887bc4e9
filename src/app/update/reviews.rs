//! The Reviews screen: new, open, example, remove.

use super::Turn;
use crate::app::counts::Counted;
use crate::app::effect::Effect;
use crate::app::errands::Task;
use crate::app::host::{Reply, RequestId};
use crate::app::model::{Listing, NewReview, Panel};
use crate::app::msg::ReviewsMsg;
use crate::app::saving::Job;
use crate::codec::example;
use crate::port::Card;
use crate::review::{Carried, Header, Protocol, Review, ReviewId, Reviewer, ReviewerId};
use crate::text::{host, reviews as words};

impl Turn<'_> {
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn reviews(&mut self, msg: ReviewsMsg) {
        match msg {
            ReviewsMsg::NewChosen => {
                self.open_panel(Panel::NewReview(NewReview::default()), "new-title");
            }
            ReviewsMsg::TitleTyped(text) => {
                if let Panel::NewReview(form) = &mut self.model.panel {
                    form.title = text;
                    form.title_missing = false;
                }
            }
            ReviewsMsg::ReviewerTyped(text) => {
                if let Panel::NewReview(form) = &mut self.model.panel {
                    form.reviewer = text;
                }
            }
            ReviewsMsg::NewSubmitted => self.submit_new(),
            ReviewsMsg::Chosen(id) => self.read_review(id, None),
            ReviewsMsg::ExampleChosen => self.open_example(),
            ReviewsMsg::RemoveChosen(id) => {
                self.open_panel(Panel::RemoveReview(id), "remove-confirm");
            }
            ReviewsMsg::RemoveConfirmed => self.remove_review(),
        }
    }

    /// Reads a review from the store, to open it; answers the host request once it is open.
    pub(super) fn read_review(&mut self, id: ReviewId, request: Option<RequestId>) {
        self.settle_draft();
        match &mut self.model.opening {
            Some((known, requests)) if *known == id => requests.extend(request),
            opening => {
                let before = opening.replace((id.clone(), request.into_iter().collect()));
                let overtaken = before.map(|(_, requests)| requests).unwrap_or_default();
                for request in overtaken {
                    let reply = Reply::Failed(host::OVERTAKEN.to_owned());
                    self.effects.push(Effect::Answer(request, reply));
                }
                self.effects.push(Effect::ReadReview(id));
            }
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn submit_new(&mut self) {
        let Panel::NewReview(form) = &mut self.model.panel else {
            return;
        };
        if form.title.trim().is_empty() {
            form.title_missing = true;
            self.focus("new-title");
            return;
        }
        let (title, reviewer) = (form.title.clone(), form.reviewer.clone());
        let review = self.fresh_review(&title, &reviewer);
        let me = review.header().reviewers.first().map(|one| one.id.clone());
        self.keep(&review, 0, me.as_ref());
        self.open_review(review);
    }

    /// An empty review of that title, with one reviewer.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn fresh_review(&mut self, title: &str, reviewer: &str) -> Review {
        let name = match reviewer.trim() {
            "" => words::FIRST_REVIEWER,
            name => name,
        };
        Review::new(Header {
            id: ReviewId::new(&self.moment.fresh_id()),
            title: title.trim().to_owned(),
            source: String::new(),
            reviewers: vec![Reviewer {
                id: ReviewerId::new(&self.moment.fresh_id()),
                name: name.to_owned(),
            }],
            protocol: Protocol::default(),
            carried: Carried::default(),
        })
    }

    /// Saves a whole review and opens it.
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn keep_and_open(&mut self, counted: Counted) {
        if !self.model.mode.is_read_only() {
            self.keep(&counted.review, counted.counts.done, None);
        }
        self.open_counted(counted);
    }

    /// Saves a whole review, of whose studies so many are done; `me` is who appraises it in this
    /// browser, where that is known.
    pub(super) fn keep(&mut self, review: &Review, done: usize, me: Option<&ReviewerId>) {
        let card = Card {
            id: review.id().clone(),
            title: review.header().title.clone(),
            studies: review.studies().len(),
            done,
            changed: self.moment.now.clone(),
            me: me.cloned(),
        };
        if let Listing::Ready(cards) = &mut self.model.listing {
            cards.retain(|known| known.id != card.id);
            cards.insert(0, card.clone());
        }
        self.model
            .saving
            .add(Job::Put(Box::new(review.clone()), card));
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn open_example(&mut self) {
        let id = ReviewId::new(example::ID);
        if self.is_kept(&id) {
            self.read_review(id, None);
        } else {
            self.model.errands.add(Task::Example);
        }
    }

    /// Whether a review of that id is in this browser.
    pub(super) fn is_kept(&self, id: &ReviewId) -> bool {
        match &self.model.listing {
            Listing::Ready(cards) => cards.iter().any(|card| &card.id == id),
            Listing::Loading => false,
        }
    }

    /// What the list says of a review.
    pub(super) fn known_card(&self, id: &ReviewId) -> Option<&Card> {
        match &self.model.listing {
            Listing::Ready(cards) => cards.iter().find(|card| &card.id == id),
            Listing::Loading => None,
        }
    }

    /// Who appraises a review in this browser, if they said so and are in its team.
    pub(super) fn known_me(&self, review: &Review) -> Option<ReviewerId> {
        let me = self.known_card(review.id())?.me.clone()?;
        review.reviewer(&me).is_some().then_some(me)
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn remove_review(&mut self) {
        let Panel::RemoveReview(id) = std::mem::take(&mut self.model.panel) else {
            return;
        };
        if let Listing::Ready(cards) = &mut self.model.listing {
            cards.retain(|card| card.id != id);
        }
        if self.open().is_some_and(|open| open.review.id() == &id) {
            self.model.open = None;
        }
        self.model.saving.add(Job::Remove(id));
        self.announce(words::REMOVED);
        self.focus("heading");
    }
}
