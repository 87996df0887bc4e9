//! The counts of a review as JSON, in the shape that the host API promises.

use serde_json::{Value, json};

use super::wire::Members;
use crate::instrument::{Category, ItemId};
use crate::review::Tally;

/// The counts: all 27 items, all categories, zero where there is nothing to count.
#[must_use]
pub fn tally_json(tally: &Tally) -> Value {
    let mut items = Members::default();
    for item in ItemId::ALL {
        let counts = tally.item(item);
        items.value(
            item.token(),
            json!({
                "yes": counts.yes,
                "no": counts.no,
                "cantTell": counts.cant_tell,
                "unanswered": counts.unanswered,
            }),
        );
    }
    let mut categories = Members::default();
    for category in Category::ALL {
        categories.value(category.token(), tally.by_category.of(Some(category)));
    }
    categories.value("none", tally.by_category.of(None));
    let mut counts = Members::default();
    counts.value("items", items.done());
    counts.value("studies", tally.studies);
    counts.value("byCategory", categories.done());
    counts.done()
}
