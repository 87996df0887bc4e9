//! The steps of a plan, one after the other: read, match, pair, name, write.

use std::collections::HashSet;

use super::choices::Verdict;
use super::fact::says_nothing;
use super::label::{self, Labels};
use super::likely::{self, Found};
use super::pair::{LikelyPair, Likeness, PairId, Side};
use super::pool::Pool;
use super::progress::{Progress, Ticker};
use super::report::{FilePreview, ImportReport, Preview, ReportedProblem};
use super::writer::Writer;
use super::{Order, Plan};
use crate::codec::incoming::{
    Content, FileProblem, ImportError, IncomingRow, IncomingStudy, Reading, columns_of,
    read_columns, read_with,
};
use crate::codec::tables::TokenUse;
use crate::review::{Change, Review};

pub(super) struct Planner<'a> {
    order: Order<'a>,
    ticker: Ticker<'a>,
    pool: Pool,
    reviews: Vec<Review>,
    studies: Vec<(usize, IncomingStudy)>,
    /// Records of which nothing but a label is known, and whether they were included.
    labelled: Vec<(usize, Option<bool>, IncomingRow)>,
    rows: Vec<(usize, IncomingRow)>,
    problems: Vec<(usize, FileProblem)>,
    report: ImportReport,
    preview: Preview,
}

impl<'a> Planner<'a> {
    pub(super) fn new(order: Order<'a>, progress: &'a mut dyn FnMut(Progress)) -> Self {
        Self {
            order,
            ticker: Ticker::new(progress),
            pool: Pool::default(),
            reviews: Vec::new(),
            studies: Vec::new(),
            labelled: Vec::new(),
            rows: Vec::new(),
            problems: Vec::new(),
            report: ImportReport::default(),
            preview: Preview::default(),
        }
    }

    /// Reads the files of the order.
    pub(super) fn read_files(&mut self) {
        let files = self.order.files;
        for (place, file) in files.iter().enumerate() {
            self.ticker.read(place, place, files.len());
            let reading = self.read_file(place, &file.bytes.read());
            self.take(place, reading);
            self.ticker.read(place, place + 1, files.len());
        }
    }

    /// Reads a file. Of a table of which nothing is known but that it is one, the reviewer is asked
    /// what its columns are.
    fn read_file(&mut self, place: usize, bytes: &[u8]) -> Result<Reading, ImportError> {
        let choices = self.order.choices;
        let map = choices.columns.get(&place);
        let reading = match map {
            Some(map) => read_columns(bytes, map),
            None => read_with(bytes, &choices.tokens),
        };
        if (map.is_some() || matches!(reading, Err(ImportError::Unknown)))
            && let Some(mut columns) = columns_of(bytes)
        {
            if let Some(map) = map {
                columns.guess = map.clone();
            }
            self.preview.columns.insert(place, columns);
            return reading.or(Err(ImportError::UnknownColumns));
        }
        reading
    }

    /// Takes in what came out of the file at this place.
    pub(super) fn take(&mut self, place: usize, reading: Result<Reading, ImportError>) {
        let name = self.order.files.get(place).map(|file| file.name.clone());
        let mut seen = FilePreview {
            name: name.unwrap_or_default(),
            ..FilePreview::default()
        };
        match reading {
            Ok(reading) => {
                seen.format = Some(reading.format);
                let problems = reading.problems.into_iter();
                self.problems
                    .extend(problems.map(|problem| (place, problem)));
                self.take_tokens(reading.tokens);
                self.take_content(place, reading.content, &mut seen);
            }
            Err(error) => self.problems.push((place, refusal(&error))),
        }
        self.preview.files.push(seen);
    }

    /// Plans with all that was taken in.
    pub(super) fn plan(mut self) -> Plan {
        self.leave_out();
        // Each study is looked at twice: once for what it surely is, once for what it may be.
        let studies = self.order.into.studies().len() + self.studies.len();
        self.ticker.match_all(studies * 2 + self.rows.len());
        self.match_studies();
        let pairs = self.pair();
        let labels = label::name(&self.pool);
        self.look_at(pairs, &labels);
        let changes = self.write(labels);
        self.ticker.finish();
        self.report.problems = self.problems();
        Plan {
            reviews: self.reviews,
            changes,
            report: self.report,
            preview: self.preview,
        }
    }

