//! What of a header or a study differs, each part in a few words.
//!
//! Only what differs is said, so that an entry is as long as the change, whatever the size of the
//! review.

use crate::instrument::ItemId;
use crate::review::by_key::ByKey;
use crate::review::ids::ReviewerId;
use crate::review::protocol::Protocol;
use crate::review::study::{Citation, Study};
use crate::review::whole::{Header, Reviewer};

/// What differs, as it was and as it is: parts in the order in which they are met.
#[derive(Default)]
struct Both {
    before: Vec<String>,
    after: Vec<String>,
}

impl Both {
    /// A part that has a value, empty where there is none.
    fn part(&mut self, name: &str, before: &str, after: &str) {
        if before != after {
            let said = |value: &str| {
                let value = if value.is_empty() { "(none)" } else { value };
                format!("{name}: {value}")
            };
            self.before.push(said(before));
            self.after.push(said(after));
        }
    }

    /// A part that is there or not, such as a member of the team.
    fn entry(&mut self, name: &str, before: Option<&str>, after: Option<&str>) {
        if before != after {
            let said = |value: &str| format!("{name}: {value}");
            self.before.extend(before.map(said));
            self.after.extend(after.map(said));
        }
    }

    fn done(self) -> (String, String) {
        (self.before.join(" | "), self.after.join(" | "))
    }
}

/// What differs between two headers.
pub(super) fn of_headers(before: &Header, after: &Header) -> (String, String) {
    let mut both = Both::default();
    both.part("title", &before.title, &after.title);
    both.part("source", &before.source, &after.source);
    of_teams(&mut both, &before.reviewers, &after.reviewers);
    of_protocols(&mut both, &before.protocol, &after.protocol);
    // What other versions of the format add is said as a whole.
    if both.before.is_empty() && both.after.is_empty() && before != after {
        both.after.push("other fields of the review".to_owned());
    }
    both.done()
}

fn of_teams(both: &mut Both, before: &[Reviewer], after: &[Reviewer]) {
    let (was, is) = (names(before), names(after));
    let gone = was.keys().filter(|id| !is.contains_key(id));
    for id in is.keys().chain(gone) {
        let (was, is) = (was.get(id), is.get(id));
        both.entry("reviewer", was.copied(), is.copied());
    }
}

fn names(team: &[Reviewer]) -> ByKey<ReviewerId, &str> {
    let mut names = ByKey::new();
    for one in team {
        names.insert(one.id.clone(), one.name.as_str());
    }
    names
}

fn of_protocols(both: &mut Both, before: &Protocol, after: &Protocol) {
    let used = |protocol: &Protocol| {
        if protocol.screening_used {
            "used"
        } else {
            "not used"
        }
    };
    both.part("screening questions", used(before), used(after));
    let number = |protocol: &Protocol| protocol.per_study.number().to_string();
    both.part("reviewers of each study", &number(before), &number(after));
    let sealed = |protocol: &Protocol| {
        if protocol.blinded {
            "sealed until completed"
        } else {
            "open to each other"
        }
    };
    both.part("appraisals", sealed(before), sealed(after));
    let pilot = |protocol: &Protocol| protocol.pilot.len().to_string();
    both.part("pilot studies", &pilot(before), &pilot(after));
    for item in ItemId::ALL {
        let (was, is) = (rule(before, item), rule(after, item));
        both.part(&format!("rule of {}", item.token()), was, is);
    }
    let locked = |protocol: &Protocol| match &protocol.locked {
        Some(at) => format!("locked {}", at.as_str()),
        None => "open".to_owned(),
    };
    both.part("protocol", &locked(before), &locked(after));
    for place in 0..before.amendments.len().max(after.amendments.len()) {
        let (was, is) = (reason(before, place), reason(after, place));
        both.entry("reopened because", was, is);
    }
}

fn rule(protocol: &Protocol, item: ItemId) -> &str {
    let rule = protocol.rules.get(&item);
    rule.map_or("", |rule| rule.text.as_str())
}

fn reason(protocol: &Protocol, place: usize) -> Option<&str> {
    let amendment = protocol.amendments.get(place);
    amendment.map(|one| one.reason.as_str())
}

/// What differs between two states of a study.
pub(super) fn of_studies(before: &Study, after: &Study) -> (String, String) {
    let mut both = Both::default();
    if before.label == after.label {
        // The study is named in any case.
        both.before.push(before.label.clone());
        both.after.push(after.label.clone());
    } else {
        both.part("label", &before.label, &after.label);
    }
    of_citations(&mut both, &before.citation, &after.citation);
    both.done()
}

fn of_citations(both: &mut Both, before: &Citation, after: &Citation) {
    let texts = |citation: &Citation| {
        let other = citation.other.iter();
        let other: Vec<String> = other
            .map(|(name, value)| format!("{name} {value}"))
            .collect();
        [
            ("title", citation.title.clone()),
            ("authors", citation.authors.join("; ")),
            (
                "year",
                citation
                    .year
                    .map(|year| year.to_string())
                    .unwrap_or_default(),
            ),
            ("journal", citation.journal.clone()),
            ("volume", citation.volume.clone()),
            ("issue", citation.issue.clone()),
            ("pages", citation.pages.clone()),
            ("DOI", citation.doi.clone()),
            ("PubMed id", citation.pmid.clone()),
            ("address", citation.url.clone()),
            ("abstract", citation.abstract_text.clone()),
            ("keywords", citation.keywords.join("; ")),
            ("notes", citation.notes.join("; ")),
            ("other facts", other.join("; ")),
        ]
    };
    for ((name, before), (_, after)) in texts(before).iter().zip(texts(after).iter()) {
        both.part(name, before, after);
    }
}
