//! The clerk's own side: takes orders, does them, answers.

use super::errand::Order;
use super::message::{ErrandNumber, Message};
use super::word;
use crate::codec::example;
use crate::codec::export::export;
use crate::codec::intake::{self, Choices, IntakeFile, plan};
use crate::port::Moment;
use crate::review::{Review, ReviewerId};

/// The clerk: holds the review that was sent, and does what is asked about it.
#[derive(Default)]
pub struct Clerk {
    review: Option<Review>,
}

impl Clerk {
    /// Takes one message of the page and answers with as many as it takes. What cannot be read or
    /// done is answered too.
    pub fn take(&mut self, message: Message, answer: &mut dyn FnMut(Message)) {
        let (number, order) = match Order::read(&message.text) {
            Ok(read) => read,
            Err(error) => return answer(word::failed(&error.to_string(), 0)),
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
            Order::Write { format, now } => match &self.review {
                Some(review) => answer(word::file(export(review, format, &now), number)),
                None => answer(word::failed(NO_REVIEW, number)),
            },
            Order::Example(moment) => {
                for message in word::made(&example::review(moment), number) {
                    answer(message);
                }
            }
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
