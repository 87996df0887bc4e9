//! The instrument against an independent transcription, and our guidance against our own rules.

#[path = "instrument/algorithm.rs"]
mod algorithm;

use std::collections::BTreeSet;

use mmat_appraisal::instrument::{
    ARTICLE_CITATION, ATTRIBUTION, CITATION, Category, Design, GUIDE_NAME, GUIDE_URL, Group,
    ItemId, MIXED_CONDITIONS, NodeId, QuantitativeSet, guidance,
};

const FIXTURE: &str = include_str!("fixtures/mmat-2018-items.tsv");

/// The items whose answers are No or Can't tell most often, which get the most guidance.
const HARD: [ItemId; 6] = [
    ItemId::C21,
    ItemId::C24,
    ItemId::C34,
    ItemId::C42,
    ItemId::C44,
    ItemId::C51,
];

/// Id and wording of every item in the fixture.
fn fixture() -> Vec<(&'static str, &'static str)> {
    FIXTURE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
}

/// All the texts of an item's guidance.
fn texts(item: ItemId) -> Vec<&'static str> {
    let own = guidance(item);
    let parts = [own.yes, own.no, own.cant_tell];
    own.look_at
        .iter()
        .copied()
        .chain(parts)
        .chain(own.team_rule)
        .collect()
}

/// Every text a reviewer reads that is ours: guidance, algorithm, conditions.
fn our_texts() -> Vec<&'static str> {
    let algorithm = NodeId::ALL
        .into_iter()
        .flat_map(|id| [id.question(), id.help()]);
    ItemId::ALL
        .into_iter()
        .flat_map(texts)
        .chain(algorithm)
        .chain(MIXED_CONDITIONS)
        .collect()
}

#[test]
fn every_wording_is_the_instruments_byte_for_byte() {
    let fixture = fixture();
    assert_eq!(fixture.len(), 27);
    let ours: Vec<_> = ItemId::ALL
        .into_iter()
        .map(|item| (item.token(), item.wording()))
        .collect();
    assert_eq!(ours, fixture);
}

#[test]
fn ids_and_groups_agree() {
    let by_group: Vec<ItemId> = Group::ALL
        .into_iter()
        .flat_map(|group| group.items().iter().copied())
        .collect();
    assert_eq!(by_group, ItemId::ALL);
    for group in Group::ALL {
        for item in group.items() {
            assert_eq!(item.group(), group);
            assert_eq!(ItemId::from_token(item.token()), Some(*item));
            assert_eq!(item.is_screening(), group == Group::Screening);
        }
    }
    for category in Category::ALL {
        let number = category.number().to_string();
        for item in category.group().items() {
            assert!(item.token().starts_with(&number));
        }
        assert!(!category.examples().is_empty());
    }
    assert_eq!(ItemId::from_token("6.1"), None);
}

#[test]
fn five_criteria_or_fifteen_for_mixed_methods() {
    for category in Category::ALL {
        let design = Design::of(category);
        let expected = if design.lacks_set() { 10 } else { 5 };
        assert_eq!(design.criteria().count(), expected, "{category:?}");
    }
    for set in QuantitativeSet::ALL {
        let criteria: BTreeSet<_> = Design::Mixed(Some(set)).criteria().collect();
        assert_eq!(criteria.len(), 15, "{set:?}");
    }
}

#[test]
fn every_item_has_complete_guidance() {
    for item in ItemId::ALL {
        let own = guidance(item);
        assert!(texts(item).iter().all(|text| !text.trim().is_empty()));
        assert!(own.team_rule.is_some(), "{item:?}: no team rule");
        let bullets = own.look_at.len();
        let wanted = if HARD.contains(&item) { 7..=8 } else { 5..=5 };
        assert!(wanted.contains(&bullets), "{item:?}: {bullets} bullets");
        let page = match item.group() {
            Group::Screening => 1,
            group => {
                2 + Category::ALL
                    .into_iter()
                    .find(|category| category.group() == group)
                    .map_or(0, Category::number)
            }
        };
        assert_eq!(own.guide_page, page, "{item:?}");
    }
}

#[test]
fn hard_items_have_more_to_read_and_name_the_trap() {
    let bullets = |item: ItemId| -> usize {
        let look_at = guidance(item).look_at;
        look_at.iter().map(|bullet| bullet.len()).sum()
    };
    let longest_easy = ItemId::ALL
        .into_iter()
        .filter(|item| !HARD.contains(item))
        .map(bullets)
        .max();
    for item in HARD {
        assert!(Some(bullets(item)) > longest_easy, "{item:?}");
        assert!(texts(item).iter().any(|text| text.contains("trap")));
    }
}

#[test]
fn guidance_keeps_to_our_words() {
    let banned = ["paper", "article", "score", "scori", "grade", "gradi"];
    for text in our_texts() {
        let lower = text.to_lowercase();
        for word in lower.split(|c: char| !c.is_alphanumeric()) {
            let found = banned.iter().find(|start| word.starts_with(**start));
            assert_eq!(found, None, "{text}");
        }
    }
}

#[test]
fn guidance_is_tidy() {
    let mut seen = BTreeSet::new();
    for text in our_texts() {
        assert!(!text.contains("  "), "two spaces: {text}");
        assert!(text.ends_with(['.', '?']), "no full stop: {text}");
        assert!(text.chars().next().is_some_and(|c| !c.is_lowercase()));
        for sentence in text.split(". ") {
            let words = sentence.split_whitespace().count();
            assert!(words <= 45, "{words} words: {sentence}");
        }
        seen.insert(text);
    }
    assert!(seen.len() > 200, "texts repeat one another");
}

#[test]
fn no_guidance_is_a_copy_of_a_wording() {
    for text in our_texts() {
        let text = text.to_lowercase();
        for (id, wording) in fixture() {
            let wording = wording.trim_end_matches('?').to_lowercase();
            assert!(!text.contains(&wording), "{id}: {text}");
        }
    }
}

#[test]
fn guidance_says_what_teams_get_wrong() {
    let no_cut_off = "no standard cut-off";
    for item in [ItemId::C23, ItemId::C33] {
        let rule = guidance(item).team_rule.unwrap_or_default();
        for part in [no_cut_off, "80% to 95%", "5%, 20%, or 30%"] {
            assert!(rule.contains(part), "{item:?}: {part}");
        }
    }
    for item in [ItemId::C24, ItemId::C44, ItemId::C21] {
        let cant_tell = guidance(item).cant_tell;
        assert!(cant_tell.contains("does not mention") || cant_tell.contains("Does not mention"));
    }
    assert!(guidance(ItemId::C54).yes.contains("no divergence"));
    assert!(texts(ItemId::C44).join(" ").contains("Case series"));
    assert!(texts(ItemId::C55).join(" ").contains("No numeric rule"));
    for item in [ItemId::S1, ItemId::S2] {
        assert!(guidance(item).no.contains("not an automatic stop"));
    }
}

#[test]
fn the_attribution_names_the_developers_and_claims_nothing() {
    assert!(CITATION.starts_with("Hong QN, Pluye P, Fàbregues S, Bartlett G,"));
    assert!(CITATION.contains("#1148552"));
    assert!(ARTICLE_CITATION.contains("10.3233/EFI-180221"));
    assert!(GUIDE_NAME.contains("version 2018"));
    assert_eq!(
        GUIDE_URL,
        "http://mixedmethodsappraisaltoolpublic.pbworks.com/"
    );
    for part in ["quoted with attribution", "own", "not affiliated"] {
        assert!(ATTRIBUTION.contains(part));
    }
}
