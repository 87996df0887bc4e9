//! The attributes of the element that say what it is for.

use crate::app::{GivenStudy, Mode, Problem};
use crate::codec::given::given;
use crate::text::{files, host};

/// The mode in the attributes `mode`, `study` and `reviewer`, and what the reader must be told of
/// them at once.
#[must_use]
pub fn settings(mode: &str, study: &str, reviewer: &str) -> (Mode, Vec<Problem>) {
    match mode {
        "study" => study_settings(study, reviewer),
        "summary" => (Mode::Summary, Vec::new()),
        _ => (Mode::Workspace, Vec::new()),
    }
}

fn study_settings(study: &str, reviewer: &str) -> (Mode, Vec<Problem>) {
    let given = match given(study) {
        Ok(given) => given,
        Err(why) => {
            let problem = Problem {
                details: vec![why.to_string()],
                ..Problem::note(host::STUDY_NOT_NAMED)
            };
            return (Mode::Workspace, vec![problem]);
        }
    };
    let mut problems = Vec::new();
    if !given.problems.is_empty() {
        let line = |problem: &crate::codec::incoming::FileProblem| {
            let place = files::place("study", problem.line, problem.field.as_deref());
            format!("{place}: {}", problem.message)
        };
        problems.push(Problem {
            details: given.problems.iter().map(line).collect(),
            ..Problem::note(host::STUDY_IN_PART)
        });
    }
    let study = GivenStudy {
        label: given.label,
        citation: given.citation,
        reviewer: reviewer.trim().to_owned(),
    };
    (Mode::Study(Box::new(study)), problems)
}
