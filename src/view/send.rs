//! How the interface reports what happened.

use web_sys::{FileList, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, Event, FocusEvent, InputEvent, MouseEvent, SubmitEvent, TargetCast};

use crate::app::Msg;

/// Sends messages to the shell, and the files a reviewer picked.
#[derive(Clone, PartialEq)]
pub struct Send {
    /// Where messages go.
    pub msg: Callback<Msg>,
    /// Where picked files go, to be read.
    pub files: Callback<FileList>,
}

impl Send {
    /// On a click.
    pub fn click(&self, make: impl Fn() -> Msg + 'static) -> Callback<MouseEvent> {
        let msg = self.msg.clone();
        Callback::from(move |_| msg.emit(make()))
    }

    /// When something is folded or unfolded.
    pub fn toggle(&self, make: impl Fn() -> Msg + 'static) -> Callback<Event> {
        let msg = self.msg.clone();
        Callback::from(move |_| msg.emit(make()))
    }

    /// When an input's text changes.
    pub fn input(&self, make: impl Fn(String) -> Msg + 'static) -> Callback<InputEvent> {
        let msg = self.msg.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                msg.emit(make(input.value()));
            }
        })
    }

    /// When a longer text changes.
    pub fn area(&self, make: impl Fn(String) -> Msg + 'static) -> Callback<InputEvent> {
        let msg = self.msg.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                msg.emit(make(area.value()));
            }
        })
    }

    /// When a radio button or checkbox changes; says whether it is on.
    pub fn check(&self, make: impl Fn(bool) -> Msg + 'static) -> Callback<Event> {
        let msg = self.msg.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                msg.emit(make(input.checked()));
            }
        })
    }

    /// When another entry of a list is selected.
    pub fn select(&self, make: impl Fn(String) -> Msg + 'static) -> Callback<Event> {
        let msg = self.msg.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                msg.emit(make(select.value()));
            }
        })
    }

    /// When a text field is left: what was typed becomes a change at once.
    pub fn left(&self) -> Callback<FocusEvent> {
        let msg = self.msg.clone();
        Callback::from(move |_| msg.emit(Msg::TypingEnded))
    }

    /// When a form is submitted; the page stays.
    pub fn submit(&self, make: impl Fn() -> Msg + 'static) -> Callback<SubmitEvent> {
        let msg = self.msg.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            msg.emit(make());
        })
    }

    /// When files are picked; the input is emptied, so that the same file can be picked again.
    pub fn pick(&self) -> Callback<Event> {
        let files = self.files.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            if let Some(list) = input.files().filter(|list| list.length() > 0) {
                files.emit(list);
                // The list empties itself with the input, so that comes once the files were taken.
                yew::platform::spawn_local(async move { input.set_value("") });
            }
        })
    }
}
