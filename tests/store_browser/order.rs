//! The order of the studies.

use mmat_appraisal::instrument::{ItemId, Response};
use mmat_appraisal::review::{Appraisal, Change, StudyId};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{answer, key, loaded, new_store, put, records, review_of, save, study};

fn add(id: &str, place: Option<usize>) -> Change {
    Change::Study {
        study: study(id),
        place,
    }
}

#[wasm_bindgen_test]
async fn the_order_survives_what_comes_and_goes() {
    let (store, _) = new_store().await;
    let mut review = review_of("a", 12);
    put(&store, &review).await;
    for changes in [
        vec![add("end", None)],
        vec![
            add("front", Some(0)),
            add("third", Some(2)),
            add("far", Some(99)),
        ],
        vec![
            Change::StudyRemoved(StudyId::new("s3")),
            add("b", Some(4)),
            add("a", Some(4)),
        ],
        // One that is there already stays where it is.
        vec![add("s10", Some(0))],
        (20..60)
            .map(|number| add(&format!("s{number}"), None))
            .collect(),
        (0..30)
            .map(|number| add(&format!("m{number}"), Some(5)))
            .collect(),
    ] {
        save(&store, &mut review, &changes).await.unwrap();
        assert_eq!(loaded(&store, &review).await, review);
    }
}

#[wasm_bindgen_test]
async fn undoing_a_removal_puts_the_study_back_in_its_place() {
    let (store, _) = new_store().await;
    let mut review = review_of("a", 5);
    put(&store, &review).await;
    let change = answer("s2", ItemId::S1, Some(Response::Yes));
    save(&store, &mut review, &[change]).await.unwrap();
    let before = review.clone();

    let (study, reviewer) = key("s2");
    let blank = Appraisal::empty(study.clone(), reviewer);
    let removal = [Change::Appraisal(blank.into()), Change::StudyRemoved(study)];
    let mut trial = review.clone();
    let mut undo: Vec<Change> = removal.iter().map(|change| trial.apply(change)).collect();
    undo.reverse();
    save(&store, &mut review, &removal).await.unwrap();
    let left = loaded(&store, &review).await;
    assert_eq!((left.studies().len(), left.appraisals().count()), (4, 0));

    save(&store, &mut review, &undo).await.unwrap();
    assert_eq!(review, before);
    assert_eq!(loaded(&store, &review).await, before);
}

#[wasm_bindgen_test]
async fn a_new_study_rewrites_no_other_study() {
    let (store, name) = new_store().await;
    let mut review = review_of("a", 50);
    put(&store, &review).await;
    let before = records(&name).await;
    save(&store, &mut review, &[add("new", Some(1))])
        .await
        .unwrap();
    let after = records(&name).await;
    let written: Vec<_> = after
        .iter()
        .filter(|line| !before.contains(line))
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(written, ["headers", "log", "reviews", "studies"]);
}
