//! Appraisals as FHIR resources.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/full.rs"]
mod full;
#[path = "support/reviews.rs"]
mod reviews;

use std::collections::HashSet;

use full::{full_review, time};
use mmat_appraisal::codec::fhir::{ASPECTS, CATEGORIES, FhirVersion, ITEMS, RESPONSES, bundle};
use mmat_appraisal::instrument::{Design, ItemId, Response};
use mmat_appraisal::review::{
    Answer, Appraisal, ByKey, Citation, DesignChoice, Review, Study, Timestamp, items_to_rate,
};
use proptest::prelude::{ProptestConfig, proptest};
use serde_json::{Value, json};

const BOTH: [FhirVersion; 2] = [FhirVersion::R5, FhirVersion::R6];

fn read(review: &Review, version: FhirVersion) -> Value {
    serde_json::from_str(&bundle(review, version, &time())).unwrap()
}

/// The only resource of a review with one appraisal.
fn resource(review: &Review, version: FhirVersion) -> Value {
    let bundle = read(review, version);
    assert_eq!(bundle["entry"].as_array().unwrap().len(), 1);
    bundle["entry"][0]["resource"].clone()
}

fn component<'a>(resource: &'a Value, code: &str) -> &'a Value {
    let parts = resource["content"][0]["component"].as_array().unwrap();
    let found = parts
        .iter()
        .find(|part| part["type"]["coding"][0]["code"] == code);
    found.unwrap_or_else(|| panic!("no component {code}"))
}

fn codes(resource: &Value) -> Vec<&str> {
    let parts = resource["content"][0]["component"].as_array().unwrap();
    parts
        .iter()
        .map(|part| part["type"]["coding"][0]["code"].as_str().unwrap())
        .collect()
}

/// The full review with its study and appraisal changed.
fn changed(study: impl Fn(&mut Study), appraisal: impl Fn(&mut Appraisal)) -> Review {
    let review = full_review(false);
    let mut a_study = (*review.studies()[0]).clone();
    let mut an_appraisal = (**review.appraisals().next().unwrap()).clone();
    study(&mut a_study);
    appraisal(&mut an_appraisal);
    Review::from_parts(
        (**review.header()).clone(),
        vec![a_study],
        vec![an_appraisal],
    )
}

fn answer(response: Option<Response>, comment: &str, quote: &str, location: &str) -> Answer {
    Answer {
        response,
        comment: comment.to_owned(),
        quote: quote.to_owned(),
        location: location.to_owned(),
        ..Answer::empty(time())
    }
}

#[test]
fn r5_has_the_shape_of_the_published_version() {
    let resource = resource(&full_review(true), FhirVersion::R5);
    assert_eq!(resource["resourceType"], "ArtifactAssessment");
    assert_eq!(
        resource["title"],
        "MMAT 2018 appraisal of Smith 2019 (Reviewer r1)"
    );
    assert_eq!(resource["date"], "2026-03-03T09:30:00.000Z");
    assert_eq!(resource["artifactUri"], "https://doi.org/10.1000/example");
    let content = &resource["content"][0];
    assert_eq!(content["informationType"], "container");
    assert_eq!(
        content["summary"],
        "Mixed Methods Appraisal Tool (MMAT), version 2018; category 5, Mixed methods"
    );
    assert_eq!(content["author"], json!({ "display": "Reviewer r1" }));
    let expected = json!({
        "informationType": "rating",
        "type": { "coding": [{
            "system": ITEMS,
            "version": "2018",
            "code": "5.5",
            "display": ItemId::C55.wording(),
        }], "text": "5.5" },
        "classifier": [{ "coding": [{
            "system": RESPONSES,
            "version": "2018",
            "code": "yes",
            "display": "Yes",
        }], "text": "Yes" }],
        "summary": "why",
        "relatedArtifact": [{
            "type": "justification",
            "citation": "p. 4: their words",
            "document": { "url": "https://doi.org/10.1000/example" },
        }],
    });
    assert_eq!(component(&resource, "5.5"), &expected);
}

#[test]
fn r6_differs_as_its_draft_does() {
    let resource = resource(&full_review(false), FhirVersion::R6);
    let text = resource.to_string();
    for gone in ["informationType", "relatedArtifact", "citeAsMarkdown"] {
        assert!(!text.contains(gone), "{gone}");
    }
    assert_eq!(
        resource["content"][0]["author"],
        json!([{ "display": "Reviewer r1" }])
    );
    assert!(resource["citeAs"].as_str().unwrap().contains("EFI-180221"));
    let relates = &component(&resource, "S1")["relatesTo"][0];
    assert_eq!(relates["targetUri"], "https://doi.org/10.1000/example");
    assert_eq!(relates["type"]["coding"][0]["code"], "justification");
    assert_eq!(
        relates["extension"][0]["valueMarkdown"],
        "p. 4: their words"
    );
}

