//! The formats to export, by what they are wanted for.

use yew::{Html, html};

use crate::app::{FilesMsg, Model, Msg};
use crate::codec::export::{ExportFormat, ExportGroup};
use crate::text::{files as words, merging};
use crate::view::parts::quiet;
use crate::view::send::Send;

const GROUPS: [ExportGroup; 4] = [
    ExportGroup::Keep,
    ExportGroup::Manuscript,
    ExportGroup::Plots,
    ExportGroup::Programs,
];

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(model: &Model, send: &Send) -> Html {
    let content = html! {
        <>
            if model.is_copied {
                <p class="notice">{ words::COPIED }</p>
            }
            { sealed(model) }
            { for GROUPS.into_iter().map(|group| section(group, model, send)) }
        </>
    };
    super::closable("export", words::EXPORT_TITLE, send, content)
}

/// Says what files leave out because it is sealed to me.
fn sealed(model: &Model) -> Html {
    let seen = model.open.as_ref().and_then(crate::app::Open::seen);
    let Some((_, sealed)) = seen else {
        return html! {};
    };
    html! {
        <p class="sealed-note" role="note">
            { merging::left_out(sealed) }{ " " }{ merging::BACKUP_HAS_ALL }
        </p>
    }
}

fn section(group: ExportGroup, model: &Model, send: &Send) -> Html {
    let formats = ExportFormat::ALL.into_iter();
    let formats = formats.filter(|format| format.group() == group);
    html! {
        <section class="export-group">
            <h3>{ words::group_name(group) }</h3>
            <ul class="choices">{ for formats.map(|format| entry(format, model, send)) }</ul>
            if group == ExportGroup::Manuscript {
                { share(model, send) }
            }
        </section>
    }
}

fn entry(format: ExportFormat, model: &Model, send: &Send) -> Html {
    let onclick = send.click(move || Msg::Files(FilesMsg::ExportChosen(format)));
    // In a frame the browser may not let files be saved, and says nothing of it.
    let copies = model.surroundings.is_framed && format.is_plain_text();
    html! {
        <li>
            <button type="button" class="btn" {onclick}>{ words::format_name(format) }</button>
            if copies {
                { quiet(words::COPY, send.click(move || Msg::Files(FilesMsg::CopyChosen(format)))) }
            }
            <span class="muted small">{ words::format_hint(format) }</span>
        </li>
    }
}

/// The share of criteria met: off unless it is asked for, with the guide's advice against it.
fn share(model: &Model, send: &Send) -> Html {
    let onchange = send.check(|on| Msg::Files(FilesMsg::ShareSwitched(on)));
    html! {
        <div class="check">
            <input id="share" type="checkbox" aria-describedby="share-warning" {onchange}
                checked={model.export_options.share_of_criteria_met} />
            <div>
                <label for="share">{ words::SHARE }</label>
                <p id="share-warning" class="muted small">{ words::SHARE_WARNING }</p>
            </div>
        </div>
    }
}
