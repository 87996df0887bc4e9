//! The Studies screen: the list, and the form for a study.

use std::rc::Rc;

use super::Turn;
use crate::app::effect::Effect;
use crate::app::model::{Panel, Screen, StudyForm, StudyFormField};
use crate::app::msg::StudiesMsg;
use crate::app::studies::StateFilter;
use crate::review::{
    Appraisal, Carried, Change, Citation, Consensus, Study, StudyId, distinct_label, label_for,
    take_back_consensus,
};
use crate::text::studies as words;

impl Turn<'_> {
    #[inline(never)] // Moves to the rest of the module as a whole.
    pub(super) fn studies(&mut self, msg: StudiesMsg) {
        match msg {
            StudiesMsg::Chosen(id) => self.go(Screen::Appraisal(id)),
            StudiesMsg::AddChosen => {
                self.open_panel(Panel::Study(Box::default()), "study-title");
            }
            StudiesMsg::EditChosen(id) => self.edit_study(&id),
            StudiesMsg::FieldTyped(field, text) => {
                if let Panel::Study(form) = &mut self.model.panel {
                    form.put(field, text);
                }
            }
            StudiesMsg::FormSubmitted => self.submit_study(),
            StudiesMsg::RemoveChosen(id) => self.seek_removal(id),
            StudiesMsg::RemoveConfirmed => {
                if let Panel::RemoveStudy(id) = &self.model.panel {
                    let id = id.clone();
                    self.model.panel = Panel::None;
                    self.remove_study(&id);
                }
            }
            listing => self.list_studies(listing),
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn list_studies(&mut self, msg: StudiesMsg) {
        let Some(open) = &mut self.model.open else {
            return;
        };
        match msg {
            StudiesMsg::Scrolled(top) => {
                open.list.top = top;
                return;
            }
            StudiesMsg::SearchTyped(text) => open.list.query = text,
            StudiesMsg::StateFiltered(state) => open.list.state = state,
            StudiesMsg::CategoryFiltered(category) => open.list.category = category,
            StudiesMsg::FiltersCleared => {
                open.list.query.clear();
                open.list.state = StateFilter::All;
                open.list.category = None;
                self.effects.push(Effect::Focus("search".to_owned()));
            }
            StudiesMsg::SortChosen(sort) => {
                open.list.descending = open.list.sort == sort && !open.list.descending;
                open.list.sort = sort;
            }
            _ => return,
        }
        crate::app::studies::refresh(open);
        let found = words::found(open.list.visible.len(), open.review.studies().len());
        self.announce(found);
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn edit_study(&mut self, id: &StudyId) {
        let form = self
            .open()
            .and_then(|open| open.review.study(id))
            .map(|study| StudyForm::of(study));
        if let Some(form) = form {
            self.open_panel(Panel::Study(Box::new(form)), "study-title");
        }
    }

    #[inline(never)] // Moves to the rest of the module as a whole.
    fn submit_study(&mut self) {
        let Panel::Study(form) = &mut self.model.panel else {
            return;
        };
        let citation = match form.citation() {
            Ok(citation) => citation,
            Err((field, why)) => {
                form.error = Some((field, why));
                self.focus(field.id());
                return;
            }
        };
        let form = StudyForm::clone(form);
        let Some(open) = self.open() else {
            return;
        };
        let known = form.editing.as_ref().and_then(|id| open.review.study(id));
        let study = match known {
            Some(known) => changed_study(known, &form, citation),
            None => {
                let studies = open.review.studies();
                let taken = |label: &str| studies.iter().any(|study| study.label == label);
                let label = distinct_label(&given_label(&form, &citation), &taken);
                Study {
                    id: StudyId::new(&self.moment.fresh_id()),
                    label,
                    citation,
                    added: self.moment.now.clone(),
                    carried: Carried::default(),
                }
            }
        };
        let id = study.id.clone();
        let label = words::edited(&study.label, form.editing.is_some());
        let study = Rc::new(study);
        self.change(vec![Change::Study { study, place: None }], label.clone());
        self.model.panel = Panel::None;
        self.announce(label);
        if self.model.screen == Screen::Studies {
            self.focus(&format!("study-{}", id.as_str()));
        } else {
            self.focus("heading");
        }
    }

    /// Removes a study, but asks first where somebody appraised it.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn seek_removal(&mut self, id: StudyId) {
        let is_appraised = self
            .open()
            .is_some_and(|open| open.review.appraisals_of(&id).next().is_some());
        if is_appraised {
            self.open_panel(Panel::RemoveStudy(id), "remove-confirm");
        } else {
            self.remove_study(&id);
        }
    }

    /// Takes a study out with its appraisals and consensus; one undo brings all back.
    #[inline(never)] // Moves to the rest of the module as a whole.
    fn remove_study(&mut self, id: &StudyId) {
        let Some(open) = self.open() else {
            return;
        };
        let Some(study) = open.review.study(id) else {
            return;
        };
        let label = words::removed(&study.label);
        let notice = words::removed_notice(&study.label);
        let mut changes: Vec<Change> = open
            .review
            .appraisals_of(id)
            .map(|known| Appraisal::empty(known.study.clone(), known.reviewer.clone()))
            .map(|blank| Change::Appraisal(Rc::new(blank)))
            .collect();
        if open.review.consensus(id).is_some() {
            changes.push(take_back_consensus(id));
        }
        if open.review.consensus(id).is_some() {
            changes.push(Change::Consensus(Rc::new(Consensus::empty(id.clone()))));
        }
        changes.push(Change::StudyRemoved(id.clone()));
        self.change(changes, label.clone());
        self.model.panel = Panel::None;
        self.announce(notice.clone());
        self.model.notice = notice;
        self.focus("heading");
    }
}

fn given_label(form: &StudyForm, citation: &Citation) -> String {
    match form.label.trim() {
        "" => label_for(citation),
        label => label.to_owned(),
    }
}

/// The study with what the form says; facts that the form does not show stay.
fn changed_study(known: &Study, form: &StudyForm, typed: Citation) -> Study {
    let kept = known.citation.clone();
    let citation = Citation {
        title: typed.title,
        authors: typed.authors,
        year: typed.year,
        journal: typed.journal,
        doi: typed.doi,
        url: typed.url,
        abstract_text: typed.abstract_text,
        ..kept
    };
    Study {
        label: given_label(form, &citation),
        citation,
        ..known.clone()
    }
}

impl StudyForm {
    fn of(study: &Study) -> Self {
        let citation = &study.citation;
        Self {
            editing: Some(study.id.clone()),
            label: study.label.clone(),
            title: citation.title.clone(),
            authors: citation.authors.join("; "),
            year: citation
                .year
                .map_or_else(String::new, |year| year.to_string()),
            journal: citation.journal.clone(),
            doi: citation.doi.clone(),
            url: citation.url.clone(),
            abstract_text: citation.abstract_text.clone(),
            error: None,
        }
    }

    fn put(&mut self, field: StudyFormField, text: String) {
        let slot = match field {
            StudyFormField::Label => &mut self.label,
            StudyFormField::Title => &mut self.title,
            StudyFormField::Authors => &mut self.authors,
            StudyFormField::Year => &mut self.year,
            StudyFormField::Journal => &mut self.journal,
            StudyFormField::Doi => &mut self.doi,
            StudyFormField::Url => &mut self.url,
            StudyFormField::Abstract => &mut self.abstract_text,
        };
        *slot = text;
        self.error.take_if(|(wrong, _)| *wrong == field);
    }

    /// The citation as typed, or the field that cannot be read.
    fn citation(&self) -> Result<Citation, (StudyFormField, String)> {
        let text = |text: &str| text.trim().to_owned();
        if self.title.trim().is_empty() && self.label.trim().is_empty() {
            return Err((StudyFormField::Title, words::TITLE_MISSING.to_owned()));
        }
        let year = match self.year.trim() {
            "" => None,
            year => match year.parse::<u16>() {
                Ok(year) if (1000..=2999).contains(&year) => Some(year),
                _ => return Err((StudyFormField::Year, words::YEAR_WRONG.to_owned())),
            },
        };
        let doi = self.doi.trim();
        let doi = doi
            .find("10.")
            .and_then(|start| doi.get(start..))
            .unwrap_or(doi);
        if !doi.is_empty() && !doi.starts_with("10.") {
            return Err((StudyFormField::Doi, words::DOI_WRONG.to_owned()));
        }
        Ok(Citation {
            title: text(&self.title),
            authors: self
                .authors
                .split(';')
                .map(text)
                .filter(|author| !author.is_empty())
                .collect(),
            year,
            journal: text(&self.journal),
            doi: doi.to_owned(),
            url: text(&self.url),
            abstract_text: text(&self.abstract_text),
            ..Citation::default()
        })
    }
}

impl StudyFormField {
    /// The id of the field's element.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Label => "study-label",
            Self::Title => "study-title",
            Self::Authors => "study-authors",
            Self::Year => "study-year",
            Self::Journal => "study-journal",
            Self::Doi => "study-doi",
            Self::Url => "study-url",
            Self::Abstract => "study-abstract",
        }
    }
}
