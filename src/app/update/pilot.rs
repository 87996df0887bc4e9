//! Which studies the team rates first.

use super::Turn;
use crate::app::model::{Panel, PilotSearch};
use crate::app::studies::matches_query;
use crate::review::{StudyId, sorted};
use crate::text::pilot as words;

/// How many studies a search shows.
const SHOWN: usize = 8;

impl Turn<'_> {
    /// Opens the search; without a word typed it shows the first studies.
    pub(super) fn seek_pilot(&mut self) {
        if !self.is_open_to_change() {
            return self.announce(words::LOCKED);
        }
        self.open_panel(Panel::Pilot(PilotSearch::default()), "pilot-search");
        self.search_pilot(String::new());
    }

    pub(super) fn search_pilot(&mut self, query: String) {
        if !matches!(self.model.panel, Panel::Pilot(_)) {
            return;
        }
        let found = self.pilot_candidates(&query);
        self.announce(words::found(found.len()));
        self.model.panel = Panel::Pilot(PilotSearch { query, found });
    }

    fn pilot_candidates(&self, query: &str) -> Vec<StudyId> {
        let Some(open) = self.open() else {
            return Vec::new();
        };
        let (query, protocol) = (query.trim().to_lowercase(), open.review.protocol());
        let studies = open.review.studies().iter();
        studies
            .filter(|study| !protocol.is_pilot(&study.id) && matches_query(study, &query))
            .take(SHOWN)
            .map(|study| study.id.clone())
            .collect()
    }

    pub(super) fn add_pilot(&mut self, study: StudyId) {
        let known = self.open();
        let known = known.is_some_and(|open| {
            open.review.study(&study).is_some() && !open.review.protocol().is_pilot(&study)
        });
        if !known || !self.is_open_to_change() {
            return;
        }
        self.change_header(words::ADDED, |header| {
            let pilot = std::mem::take(&mut header.protocol.pilot).into_iter();
            let all = pilot.chain([study]).collect();
            header.protocol.pilot = sorted(all, &StudyId::cmp);
        });
        if let Panel::Pilot(search) = &self.model.panel {
            let query = search.query.clone();
            self.search_pilot(query);
        }
        self.announce(words::ADDED);
        self.focus("pilot-search");
    }

    pub(super) fn remove_pilot(&mut self, study: &StudyId) {
        if !self.is_open_to_change() {
            return self.announce(words::LOCKED);
        }
        self.change_header(words::REMOVED, |header| {
            header.protocol.pilot.retain(|known| known != study);
        });
        self.announce(words::REMOVED);
        self.focus("pilot");
    }
}
