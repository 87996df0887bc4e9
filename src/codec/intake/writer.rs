//! Turns what is known after matching into changes: studies of the review that gain something,
//! new studies, then what rows of tables add.

use std::collections::HashMap;
use std::rc::Rc;

use super::Order;
use super::assessed::Assessed;
use super::label::{Labels, Names};
use super::pool::{Bearer, Pool};
use super::report::ImportReport;
use crate::codec::incoming::{FileProblem, IncomingRow};
use crate::port::Moment;
use crate::review::{Carried, Change, Citation, Study, StudyId};

pub(super) struct Writer<'a> {
    moment: &'a mut Moment,
    pool: &'a mut Pool,
    labels: Labels,
    assessed: Assessed<'a>,
    ids: HashMap<usize, StudyId>,
    names: Names,
}

impl<'a> Writer<'a> {
    pub(super) fn new(order: &'a mut Order<'_>, pool: &'a mut Pool, labels: Labels) -> Self {
        let mut names = Names::default();
        let mut ids = HashMap::new();
        for (place, entry) in pool.iter() {
            let (label, id) = match entry.study() {
                Some(study) => (study.label.as_str(), study.id.clone()),
                None => ("", StudyId::new(&order.moment.fresh_id())),
            };
            names.add(labels.of(place).unwrap_or(label), place);
            ids.insert(place, id);
        }
        Self {
            assessed: Assessed::new(order.into, order.me),
            moment: &mut order.moment,
            pool,
            labels,
            ids,
            names,
        }
    }

    /// Takes in a row of a table, and gives what could not be taken.
    pub(super) fn row(&mut self, file: usize, row: IncomingRow) -> Vec<FileProblem> {
        let left_out = |message: String| vec![FileProblem::at(row.line, Some("study"), message)];
        let label = row.study.trim();
        let place = match self.pool.bearer(&row.citation, self.names.find(label)) {
            Bearer::Known(place) => place,
            Bearer::Contradicted => {
                return left_out(format!(
                    "the study “{label}” has another DOI, PubMed id or title here than in the table; the row was left out"
                ));
            }
            Bearer::Nobody if self.names.is_unclear(label) => {
                return left_out(format!(
                    "several studies are called “{label}” with a letter behind it, and the table does not say which it means; the row was left out"
                ));
            }
            Bearer::Nobody => self.add(file, &row),
        };
        self.pool.note_row(place, &row.citation, file);
        match self.ids.get(&place) {
            Some(study) => self.assessed.take(study, row, self.moment),
            None => Vec::new(),
        }
    }

    /// Ends the plan: all changes, with everything counted.
    pub(super) fn finish(self, report: &mut ImportReport) -> Vec<Change> {
        let mut changes = Vec::new();
        let (known, new): (Vec<_>, Vec<_>) = self
            .pool
            .iter()
            .partition(|(_, entry)| entry.study().is_some());
        report.renamed = self.labels.renamed;
        report.studies_added += new.len();
        for (place, entry) in known.into_iter().chain(new) {
            report.studies_matched += usize::from(entry.is_matched);
            let label = self.labels.of(place);
            let mut study = match entry.study() {
                Some(_) if !entry.is_grown() && label.is_none() => continue,
                Some(study) => Study::clone(study),
                None => match self.ids.get(&place) {
                    Some(id) => blank_study(id, self.moment),
                    None => continue,
                },
            };
            if let Some(label) = label {
                label.clone_into(&mut study.label);
            }
            study.citation.clone_from(entry.citation());
            let study = Rc::new(study);
            changes.push(Change::Study { study, place: None });
        }
        report.studies_merged = self.pool.gained();
        report.answers_added += self.assessed.answers;
        let (mut appraisals, added) = self.assessed.into_changes();
        report.appraisals_added += added;
        changes.append(&mut appraisals);
        changes
    }

    /// Adds a study of which the table gives the label, and perhaps a little more.
    fn add(&mut self, file: usize, row: &IncomingRow) -> usize {
        let place = self.pool.add(row.citation.clone(), (file, row.line));
        let label = self.labels.give(place, row.study.trim());
        self.names.add(&label, place);
        self.ids
            .insert(place, StudyId::new(&self.moment.fresh_id()));
        place
    }
}

fn blank_study(id: &StudyId, moment: &Moment) -> Study {
    Study {
        id: id.clone(),
        label: String::new(),
        citation: Citation::default(),
        added: moment.now.clone(),
        carried: Carried::default(),
    }
}
