//! The formats to export.

use yew::{Html, html};

use crate::app::{FilesMsg, Msg};
use crate::codec::export::ExportFormat;
use crate::text::files as words;
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(send: &Send) -> Html {
    let entry = |format: ExportFormat| {
        let onclick = send.click(move || Msg::Files(FilesMsg::ExportChosen(format)));
        html! {
            <li>
                <button type="button" class="btn" {onclick}>{ words::format_name(format) }</button>
                <span class="muted small">{ words::format_hint(format) }</span>
            </li>
        }
    };
    let list = html! { <ul class="choices">{ for ExportFormat::ALL.into_iter().map(entry) }</ul> };
    super::closable("export", words::EXPORT_TITLE, send, list)
}
