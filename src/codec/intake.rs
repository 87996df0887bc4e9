//! Intake: what files would add to a review, worked out before anything is written.
//!
//! Nothing is guessed and nothing that is there is overwritten: a response that differs from one
//! already given is reported and left out.

use std::rc::Rc;

use super::incoming::{
    Content, FileProblem, ImportError, IncomingAnswer, IncomingRow, IncomingStudy, read,
};
use crate::instrument::{Category, Design, ItemId};
use crate::port::Moment;
use crate::review::{
    Answer, Appraisal, Carried, Change, Citation, DesignChoice, Header, Index, Review, ReviewId,
    Reviewer, ReviewerId, Study, StudyId, distinct_label, label_for, match_keys,
};

/// A file as the reviewer or the host handed it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Rc<[u8]>,
}

/// A problem of an import: which file, where in it, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedProblem {
    /// The file's name.
    pub file: String,
    /// Line, from 1, where one can be named.
    pub line: Option<usize>,
    /// Field, where one can be named.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The review it went into; `None` while undecided or if nothing could be read.
    pub review: Option<ReviewId>,
    /// Studies added.
    pub studies_added: usize,
    /// Studies that were already there.
    pub studies_matched: usize,
    /// Appraisals added.
    pub appraisals_added: usize,
    /// Answers added.
    pub answers_added: usize,
    /// Every problem, file by file in the order of their lines.
    pub problems: Vec<ReportedProblem>,
}

/// What the reviewer decided in the preview. By default nothing is decided, and nothing guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {}

/// What is to be worked out.
pub struct Order<'a> {
    /// The files.
    pub files: &'a [IntakeFile],
    /// The review that they go into.
    pub into: &'a Review,
    /// Who appraises where a file names nobody.
    pub me: &'a ReviewerId,
    /// What was decided so far.
    pub choices: &'a Choices,
    /// Time and randomness.
    pub moment: Moment,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// So much is done
    pub done: usize,
    /// of so much.
    pub of: usize,
}

/// What there is to see before anything is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {}

/// What files would add.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Whole reviews found in them, ready to be put.
    pub reviews: Vec<Review>,
    /// The changes that add everything else.
    pub changes: Vec<Change>,
    /// What was found, in numbers, with every problem.
    pub report: ImportReport,
    /// What there is to decide.
    pub preview: Preview,
}

/// Works out what files would add to a review.
#[must_use]
pub fn plan(order: Order<'_>, progress: &mut dyn FnMut(Progress)) -> Plan {
    let of = order.files.len();
    let mut planner = Planner::new(order.into, order.me, order.moment);
    for (done, file) in order.files.iter().enumerate() {
        progress(Progress { done, of });
        match read(&file.bytes) {
            Ok(reading) => {
                planner.note(&file.name, reading.problems);
                planner.take(&file.name, reading.content);
            }
            Err(error) => planner.refuse(&file.name, &error),
        }
    }
    Plan {
        reviews: planner.reviews,
        changes: planner.changes,
        report: planner.report,
        preview: Preview::default(),
    }
}

struct Planner<'a> {
    review: Review,
    me: &'a ReviewerId,
    moment: Moment,
    reviews: Vec<Review>,
    changes: Vec<Change>,
    report: ImportReport,
    /// Places of studies by what identifies them, by label in lower case, and by label.
    by_key: Index,
    by_label: Index,
    labels: Index,
}

impl<'a> Planner<'a> {
    fn new(review: &Review, me: &'a ReviewerId, moment: Moment) -> Self {
        let mut planner = Self {
            review: review.clone(),
            me,
            moment,
            reviews: Vec::new(),
            changes: Vec::new(),
            report: ImportReport::default(),
            by_key: Index::default(),
            by_label: Index::default(),
            labels: Index::default(),
        };
        for (place, study) in review.studies().iter().enumerate() {
            planner.know(study, place);
        }
        planner
    }

    fn know(&mut self, study: &Study, place: usize) {
        for key in match_keys(&study.citation) {
            self.by_key.add(&key, place);
        }
        self.by_label.add(&study.label.to_lowercase(), place);
        self.labels.add(&study.label, place);
    }

    fn change(&mut self, change: Change) {
        self.review.apply(&change);
        self.changes.push(change);
    }

    fn note(&mut self, file: &str, problems: Vec<FileProblem>) {
        let reported = problems.into_iter().map(|problem| ReportedProblem {
            file: file.to_owned(),
            line: problem.line,
            field: problem.field,
            message: problem.message,
        });
        self.report.problems.extend(reported);
    }

    fn refuse(&mut self, file: &str, error: &ImportError) {
        let line = match error {
            ImportError::Broken { line, .. } => Some(*line),
            _ => None,
        };
        self.report.problems.push(ReportedProblem {
            file: file.to_owned(),
            line,
            field: None,
            message: error.to_string(),
        });
    }

    fn take(&mut self, file: &str, content: Content) {
        match content {
            Content::Review(review) => self.reviews.push(*review),
            Content::Studies(studies) => {
                for study in studies {
                    self.take_study(study);
                }
            }
            Content::Rows(rows) => {
                for row in rows {
                    self.take_row(file, row);
                }
            }
        }
    }

    fn take_study(&mut self, incoming: IncomingStudy) {
        let keys = match_keys(&incoming.citation);
        if keys.iter().any(|key| self.by_key.contains(key)) {
            self.report.studies_matched += 1;
            return;
        }
        let label = incoming
            .label
            .unwrap_or_else(|| label_for(&incoming.citation));
        self.add_study(&label, incoming.citation);
    }

