//! BibTeX files as they really are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop at the first surprise, in their helpers too"
)]

#[path = "support/mutations.rs"]
mod mutations;

use mmat_appraisal::codec::citations::read_bibtex;
use mmat_appraisal::codec::incoming::{FileProblem, IncomingStudy, SourceFormat, read};
use mmat_appraisal::review::{Citation, label_for};
use proptest::prelude::{ProptestConfig, proptest};

const ZOTERO: &str = include_str!("fixtures/citations/made-up-zotero.bib");
const JABREF: &str = include_str!("fixtures/citations/made-up-jabref.bib");
const SCOPUS: &str = include_str!("fixtures/citations/made-up-scopus.bib");

fn sound(text: &str) -> Vec<IncomingStudy> {
    let (studies, problems) = read_bibtex(text);
    assert_eq!(problems, []);
    studies
}

/// The citation of an entry with this field and a title.
fn with(field: &str) -> Citation {
    let text = format!("@article{{made-up,\n  title = {{Made-up}},\n  {field}\n}}\n");
    sound(&text).pop().unwrap().citation
}

fn titled(title: &str) -> String {
    let studies = sound(&format!("@misc{{a, title = {{{title}}}}}"));
    studies[0].citation.title.clone()
}

fn others<'a>(study: &'a IncomingStudy, tag: &str) -> Vec<&'a str> {
    let fields = study.citation.other.iter();
    let named = fields.filter(|(name, _)| name == tag);
    named.map(|(_, value)| value.as_str()).collect()
}

fn places(problems: &[FileProblem]) -> Vec<(usize, Option<&str>)> {
    problems
        .iter()
        .map(|problem| (problem.line.unwrap(), problem.field.as_deref()))
        .collect()
}

fn titles(studies: &[IncomingStudy]) -> Vec<&str> {
    studies.iter().map(|one| &*one.citation.title).collect()
}

#[test]
fn zotero_is_read() {
    let studies = sound(ZOTERO);
    assert_eq!(studies.len(), 2);
    let citation = &studies[0].citation;
    assert_eq!(studies[0].line, 2);
    assert_eq!(
        citation.title,
        "Made-up study of Walking groups: cafés & more"
    );
    assert_eq!(
        citation.authors,
        [
            "Muster, Zoë",
            "van der Sample, Bo C.",
            "Made-up Institute and Friends"
        ]
    );
    assert_eq!(citation.year, Some(2020));
    assert_eq!(citation.journal, "Annals of Made-up Research");
    assert_eq!((&*citation.volume, &*citation.issue), ("12", "3"));
    assert_eq!(citation.pages, "101-109");
    assert_eq!(citation.doi, "10.1000/made_up.zotero1");
    assert_eq!(citation.url, "https://made-up.example/a_b?c=d%20e");
    assert_eq!(citation.abstract_text, "Made up, with 5% and $3 and H2O.");
    assert_eq!(citation.keywords, ["groups", "walking"]);
    assert_eq!(others(&studies[0], "month"), ["nov"]);
    assert_eq!(others(&studies[0], "key"), ["muster_made-up_2020"]);
    assert_eq!(others(&studies[1], "entry type"), ["phdthesis"]);
    assert_eq!(others(&studies[1], "type"), ["Ph.D."]);
}

#[test]
fn places_on_a_disk_and_user_names_are_not_kept() {
    for (text, name) in [(ZOTERO, "file"), (JABREF, "owner")] {
        let studies = sound(text);
        assert_eq!(others(&studies[0], name), [""; 0]);
        assert!(!format!("{studies:?}").contains("made-up-user"));
    }
}

// JabRef writes its groups into @comment (mjwestgate/revtools, pull request 35).
#[test]
fn jabref_is_read() {
    let studies = sound(JABREF);
    assert_eq!(studies.len(), 2);
    let citation = &studies[0].citation;
    assert_eq!(
        citation.authors,
        ["García-López, María", "van der Sample, Ludwig", "Ås, Ørn"]
    );
    assert_eq!(label_for(citation), "García-López 2019");
    assert_eq!(citation.title, "Made-up study of quiet rooms — a survey");
    assert_eq!(citation.journal, "Annals of Made-up Research");
    assert_eq!(citation.year, Some(2019));
    assert_eq!(others(&studies[0], "date"), ["2019-05-01"]);
    let chapter = &studies[1].citation;
    assert_eq!(chapter.authors, ["Örnek, Çiğdem"]);
    assert_eq!(chapter.title, "Made-up \"quoted\" chapter");
    assert_eq!(chapter.journal, "Made-up handbook of examples");
    assert_eq!(chapter.year, Some(2018));
}

