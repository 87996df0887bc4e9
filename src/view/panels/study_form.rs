//! The form for a study.

use yew::{Callback, Html, html};

use crate::app::{Msg, StudiesMsg, StudyForm, StudyFormField};
use crate::text::{app, studies as words};
use crate::view::parts::{Labelled, labelled_area, labelled_input, quiet};
use crate::view::send::Send;

const FIELDS: [StudyFormField; 8] = [
    StudyFormField::Title,
    StudyFormField::Authors,
    StudyFormField::Year,
    StudyFormField::Journal,
    StudyFormField::Doi,
    StudyFormField::Url,
    StudyFormField::Label,
    StudyFormField::Abstract,
];

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(form: &StudyForm, send: &Send) -> Html {
    let title = if form.editing.is_some() {
        words::EDIT_STUDY
    } else {
        words::NEW_STUDY
    };
    let onsubmit = send.submit(|| Msg::Studies(StudiesMsg::FormSubmitted));
    let content = html! {
        <form class="form study-fields" {onsubmit}>
            { for FIELDS.into_iter().map(|field| input(form, field, send)) }
            <div class="row">
                <button type="submit" class="btn primary">{ words::SAVE }</button>
                { quiet(app::CANCEL, send.click(|| Msg::PanelClosed)) }
            </div>
        </form>
    };
    super::closable("study-form", title, send, content)
}

fn input(form: &StudyForm, field: StudyFormField, send: &Send) -> Html {
    let (label, hint, value) = match field {
        StudyFormField::Label => (words::LABEL, words::LABEL_HINT, &form.label),
        StudyFormField::Title => (words::STUDY_TITLE, "", &form.title),
        StudyFormField::Authors => (words::AUTHORS, words::AUTHORS_HINT, &form.authors),
        StudyFormField::Year => (words::YEAR, "", &form.year),
        StudyFormField::Journal => (words::JOURNAL, "", &form.journal),
        StudyFormField::Doi => (words::DOI, "", &form.doi),
        StudyFormField::Url => (words::LINK, "", &form.url),
        StudyFormField::Abstract => (words::ABSTRACT, "", &form.abstract_text),
    };
    let error = match &form.error {
        Some((wrong, why)) if *wrong == field => why.as_str(),
        _ => "",
    };
    let labelled = Labelled {
        id: field.id(),
        label,
        hint,
        error,
        value: value.clone(),
        disabled: false,
    };
    let typed = move |text| Msg::Studies(StudiesMsg::FieldTyped(field, text));
    match field {
        StudyFormField::Abstract => {
            labelled_area(&labelled, "4", send.area(typed), Callback::noop())
        }
        _ => labelled_input(&labelled, send.input(typed), Callback::noop()),
    }
}
