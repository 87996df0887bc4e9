//! What Rayyan puts into the notes of a record.
//!
//! `RAYYAN-INCLUSION: {"Kofi"=>"Included", "Ama"=>"Maybe"} | RAYYAN-LABELS: ML |
//! RAYYAN-EXCLUSION-REASONS: wrong population | USER-NOTES: {"Kofi"=>["check later"]}`.

/// Whether the reviewers of Rayyan say Included: `Some(true)` where all who decided do,
/// `Some(false)` where all say Excluded, `None` where they differ, or one says Maybe.
pub(super) fn included(note: &str) -> Option<bool> {
    let (_, rest) = note.split_once("RAYYAN-INCLUSION:")?;
    let said = rest.split('|').next().unwrap_or_default();
    let words = said.split("=>").skip(1);
    let mut words = words.filter_map(|word| word.trim_start().strip_prefix('"')?.split('"').next());
    let decision = |word: &str| match word {
        "Included" => Some(true),
        "Excluded" => Some(false),
        _ => None,
    };
    let first = decision(words.next()?)?;
    words
        .all(|word| decision(word) == Some(first))
        .then_some(first)
}

/// The note without the decisions, which name the reviewers of Rayyan.
pub(super) fn stripped(note: &str) -> String {
    if !note.contains("RAYYAN-INCLUSION:") {
        return note.to_owned();
    }
    let parts = note.split('|').map(str::trim);
    let parts: Vec<&str> = parts
        .filter(|part| !part.is_empty() && !part.starts_with("RAYYAN-INCLUSION:"))
        .collect();
    parts.join(" | ")
}
