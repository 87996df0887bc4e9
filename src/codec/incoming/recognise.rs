//! Recognises a file from its content.
