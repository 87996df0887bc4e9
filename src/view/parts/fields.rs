//! Labelled text fields with a hint and an error.

use yew::{Callback, FocusEvent, Html, InputEvent, html};

/// What a labelled field says.
#[derive(Clone, Default)]
pub(in crate::view) struct Labelled<'a> {
    /// The element's id.
    pub id: &'a str,
    /// The label.
    pub label: &'a str,
    /// A hint under the label; may be empty.
    pub hint: &'a str,
    /// What is wrong; may be empty.
    pub error: &'a str,
    /// The text.
    pub value: String,
    /// Whether it cannot be changed now.
    pub disabled: bool,
}

/// A text field of one line.
pub(in crate::view) fn labelled_input(
    field: &Labelled,
    oninput: Callback<InputEvent>,
    onblur: Callback<FocusEvent>,
) -> Html {
    let control = html! {
        <input id={field.id.to_owned()} type="text" value={field.value.clone()} {oninput} {onblur}
            disabled={field.disabled} autocomplete="off"
            aria-invalid={invalid(field)} aria-describedby={described(field)} />
    };
    around(field, control)
}

/// A text field of several lines.
pub(in crate::view) fn labelled_area(
    field: &Labelled,
    rows: &'static str,
    oninput: Callback<InputEvent>,
    onblur: Callback<FocusEvent>,
) -> Html {
    let control = html! {
        <textarea id={field.id.to_owned()} {rows} value={field.value.clone()} {oninput} {onblur}
            disabled={field.disabled}
            aria-invalid={invalid(field)} aria-describedby={described(field)} />
    };
    around(field, control)
}

fn around(field: &Labelled, control: Html) -> Html {
    let note = if field.error.is_empty() { field.hint } else { field.error };
    let class = if field.error.is_empty() { "hint-line" } else { "error-line" };
    html! {
        <div class="field">
            <label for={field.id.to_owned()}>{ field.label }</label>
            { control }
            if !note.is_empty() {
                <p id={format!("{}-note", field.id)} {class}>{ note }</p>
            }
        </div>
    }
}

fn invalid(field: &Labelled) -> Option<&'static str> {
    (!field.error.is_empty()).then_some("true")
}

fn described(field: &Labelled) -> Option<String> {
    let has_note = !(field.error.is_empty() && field.hint.is_empty());
    has_note.then(|| format!("{}-note", field.id))
}
