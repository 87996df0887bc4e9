//! What an import would add, before it is written, and what there is to decide about it.

mod columns;
mod pairs;
mod tokens;

use yew::{Html, html};

use crate::app::{FilesMsg, Intake, IntakeDecision, Model, Msg};
use crate::text::{app, files as words};
use crate::view::parts::{primary, quiet};
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(intake: &Intake, model: &Model, send: &Send) -> Html {
    let report = &intake.report;
    let files = intake.preview.files.iter().map(words::file_line);
    let line = |line: String| html! { <li>{ line }</li> };
    let content = html! {
        <>
            <ul class="muted">{ for files.map(line) }</ul>
            <ul class="findings">{ for words::findings(report).into_iter().map(line) }</ul>
            { included(intake, send) }
            { columns::section(intake, send) }
            { tokens::section(intake, send) }
            { pairs::section(intake, send) }
            if !report.problems.is_empty() {
                <section class="intake-part">
                    <h3>{ words::PROBLEMS_IN_FILE }</h3>
                    <ul class="file-problems" tabindex="0" aria-label={words::PROBLEMS_IN_FILE}>
                        { for report.problems.iter().map(|one| line(words::problem_line(one))) }
                    </ul>
                </section>
            }
            { actions(intake, model, send) }
        </>
    };
    super::closable("intake", words::INTAKE_TITLE, send, content)
}

fn actions(intake: &Intake, model: &Model, send: &Send) -> Html {
    let asks = !intake.preview.columns.is_empty();
    let note = if model.errands.is_planning() {
        words::WORKING_AGAIN
    } else {
        words::INTAKE_NOTHING_YET
    };
    html! {
        <div class="row intake-actions">
            if intake.adds() {
                { primary(words::ADD, send.click(|| Msg::Files(FilesMsg::Confirmed))) }
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
                <span class="muted small">{ note }</span>
            } else if !asks {
                <span>{ words::NOTHING_NEW }</span>
            }
        </div>
    }
}

/// Where a screening tool says what was included, a way to add only that.
fn included(intake: &Intake, send: &Send) -> Html {
    let Some((included, of)) = intake.preview.included else {
        return html! {};
    };
    let decided = |on| Msg::Files(FilesMsg::Decided(IntakeDecision::OnlyIncluded(on)));
    html! {
        <div class="check intake-part">
            <input id="only-included" type="checkbox" aria-describedby="included-hint"
                checked={intake.choices.only_included} onchange={send.check(decided)} />
            <div>
                <label for="only-included">{ words::ONLY_INCLUDED }</label>
                <p id="included-hint" class="muted small">{ words::included(included, of) }</p>
            </div>
        </div>
    }
}