#[test]
fn each_resource_says_whose_the_instrument_is() {
    let resource = resource(&full_review(false), FhirVersion::R5);
    let copyright = resource["copyright"].as_str().unwrap();
    assert!(copyright.contains("#1148552") && copyright.contains("not affiliated"));
    let cite = resource["citeAsMarkdown"].as_str().unwrap();
    assert!(cite.contains("Pluye") && cite.contains("10.3233/EFI-180221"));
}

#[test]
fn category_and_quantitative_set_are_classifiers() {
    let resource = resource(&full_review(false), FhirVersion::R5);
    for (code, category) in [("category", "mixed"), ("quantitative-set", "descriptive")] {
        let part = component(&resource, code);
        assert_eq!(part["informationType"], "classifier");
        assert_eq!(part["type"]["coding"][0]["system"], ASPECTS);
        let coding = &part["classifier"][0]["coding"][0];
        assert_eq!(
            (&coding["system"], &coding["code"]),
            (&json!(CATEGORIES), &json!(category))
        );
    }
}

#[test]
fn a_failed_screening_is_told_with_its_reason() {
    let went_on = resource(&full_review(false), FhirVersion::R5);
    assert_eq!(
        component(&went_on, "screening")["summary"],
        "Screening failed (S1: Can't tell). Appraised further, for this reason: \
         the questions stand in the protocol"
    );
    let stopped = changed(
        |_| {},
        |appraisal| {
            appraisal.went_on = None;
            appraisal.answers = ByKey::from([
                (ItemId::S1, answer(Some(Response::Yes), "", "", "")),
                (ItemId::S2, answer(Some(Response::No), "", "", "")),
            ]);
        },
    );
    let stopped = resource(&stopped, FhirVersion::R5);
    assert_eq!(
        component(&stopped, "screening")["summary"],
        "Screening failed (S2: No). No reason to appraise further is given."
    );
    assert_eq!(stopped["workflowStatus"], "submitted");
    assert_eq!(went_on["workflowStatus"], Value::Null);
}

#[test]
fn what_is_unanswered_is_left_out_unless_words_stand_there() {
    let review = changed(
        |_| {},
        |appraisal| {
            appraisal.design = Some(DesignChoice {
                design: Design::Qualitative,
                path: Vec::new(),
                at: time(),
            });
            appraisal.answers = ByKey::from([
                (ItemId::C11, answer(Some(Response::No), "", "", "")),
                (ItemId::C12, answer(None, "ask the authors", "", "")),
                (ItemId::C13, answer(None, " \u{0} ", "", "")),
                (
                    ItemId::C21,
                    answer(Some(Response::Yes), "of another category", "", ""),
                ),
            ]);
        },
    );
    let resource = resource(&review, FhirVersion::R5);
    assert_eq!(codes(&resource), ["category", "1.1", "1.2"]);
    let words = component(&resource, "1.2");
    assert_eq!(words["informationType"], "comment");
    assert_eq!(words["summary"], "ask the authors");
    assert_eq!(words["classifier"], Value::Null);
}

