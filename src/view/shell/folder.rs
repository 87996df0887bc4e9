//! What is to be done in the folders that reviews are linked to.

use std::rc::Rc;

use yew::Context;

use super::{Shell, then};
use crate::app::{FolderJob, FolderMsg, Msg, Seeking};
use crate::review::ReviewId;

/// Does it, and sends what came of it.
#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn perform(ctx: &Context<Shell>, review: ReviewId, job: FolderJob) {
    let folders = Rc::clone(&ctx.props().ports.folders);
    match job {
        FolderJob::Pick => then(ctx, folders.pick(&review), |result| {
            Msg::Folder(FolderMsg::Picked(review, result))
        }),
        FolderJob::Look(how) => then(ctx, folders.look(&review), move |result| {
            Msg::Folder(FolderMsg::Looked(review, how, result))
        }),
        FolderJob::Ask => then(ctx, folders.ask(&review), |result| {
            Msg::Folder(FolderMsg::Looked(review, Seeking::Asked, result))
        }),
        FolderJob::Read(name) => then(ctx, folders.read(&review, &name), |result| {
            Msg::Folder(FolderMsg::FileRead(review, name, result))
        }),
        FolderJob::Write {
            name,
            replaces,
            bytes,
        } => {
            let writing = folders.write(&review, &name, replaces.as_ref(), &bytes);
            then(ctx, writing, |result| {
                Msg::Folder(FolderMsg::Written(review, result))
            });
        }
        FolderJob::Note(name, mark) => {
            then(ctx, folders.note(&review, &name, mark.as_ref()), |result| {
                Msg::Folder(FolderMsg::Noted(review, result))
            });
        }
        FolderJob::Forget => then(ctx, folders.forget(&review), |result| {
            Msg::Folder(FolderMsg::Forgotten(review, result))
        }),
        FolderJob::Wait(number) => then(ctx, folders.wait(), move |()| {
            Msg::Folder(FolderMsg::Waited(number))
        }),
    }
}
