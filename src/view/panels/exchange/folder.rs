//! The folder that the review is linked to.

use yew::{Html, classes, html};

use crate::app::{FolderLink, FolderMsg, Freshness, Linked, Model, Msg, Open};
use crate::codec::export::Owner;
use crate::port::{FolderError, Reach, SeenFile};
use crate::text::folder as words;
use crate::view::parts::{button, quiet};
use crate::view::send::Send;

pub(super) fn section(model: &Model, open: &Open, send: &Send) -> Html {
    if !model.links_folders() {
        return html! { <p class="muted small folder-elsewhere">{ words::ELSEWHERE }</p> };
    }
    let content = match &open.folder.link {
        FolderLink::Linked(linked) => of_linked(linked, open, send),
        FolderLink::Unknown | FolderLink::Unlinked => html! {
            <>
                <p>{ words::TEXT }</p>
                <div class="row">{ act(words::LINK, open, send, || FolderMsg::LinkChosen) }</div>
            </>
        },
    };
    html! {
        <section class="export-group folder">
            <h3 id="folder" tabindex="-1">{ words::TITLE }</h3>
            { content }
        </section>
    }
}

fn of_linked(linked: &Linked, open: &Open, send: &Send) -> Html {
    let folder = &linked.look.folder;
    let unlink = quiet(
        words::UNLINK,
        send.click(|| Msg::Folder(FolderMsg::UnlinkChosen)),
    );
    let again = quiet(
        words::LOOK,
        send.click(|| Msg::Folder(FolderMsg::LookChosen)),
    );
    let rest = match &linked.look.reach {
        Reach::Open(_) => return of_open(linked, open, send),
        Reach::Shut => html! {
            <>
                <p>{ words::SHUT }</p>
                <div class="row">
                    { act(&words::allow(folder), open, send, || FolderMsg::AllowChosen) }
                    { unlink }
                </div>
            </>
        },
        Reach::Lost(error) => html! {
            <>
                { lost(error) }
                <div class="row">{ again }{ unlink }</div>
            </>
        },
    };
    html! { <><p>{ words::linked_to(folder) }</p>{ rest }</> }
}

fn lost(error: &FolderError) -> Html {
    html! {
        <p class="error-line">
            { words::NOT_LOOKED }{ " " }{ words::because(&error.to_string()) }{ " " }{ words::FIND_IT }
        </p>
    }
}

fn of_open(linked: &Linked, open: &Open, send: &Send) -> Html {
    let others = linked.others(&open.review, &open.me);
    html! {
        <>
            <p>{ words::linked_to(&linked.look.folder) }</p>
            if let Some(file) = &linked.question {
                { question(file, send) }
            } else {
                { mine(linked, open) }
            }
            <div class="row">
                if linked.question.is_none() {
                    { act(words::SAVE, open, send, || FolderMsg::SaveChosen) }
                }
                { quiet(words::LOOK, send.click(|| Msg::Folder(FolderMsg::LookChosen))) }
                { quiet(words::UNLINK, send.click(|| Msg::Folder(FolderMsg::UnlinkChosen))) }
            </div>
            <h4>{ words::OTHERS }</h4>
            if others.is_empty() {
                <p class="muted">{ words::NO_OTHERS }</p>
            } else {
                <ul class="folder-files">
                    { for others.iter().map(|(file, owner)| other(file, owner, linked, open, send)) }
                </ul>
            }
        </>
    }
}

/// My file: its name, and when it was written.
fn mine(linked: &Linked, open: &Open) -> Html {
    // Until they say who they are, it is nobody's.
    let name = linked.file_name(&open.review, &open.me);
    let Some(name) = name.filter(|_| !open.asks_who()) else {
        return html! {};
    };
    let state = match linked.file(&name) {
        None => words::NOT_THERE_YET.to_owned(),
        Some(file) if linked.freshness(file) == Freshness::Here => words::written(&file.local()),
        Some(file) => words::written_by_another(&file.local()),
    };
    html! {
        <p class="my-file">
            { words::YOUR_FILE }{ ": " }<span class="file-name">{ name }</span>
            { " " }<span class="muted">{ state }</span>
        </p>
    }
}

/// Asked before my file is replaced where it was changed by another hand.
fn question(file: &SeenFile, send: &Send) -> Html {
    let name = file.name.clone();
    let bring_in = send.click(move || Msg::Folder(FolderMsg::BringInChosen(name.clone())));
    html! {
        <div class="hint stop" id="folder-question" tabindex="-1" role="group" aria-label={words::YOUR_FILE}>
            <p>{ words::question(&file.local()) }</p>
            <div class="row">
                { button(words::BRING_IN_FIRST, bring_in) }
                { button(words::REPLACE, send.click(|| Msg::Folder(FolderMsg::ReplaceChosen))) }
                { quiet(words::LEAVE, send.click(|| Msg::Folder(FolderMsg::ReplaceDeclined))) }
            </div>
        </div>
    }
}

/// A file that is not mine: whose, when it was changed, and whether it is brought in.
fn other(file: &SeenFile, owner: &Owner, linked: &Linked, open: &Open, send: &Send) -> Html {
    let reviewer = match owner {
        Owner::Reviewer(id) => open.review.reviewer(id),
        Owner::Newcomer | Owner::Stranger => None,
    };
    let whose = reviewer.map_or(&file.name, |one| &one.name);
    let hint = match owner {
        Owner::Reviewer(_) => "",
        Owner::Newcomer => words::NEWCOMER,
        Owner::Stranger => words::STRANGER,
    };
    let fresh = linked.freshness(file);
    let (state, label) = match fresh {
        Freshness::New => (words::NEW, words::BRING_IN),
        Freshness::NewSince => (words::NEW_SINCE, words::BRING_IN),
        Freshness::Here => (words::HERE, words::BRING_IN_AGAIN),
    };
    let is_new = fresh != Freshness::Here && *owner != Owner::Stranger;
    let name = file.name.clone();
    let onclick = send.click(move || Msg::Folder(FolderMsg::BringInChosen(name.clone())));
    html! {
        <li key={file.name.clone()}>
            <span class="whose" title={file.name.clone()}>{ whose }</span>
            if !hint.is_empty() {
                <span class="muted">{ hint }</span>
            }
            <span class="muted">{ words::changed(&file.local()) }</span>
            <span class={classes!("freshness", is_new.then_some("is-new"))}>{ state }</span>
            <button type="button" class={classes!("btn", (!is_new).then_some("quiet"))} {onclick}
                aria-disabled={open.folder.is_busy().then_some("true")} aria-label={words::bring_in_of(label, whose)}>
                { label }
            </button>
        </li>
    }
}

/// A button that waits while something else is done in the folder.
fn act(label: &str, open: &Open, send: &Send, make: fn() -> FolderMsg) -> Html {
    let is_busy = open.folder.is_busy() || open.folder.linked().is_some_and(|one| one.saving);
    html! {
        <button type="button" class="btn" aria-disabled={is_busy.then_some("true")}
            onclick={send.click(move || Msg::Folder(make()))}>
            { label }
        </button>
    }
}
