//! The agreement of the pilot round and of the main round, kept apart.

use super::heard::{Heard, compared};
use super::team::{Agreement, TeamAgreement, name};
use super::voices::voices;
use crate::review::whole::Review;

/// What is measured of the whole, and of the rounds that the team kept apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rounds<T> {
    /// Of all studies.
    pub all: T,
    /// Of the pilot studies; `None` where the protocol names none.
    pub pilot: Option<T>,
    /// Of the others; `None` where the protocol names no pilot study, since that is all.
    pub main: Option<T>,
}

impl<T> Rounds<T> {
    /// The same rounds of something else.
    #[must_use]
    pub fn map<U>(&self, of: impl Fn(&T) -> U) -> Rounds<U> {
        Rounds {
            all: of(&self.all),
            pilot: self.pilot.as_ref().map(&of),
            main: self.main.as_ref().map(&of),
        }
    }
}

/// How far the reviewers of a review, or of a round of it, agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamFigures {
    /// The two who count where two are asked for; see [`agreement`](super::agreement()).
    pub two: Agreement,
    /// Every two who appraised a study in common, in whichever round; see [`pairs`](super::pairs).
    pub pairs: Vec<Agreement>,
    /// All over all; see [`team_agreement`](super::team_agreement).
    pub team: TeamAgreement,
}

/// The agreement of two reviewers, as [`agreement`](super::agreement()) finds them for all studies,
/// of all and of each round.
#[must_use]
pub fn agreement_in_rounds(review: &Review) -> Rounds<Agreement> {
    let heard = heard(review);
    let Some(pair) = heard.all.most_in_common() else {
        return heard.map(|_| Agreement::default());
    };
    heard.map(|round| round.between(pair, &|place| name(review, place)))
}

/// All figures, of all studies and of each round, in one pass over the studies.
#[must_use]
pub fn figures(review: &Review) -> Rounds<TeamFigures> {
    let heard = heard(review);
    let (pairs, most) = (heard.all.pairs(), heard.all.most_in_common());
    let name = |place| name(review, place);
    heard.map(|round| TeamFigures {
        two: most.map_or_else(Agreement::default, |pair| round.between(pair, &name)),
        pairs: pairs
            .iter()
            .map(|pair| round.between(*pair, &name))
            .collect(),
        team: round.over_all(),
    })
}

fn heard(review: &Review) -> Rounds<Heard> {
    let voices = voices(review);
    let compared = compared(&voices);
    let of = |is_pilot: bool| {
        let studies = voices.iter().filter(|study| study.is_pilot == is_pilot);
        Heard::of(studies, &compared)
    };
    let main = of(false);
    if review.protocol().pilot.is_empty() {
        return Rounds {
            all: main,
            pilot: None,
            main: None,
        };
    }
    let pilot = of(true);
    Rounds {
        all: main.clone().and(&pilot),
        pilot: Some(pilot),
        main: Some(main),
    }
}
