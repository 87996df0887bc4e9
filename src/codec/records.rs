//! The store's records as text.
