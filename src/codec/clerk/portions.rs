//! Reviews and changes in portions small enough that no side is busy for long.

use std::rc::Rc;

use serde_json::Value;

use super::message::{ErrandNumber, Message, MessageError, Reading, start};
use crate::codec::wire::{
    Carrier, FILE, Fields, Members, Notes, read_appraisal, read_consensus, read_header, read_study,
    write_appraisal, write_consensus, write_header, write_study,
};
use crate::review::{Appraisal, Change, Consensus, Header, Review, Study};

/// So many studies, appraisals or changes go into one message.
const PORTION: usize = 40;

/// A review as messages, each made when it is asked for: `review`, then `parts`.
pub(super) fn of_review(
    review: &Review,
    number: ErrandNumber,
) -> impl Iterator<Item = Message> + use<> {
    let mut first = start("review", number);
    put_header(&mut first, review.header());
    let studies = review.studies().to_vec();
    let appraisals: Vec<Rc<Appraisal>> = review.appraisals_unordered().cloned().collect();
    let portions = |length: usize| 0..length.div_ceil(PORTION);
    let of_studies = portions(studies.len()).map(move |place| {
        let portion = studies.iter().skip(place * PORTION).take(PORTION);
        parts("studies", number, portion.map(|one| write_study(one)))
    });
    let of_appraisals = portions(appraisals.len()).map(move |place| {
        let portion = appraisals.iter().skip(place * PORTION).take(PORTION);
        let portion = portion.map(|one| write_appraisal(one));
        parts("appraisals", number, portion)
    });
    let consensus: Vec<Value> = review
        .consensuses()
        .map(|one| write_consensus(one))
        .collect();
    let of_consensus = (!consensus.is_empty())
        .then(|| parts("consensus", number, consensus.into_iter()))
        .into_iter();
    [Message::of(first)]
        .into_iter()
        .chain(of_studies)
        .chain(of_appraisals)
        .chain(of_consensus)
}

fn parts(name: &str, number: ErrandNumber, values: impl Iterator<Item = Value>) -> Message {
    let mut members = start("parts", number);
    members.value(name, values.collect::<Vec<_>>());
    Message::of(members)
}

fn put_header(members: &mut Members, header: &Header) {
    members.value("header", write_header(header).done());
    let around = Members::carrying(&header.carried, FILE);
    members.some_members("file", around);
}

/// The header in a message `review`.
pub(super) fn header(reading: &mut Reading) -> Result<Header, MessageError> {
    let missing = || MessageError("it has no header".to_owned());
    let around = reading.fields.object("file", &mut reading.notes);
    let header = reading.fields.object("header", &mut reading.notes);
    let header = header.ok_or_else(missing)?;
    Ok(join(header, around, &mut reading.notes))
}

fn join(header: Fields, around: Option<Fields>, notes: &mut Notes) -> Header {
    let mut carrier = Carrier::default();
    if let Some(around) = around {
        around.rest(FILE, &mut carrier);
    }
    read_header(header, String::new, carrier, notes)
}

/// A part of a review: some of its studies, appraisals or consensuses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    studies: Vec<Study>,
    appraisals: Vec<Appraisal>,
    consensus: Vec<Consensus>,
}

impl Part {
    /// What is in a message `parts`.
    pub(super) fn of(reading: &mut Reading) -> Self {
        Self {
            studies: reading.each("studies", read_study),
            appraisals: reading.each("appraisals", read_appraisal),
            consensus: reading.each("consensus", read_consensus),
        }
    }

    /// Puts it into the review whose part it is.
    pub fn put_into(self, review: &mut Review) {
        for study in self.studies {
            let study = Rc::new(study);
            review.apply(&Change::Study { study, place: None });
        }
        for appraisal in self.appraisals {
            review.apply(&Change::Appraisal(Rc::new(appraisal)));
        }
        for consensus in self.consensus {
            review.apply(&Change::Consensus(Rc::new(consensus)));
        }
    }
}

/// Changes as messages `changes`. Those of a plan put headers, studies and appraisals as wholes.
pub(super) fn of_changes(
    changes: &[Change],
    number: ErrandNumber,
) -> impl Iterator<Item = Message> + '_ {
    changes.chunks(PORTION).map(move |portion| {
        let mut members = start("changes", number);
        let written: Vec<Value> = portion.iter().filter_map(write_change).collect();
        members.value("changes", written);
        Message::of(members)
    })
}

/// The changes in a message `changes`.
pub(super) fn changes(reading: &mut Reading) -> Vec<Change> {
    reading.each("changes", read_change)
}

fn write_change(change: &Change) -> Option<Value> {
    let mut members = Members::default();
    match change {
        Change::Header(header) => put_header(&mut members, header),
        Change::Study { study, place } => {
            members.value("study", write_study(study));
            if let Some(place) = place {
                members.value("place", *place);
            }
        }
        Change::Appraisal(appraisal) => members.value("appraisal", write_appraisal(appraisal)),
        Change::Consensus(consensus) => members.value("consensus", write_consensus(consensus)),
        _ => return None,
    }
    Some(members.done())
}

fn read_change(mut fields: Fields, notes: &mut Notes) -> Option<Change> {
    if let Some(study) = fields.object("study", notes) {
        let place = fields.number("place", notes);
        let place = place.and_then(|place| usize::try_from(place).ok());
        let study = Rc::new(read_study(study, notes)?);
        return Some(Change::Study { study, place });
    }
    if let Some(appraisal) = fields.object("appraisal", notes) {
        let appraisal = read_appraisal(appraisal, notes)?;
        return Some(Change::Appraisal(Rc::new(appraisal)));
    }
    if let Some(consensus) = fields.object("consensus", notes) {
        let consensus = read_consensus(consensus, notes)?;
        return Some(Change::Consensus(Rc::new(consensus)));
    }
    let around = fields.object("file", notes);
    let header = fields.object("header", notes)?;
    Some(Change::Header(Rc::new(join(header, around, notes))))
}
