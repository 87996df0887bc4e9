//! Appraisal tables as CSV.
