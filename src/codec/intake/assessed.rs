//! Rows of appraisal tables, taken into appraisals. What is already given stays.

use std::collections::HashMap;
use std::rc::Rc;

use super::agreed::Agreements;
use crate::codec::incoming::{FileProblem, IncomingAnswer, IncomingRow};
use crate::instrument::{Category, Design, ItemId};
use crate::port::Moment;
use crate::review::{
    Answer, Appraisal, Carried, Change, DesignChoice, Header, Review, Reviewer, ReviewerId,
    StudyId, Timestamp,
};

/// An appraisal as it was and as it is now.
struct Sheet {
    before: Option<Rc<Appraisal>>,
    now: Appraisal,
}

/// The appraisals and the team, as rows add to them.
pub(super) struct Assessed<'a> {
    review: &'a Review,
    me: &'a ReviewerId,
    sheets: Vec<Sheet>,
    places: HashMap<(StudyId, ReviewerId), usize>,
    of_study: HashMap<StudyId, Vec<usize>>,
    agreements: Agreements,
    team: HashMap<String, ReviewerId>,
    newcomers: Vec<Reviewer>,
    /// Responses added.
    pub(super) answers: usize,
}

impl<'a> Assessed<'a> {
    pub(super) fn new(review: &'a Review, me: &'a ReviewerId) -> Self {
        let mut team = HashMap::new();
        for one in &review.header().reviewers {
            let known = team.entry(one.name.clone());
            known.or_insert_with(|| one.id.clone());
        }
        Self {
            review,
            me,
            sheets: Vec::new(),
            places: HashMap::new(),
            of_study: HashMap::new(),
            agreements: Agreements::default(),
            team,
            newcomers: Vec::new(),
            answers: 0,
        }
    }

    /// Takes a row in, and gives what of it differs from what is there. Rows of what reviewers agreed
    /// on come after those of the reviewers.
    pub(super) fn take(
        &mut self,
        study: &StudyId,
        row: IncomingRow,
        moment: &mut Moment,
    ) -> Vec<FileProblem> {
        if !row.consensus {
            return self.take_own(study, row, moment);
        }
        if !self.agreements.has(study) {
            let parties = self.parties(study, row.reviewer.as_deref());
            let known = self.review.consensus(study);
            if parties.len() < 2 && known.is_none() {
                let message = "two rows of the reviewers’ own are not here, so what they agreed on was taken as an appraisal";
                let mut problems = vec![FileProblem::at(row.line, Some("reviewer"), message)];
                problems.append(&mut self.take_own(study, row, moment));
                return problems;
            }
            let parties: Vec<&Appraisal> = parties.iter().map(AsRef::as_ref).collect();
            self.agreements
                .begin(self.review, study, &parties, &moment.now);
        }
        self.agreements.take(study, row, &moment.now)
    }

    /// The appraisals of a study as they are now, without the one under the name of the consensus.
    fn parties(&self, study: &StudyId, name: Option<&str>) -> Vec<Rc<Appraisal>> {
        let name = name.map(str::trim).unwrap_or_default();
        let not = self.team.get(name);
        let places = self.of_study.get(study).into_iter().flatten();
        let taken: HashMap<&ReviewerId, &Appraisal> = places
            .filter_map(|place| self.sheets.get(*place))
            .map(|sheet| (&sheet.now.reviewer, &sheet.now))
            .collect();
        let known = self.review.appraisals_of(study);
        let known = known.filter(|one| !taken.contains_key(&one.reviewer));
        let taken = taken.values().map(|one| Rc::new(Appraisal::clone(one)));
        let all = known.cloned().chain(taken);
        all.filter(|one| Some(&one.reviewer) != not && !one.is_blank())
            .collect()
    }

    fn take_own(
        &mut self,
        study: &StudyId,
        row: IncomingRow,
        moment: &mut Moment,
    ) -> Vec<FileProblem> {
        let reviewer = self.reviewer_named(row.reviewer.as_deref(), moment);
        let mut taking = Taking {
            line: row.line,
            now: &moment.now,
            problems: Vec::new(),
        };
        let sheet = sheet(
            self.review,
            &mut self.places,
            (&mut self.sheets, &mut self.of_study),
            study,
            reviewer,
        );
        if let Some(sheet) = sheet {
            taking.design(row.category, row.set, &mut sheet.now);
            for (item, incoming) in row.answers {
                self.answers += usize::from(taking.answer(&mut sheet.now, item, incoming));
            }
        }
        taking.problems
    }