    /// Words for answers, each once for all files.
    fn take_tokens(&mut self, tokens: Vec<TokenUse>) {
        for token in tokens {
            let known = &mut self.preview.tokens;
            match known.iter_mut().find(|one| one.printed == token.printed) {
                Some(one) => one.join(&token),
                None => known.push(token),
            }
        }
    }

    fn take_content(&mut self, place: usize, content: Content, seen: &mut FilePreview) {
        match content {
            Content::Review(review) => {
                seen.studies = review.studies().len();
                for appraisal in review.appraisals() {
                    seen.appraisals += 1;
                    let answers = appraisal.answers.values();
                    seen.answers += answers.filter(|answer| answer.response.is_some()).count();
                }
                self.report.studies_added += seen.studies;
                self.report.appraisals_added += seen.appraisals;
                self.report.answers_added += seen.answers;
                self.reviews.push(*review);
            }
            Content::Studies(studies) => {
                seen.studies = studies.len();
                for study in studies {
                    self.take_study(place, study);
                }
            }
            Content::Rows(rows) => {
                let labels: HashSet<String> =
                    rows.iter().map(|row| label::key(&row.study)).collect();
                seen.studies = labels.len();
                seen.appraisals = rows.len();
                let answers = rows.iter().flat_map(|row| row.answers.values());
                seen.answers = answers.filter(|answer| answer.response.is_some()).count();
                self.rows.extend(rows.into_iter().map(|row| (place, row)));
            }
        }
    }

    /// A record that says nothing but a label is found by it, as the row of a table is.
    fn take_study(&mut self, place: usize, study: IncomingStudy) {
        let label = study.label.as_deref().map(str::trim);
        let label = label.filter(|label| !label.is_empty()).map(str::to_owned);
        match label {
            Some(label) if says_nothing(&study.citation) => {
                let row = IncomingRow {
                    line: study.line,
                    study: label,
                    ..IncomingRow::default()
                };
                self.labelled.push((place, study.included, row));
            }
            None if says_nothing(&study.citation) => {
                let message = "this record says nothing that could be read; it was left out";
                let problem = FileProblem::at(study.line, None, message);
                self.problems.push((place, problem));
            }
            label => self.studies.push((place, IncomingStudy { label, ..study })),
        }
    }

    /// Counts what was included, and leaves the rest out where the reviewer says so.
    fn leave_out(&mut self) {
        let of_studies = self.studies.iter().map(|(_, study)| study.included);
        let of_labelled = self.labelled.iter().map(|(_, included, _)| *included);
        let said: Vec<bool> = of_studies.chain(of_labelled).flatten().collect();
        let included = said.iter().filter(|included| **included).count();
        self.preview.included = (!said.is_empty()).then_some((included, said.len()));
        if self.order.choices.only_included {
            self.studies
                .retain(|(_, study)| study.included != Some(false));
            self.labelled
                .retain(|(_, included, _)| *included != Some(false));
            self.report.left_out = said.len() - included;
        }
        let labelled = std::mem::take(&mut self.labelled).into_iter();
        let labelled = labelled.map(|(file, _, row)| (file, row));
        self.rows.splice(..0, labelled);
    }

    /// Joins each record to the study that it surely is, or adds it.
    fn match_studies(&mut self) {
        for study in self.order.into.studies() {
            self.pool.know(study);
            self.ticker.tick();
        }
        for (file, study) in std::mem::take(&mut self.studies) {
            let from = (file, study.line);
            self.pool.take(study.citation, study.label, from);
            self.ticker.tick();
        }
    }

    /// Finds what may be one study, and joins what the reviewer decided to be one.
    fn pair(&mut self) -> Vec<(Found, LikelyPair)> {
        let found = likely::find(&self.pool, &mut || self.ticker.tick());
        let pairs: Vec<(Found, LikelyPair)> = found
            .into_iter()
            .filter_map(|found| Some((found, self.likely_pair(found)?)))
            .collect();
        for (found, pair) in &pairs {
            if pair.decided == Some(Verdict::Same) {
                self.pool.join_by_decision(found.known, found.new);
            }
        }
        pairs
    }

