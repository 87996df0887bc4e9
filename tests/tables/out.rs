//! What is written, and that it comes back.

use mmat_appraisal::codec::incoming::{Content, IncomingAnswer, IncomingRow, SourceFormat, read};
use mmat_appraisal::codec::tables::{long_csv, read_wide, wide_csv};
use mmat_appraisal::instrument::{Design, ItemId};
use mmat_appraisal::review::{Answer, Appraisal, Header, Review, Study, items_to_rate};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use super::full::full_review;
use super::reviews::review;

/// The same review with names that tell rows apart, some of which look like formulas.
fn named(review: &Review) -> Review {
    let header = Header::clone(review.header());
    let mut reviewers = header.reviewers.clone();
    for (index, reviewer) in reviewers.iter_mut().enumerate() {
        reviewer.name = format!("@Reviewer {index}");
    }
    let header = Header {
        reviewers,
        ..header
    };
    let studies = review
        .studies()
        .iter()
        .enumerate()
        .map(|(index, study)| Study {
            label: format!("=Study, \"{index}\""),
            ..Study::clone(study)
        });
    let appraisals = review
        .appraisals()
        .map(|appraisal| Appraisal::clone(appraisal));
    Review::from_parts(header, studies.collect(), appraisals.collect())
}

/// What of an answer a table can hold.
fn told(answer: &Answer) -> Option<IncomingAnswer> {
    let text = |text: &str| text.replace('\0', "");
    let told = IncomingAnswer {
        response: answer.response,
        comment: text(&answer.comment),
        quote: text(&answer.quote),
        location: text(&answer.location),
    };
    (told != IncomingAnswer::default()).then_some(told)
}

/// The rows that a table of this review should give, line numbers aside.
fn expected(review: &Review) -> Vec<IncomingRow> {
    let mut rows = Vec::new();
    for study in review.studies() {
        let before = rows.len();
        for appraisal in review.appraisals_of(&study.id) {
            let shown = items_to_rate(appraisal, review.protocol());
            let answers = shown
                .into_iter()
                .filter_map(|item: ItemId| Some((item, told(appraisal.answers.get(&item)?)?)));
            rows.push(IncomingRow {
                study: study.label.clone(),
                reviewer: review
                    .reviewer(&appraisal.reviewer)
                    .map(|found| found.name.clone()),
                category: appraisal.chosen().map(Design::category),
                set: appraisal.chosen().and_then(Design::quantitative_set),
                answers: answers.collect(),
                ..IncomingRow::default()
            });
        }
        if rows.len() == before {
            rows.push(IncomingRow {
                study: study.label.clone(),
                ..IncomingRow::default()
            });
        }
    }
    rows
}

fn without_lines(rows: Vec<IncomingRow>) -> Vec<IncomingRow> {
    let unplaced = |row| IncomingRow { line: 0, ..row };
    rows.into_iter().map(unplaced).collect()
}

/// The full review with this comment on 2.4, and that comment written and read again.
fn comment_after_round_trip(comment: &str) -> (String, String) {
    let review = full_review(false);
    let mut appraisal = Appraisal::clone(review.appraisals().next().unwrap());
    let answer = appraisal.answers.get_mut(&ItemId::C55).unwrap();
    comment.clone_into(&mut answer.comment);
    let study = Study::clone(&review.studies()[0]);
    let header = Header::clone(review.header());
    let text = wide_csv(&Review::from_parts(header, vec![study], vec![appraisal]));
    let (rows, _) = read_wide(&text).unwrap();
    let read = rows[0].answers.get(&ItemId::C55).unwrap().comment.clone();
    (text, read)
}

