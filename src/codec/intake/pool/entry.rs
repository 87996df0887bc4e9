//! A study known so far, with what records said of it.

use std::rc::Rc;

use crate::codec::intake::fact::{self, Growth, Said};
use crate::codec::intake::identity::Identity;
use crate::review::{Citation, Study};

/// Where a study's citation is.
#[derive(Clone, Debug)]
enum Body {
    /// In the review, as it is there.
    Known(Rc<Study>),
    /// In the review, with facts added.
    Grown(Rc<Study>, Box<Citation>),
    /// In the files.
    New(Box<Citation>),
}

/// A study known so far.
#[derive(Clone, Debug)]
pub(in crate::codec::intake) struct Entry {
    body: Body,
    said: Option<Said>,
    /// What tells it from others.
    pub(in crate::codec::intake) identity: Identity,
    /// Stands for what its first record said, to the letter.
    pub(in crate::codec::intake) print: u128,
    /// The label that its source gave it.
    pub(in crate::codec::intake) label: Option<String>,
    /// The place of its file and its line there; `None` for a study of the review.
    pub(in crate::codec::intake) from: Option<(usize, usize)>,
    /// Whether a further record turned out to be it.
    pub(in crate::codec::intake) is_matched: bool,
    /// The place of the study that it was joined to.
    pub(super) joined_to: Option<usize>,
}

impl Entry {
    /// A study of the review.
    pub(super) fn known(study: &Rc<Study>) -> Self {
        Self::new(Body::Known(Rc::clone(study)))
    }

    /// A study of the files.
    pub(super) fn of(citation: Citation, label: Option<String>, from: (usize, usize)) -> Self {
        Self {
            label,
            from: Some(from),
            ..Self::new(Body::New(Box::new(citation)))
        }
    }

    fn new(body: Body) -> Self {
        let mut entry = Self {
            body,
            said: None,
            identity: Identity::default(),
            print: 0,
            label: None,
            from: None,
            is_matched: false,
            joined_to: None,
        };
        entry.identity = Identity::of(entry.citation());
        entry.print = fact::exact_print(entry.citation());
        entry
    }

    /// Whether it says all that a citation says.
    pub(super) fn covers(&mut self, citation: &Citation) -> bool {
        let said = self.take_said();
        let covers = said.covers(citation);
        self.said = Some(said);
        covers
    }

    /// What is known of it.
    pub(in crate::codec::intake) fn citation(&self) -> &Citation {
        match &self.body {
            Body::Known(study) => &study.citation,
            Body::Grown(_, citation) | Body::New(citation) => citation,
        }
    }

    /// The study of the review that it is, as it is there.
    pub(in crate::codec::intake) fn study(&self) -> Option<&Rc<Study>> {
        match &self.body {
            Body::Known(study) | Body::Grown(study, _) => Some(study),
            Body::New(_) => None,
        }
    }

    /// Whether a study of the review gained facts.
    pub(in crate::codec::intake) fn is_grown(&self) -> bool {
        matches!(self.body, Body::Grown(..))
    }

    /// Joins a citation and tells whether it said anything new.
    pub(super) fn join(&mut self, citation: &Citation) -> bool {
        self.is_matched = true;
        let mut said = self.take_said();
        let nameless = if fact::is_filled(citation, fact::AUTHORS) {
            self.identity.nameless(self.citation())
        } else {
            Vec::new()
        };
        let is_new = !said.covers(citation);
        let growth = if is_new {
            fact::join(self.citation_mut(), &mut said, citation)
        } else {
            Growth::default()
        };
        self.said = Some(said);
        if growth.is_filled {
            self.identity = Identity::of(self.citation());
        } else {
            for (name, value) in &growth.beside {
                if fact::is_filled(self.citation(), name) {
                    self.identity.learn(name, value);
                }
            }
        }
        if !self.identity.families.is_empty() {
            self.note_joined(nameless);
        }
        growth.is_grown
    }

    /// Keeps in mind that records of these names were joined.
    pub(super) fn note_joined(&mut self, names: Vec<String>) {
        if names.is_empty() {
            return;
        }
        let mut said = self.take_said();
        for name in names {
            self.identity.learn(fact::JOINED, &name);
            fact::note_joined(self.citation_mut(), &mut said, name);
        }
        self.said = Some(said);
    }

    fn take_said(&mut self) -> Said {
        let said = self.said.take();
        said.unwrap_or_else(|| Said::of(self.citation()))
    }

    fn citation_mut(&mut self) -> &mut Citation {
        if let Body::Known(study) = &self.body {
            self.body = Body::Grown(Rc::clone(study), Box::new(study.citation.clone()));
        }
        match &mut self.body {
            Body::Grown(_, citation) | Body::New(citation) => citation,
            Body::Known(study) => &mut Rc::make_mut(study).citation,
        }
    }
}