    fn likely_pair(&self, found: Found) -> Option<LikelyPair> {
        let side = |place: usize| {
            let (_, entry) = self.pool.get(place)?;
            let study = entry.study();
            let name = study.map_or_else(
                || format!("{:032x}", entry.print),
                |study| study.id.as_str().to_owned(),
            );
            let side = Side {
                study: study.map(|study| study.id.clone()),
                label: study.map_or_else(|| label::wanted_label(entry), |s| s.label.clone()),
                from: entry.from,
                citation: entry.citation().clone(),
            };
            Some((name, side))
        };
        let (known_name, known) = side(found.known)?;
        let (new_name, new) = side(found.new)?;
        let id = PairId::new(&known_name, &new_name);
        Some(LikelyPair {
            decided: self.order.choices.pairs.get(&id).copied(),
            id,
            known,
            new,
            why: found.why,
        })
    }

    /// Shows the pairs, and reports those that were kept apart and not decided.
    fn look_at(&mut self, pairs: Vec<(Found, LikelyPair)>, labels: &Labels) {
        for (found, mut pair) in pairs {
            let now = |place: usize| self.pool.get(place).map(|(place, _)| place);
            let (known, new) = (now(found.known), now(found.new));
            for (at, side) in [(found.known, &mut pair.known), (found.new, &mut pair.new)] {
                if let Some(label) = labels.of(at) {
                    label.clone_into(&mut side.label);
                }
            }
            if pair.decided != Some(Verdict::Different)
                && known != new
                && let Some((file, line)) = pair.new.from
            {
                let problem = FileProblem::at(line, None, apart(&pair));
                self.problems.push((file, problem));
            }
            self.preview.pairs.push(pair);
        }
    }

    /// The changes that add everything.
    fn write(&mut self, labels: Labels) -> Vec<Change> {
        let mut writer = Writer::new(&mut self.order, &mut self.pool, labels);
        // What reviewers agreed on is held against what all of them found.
        let rows = std::mem::take(&mut self.rows).into_iter();
        let (agreed, own): (Vec<_>, Vec<_>) = rows.partition(|(_, row)| row.consensus);
        for (file, row) in own.into_iter().chain(agreed) {
            let problems = writer.row(file, row).into_iter();
            self.problems
                .extend(problems.map(|problem| (file, problem)));
            self.ticker.tick();
        }
        writer.finish(&mut self.report)
    }

    fn problems(&mut self) -> Vec<ReportedProblem> {
        let mut problems = std::mem::take(&mut self.problems);
        problems.sort_by_key(|(file, problem)| (*file, problem.line));
        let name = |place: usize| self.preview.files.get(place).map(|file| file.name.clone());
        let reported = problems.into_iter().map(|(file, problem)| ReportedProblem {
            file: name(file).unwrap_or_default(),
            line: problem.line,
            field: problem.field,
            message: problem.message,
        });
        reported.collect()
    }
}

fn refusal(error: &ImportError) -> FileProblem {
    FileProblem {
        line: match error {
            ImportError::Broken { line, .. } => Some(*line),
            _ => None,
        },
        field: None,
        message: error.to_string(),
    }
}

/// What is said of a pair that was kept apart.
fn apart(pair: &LikelyPair) -> String {
    let why = match pair.why {
        Likeness::ContradictingIds => "they agree, but for two different DOIs or PubMed ids",
        Likeness::SameIdOtherTitle => "DOI or PubMed id is the same, title and author are others",
        Likeness::SameTitle => "the title is the same, year or first author differ or are missing",
        Likeness::SimilarTitle => "the titles are very similar, with one author and year",
        Likeness::SameLabel => "it has the label of a study of which nothing else is known",
    };
    format!(
        "“{}” may be the same study as “{}”: {why}; they were kept apart, have a look at both",
        pair.new.label, pair.known.label
    )
}
