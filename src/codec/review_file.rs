//! The review file, `.mmat.json`.