// Scopus repeats a field and puts a blank in a field's name.
#[test]
fn scopus_is_read() {
    let studies = sound(SCOPUS);
    assert_eq!(studies.len(), 2);
    let citation = &studies[0].citation;
    assert_eq!(citation.authors, ["Example, Anna B.", "Muster, Zoe"]);
    assert_eq!(citation.doi, "10.1000/made-up.scopus1");
    assert_eq!(
        citation.keywords,
        ["forms", "length", "questionnaire", "time"]
    );
    assert_eq!(others(&studies[0], "funding_details").len(), 2);
    assert_eq!(
        others(&studies[0], "funding_text 1"),
        ["Made up, and paid by nobody."]
    );
    assert_eq!(studies[1].citation.pages, "17");
}

#[test]
fn the_marks_of_rayyan_in_a_note_are_read_without_names() {
    let studies = sound(SCOPUS);
    assert_eq!(studies[0].included, Some(true));
    assert_eq!(studies[0].citation.notes, ["Cited by: 3;", "Labels: long"]);
    assert_eq!(studies[1].included, None);
    assert!(!format!("{studies:?}").contains("Kofi"));
    let escaped =
        r#"@misc{a, title = {Made-up}, note = {RAYYAN-INCLUSION: \{"Kofi"=>"Excluded"\}}}"#;
    let studies = sound(escaped);
    assert_eq!(studies[0].included, Some(false));
    assert_eq!(studies[0].citation.notes, [""; 0]);
}

#[test]
fn accents_and_signs_become_letters() {
    for (latex, plain) in [
        (
            r#"{\"u}{\"{o}}\"a {\'\i}\'{\i} \'e \^{e} \~n"#,
            "üöä íí é ê ñ",
        ),
        (
            r"\c{c} {\c c} \v{s} {\v Z} {\u g} \H{o} {\k a} {\r a}",
            "ç ç š Ž ğ ő ą å",
        ),
        (
            r"Stra{\ss}e {\o}{\O} {\l}{\L} {\ae}{\AE} {\aa} {\i}",
            "Straße øØ łŁ æÆ å ı",
        ),
        (r"5\% \& \$3 \_ \# \{a\}", "5% & $3 _ # {a}"),
        ("a--b c---d ``e'' f~g", "a–b c—d “e” f g"),
        (r"\emph{a \textbf{b}} {{C}}", "a b C"),
        (
            r"H$_2$O, $\beta$, 11$^{th}$, $p < 0.05$ for \$",
            "H2O, β, 11th, $p < 0.05$ for $",
        ),
        (r"\unknown{x} \~{} \^{}", r"\unknownx ~ ^"),
        ("two\n    lines", "two lines"),
    ] {
        assert_eq!(titled(latex), plain, "{latex}");
    }
}

#[test]
fn names_are_put_family_first() {
    let authors = |value: &str| with(&format!("author = {{{value}}}")).authors;
    assert_eq!(authors("Anna Maria Example"), ["Example, Anna Maria"]);
    assert_eq!(
        authors("Example, Anna AND Muster, Z."),
        ["Example, Anna", "Muster, Z."]
    );
    assert_eq!(authors("Ludwig van der Sample"), ["van der Sample, Ludwig"]);
    assert_eq!(
        authors("de la Cruz, J. and {de la Cruz}"),
        ["de la Cruz, J.", "de la Cruz"]
    );
    assert_eq!(
        authors("{World Made-up Organization}"),
        ["World Made-up Organization"]
    );
    assert_eq!(authors("Bo~Anderson and others"), ["Anderson, Bo"]);
    assert_eq!(
        authors("Example, A.; Muster, Z."),
        ["Example, A.", "Muster, Z."]
    );
    assert_eq!(authors(" and  and Plato"), ["Plato"]);
    assert_eq!(
        authors("Anna\n   Example\n and\n Bo Muster"),
        ["Example, Anna", "Muster, Bo"]
    );
}

#[test]
fn strings_are_put_in_and_unknown_ones_named() {
    let studies =
        sound("@string{a = \"One \"}@STRING(b = a # {Two})@misc{k, title = a # b # { three}}");
    assert_eq!(studies[0].citation.title, "One One Two three");
    let (studies, problems) =
        read_bibtex("@misc{k,\n title = {Made-up},\n journal = jmu,\n month = MAY}");
    assert_eq!(studies[0].citation.journal, "jmu");
    assert_eq!(places(&problems), [(3, Some("journal"))]);
}

