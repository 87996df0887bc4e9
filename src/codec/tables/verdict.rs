//! What the answers of a row say about its category and quantitative set.

use crate::codec::incoming::IncomingRow;
use crate::instrument::{Category, Design, ItemId, QuantitativeSet};

/// The only one of sets 2, 3 and 4 that has answers; a problem where criteria are answered and
/// none or several of the sets are.
pub(super) fn only_set(row: &IncomingRow) -> Result<Option<QuantitativeSet>, &'static str> {
    let mut sets = QuantitativeSet::ALL
        .into_iter()
        .filter(|set| answered(row).any(|item| item.group() == set.category().group()));
    match (sets.next(), sets.next()) {
        (Some(only), None) => Ok(Some(only)),
        (Some(_), Some(_)) => {
            Err("more than one of the sets 2, 3 and 4 has answers, so the quantitative set is open")
        }
        (None, _) if any_criterion(row) => {
            Err("none of the sets 2, 3 and 4 has answers, so the quantitative set is open")
        }
        (None, _) => Ok(None),
    }
}

/// The category that the answers of a row speak for: the only set with any, or mixed methods where
/// set 5 and others have some; a problem where several sets have answers and set 5 none.
pub(super) fn only_category(row: &IncomingRow) -> Result<Option<Category>, &'static str> {
    let has = |category: &Category| answered(row).any(|item| item.group() == category.group());
    let mut found = Category::ALL.into_iter().filter(has);
    match (found.next(), found.next()) {
        (Some(_), Some(_)) if has(&Category::Mixed) => Ok(Some(Category::Mixed)),
        (Some(_), Some(_)) => Err(
            "several sets of criteria are answered and no category is given; the category was left open, the answers were kept",
        ),
        (only, _) => Ok(only),
    }
}

/// Whether any criterion has a response.
pub(super) fn any_criterion(row: &IncomingRow) -> bool {
    answered(row).any(|item| !item.is_screening())
}

/// The items with responses that do not belong to the row's category, and a sentence about them.
pub(super) fn outsiders(row: &IncomingRow) -> Option<(String, String)> {
    let category = row.category?;
    let outside: Vec<&str> = answered(row)
        .filter(|item| !belongs(*item, row))
        .map(ItemId::token)
        .collect();
    let items = outside.join(", ");
    let message = format!(
        "{items}: answered, but not part of the category {}; kept, but not shown",
        category.token()
    );
    (!items.is_empty()).then_some((items, message))
}

/// Whether an item is rated in the row's category. While that is open each could be, and so
/// could each quantitative set of mixed methods.
pub(super) fn belongs(item: ItemId, row: &IncomingRow) -> bool {
    let design = match (row.category, row.set) {
        (None, _) | (Some(Category::Mixed), None) => return true,
        (Some(Category::Mixed), set) => Design::Mixed(set),
        (Some(category), _) => Design::of(category),
    };
    item.is_screening() || design.groups().contains(&item.group())
}

/// Items with a response.
pub(super) fn answered(row: &IncomingRow) -> impl Iterator<Item = ItemId> {
    let given = row.answers.iter();
    given.filter_map(|(item, answer)| answer.response.map(|_| *item))
}
