//! What an import would add, before it is written.

use yew::{Html, html};

use crate::app::{FilesMsg, Intake, Msg};
use crate::text::{app, files as words};
use crate::view::parts::{primary, quiet};
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(intake: &Intake, send: &Send) -> Html {
    let report = &intake.plan.report;
    let problem = |line: String| html! { <li>{ line }</li> };
    let content = html! {
        <>
            <p class="muted">{ intake.names() }</p>
            <ul class="findings">
                { for words::findings(report).into_iter().map(problem) }
            </ul>
            if !report.problems.is_empty() {
                <h3>{ words::PROBLEMS_IN_FILE }</h3>
                <ul class="file-problems" tabindex="0" aria-label={words::PROBLEMS_IN_FILE}>
                    { for report.problems.iter().map(|one| problem(words::problem_line(one))) }
                </ul>
            }
            <div class="row">
                if intake.adds() {
                    { primary(words::ADD, send.click(|| Msg::Files(FilesMsg::Confirmed))) }
                    { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
                    <span class="muted small">{ words::INTAKE_NOTHING_YET }</span>
                } else {
                    <span>{ words::NOTHING_NEW }</span>
                }
            </div>
        </>
    };
    super::closable("intake", words::INTAKE_TITLE, send, content)
}
