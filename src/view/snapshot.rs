//! The page as a component without a shell, for native HTML snapshots.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component};

use super::frame::page;
use super::send::Send;
use crate::app::Model;

/// The model to draw.
#[derive(Clone, Properties)]
pub struct SnapshotProps {
    /// The model.
    pub model: Rc<Model>,
}

impl PartialEq for SnapshotProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

/// Draws the page of a model; what is clicked goes nowhere.
#[component]
pub fn Snapshot(props: &SnapshotProps) -> Html {
    let send = Send {
        msg: Callback::noop(),
        files: Callback::noop(),
    };
    page(&props.model, &send)
}
