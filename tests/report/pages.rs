//! HTML and Markdown, read back by parsers of others.

use mmat_appraisal::codec::report::ReportOptions;
use mmat_appraisal::codec::report::html::{html, html_fragment};
use mmat_appraisal::codec::report::markdown::markdown;
use mmat_appraisal::review::Review;
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html, Selector};

use super::given::{
    PLAIN, SHARES, agreements, counts, empty, example, folded, laid_out, now, tables, words,
};
use super::reviews;

/// The elements that our pages are made of.
const ELEMENTS: [&str; 22] = [
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "div", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "br", "b", "span",
];

fn all(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

fn text(element: ElementRef<'_>) -> String {
    folded(&element.text().collect::<Vec<_>>().join(" "))
}

/// The body cells of each table, without the signs before the words.
fn cells(page: &Html) -> Vec<Vec<Vec<String>>> {
    let rows = |table: ElementRef<'_>| {
        let (in_body, in_row) = (all("tbody tr"), all("th, td"));
        let rows = table.select(&in_body).map(|row| {
            let cells = row.select(&in_row).map(|cell| {
                let text = text(cell);
                let bare = ["✓ ", "✕ ", "? "]
                    .iter()
                    .find_map(|sign| text.strip_prefix(sign));
                let word = bare.filter(|word| ["Yes", "No", "Can't tell"].contains(word));
                word.unwrap_or(&text).to_owned()
            });
            cells.collect()
        });
        rows.collect()
    };
    page.select(&all("table")).map(rows).collect()
}

/// What the tables should say: each table of studies, then the counts and the agreement.
fn expected(review: &Review, options: &ReportOptions) -> Vec<Vec<Vec<String>>> {
    let layout = laid_out(review, options);
    let mut expected: Vec<_> = tables(&layout).into_iter().map(words).collect();
    if !layout.tallies.is_empty() {
        expected.push(counts(&layout));
    }
    expected.extend(agreements(&layout));
    let fold = |row: Vec<String>| row.iter().map(|cell| folded(cell)).collect();
    let expected = expected.into_iter();
    expected
        .map(|rows| rows.into_iter().map(fold).collect())
        .collect()
}

#[test]
fn the_page_says_what_the_layout_says() {
    for options in [PLAIN, SHARES] {
        let page = Html::parse_document(&html(&example(), &options, &now()));
        assert_eq!(page.errors, [""; 0]);
        assert_eq!(cells(&page), expected(&example(), &options));
        assert_eq!(page.select(&all("caption")).count(), 8);
        assert_eq!(page.select(&all("th:not([scope])")).count(), 0);
        assert_eq!(page.select(&all("script, link, img, iframe")).count(), 0);
        let warned = page
            .select(&all("p"))
            .filter(|p| text(*p).contains("discourages"))
            .count();
        assert_eq!(warned, if options == SHARES { 5 } else { 0 });
    }
}

#[test]
fn the_clipboard_gets_the_tables_with_their_style_on_each_cell() {
    let text = html_fragment(&example(), &PLAIN, &now());
    let page = Html::parse_fragment(&text);
    assert_eq!(page.errors, [""; 0]);
    assert_eq!(cells(&page), expected(&example(), &PLAIN));
    assert_eq!(
        page.select(&all("th:not([style]), td:not([style])"))
            .count(),
        0
    );
    assert_eq!(page.select(&all("style, caption, [class]")).count(), 0);
    assert!(text.contains("Registration of Copyright"));
}

#[test]
fn an_empty_review_is_a_page_without_tables() {
    let page = Html::parse_document(&html(&empty(), &SHARES, &now()));
    assert!(cells(&page).is_empty());
    assert!(text(page.root_element()).contains("No studies."));
    assert!(markdown(&empty(), &SHARES, &now()).contains("No studies."));
}

/// The body cells of each table of a Markdown text, and any HTML in it.
fn read_markdown(text: &str) -> (Vec<Vec<Vec<String>>>, Vec<String>) {
    let (mut tables, mut html) = (Vec::new(), Vec::new());
    let mut cell = String::new();
    let mut options = Options::all();
    // It would turn apostrophes, and that is all it is for.
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableRow) => tables.last_mut().unwrap().push(Vec::new()),
            Event::Start(Tag::TableCell) => cell.clear(),
            Event::Text(text) => cell.push_str(&text),
            Event::Html(text) | Event::InlineHtml(text) => {
                cell.push(' ');
                html.push(text.to_string());
            }
            Event::End(TagEnd::TableCell) => {
                // Those of the heading row have no row to go to.
                if let Some(row) = tables.last_mut().unwrap().last_mut() {
                    let row: &mut Vec<String> = row;
                    row.push(folded(&cell));
                }
            }
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::List(None) | Tag::Item | Tag::TableHead,
            )
            | Event::End(_) => {}
            other => panic!("{other:?} in\n{text}"),
        }
    }
    (tables, html)
}

#[test]
fn the_markdown_says_what_the_layout_says() {
    for options in [PLAIN, SHARES] {
        let (cells, html) = read_markdown(&markdown(&example(), &options, &now()));
        assert_eq!(cells, expected(&example(), &options));
        assert_eq!(html, [""; 0]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn hostile_text_stays_text_in_html(review in reviews::review(), shares in proptest::bool::ANY) {
        let options = ReportOptions { share_of_criteria_met: shares };
        let text = html(&review, &options, &now());
        prop_assert_eq!(&text, &html(&review, &options, &now()));
        let page = Html::parse_document(&text);
        prop_assert_eq!(&page.errors, &[""; 0]);
        let mut found = cells(&page);
        let rules = page.select(&all("caption")).any(|caption| caption.inner_html() == "Rules of the team");
        if rules {
            found.pop();
        }
        prop_assert_eq!(found, expected(&review, &options));
        for element in page.select(&all("*")) {
            prop_assert!(ELEMENTS.contains(&element.value().name()), "{}", element.html());
            let known = ["lang", "charset", "name", "content", "class", "dir", "scope"];
            prop_assert!(element.value().attrs().all(|(name, _)| known.contains(&name)));
        }
    }

    #[test]
    fn hostile_text_stays_text_in_the_clipboard(review in reviews::review()) {
        let page = Html::parse_fragment(&html_fragment(&review, &SHARES, &now()));
        prop_assert_eq!(&page.errors, &[""; 0]);
        prop_assert_eq!(cells(&page), expected(&review, &SHARES));
    }

    #[test]
    fn hostile_text_stays_text_in_markdown(review in reviews::review()) {
        let text = markdown(&review, &SHARES, &now());
        let (cells, html) = read_markdown(&text);
        prop_assert_eq!(cells, expected(&review, &SHARES));
        prop_assert!(html.iter().all(|html| html == "<br>"), "{:?}", html);
    }
}
