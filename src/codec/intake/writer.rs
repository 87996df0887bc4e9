//! Turns what is known after matching into changes: studies of the review that gain something,
//! new studies, then what rows of tables add.

use std::collections::HashMap;
use std::rc::Rc;

use super::Order;
use super::assessed::Assessed;
use super::label::{Labels, Names};
use super::pool::Pool;
use super::report::ImportReport;
use crate::codec::incoming::{FileProblem, IncomingRow};
use crate::port::Moment;
use crate::review::{Carried, Change, Citation, Study, StudyId};

pub(super) struct Writer<'a> {
    moment: &'a mut Moment,
    pool: &'a mut Pool,
    report: &'a mut ImportReport,
    assessed: Assessed<'a>,
    ids: HashMap<usize, StudyId>,
    names: Names,
    changes: Vec<Change>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        order: &'a mut Order<'_>,
        pool: &'a mut Pool,
        report: &'a mut ImportReport,
    ) -> Self {
        Self {
            assessed: Assessed::new(order.into, order.me),
            moment: &mut order.moment,
            pool,
            report,
            ids: HashMap::new(),
            names: Names::default(),
            changes: Vec::new(),
        }
    }

    /// Writes the studies: those of the review first, then the new ones in their order.
    pub(super) fn studies(&mut self, labels: &Labels) {
        self.report.renamed = labels.renamed;
        let (known, new): (Vec<_>, Vec<_>) = self
            .pool
            .iter()
            .partition(|(_, entry)| entry.study().is_some());
        for (place, entry) in known.into_iter().chain(new) {
            let mut study = match entry.study() {
                Some(study) => Study::clone(study),
                None => blank_study(self.moment),
            };
            let label = labels.given.get(&place);
            let is_changed = entry.study().is_none() || entry.is_grown() || label.is_some();
            if let Some(label) = label {
                study.label.clone_from(label);
            }
            self.names.add(&study.label, place);
            self.ids.insert(place, study.id.clone());
            if is_changed {
                self.report.studies_added += usize::from(entry.study().is_none());
                study.citation.clone_from(entry.citation());
                self.changes.push(put(study));
            }
        }
    }

    /// Takes in a row of a table, and gives what could not be taken.
    pub(super) fn row(&mut self, file: usize, row: IncomingRow) -> Vec<FileProblem> {
        let place = match self.names.find(&row.study) {
            Some(place) => place,
            None if self.names.is_unclear(&row.study) => {
                let message = format!(
                    "several studies are called “{}” with a letter behind it, and the table does not say which it means; the row was left out",
                    row.study.trim()
                );
                return vec![FileProblem::at(row.line, Some("study"), message)];
            }
            None => self.add_labelled(file, &row),
        };
        if let Some(entry) = self.pool.get_mut(place) {
            // Further rows of one table are the study that it brings, not one found again.
            entry.is_matched |= entry.from.is_none_or(|(from, _)| from != file);
        }
        match self.ids.get(&place) {
            Some(study) => self.assessed.take(study, row, self.moment),
            None => Vec::new(),
        }
    }

    /// Ends the plan: all changes, with everything counted.
    pub(super) fn finish(mut self) -> Vec<Change> {
        self.report.answers_added += self.assessed.answers;
        let (mut changes, appraisals) = self.assessed.into_changes();
        self.report.appraisals_added += appraisals;
        self.changes.append(&mut changes);
        let matched = self.pool.iter().filter(|(_, entry)| entry.is_matched);
        self.report.studies_matched = matched.count();
        self.report.studies_merged = self.pool.gained();
        self.changes
    }

    /// Adds a study of which the table gives the label alone.
    fn add_labelled(&mut self, file: usize, row: &IncomingRow) -> usize {
        let mut study = blank_study(self.moment);
        row.study.trim().clone_into(&mut study.label);
        let place = self.pool.add_labelled((file, row.line));
        self.names.add(&study.label, place);
        self.ids.insert(place, study.id.clone());
        self.report.studies_added += 1;
        self.changes.push(put(study));
        place
    }
}

fn blank_study(moment: &mut Moment) -> Study {
    Study {
        id: StudyId::new(&moment.fresh_id()),
        label: String::new(),
        citation: Citation::default(),
        added: moment.now.clone(),
        carried: Carried::default(),
    }
}

fn put(study: Study) -> Change {
    Change::Study {
        study: Rc::new(study),
        place: None,
    }
}