#[test]
fn a_string_of_itself_grows_no_file() {
    let mut text =
        "@string{a = {aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}\n"
            .to_owned();
    for _ in 0..60 {
        text.push_str("@string{a = a # a # a}\n");
    }
    text.push_str("@misc{k, title = a # a}\n");
    let (studies, _) = read_bibtex(&text);
    assert!(studies[0].citation.title.len() < text.len() * 20);
}

#[test]
fn a_pubmed_id_is_taken_where_it_is_named() {
    assert_eq!(with("pmid = {10000001}").pmid, "10000001");
    assert_eq!(
        with("eprint = {10000001}, eprinttype = {pubmed}").pmid,
        "10000001"
    );
    assert_eq!(
        with("eprint = {1234.56789}, archiveprefix = {arXiv}").pmid,
        ""
    );
    assert_eq!(with("url = {https://doi.org/10.1000/a}").doi, "10.1000/a");
}

#[test]
fn an_entry_without_its_last_brace_costs_no_other() {
    let (studies, problems) = read_bibtex(
        "@misc{a,\n title = {Made-up one},\n year = {2019}\n\n@misc{b,\n title = {Made-up two}\n}\n",
    );
    assert_eq!(titles(&studies), ["Made-up one", "Made-up two"]);
    assert_eq!(studies[0].citation.year, Some(2019));
    assert_eq!(places(&problems), [(1, None)]);
}

#[test]
fn a_field_without_its_brace_costs_no_other_field() {
    let (studies, problems) = read_bibtex(
        "@misc{a,\n title = {Made-up {one},\n author = {Example, A.},\n year = 2019\n}\n@misc{b, title = {Made-up two}}\n",
    );
    assert_eq!(titles(&studies), ["Made-up one", "Made-up two"]);
    assert_eq!(studies[0].citation.authors, ["Example, A."]);
    assert_eq!(studies[0].citation.year, Some(2019));
    assert_eq!(places(&problems), [(2, Some("title"))]);
}

#[test]
fn a_brace_too_many_costs_no_other_field() {
    let (studies, problems) = read_bibtex(
        "@misc{a,\n title = {Made-up} one},\n author = {Example, A.},\n year = {2019}},\n doi = {10.1000/a}\n}\n@misc{b, title = {Made-up two}}\n",
    );
    assert_eq!(titles(&studies), ["Made-up", "Made-up two"]);
    assert_eq!(studies[0].citation.authors, ["Example, A."]);
    assert_eq!(studies[0].citation.doi, "10.1000/a");
    assert_eq!(places(&problems), [(2, Some("title"))]);
}

#[test]
fn a_missing_comma_and_comments_do_no_harm() {
    let studies = sound(
        "@misc{a,\n title = {Made-up one}\n year = 2019, % the year, = a comment\n % another\n doi = \"10.1000/a\",\n}\n@comment{@misc{c,\n title = {hidden}}\n}\n@misc(b, title = \"Made-up {two}\")",
    );
    assert_eq!(titles(&studies), ["Made-up one", "Made-up two"]);
    assert_eq!(studies[0].citation.year, Some(2019));
    assert_eq!(studies[0].citation.doi, "10.1000/a");
}

#[test]
fn an_entry_that_says_nothing_is_named_and_left_out() {
    let (studies, problems) =
        read_bibtex("@misc{a, title = {Made-up}}\n@misc{b,\n year = {soon}}\n");
    assert_eq!(studies.len(), 1);
    assert_eq!(places(&problems), [(2, None), (3, Some("year"))]);
}

#[test]
fn bibtex_is_recognised_by_its_content() {
    let windows = format!("\u{feff}{}", ZOTERO.replace('\n', "\r\n"));
    for text in [ZOTERO, JABREF, SCOPUS, &windows] {
        let reading = read(text.as_bytes()).unwrap();
        assert_eq!(reading.format, SourceFormat::Bibtex);
        assert_eq!(reading.problems, []);
    }
    for text in [
        "@media (width > 1px) {\n a, b { color: red }\n}\n",
        "mail a@b.example {x, y}\n",
        "@string{a, b}",
    ] {
        assert!(read(text.as_bytes()).is_err(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_file_makes_it_panic(
        zotero in mutations::mutated(ZOTERO),
        jabref in mutations::mutated(JABREF),
        scopus in mutations::mutated(SCOPUS),
    ) {
        for text in [zotero, jabref, scopus] {
            let (studies, problems) = read_bibtex(&text);
            let last = text.split(['\n', '\r']).count();
            assert!(studies.iter().all(|study| (1..=last).contains(&study.line)));
            assert!(problems.iter().all(|problem| problem.line.is_some_and(|line| (1..=last).contains(&line))));
        }
    }
}
