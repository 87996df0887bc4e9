//! What the page asks of the clerk.

use super::message::{ErrandNumber, Message, MessageError, Reading, start};
use super::portions::{self, Part};
use super::preview;
use crate::codec::export::{ExportFormat, ExportOptions};
use crate::codec::intake::{Choices, IntakeFile};
use crate::codec::wire::Members;
use crate::port::Moment;
use crate::review::{Header, Review, ReviewerId, Side, Timestamp};

/// What is wanted of the clerk.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// To work out what files would add.
    Plan {
        /// The files.
        files: Vec<IntakeFile>,
        /// The review that they go into.
        into: Review,
        /// Who appraises where a file names nobody.
        me: ReviewerId,
        /// What was decided so far.
        choices: Choices,
        /// Time and randomness.
        moment: Moment,
    },
    /// To write a review in a format.
    Write {
        /// The review.
        review: Review,
        /// The format.
        format: ExportFormat,
        /// What was chosen beyond it.
        options: ExportOptions,
        /// The time that the file names.
        now: Timestamp,
    },
    /// To work out what a review would add to another.
    Merge {
        /// What it goes into.
        ours: Review,
        /// What is brought in.
        theirs: Review,
        /// Whose protocol holds, where the two differ; ours, while that is not decided.
        protocol_of: Side,
    },
    /// To make the published example.
    Example {
        /// Time and randomness.
        moment: Moment,
    },
}

/// A message of the page as the clerk reads it.
pub(super) enum Order {
    /// A review begins.
    Review(Header),
    /// More of it.
    Part(Part),
    /// What would files with these names add to it?
    Plan {
        names: Vec<String>,
        me: ReviewerId,
        choices: Choices,
        moment: Moment,
    },
    /// A file of it.
    Write {
        format: ExportFormat,
        options: ExportOptions,
        now: Timestamp,
    },
    /// The review that was sent is the one that another is merged into, which comes next.
    SetBy,
    /// What would it add to the one before it?
    Merge(Side),
    /// The published example.
    Example(Moment),
}

impl Errand {
    /// Its messages, each made when it is asked for.
    pub fn messages(self, number: ErrandNumber) -> Box<dyn Iterator<Item = Message>> {
        match self {
            Self::Plan {
                files,
                into,
                me,
                choices,
                moment,
            } => {
                let mut last = start("plan", number);
                let names = files.iter().map(|file| file.name.as_str().into());
                last.some_list("names", names.collect());
                last.text("me", me.as_str());
                preview::put_choices(&mut last, &choices);
                put_moment(&mut last, &moment);
                let bytes = files.into_iter().map(|file| file.bytes).collect();
                let last = Message::with(last, bytes);
                Box::new(portions::of_review(&into, number).chain([last]))
            }
            Self::Write {
                review,
                format,
                options,
                now,
            } => {
                let mut last = start("write", number);
                last.text("format", format.token());
                last.value("share_of_criteria_met", options.share_of_criteria_met);
                last.time("now", &now);
                let last = Message::of(last);
                Box::new(portions::of_review(&review, number).chain([last]))
            }
            Self::Merge {
                ours,
                theirs,
                protocol_of,
            } => {
                let between = Message::of(start("set-by", number));
                let mut last = start("merge", number);
                last.value("protocol_of_theirs", protocol_of == Side::Theirs);
                let ours = portions::of_review(&ours, number);
                let theirs = portions::of_review(&theirs, number);
                let last = Message::of(last);
                Box::new(ours.chain([between]).chain(theirs).chain([last]))
            }
            Self::Example { moment } => {
                let mut only = start("example", number);
                put_moment(&mut only, &moment);
                Box::new([Message::of(only)].into_iter())
            }
        }
    }
}

impl Order {
    /// Reads a message of [`Errand::messages`], and the number of its errand.
    ///
    /// # Errors
    /// Where any part of it cannot be read.
    pub(super) fn read(text: &str) -> Result<(ErrandNumber, Self), MessageError> {
        let mut reading = Reading::of(text)?;
        let order = match reading.what.as_str() {
            "review" => Self::Review(portions::header(&mut reading)?),
            "parts" => Self::Part(Part::of(&mut reading)),
            "plan" => Self::Plan {
                names: reading.fields.texts("names", &mut reading.notes),
                me: ReviewerId::new(&reading.text("me")),
                choices: preview::read_choices(&mut reading),
                moment: moment(&mut reading),
            },
            "write" => {
                let token = reading.text("format");
                let format = ExportFormat::from_token(&token);
                let share = reading
                    .fields
                    .flag("share_of_criteria_met", &mut reading.notes);
                Self::Write {
                    options: ExportOptions {
                        share_of_criteria_met: share.unwrap_or_default(),
                    },
                    format: format.ok_or_else(|| MessageError(format!("format {token}")))?,
                    now: reading.fields.time("now", &mut reading.notes),
                }
            }
            "set-by" => Self::SetBy,
            "merge" => {
                let fields = &mut reading.fields;
                let theirs = fields.flag("protocol_of_theirs", &mut reading.notes);
                Self::Merge(match theirs {
                    Some(true) => Side::Theirs,
                    _ => Side::Ours,
                })
            }
            "example" => Self::Example(moment(&mut reading)),
            other => return Err(MessageError(format!("unknown: {other}"))),
        };
        let number = reading.number;
        reading.sound((number, order))
    }
}

fn put_moment(members: &mut Members, moment: &Moment) {
    members.time("now", &moment.now);
    members.text("seed", &format!("{:x}", moment.seed()));
}

fn moment(reading: &mut Reading) -> Moment {
    let now = reading.fields.time("now", &mut reading.notes);
    let seed = u128::from_str_radix(&reading.text("seed"), 16);
    Moment::new(now, seed.unwrap_or_default())
}
