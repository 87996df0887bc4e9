//! Records that may be one study, side by side.

use yew::{Html, html};

use crate::app::{FilesMsg, Intake, IntakeDecision, Msg};
use crate::codec::intake::{LikelyPair, Side, Verdict};
use crate::text::files as words;
use crate::view::parts::quiet;
use crate::view::send::Send;

/// So many pairs are drawn; the rest can be decided all at once, or stays apart.
const SHOWN: usize = 50;

pub(super) fn section(intake: &Intake, send: &Send) -> Html {
    let pairs = &intake.preview.pairs;
    if pairs.is_empty() {
        return html! {};
    }
    let all = |verdict| {
        send.click(move || Msg::Files(FilesMsg::Decided(IntakeDecision::AllPairs(verdict))))
    };
    let is_open = pairs.iter().any(|pair| pair.decided.is_none());
    let shown = pairs.iter().take(SHOWN).enumerate();
    html! {
        <section class="intake-part">
            <h3>{ words::PAIRS_TITLE }</h3>
            <p class="muted small">{ words::PAIRS_TEXT }</p>
            if is_open && pairs.len() > 1 {
                <div class="row">
                    { quiet(words::ALL_SAME, all(Verdict::Same)) }
                    { quiet(words::ALL_DIFFERENT, all(Verdict::Different)) }
                </div>
            }
            <ul class="pairs" tabindex="0" aria-label={words::PAIRS_TITLE}>
                { for shown.map(|(place, one)| pair(place, one, intake, send)) }
            </ul>
            if pairs.len() > SHOWN {
                <p class="muted small">{ words::more_pairs(pairs.len() - SHOWN) }</p>
            }
        </section>
    }
}

fn pair(place: usize, pair: &LikelyPair, intake: &Intake, send: &Send) -> Html {
    let why = format!("pair-why-{place}");
    html! {
        <li class="pair" key={pair.id.as_str().to_owned()}>
            <p id={why.clone()} class="small muted">{ words::likeness(pair.why) }</p>
            <div class="sides">{ side(&pair.known, intake) }{ side(&pair.new, intake) }</div>
            <div class="row" role="radiogroup" aria-labelledby={why}>
                { choice(pair, Verdict::Same, words::SAME, send) }
                { choice(pair, Verdict::Different, words::DIFFERENT, send) }
            </div>
        </li>
    }
}

fn choice(pair: &LikelyPair, verdict: Verdict, label: &'static str, send: &Send) -> Html {
    let id = pair.id.clone();
    let onchange = send.check(move |_| {
        let decision = IntakeDecision::Pair(id.clone(), verdict);
        Msg::Files(FilesMsg::Decided(decision))
    });
    html! {
        <label class="choice">
            <input type="radio" name={format!("pair-{}", pair.id.as_str())} {onchange}
                checked={pair.decided == Some(verdict)} />
            <span>{ label }</span>
        </label>
    }
}

fn side(side: &Side, intake: &Intake) -> Html {
    let citation = &side.citation;
    let from = match side.from {
        Some((file, line)) => {
            let file = intake.files.get(file);
            let name = file.map_or("", |file| file.name.as_str());
            words::place(name, Some(line), None)
        }
        None => words::IN_THE_REVIEW.to_owned(),
    };
    let title = match citation.title.as_str() {
        "" => words::NO_TITLE,
        title => title,
    };
    let year = citation.year.map(|year| year.to_string());
    let facts = [
        citation.authors.join("; "),
        year.unwrap_or_default(),
        citation.journal.clone(),
        citation.doi.clone(),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    html! {
        <div class="side-of-pair">
            <p class="small muted">{ from }</p>
            <p><b>{ &side.label }</b></p>
            <p>{ title }</p>
            <p class="small">{ facts.join(" · ") }</p>
        </div>
    }
}
