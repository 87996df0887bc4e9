//! The paragraph on what the appraisal found.

mod criteria;

use self::criteria::criteria;
use super::AgreementFacts;
use super::wording::{count, joined, percent, share, was};
use crate::instrument::{Category, Design, Group, ItemId};
use crate::review::{Counts, Review, Screening, State, Tally, screening, tally};

/// Writes what the counts say, for the results section: plain text in one paragraph.
///
/// The counts are those of [`tally`]. Shares are in whole per cent of the studies that have an
/// answer to the category's criteria: a study that was not appraised further is named as such, and
/// counts for no criterion.
#[must_use]
pub fn results_paragraph(review: &Review, agreement: Option<&AgreementFacts>) -> String {
    if review.studies().is_empty() {
        return "[There is no study in this review yet.]".to_owned();
    }
    if !review.is_appraised() {
        return "[No study has been appraised yet.]".to_owned();
    }
    let tally = tally(review);
    let mut sentences = vec![included(review, &tally)];
    sentences.extend(uncounted(review));
    sentences.extend(screened(review, &tally));
    for category in Category::ALL {
        let all = tally.by_category.of(Some(category));
        sentences.extend(criteria(review, category, all));
    }
    sentences.extend(lacking(review));
    sentences.extend(unrated(review));
    sentences.extend(agreement.and_then(agreed));
    sentences.join(" ")
}

fn included(review: &Review, tally: &Tally) -> String {
    let mut parts: Vec<String> = Category::ALL
        .into_iter()
        .map(|category| (category, tally.by_category.of(Some(category))))
        .filter(|(_, number)| *number > 0)
        .map(|(category, number)| studies_of(category, number))
        .collect();
    let open = review
        .studies()
        .iter()
        .filter_map(|study| review.counted(&study.id))
        .filter(|appraisal| appraisal.design().is_none())
        .count();
    if open > 0 {
        parts.push(format!("{open} without a category"));
    }
    let all = count(tally.studies, "study", "studies");
    if parts.is_empty() {
        format!("The review includes {all}.")
    } else {
        format!("The review includes {all}: {}.", joined(&parts))
    }
}

/// `3 qualitative studies`.
fn studies_of(category: Category, number: usize) -> String {
    let (one, many) = match category {
        Category::Qualitative => ("qualitative study", "qualitative studies"),
        Category::Rct => (
            "randomized controlled trial",
            "randomized controlled trials",
        ),
        Category::Nonrandomized => (
            "quantitative non-randomized study",
            "quantitative non-randomized studies",
        ),
        Category::Descriptive => (
            "quantitative descriptive study",
            "quantitative descriptive studies",
        ),
        Category::Mixed => ("mixed methods study", "mixed methods studies"),
    };
    count(number, one, many)
}

/// The studies that are in the review and not in its counts.
fn uncounted(review: &Review) -> Vec<String> {
    let appraisals = |number: &dyn Fn(usize) -> bool| {
        let without = review.studies().iter();
        without
            .filter(|study| review.counted(&study.id).is_none())
            .filter(|study| number(review.appraisals_of(&study.id).count()))
            .count()
    };
    let mut sentences = Vec::new();
    match appraisals(&|number| number > 0) {
        0 => {}
        1 => sentences.push(
            "Of these, 1 was appraised by several reviewers whose answers are not agreed on yet, \
             and is not counted below."
                .to_owned(),
        ),
        many => sentences.push(format!(
            "Of these, {many} were appraised by several reviewers whose answers are not agreed on \
             yet, and are not counted below."
        )),
    }
    match appraisals(&|number| number == 0) {
        0 => {}
        1 => sentences.push("[1 study has not been appraised yet.]".to_owned()),
        many => sentences.push(format!("[{many} studies have not been appraised yet.]")),
    }
    sentences
}

