//! The line to the clerk, the module that reads and writes files.

use super::parcel::Parcel;
use super::store::Pending;

/// A line to the clerk. It is opened with the first message; what the clerk says comes back as a
/// message of the application.
pub trait ClerkLine {
    /// Sends a message: a text, and the bytes of files. It is sent once the result is there, and the
    /// page had time to draw.
    ///
    /// # Errors
    /// Why the clerk cannot be reached, in words.
    fn send(&self, text: String, parts: Vec<Parcel>) -> Pending<Result<(), String>>;

    /// Breaks off what the clerk is doing and forgets what it was told.
    fn hang_up(&self);
}
