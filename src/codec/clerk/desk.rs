//! The clerk's own side: takes orders, does them, answers.

use super::errand::Order;
use super::message::{ErrandNumber, Message};
use super::word;
use crate::codec::example;
use crate::codec::export::write::{Written, export};
use crate::codec::export::{ExportFormat, ExportOptions, Pictures};
use crate::codec::intake::{self, Choices, IntakeFile, Progress, Stage, plan};
use crate::port::Moment;
use crate::review::{
    MergeAnswers, MergeQuestion, Review, ReviewerId, Side, Timestamp, merge, merge_questions,
};

/// Pictures that have to be painted before an errand can end.
pub struct Painting {
    number: ErrandNumber,
    pictures: Box<Pictures>,
}

impl Painting {
    /// What is to be painted, each as JSON of [`canvas_json`](crate::codec::plots::canvas_json).
    pub fn drawings(&self) -> impl Iterator<Item = &str> {
        self.pictures.drawings()
    }

    /// Tells how many of them are painted.
    #[must_use]
    pub fn progress(&self, done: usize) -> Message {
        let of = self.drawings().count();
        let stage = Stage::default();
        word::progress(Progress { done, of, stage }, self.number)
    }

    /// The answer, with the painted pictures as PNG files in the order of the drawings, or with why
    /// they could not be painted.
    #[must_use]
    pub fn finish(self, painted: Result<Vec<Vec<u8>>, String>) -> Message {
        match painted {
            Ok(pngs) => word::file(self.pictures.archive(pngs), self.number),
            Err(why) => word::failed(&why, self.number),
        }
    }
}

/// The clerk: holds the review that was sent, and does what is asked about it.
#[derive(Default)]
pub struct Clerk {
    review: Option<Review>,
    /// The one before it, into which it is merged.
    into: Option<Review>,
}

impl Clerk {
    /// Takes one message of the page and answers with as many as it takes. What cannot be read or
    /// done is answered too.
    ///
    /// Where pictures have to be painted first, gives what is to be painted; [`Painting::finish`]
    /// then gives the answer.
    #[must_use]
    pub fn take(&mut self, message: Message, answer: &mut dyn FnMut(Message)) -> Option<Painting> {
        let (number, order) = match Order::read(&message.text) {
            Ok(read) => read,
            Err(error) => {
                answer(word::failed(&error.to_string(), 0));
                return None;
            }
        };
        match order {
            Order::Review(header) => self.review = Some(Review::new(header)),
            Order::Part(part) => {
                if let Some(review) = &mut self.review {
                    part.put_into(review);
                }
            }
            Order::Plan {
                names,
                me,
                choices,
                moment,
            } => {
                let files = names.into_iter().zip(message.parts);
                let files = files.map(|(name, bytes)| IntakeFile { name, bytes });
                let files: Vec<IntakeFile> = files.collect();
                self.plan(number, &files, &me, &choices, moment, answer);
            }
            Order::Write {
                format,
                options,
                now,
            } => return self.write(number, format, options, &now, answer),
            Order::SetBy => self.into = self.review.take(),
            Order::Merge(protocol_of) => self.merge(number, protocol_of, answer),
            Order::Example(moment) => {
                for message in word::made(&example::review(moment), number) {
                    answer(message);
                }
            }
        }
        None
    }

    fn write(
        &self,
        number: ErrandNumber,
        format: ExportFormat,
        options: ExportOptions,
        now: &Timestamp,
        answer: &mut dyn FnMut(Message),
    ) -> Option<Painting> {
        let Some(review) = &self.review else {
            answer(word::failed(NO_REVIEW, number));
            return None;
        };
        match export(review, format, options, now) {
            Ok(Written::File(file)) => answer(word::file(file, number)),
            Ok(Written::Pictures(pictures)) => return Some(Painting { number, pictures }),
            Err(error) => answer(word::failed(&error.to_string(), number)),
        }
        None
    }

    /// Questions are asked on the page; here the merge is worked out as if they were answered.
    fn merge(&mut self, number: ErrandNumber, protocol_of: Side, answer: &mut dyn FnMut(Message)) {
        let (Some(ours), Some(theirs)) = (self.into.take(), self.review.take()) else {
            return answer(word::failed(NO_REVIEW, number));
        };
        let questions = merge_questions(&ours, &theirs);
        let differ = |one: &MergeQuestion| matches!(one, MergeQuestion::Protocols(_));
        let answers = MergeAnswers {
            although_other_review: true,
            protocol_of: questions.iter().any(differ).then_some(protocol_of),
        };
        match merge(&ours, &theirs, &answers) {
            Ok(merged) => word::merged(&ours, &merged, number, answer),
            Err(error) => answer(word::failed(&error.to_string(), number)),
        }
    }

    fn plan(
        &self,
        number: ErrandNumber,
        files: &[IntakeFile],
        me: &ReviewerId,
        choices: &Choices,
        moment: Moment,
        answer: &mut dyn FnMut(Message),
    ) {
        let Some(into) = &self.review else {
            return answer(word::failed(NO_REVIEW, number));
        };
        let order = intake::Order {
            files,
            into,
            me,
            choices,
            moment,
        };
        let plan = plan(order, &mut |progress| {
            answer(word::progress(progress, number));
        });
        for message in word::plan(&plan, number) {
            answer(message);
        }
    }
}

const NO_REVIEW: &str = "no review was sent before it";
