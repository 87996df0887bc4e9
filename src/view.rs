//! The interface: a shell that holds the model and runs effects, screens as functions of the
//! model, and the small parts they share.
//!
//! Nothing here decides anything: a screen reads the model and sends messages. There is no inline
//! style anywhere, because a host page's content security policy may refuse it.

mod errand;
mod frame;
mod keeping;
mod keys;
mod panels;
mod parts;
pub(crate) mod rest;
mod screens;
mod send;
mod shell;
#[cfg(feature = "snapshots")]
mod snapshot;

pub use frame::page;
pub use send::Send;
pub use shell::{Outlet, Ports, Shell, ShellMsg, ShellProps};
#[cfg(feature = "snapshots")]
pub use snapshot::{Snapshot, SnapshotProps};