    fn add_study(&mut self, label: &str, citation: Citation) -> StudyId {
        let study = Study {
            id: StudyId::new(&self.moment.fresh_id()),
            label: distinct_label(label, &|label| self.labels.contains(label)),
            citation,
            added: self.moment.now.clone(),
            carried: Carried::default(),
        };
        let id = study.id.clone();
        self.know(&study, self.review.studies().len());
        self.report.studies_added += 1;
        self.change(Change::Study {
            study: Rc::new(study),
            place: None,
        });
        id
    }

    fn take_row(&mut self, file: &str, row: IncomingRow) {
        let place = self.by_label.get(&row.study.to_lowercase());
        let study = match place.and_then(|place| self.review.studies().get(place)) {
            Some(known) => {
                self.report.studies_matched += 1;
                known.id.clone()
            }
            None => self.add_study(&row.study, Citation::default()),
        };
        let reviewer = self.reviewer_named(row.reviewer.as_deref());
        let known = self.review.appraisal(&study, &reviewer);
        let is_new = known.is_none();
        let mut appraisal = known.map_or_else(
            || Appraisal::empty(study.clone(), reviewer),
            |known| Appraisal::clone(known),
        );
        self.take_design(file, &row, &mut appraisal);
        let mut added = 0;
        for (item, incoming) in row.answers {
            added += usize::from(self.take_answer(file, row.line, &mut appraisal, item, incoming));
        }
        if appraisal.is_blank() {
            return;
        }
        self.report.answers_added += added;
        self.report.appraisals_added += usize::from(is_new);
        self.change(Change::Appraisal(Rc::new(appraisal)));
    }

    fn take_design(&mut self, file: &str, row: &IncomingRow, appraisal: &mut Appraisal) {
        let Some(category) = row.category else {
            return;
        };
        let design = match category {
            Category::Mixed => Design::Mixed(row.set),
            other => Design::of(other),
        };
        match appraisal.chosen() {
            None => {
                appraisal.design = Some(DesignChoice {
                    design,
                    path: Vec::new(),
                    at: self.moment.now.clone(),
                });
            }
            Some(known) if known == design => {}
            // A set that was still open is no other choice.
            Some(known) if known.lacks_set() && category == Category::Mixed => {
                if let Some(choice) = &mut appraisal.design {
                    choice.design = design;
                }
            }
            Some(Design::Mixed(Some(_))) if design.lacks_set() => {}
            Some(known) => self.differs(file, row.line, "category", known.category().name()),
        }
    }

    /// Takes an answer if the item has none yet; tells whether a response was added.
    fn take_answer(
        &mut self,
        file: &str,
        line: usize,
        appraisal: &mut Appraisal,
        item: ItemId,
        incoming: IncomingAnswer,
    ) -> bool {
        let answer = Answer {
            response: incoming.response,
            comment: incoming.comment,
            quote: incoming.quote,
            location: incoming.location,
            at: self.moment.now.clone(),
            carried: Carried::default(),
        };
        let Some(known) = appraisal.answers.get_mut(&item) else {
            let has_response = answer.response.is_some();
            if !answer.is_blank() {
                appraisal.answers.insert(item, answer);
            }
            return has_response;
        };
        if let (Some(kept), Some(other)) = (known.response, answer.response)
            && kept != other
        {
            // Its evidence speaks for another response than the one that stays.
            self.differs(file, line, item.token(), kept.words());
            return false;
        }
        // Unanswered is no response that could differ.
        let is_new = known.response.is_none() && answer.response.is_some();
        known.response = known.response.or(answer.response);
        for field in fill_in(known, answer) {
            self.differs(file, line, item.token(), field);
        }
        is_new
    }

    fn differs(&mut self, file: &str, line: usize, field: &str, kept: &str) {
        self.report.problems.push(ReportedProblem {
            file: file.to_owned(),
            line: Some(line),
            field: Some(field.to_owned()),
            message: format!("differs from what is already here, which was kept: {kept}"),
        });
    }

    /// The reviewer of that name, joining the team if new; me where the file names nobody.
    fn reviewer_named(&mut self, name: Option<&str>) -> ReviewerId {
        let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
            return self.me.clone();
        };
        let team = &self.review.header().reviewers;
        if let Some(known) = team.iter().find(|reviewer| reviewer.name == name) {
            return known.id.clone();
        }
        let id = ReviewerId::new(&self.moment.fresh_id());
        let mut header = Header::clone(self.review.header());
        header.reviewers.push(Reviewer {
            id: id.clone(),
            name: name.to_owned(),
        });
        self.change(Change::Header(Rc::new(header)));
        id
    }
}

/// Puts comment, quote and location where there was none; names those that differ from what is
/// there, which stays.
fn fill_in(known: &mut Answer, answer: Answer) -> Vec<&'static str> {
    let fields = [
        ("comment", &mut known.comment, answer.comment),
        ("quote", &mut known.quote, answer.quote),
        ("location", &mut known.location, answer.location),
    ];
    let mut differing = Vec::new();
    for (name, slot, new) in fields {
        if slot.is_empty() {
            *slot = new;
        } else if !new.is_empty() && *slot != new {
            differing.push(name);
        }
    }
    differing
}