#[test]
fn a_study_is_named_by_the_best_address_there_is() {
    let uri = |doi: &str, url: &str, pmid: &str| {
        let review = changed(
            |study| {
                study.citation = Citation {
                    doi: doi.to_owned(),
                    url: url.to_owned(),
                    pmid: pmid.to_owned(),
                    ..Citation::default()
                };
            },
            |_| {},
        );
        resource(&review, FhirVersion::R5)["artifactUri"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        uri(
            "10.1002/x<1661::AID-SIM968>3.0.CO;2-2",
            "https://example.org",
            "1"
        ),
        "https://doi.org/10.1002/x%3C1661::AID-SIM968%3E3.0.CO;2-2"
    );
    assert_eq!(
        uri("none", "HTTPS://example.org/a%20b?c=%&d=é", "1"),
        "https://example.org/a%20b?c=%25&d=%C3%A9"
    );
    for no_address in [
        "",
        "example.org",
        "javascript:alert(1)",
        "ftp://a",
        "https://a b",
        "https://",
    ] {
        assert_eq!(
            uri("", no_address, "123"),
            "https://pubmed.ncbi.nlm.nih.gov/123/",
            "{no_address}"
        );
    }
    let last = uri("", "", "12a");
    assert!(last.starts_with("urn:uuid:"), "{last}");
    let review = changed(|study| study.citation = Citation::default(), |_| {});
    let resource = resource(&review, FhirVersion::R5);
    assert_eq!(
        component(&resource, "S1")["relatedArtifact"][0]["document"],
        Value::Null
    );
}

#[test]
fn a_time_that_is_on_no_calendar_is_no_date() {
    let date = |time: &str| {
        let at = Timestamp::parse(time).unwrap();
        let review = changed(
            |_| {},
            |appraisal| {
                appraisal.went_on = None;
                appraisal.design.as_mut().unwrap().at = at.clone();
                let answer = Answer {
                    at: at.clone(),
                    ..answer(Some(Response::Yes), "", "", "")
                };
                appraisal.answers = ByKey::from([(ItemId::S1, answer)]);
            },
        );
        resource(&review, FhirVersion::R5)["date"].clone()
    };
    assert_eq!(date("2024-02-29T10:00:00Z"), "2024-02-29T10:00:00.000Z");
    assert_eq!(date("2016-12-31T23:59:60Z"), "2016-12-31");
    for none in [
        "2023-02-29T10:00:00Z",
        "0000-01-01T10:00:00Z",
        "2023-04-31T10:00:00Z",
        "1970-01-01T00:00:00Z",
    ] {
        assert_eq!(date(none), Value::Null, "{none}");
    }
}

#[test]
fn ids_stay_as_they_are() {
    let bundle = read(&full_review(false), FhirVersion::R5);
    // Never to change: another system may hold the resource under it. Worked out apart from the
    // code, as FNV-1a of 128 bits over `review-a`, `s1`, `r1`, each with a byte of ones after it.
    assert_eq!(bundle["id"], "63c0f5cc-8f06-846e-8f56-c3f05e5a3b98");
    assert_eq!(
        bundle["entry"][0]["resource"]["id"],
        "e78f44b8-65d7-85e4-b2f7-3f52a8a1b8d1"
    );
}

#[test]
fn a_review_without_appraisals_has_no_empty_list() {
    let review = Review::new((**full_review(false).header()).clone());
    assert_eq!(read(&review, FhirVersion::R5)["entry"], Value::Null);
}

#[test]
fn no_rating_of_another_code_system_is_claimed() {
    let text = bundle(&full_review(false), FhirVersion::R6, &time());
    for foreign in ["certainty-rating", "sevco", "SEVCO", "example.org/mmat"] {
        assert!(!text.contains(foreign), "{foreign}");
    }
}

/// What FHIR asks of every element: no null, nothing empty, no control character.
fn assert_sound(value: &Value, way: &str) {
    match value {
        Value::Object(members) => {
            assert!(!members.is_empty(), "{way} is empty");
            for (name, value) in members {
                assert_sound(value, &format!("{way}.{name}"));
            }
        }
        Value::Array(values) => {
            assert!(!values.is_empty(), "{way} is empty");
            for (place, value) in values.iter().enumerate() {
                assert_sound(value, &format!("{way}[{place}]"));
            }
        }
        Value::String(text) => {
            assert!(!text.trim().is_empty(), "{way} is blank");
            let bad = |c: char| c.is_control() && !"\t\n\r".contains(c);
            assert!(!text.contains(bad), "{way}: {text:?}");
            let one_word = [
                "id",
                "code",
                "system",
                "url",
                "fullUrl",
                "artifactUri",
                "targetUri",
            ];
            let name = way.rsplit('.').next().unwrap_or_default();
            if one_word.contains(&name) {
                assert!(!text.contains(char::is_whitespace), "{way}: {text:?}");
            }
        }
        other => panic!("{way} is {other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_review_at_all_gives_sound_resources(review in reviews::review(), now in reviews::time()) {
        for version in BOTH {
            let text = bundle(&review, version, &now);
            assert_eq!(text, bundle(&review, version, &now));
            let bundle: Value = serde_json::from_str(&text).unwrap();
            assert_sound(&bundle, "Bundle");
            let mut ids = HashSet::new();
            let no_entry = Vec::new();
            let entries = bundle["entry"].as_array().unwrap_or(&no_entry);
            for entry in entries {
                let id = entry["resource"]["id"].as_str().unwrap();
                assert!((1..=64).contains(&id.len()));
                assert!(id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b)));
                assert_eq!(entry["fullUrl"], format!("urn:uuid:{id}"));
                assert!(ids.insert(id.to_owned()));
            }
            assert_eq!(entries.len(), review.appraisals().count());
        }
    }

    #[test]
    fn no_response_is_lost_or_added(review in reviews::review()) {
        let bundle = read(&review, FhirVersion::R5);
        let mut found = 0;
        for entry in bundle["entry"].as_array().unwrap_or(&Vec::new()) {
            let parts = entry["resource"]["content"][0]["component"].as_array().cloned();
            found += parts.unwrap_or_default().iter().filter(|part| part["informationType"] == "rating").count();
        }
        let expected: usize = review.appraisals().map(|appraisal| {
            let items = items_to_rate(appraisal, review.protocol());
            items.iter().filter(|item| appraisal.response(**item).is_some()).count()
        }).sum();
        assert_eq!(found, expected);
    }
}