fn screened(review: &Review, tally: &Tally) -> Vec<String> {
    let counted = || {
        let studies = review.studies().iter();
        studies.filter_map(|study| review.counted(&study.id))
    };
    let mut sentences = Vec::new();
    let [first, second] = [ItemId::S1, ItemId::S2].map(|item| tally.item(item));
    let answered = counted()
        .filter(|appraisal| {
            let mut items = Group::Screening.items().iter();
            items.any(|item| appraisal.response(*item).is_some())
        })
        .count();
    if review.protocol().screening_used {
        match answered {
            0 => {}
            1 => sentences.push(format!(
                "In the study that was screened, S1 was {} and S2 was {}.",
                outcome(first),
                outcome(second)
            )),
            many => sentences.push(format!(
                "Of the {many} studies that were screened, {} had Yes for S1 and {} for S2.",
                share(first.yes, many),
                share(second.yes, many)
            )),
        }
    }
    let stopped = counted()
        .filter(|one| one.state(review.protocol()) == State::NotAppraisedFurther)
        .count();
    if stopped > 0 {
        sentences.push(format!(
            "After screening, {} {} not appraised further.",
            count(stopped, "study", "studies"),
            was(stopped)
        ));
    }
    let went_on = counted()
        .filter(|one| screening(one.appraisal(), review.protocol()) == Screening::WentOn)
        .count();
    if went_on > 0 {
        sentences.push(format!(
            "For a stated reason, {} {} appraised although a screening question was not answered \
             with Yes.",
            count(went_on, "study", "studies"),
            was(went_on)
        ));
    }
    sentences
}

/// What became of a screening question in the one study that has an answer.
const fn outcome(counts: Counts) -> &'static str {
    match counts {
        Counts { yes: 1.., .. } => "answered with Yes",
        Counts { no: 1.., .. } => "answered with No",
        Counts { cant_tell: 1.., .. } => "answered with Can't tell",
        _ => "not answered",
    }
}

/// `14 (88%) of 16`.
fn of_all(part: usize, whole: usize) -> String {
    match percent(part, whole) {
        Some(percent) => format!("{part} ({percent}%) of {whole}"),
        None => part.to_string(),
    }
}

fn lacking(review: &Review) -> Option<String> {
    let studies = review.studies().iter();
    let lacking = studies
        .filter_map(|study| review.counted(&study.id))
        .filter(|one| one.state(review.protocol()) == State::LacksComponents)
        .count();
    match lacking {
        0 => None,
        1 => Some(
            "For 1 mixed methods study, criteria of the components were not rated in full."
                .to_owned(),
        ),
        many => Some(format!(
            "For {many} mixed methods studies, criteria of the components were not rated in full."
        )),
    }
}

/// Studies that wait for their first criterion.
fn unrated(review: &Review) -> Option<String> {
    let studies = review.studies().iter();
    let waiting = studies
        .filter_map(|study| review.counted(&study.id))
        .filter(|one| one.state(review.protocol()) == State::Underway)
        .filter(|one| {
            let mut criteria = one.design().into_iter().flat_map(Design::criteria);
            criteria.all(|item| one.response(item).is_none())
        })
        .count();
    match waiting {
        0 => None,
        1 => Some("[Of 1 study, no criterion is rated yet.]".to_owned()),
        many => Some(format!("[Of {many} studies, no criterion is rated yet.]")),
    }
}

/// What to say of the agreement in the pilot round, which is kept apart.
#[must_use]
pub fn pilot_sentence(studies: usize, facts: &AgreementFacts) -> Option<String> {
    let answers = count(facts.pairs, "answer", "answers");
    (facts.pairs > 0 && facts.percent.is_finite()).then(|| {
        format!(
            "In the pilot round of {}, whose agreement is kept apart, the reviewers gave the same \
             response in {:.0}% of the {answers} that both gave ({}).",
            count(studies, "study", "studies"),
            facts.percent,
            kappa(facts),
        )
    })
}

fn agreed(facts: &AgreementFacts) -> Option<String> {
    if facts.pairs == 0 || !facts.percent.is_finite() {
        return None;
    }
    Some(format!(
        "Before consensus, the reviewers gave the same response in {:.0}% of the {} that both gave \
         ({}).",
        facts.percent,
        count(facts.pairs, "answer", "answers"),
        kappa(facts),
    ))
}

fn kappa(facts: &AgreementFacts) -> String {
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    let interval = match (finite(facts.kappa_low), finite(facts.kappa_high)) {
        (Some(low), Some(high)) => format!(", 95% confidence interval {low:.2} to {high:.2}"),
        _ => String::new(),
    };
    match finite(facts.kappa) {
        Some(kappa) => format!("Cohen's kappa {kappa:.2}{interval}"),
        None => "Cohen's kappa not computable".to_owned(),
    }
}
