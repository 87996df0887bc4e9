//! The study's citation, link and abstract.

use yew::{Html, html};

use crate::review::{Citation, Study};
use crate::text::appraisal as words;
use crate::view::rest;

pub(in crate::view::screens) fn citation(study: &Study) -> Html {
    let citation = &study.citation;
    html! {
        <>
            <p class="cite muted">
                if !citation.title.is_empty() {
                    <b>{ &study.label }</b>{ " · " }
                }
                { facts(citation) }
                if let Some((address, text)) = link(citation) {
                    { " " }
                    <a href={address} target="_blank" rel="noopener noreferrer">{ text }</a>
                }
            </p>
            if !citation.abstract_text.is_empty() && rest::is_here() {
                { abstract_of(citation) }
            }
        </>
    }
}

#[inline(never)] // Moves to the rest of the module as a whole.
fn abstract_of(citation: &Citation) -> Html {
    html! {
        <details class="abstract">
            <summary>{ words::ABSTRACT }</summary>
            <p>{ &citation.abstract_text }</p>
        </details>
    }
}

/// Authors, year, journal and pages, separated by points.
fn facts(citation: &Citation) -> String {
    let authors = match citation.authors.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one}; {two}"),
        [one, ..] => format!("{one} et al."),
    };
    let year = citation
        .year
        .map(|year| year.to_string())
        .unwrap_or_default();
    let place = match (citation.volume.as_str(), citation.pages.as_str()) {
        ("", "") => String::new(),
        (volume, "") => volume.to_owned(),
        ("", pages) => pages.to_owned(),
        (volume, pages) => format!("{volume}:{pages}"),
    };
    [authors, year, citation.journal.clone(), place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The address of the report: its DOI, or its link if that is a web address.
fn link(citation: &Citation) -> Option<(String, String)> {
    if !citation.doi.is_empty() {
        let text = format!("doi.org/{}", citation.doi);
        // What would begin another part of the address, or end the DOI, is written in code.
        let path = text
            .replace('%', "%25")
            .replace('#', "%23")
            .replace('?', "%3F")
            .replace('<', "%3C")
            .replace('>', "%3E");
        return Some((format!("https://{path}"), text));
    }
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| citation.url.starts_with(scheme));
    is_web.then(|| (citation.url.clone(), citation.url.clone()))
}
