//! Names that robvis can draw: of studies, each once, and of criteria, short ones.

use std::collections::{HashMap, HashSet};

use crate::instrument::ItemId;

/// The names given so far.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// How often a name was asked for, so that many equal ones take no long search each.
    asked: HashMap<String, u32>,
}

impl Names {
    /// The name, changed where it was given before or where robvis or R would take it for
    /// something else: `Smith 2019`, then `Smith 2019b`; `Overall (study)`.
    pub(super) fn free(&mut self, name: &str) -> String {
        let lower = name.to_lowercase();
        let reserved = [
            "study", "overall", "weight", "na", "nan", "inf", "true", "false", "t", "f",
        ];
        let name = if reserved.contains(&lower.as_str()) {
            format!("{name} (study)")
        } else {
            name.to_owned()
        };
        let asked = self.asked.entry(name.clone()).or_default();
        let mut free = name.clone();
        while self.taken.contains(&free) {
            *asked += 1;
            // The first of that name has none, the second is b.
            let letter = char::from_u32(u32::from('a') + *asked).filter(char::is_ascii_lowercase);
            free = match letter {
                Some(letter) => format!("{name}{letter}"),
                None => format!("{name} ({asked})"),
            };
        }
        self.taken.insert(free.clone());
        free
    }
}

/// The heading of a criterion's column, as `Item 1-1 approach appropriate`: no dots, which robvis
/// turns into blanks, and no more than forty characters, which leave room for the legend.
pub(super) fn column(item: ItemId) -> String {
    format!("Item {} {}", item.token().replace('.', "-"), gist(item))
}

const fn gist(item: ItemId) -> &'static str {
    match item {
        ItemId::S1 => "clear research questions",
        ItemId::S2 => "data address questions",
        ItemId::C11 => "approach appropriate",
        ItemId::C12 => "data collection adequate",
        ItemId::C13 => "findings from the data",
        ItemId::C14 => "interpretation substantiated",
        ItemId::C15 => "coherence",
        ItemId::C21 => "randomization appropriate",
        ItemId::C22 => "groups comparable",
        ItemId::C23 | ItemId::C33 => "complete outcome data",
        ItemId::C24 => "assessors blinded",
        ItemId::C25 => "adherence to intervention",
        ItemId::C31 => "participants representative",
        ItemId::C32 => "measurements appropriate",
        ItemId::C34 => "confounders accounted for",
        ItemId::C35 => "intervention as intended",
        ItemId::C41 => "sampling strategy relevant",
        ItemId::C42 => "sample representative",
        ItemId::C43 => "measurements appropriate",
        ItemId::C44 => "nonresponse bias low",
        ItemId::C45 => "analysis appropriate",
        ItemId::C51 => "rationale for mixed methods",
        ItemId::C52 => "components integrated",
        ItemId::C53 => "integration interpreted",
        ItemId::C54 => "divergences addressed",
        ItemId::C55 => "components meet own criteria",
    }
}