    /// The changes of the team and the appraisals, and how many appraisals are new.
    pub(super) fn into_changes(self) -> (Vec<Change>, usize) {
        let mut changes = Vec::new();
        let mut added = 0;
        if !self.newcomers.is_empty() {
            let mut header = Header::clone(self.review.header());
            header.reviewers.extend(self.newcomers);
            changes.push(Change::Header(Rc::new(header)));
        }
        for sheet in self.sheets {
            let is_new = sheet.before.is_none();
            let is_same = match sheet.before {
                Some(before) => *before == sheet.now,
                None => sheet.now.is_blank(),
            };
            if !is_same {
                added += usize::from(is_new);
                changes.push(Change::Appraisal(Rc::new(sheet.now)));
            }
        }
        changes.extend(self.agreements.into_changes(self.review));
        (changes, added)
    }

    /// The reviewer of that name, joining the team if new; me where the file names nobody.
    fn reviewer_named(&mut self, name: Option<&str>, moment: &mut Moment) -> ReviewerId {
        let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
            return self.me.clone();
        };
        if let Some(known) = self.team.get(name) {
            return known.clone();
        }
        let id = ReviewerId::new(&moment.fresh_id());
        self.team.insert(name.to_owned(), id.clone());
        self.newcomers.push(Reviewer {
            id: id.clone(),
            name: name.to_owned(),
        });
        id
    }
}

/// The sheet of a study and reviewer, begun with what the review has.
fn sheet<'a>(
    review: &Review,
    places: &mut HashMap<(StudyId, ReviewerId), usize>,
    (sheets, of_study): (&'a mut Vec<Sheet>, &mut HashMap<StudyId, Vec<usize>>),
    study: &StudyId,
    reviewer: ReviewerId,
) -> Option<&'a mut Sheet> {
    let key = (study.clone(), reviewer.clone());
    let place = *places.entry(key).or_insert_with(|| {
        let before = review.appraisal(study, &reviewer).cloned();
        let now = before.as_deref().cloned();
        let now = now.unwrap_or_else(|| Appraisal::empty(study.clone(), reviewer));
        sheets.push(Sheet { before, now });
        let place = sheets.len() - 1;
        of_study.entry(study.clone()).or_default().push(place);
        place
    });
    sheets.get_mut(place)
}

/// Takes one row in.
struct Taking<'a> {
    line: usize,
    now: &'a Timestamp,
    problems: Vec<FileProblem>,
}

impl Taking<'_> {
    fn design(
        &mut self,
        category: Option<Category>,
        set: Option<crate::instrument::QuantitativeSet>,
        appraisal: &mut Appraisal,
    ) {
        let Some(category) = category else {
            return;
        };
        let design = match category {
            Category::Mixed => Design::Mixed(set),
            other => Design::of(other),
        };
        match appraisal.chosen() {
            None => {
                appraisal.design = Some(DesignChoice {
                    design,
                    path: Vec::new(),
                    at: self.now.clone(),
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
            Some(known) => self.differs("category", known.category().name()),
        }
    }

    /// Takes an answer if the item has none yet; tells whether a response was added.
    fn answer(
        &mut self,
        appraisal: &mut Appraisal,
        item: ItemId,
        incoming: IncomingAnswer,
    ) -> bool {
        let answer = Answer {
            response: incoming.response,
            comment: incoming.comment,
            quote: incoming.quote,
            location: incoming.location,
            at: self.now.clone(),
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
            self.differs(item.token(), kept.words());
            return false;
        }
        // Unanswered is no response that could differ.
        let is_new = known.response.is_none() && answer.response.is_some();
        known.response = known.response.or(answer.response);
        for field in fill_in(known, answer) {
            self.differs(item.token(), field);
        }
        is_new
    }

    fn differs(&mut self, field: &str, kept: &str) {
        let message = format!("differs from what is already here, which was kept: {kept}");
        let problem = FileProblem::at(self.line, Some(field), message);
        self.problems.push(problem);
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
