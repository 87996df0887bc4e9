//! What a review that is brought in would change, before anything is written.

use yew::{Html, html};

use crate::app::{FilesMsg, Merging, Model, Msg};
use crate::review::{Conflict, FactDifference, Side, StudyId};
use crate::text::{app, files, log, merging as words};
use crate::view::parts::{conflict_part, primary, quiet};
use crate::view::send::Send;

/// At most so many conflicts are listed here; Checks lists them all.
const LISTED: usize = 100;

#[inline(never)]
pub(super) fn panel(merging: &Merging, model: &Model, send: &Send) -> Html {
    let line = |line: String| html! { <li>{ line }</li> };
    let content = html! {
        <>
            <p><b>{ &merging.theirs.header().title }</b>{ " " }{ words::from(&merging.from) }</p>
            <p class="small">{ log::seal(&merging.theirs.log().finding, merging.theirs.log().len()) }</p>
            if merging.is_other() {
                <p>{ words::OTHER_REVIEW }{ " " }
                    <span class="muted">{ words::OTHER_REVIEW_HINT }</span></p>
            }
            if merging.grown.changes.is_empty() && merging.differences.is_empty() {
                <p>{ words::NOTHING_NEW }</p>
            }
            <ul class="findings">
                { for words::findings(&merging.report).into_iter().map(line) }
            </ul>
            { protocols(merging, send) }
            { conflicts(merging) }
            { differing(merging) }
            { actions(merging, model, send) }
        </>
    };
    super::closable("merging", words::TITLE, send, content)
}

fn protocols(merging: &Merging, send: &Send) -> Html {
    if merging.differences.is_empty() {
        return html! {};
    }
    let choice = |side: Side, label: &'static str| {
        let onchange = send.check(move |_| Msg::Files(FilesMsg::ProtocolKept(side)));
        html! {
            <label class="check">
                <input type="radio" name="protocol-kept" checked={merging.side == Some(side)}
                    {onchange} />
                { label }
            </label>
        }
    };
    let rows = merging.differences.iter().map(|one| {
        let [what, ours, theirs] = words::difference(one);
        html! { <tr><th scope="row">{ what }</th><td>{ ours }</td><td>{ theirs }</td></tr> }
    });
    html! {
        <section class="intake-part">
            <fieldset>
                <legend>{ words::PROTOCOLS }</legend>
                { choice(Side::Ours, words::OURS) }
                { choice(Side::Theirs, words::THEIRS) }
            </fieldset>
            <div class="table-box" tabindex="0" role="region" aria-label={words::PROTOCOLS}>
                <table>
                    <thead><tr>
                        <td></td>
                        <th scope="col">{ words::OURS }</th>
                        <th scope="col">{ words::THEIRS }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </section>
    }
}

/// Only where they are: what they say may be sealed.
fn conflicts(merging: &Merging) -> Html {
    let number = merging.conflicts.len();
    if number == 0 {
        return html! {};
    }
    let entry = |one: &Conflict| {
        let reviewer = one
            .reviewer
            .as_ref()
            .and_then(|id| merging.grown.review.reviewer(id));
        let name = reviewer.map(|one| one.name.clone()).unwrap_or_default();
        html! {
            <li>{ label(merging, &one.study) }{ ": " }{ conflict_part(one.what) }{ ", " }{ name }</li>
        }
    };
    html! {
        <section class="intake-part">
            <h3>{ words::CONFLICTS }{ " " }<span class="muted small">{ number }</span></h3>
            <p class="muted">{ words::CONFLICTS_HINT }</p>
            <ul>{ for merging.conflicts.iter().take(LISTED).map(entry) }</ul>
        </section>
    }
}

fn differing(merging: &Merging) -> Html {
    if merging.differing.is_empty() {
        return html! {};
    }
    let entry = |one: &FactDifference| {
        html! {
            <li>{ label(merging, &one.study) }{ ", " }{ one.field }{ ": " }
                { &one.ours }{ " / " }{ &one.theirs }</li>
        }
    };
    html! {
        <details class="intake-part">
            <summary>{ words::DIFFERING }</summary>
            <ul>{ for merging.differing.iter().map(entry) }</ul>
        </details>
    }
}

fn label(merging: &Merging, study: &StudyId) -> String {
    let study = merging.grown.review.study(study);
    study.map(|study| study.label.clone()).unwrap_or_default()
}

fn actions(merging: &Merging, model: &Model, send: &Send) -> Html {
    let working = model.errands.is_merging();
    let merge = if merging.is_other() {
        words::MERGE_OTHER
    } else {
        words::MERGE
    };
    let note = match (working, merging.asks()) {
        (true, _) => files::WORKING_AGAIN,
        (false, true) => words::CHOOSE_FIRST,
        (false, false) => words::NOTHING_YET,
    };
    let onclick = send.click(|| Msg::Files(FilesMsg::MergeConfirmed));
    html! {
        <div class="row intake-actions">
            if merging.grown.changes.is_empty() && !merging.asks() {
                { primary(app::CLOSE, send.click(|| Msg::PanelClosed)) }
            } else {
                <button type="button" class="btn primary" disabled={working || merging.asks()}
                    {onclick}>{ merge }</button>
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
                <span class="muted small">{ note }</span>
            }
            if merging.is_other() {
                { quiet(words::APART, send.click(|| Msg::Files(FilesMsg::ApartChosen))) }
            }
        </div>
    }
}
