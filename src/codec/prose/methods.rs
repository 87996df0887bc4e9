//! The paragraph on how the studies were appraised.

use std::rc::Rc;

use super::AgreementFacts;
use super::wording::{count, in_words, joined, on_one_line, quoted, was};
use crate::instrument::Design;
use crate::review::{Appraisal, Counted, Protocol, Review, ReviewerId};

/// Writes what the review says of how its studies were appraised, for the methods section: plain
/// text in one paragraph.
///
/// Whether reviewers worked independently, and how they resolved disagreements, no review says:
/// these are gaps in square brackets.
#[must_use]
pub fn methods_paragraph(review: &Review, agreement: Option<&AgreementFacts>) -> String {
    let mut sentences = vec![
        "The included studies were appraised with the Mixed Methods Appraisal Tool (MMAT), \
         version 2018 (Hong et al., 2018; doi 10.3233/EFI-180221)."
            .to_owned(),
        screening(review.protocol()).to_owned(),
        "Each item was answered with Yes, No or Can't tell.".to_owned(),
    ];
    sentences.extend(reviewers(review));
    sentences.extend(algorithm(review));
    sentences.extend(components(review));
    sentences.extend(rules(review.protocol()));
    sentences.extend(locked(review.protocol()));
    if agreement.is_some_and(|facts| facts.pairs > 0) {
        sentences.push(
            "Agreement before consensus was expressed as percent agreement and Cohen's kappa."
                .to_owned(),
        );
    }
    sentences.push(
        "As the authors of the instrument advise, the responses to each criterion are reported, \
         and no overall score was calculated."
            .to_owned(),
    );
    sentences.join(" ")
}

const fn screening(protocol: &Protocol) -> &'static str {
    if protocol.screening_used {
        "Its two screening questions were used."
    } else {
        "Its two screening questions were not used [state why]."
    }
}

/// Who appraised, as far as the data tell: how many studies have how many appraisals.
fn reviewers(review: &Review) -> Vec<String> {
    let counts: Vec<usize> = review
        .studies()
        .iter()
        .map(|study| review.appraisals_of(&study.id).count())
        .collect();
    let most = counts.iter().copied().max().unwrap_or_default();
    if most == 0 {
        return vec!["[No study has been appraised yet.]".to_owned()];
    }
    let mut sentences = vec![by_how_many(&counts)];
    let mut team: Vec<&ReviewerId> = review.appraisals().map(|one| &one.reviewer).collect();
    team.sort_unstable();
    team.dedup();
    let team = team.len();
    if team > most {
        sentences.push(format!("In all, {} reviewers took part.", in_words(team)));
    }
    sentences.push(
        if most > 1 {
            "[State whether the reviewers worked independently, and how disagreements were \
             resolved.]"
        } else {
            "[State whether a second reviewer checked the answers.]"
        }
        .to_owned(),
    );
    sentences
}

/// `Each study was appraised by two reviewers.`, or how many were by how many.
fn by_how_many(counts: &[usize]) -> String {
    let reviewers = |number: usize| {
        let noun = if number == 1 { "reviewer" } else { "reviewers" };
        format!("{} {noun}", in_words(number))
    };
    if let [first, rest @ ..] = counts
        && rest.iter().all(|other| other == first)
    {
        let which = if rest.is_empty() { "The" } else { "Each" };
        return format!("{which} study was appraised by {}.", reviewers(*first));
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut parts = Vec::new();
    for number in (0..=most).rev() {
        let studies = counts.iter().filter(|count| **count == number).count();
        if studies == 0 {
            continue;
        }
        parts.push(match number {
            0 if studies == 1 => "1 has not been appraised yet".to_owned(),
            0 => format!("{studies} have not been appraised yet"),
            _ => format!(
                "{studies} {} appraised by {}",
                was(studies),
                reviewers(number)
            ),
        });
    }
    format!("Of the {} studies, {}.", counts.len(), joined(&parts))
}

/// Whether categories were found with the algorithm, where any was.
fn algorithm(review: &Review) -> Option<String> {
    let choices: Vec<bool> = review
        .appraisals()
        .filter_map(|appraisal| appraisal.design.as_ref())
        .map(|choice| !choice.path.is_empty())
        .collect();
    let all = choices.len();
    let led = choices.into_iter().filter(|led| *led).count();
    if led == 0 {
        return None;
    }
    let how = "with the instrument's algorithm";
    Some(if led == all {
        format!("The category of each study design was chosen {how}.")
    } else {
        format!("The category of study design was chosen {how} in {led} of {all} appraisals.")
    })
}

/// Whether the components of mixed methods studies were rated.
fn components(review: &Review) -> Option<String> {
    let mixed: Vec<Rc<Appraisal>> = review
        .studies()
        .iter()
        .filter_map(|study| review.counted(&study.id))
        .map(Counted::into_appraisal)
        .filter(|appraisal| matches!(appraisal.chosen(), Some(Design::Mixed(_))))
        .collect();
    let rated = mixed.iter().filter(|appraisal| is_rated(appraisal)).count();
    let what = "the criteria of the qualitative and the quantitative component were rated as well";
    match (rated, mixed.len()) {
        (0, _) => None,
        (1, 1) => Some(format!("For the mixed methods study, {what}.")),
        (rated, all) if rated == all => Some(format!("For mixed methods studies, {what}.")),
        (rated, all) => Some(format!(
            "For {rated} of {all} mixed methods studies, {what}."
        )),
    }
}

/// Whether all criteria of a mixed methods study and of both components have a response.
fn is_rated(appraisal: &Appraisal) -> bool {
    appraisal.chosen().is_some_and(|design| {
        let mut criteria = design.criteria();
        !design.lacks_set() && criteria.all(|item| appraisal.response(item).is_some())
    })
}

fn rules(protocol: &Protocol) -> Option<String> {
    let rules: Vec<String> = protocol
        .rules
        .iter()
        .filter(|(_, rule)| !on_one_line(&rule.text).is_empty())
        .map(|(item, rule)| format!("{} ({})", item.token(), quoted(&rule.text)))
        .collect();
    if rules.is_empty() {
        return None;
    }
    Some(format!(
        "The team agreed on {}: {}.",
        count(rules.len(), "rule for this review", "rules for this review"),
        joined(&rules)
    ))
}

fn locked(protocol: &Protocol) -> Option<String> {
    let locked = protocol
        .locked
        .as_ref()
        .map(|at| format!("The protocol was locked on {}", at.day()));
    let amendments: Vec<String> = protocol
        .amendments
        .iter()
        .map(|amendment| format!("on {}{}", amendment.at.day(), because(&amendment.reason)))
        .collect();
    let opened = match amendments.len() {
        0 => None,
        1 => Some(format!("opened again once, {}", joined(&amendments))),
        many => Some(format!(
            "opened again {} times, {}",
            in_words(many),
            joined(&amendments)
        )),
    };
    match (locked, opened) {
        (Some(locked), None) => Some(format!("{locked}.")),
        (Some(locked), Some(opened)) => Some(format!("{locked} and {opened}.")),
        (None, Some(opened)) => Some(format!("The protocol was {opened}.")),
        (None, None) => None,
    }
}

fn because(reason: &str) -> String {
    if on_one_line(reason).is_empty() {
        String::new()
    } else {
        format!(" ({})", quoted(reason))
    }
}