#[test]
fn the_wide_table_has_the_documented_columns() {
    let text = wide_csv(&full_review(false));
    let mut lines = text.split("\r\n");
    let mut columns = lines.next().unwrap().split(',').collect::<Vec<_>>();
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(columns.remove(0), "\u{feff}study");
    assert_eq!(columns[..3], ["reviewer", "category", "quantitative_set"]);
    assert_eq!(columns[3..30], ItemId::ALL.map(ItemId::token));
    // 2.4 is hidden: the quantitative set is another.
    let evidence = [
        "comment_S1",
        "quote_S1",
        "location_S1",
        "comment_5.5",
        "quote_5.5",
        "location_5.5",
    ];
    assert_eq!(columns[30..36], evidence);
    assert_eq!(columns[36..], ["instrument"]);
    let row = lines.next().unwrap();
    assert!(
        row.starts_with("Smith 2019,Reviewer r1,mixed,descriptive,Can't tell,,"),
        "{row}"
    );
    assert!(
        row.ends_with(",\"MMAT 2018 (Hong et al. 2018, doi 10.3233/EFI-180221)\""),
        "{row}"
    );
    assert_eq!(lines.collect::<Vec<_>>(), [""]);
}

#[test]
fn the_long_table_has_a_row_for_each_item_to_rate() {
    let text = long_csv(&full_review(false));
    let lines: Vec<_> = text.split("\r\n").collect();
    assert_eq!(lines.len(), 1 + 17 + 1);
    assert_eq!(
        lines[0],
        "\u{feff}study,title,year,doi,reviewer,category,quantitative_set,item,wording,rating,comment,quote,location,time,instrument"
    );
    assert!(lines[1].starts_with(
        "Smith 2019,the title,2019,10.1000/example,Reviewer r1,mixed,descriptive,S1,Are there clear research questions?,Can't tell,why,their words,p. 4,2026-03-03T09:30:00.000Z,"
    ), "{}", lines[1]);
    assert!(
        lines[2]
            .contains(",S2,Do the collected data allow to address the research questions?,,,,,,")
    );
}

#[test]
fn formulas_are_guarded_and_come_back() {
    for comment in [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        " =1",
        "\u{a0}=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\n=1",
        "\u{200b}=1",
        "'=1",
        "''=1",
        "' =1",
        "\0=1",
        "\0'=1",
    ] {
        let (text, read) = comment_after_round_trip(comment);
        let bare = comment.replace('\0', "");
        assert_eq!(read, bare);
        assert!(text.contains(&format!("'{bare}")), "{comment:?}");
    }
    for comment in [
        "'quoted'",
        "a=1",
        "it's",
        "'",
        "1-2",
        "“",
        "two\r\nlines, \"quoted\"",
    ] {
        let (text, read) = comment_after_round_trip(comment);
        assert_eq!(read, comment);
        assert!(!text.contains(&format!("'{comment}")), "{comment:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_comes_back(review in review()) {
        let review = named(&review);
        let text = wide_csv(&review);
        let (rows, problems) = read_wide(&text).unwrap();
        prop_assert_eq!(without_lines(rows), expected(&review));
        let open_sets = review.appraisals().filter(|appraisal| {
            appraisal.chosen() == Some(Design::Mixed(None))
        });
        prop_assert_eq!(problems.len() <= open_sets.count(), true, "{:?}", problems);
    }

    #[test]
    fn what_is_written_is_recognised(review in review()) {
        let review = named(&review);
        let reading = read(wide_csv(&review).as_bytes()).unwrap();
        prop_assert_eq!(reading.format, SourceFormat::WideTable);
        let Content::Rows(rows) = reading.content else {
            panic!("no rows");
        };
        prop_assert_eq!(without_lines(rows), expected(&review));
    }

    #[test]
    fn the_long_table_has_as_many_rows_as_items(review in review()) {
        let review = named(&review);
        let reader = csv::ReaderBuilder::new();
        let text = long_csv(&review);
        let reader = reader.from_reader(text.as_bytes()).into_records();
        let appraised = review.appraisals().map(|appraisal| items_to_rate(appraisal, review.protocol()).len());
        let screening = if review.protocol().screening_used { 2 } else { 0 };
        let untouched = review.studies().iter().filter(|study| review.appraisals_of(&study.id).next().is_none());
        let items: usize = appraised.sum::<usize>() + untouched.count() * screening;
        prop_assert_eq!(reader.filter(|record| record.as_ref().is_ok_and(|record| record.len() == 15)).count(), items);
    }
}
