//! What there is to look at before an import, and what the reviewer decides about it.

use serde_json::Value;

use super::message::Reading;
use crate::codec::citations::{CitationField, ColumnMap, ColumnPreview};
use crate::codec::incoming::SourceFormat;
use crate::codec::intake::{
    Choices, FilePreview, LikelyPair, Likeness, PairId, Preview, Side, Verdict,
};
use crate::codec::tables::{Meaning, TokenChoices, TokenUse};
use crate::codec::wire::{Fields, Members, Notes, read_study, write_study};
use crate::instrument::Response;
use crate::review::{Carried, Study, StudyId, Timestamp};

/// Puts a preview into a message.
pub(super) fn put(members: &mut Members, preview: &Preview) {
    members.some_list("files", each(&preview.files, write_file));
    members.some_list("tokens", each(&preview.tokens, write_token));
    let columns = preview
        .columns
        .iter()
        .map(|(file, columns)| write_columns(*file, columns));
    members.some_list("columns", columns.collect());
    members.some_list("pairs", each(&preview.pairs, write_pair));
    if let Some((included, of)) = preview.included {
        members.value("included", included);
        members.value("included_of", of);
    }
}

/// Reads the preview of a message.
pub(super) fn read(reading: &mut Reading) -> Preview {
    let columns = reading.each("columns", read_columns);
    let included = reading.fields.number("included", &mut reading.notes);
    let of = reading.count("included_of");
    Preview {
        files: reading.each("files", read_file),
        tokens: reading.each("tokens", read_token),
        columns: columns.into_iter().collect(),
        pairs: reading.each("pairs", read_pair),
        included: included.and_then(|number| Some((usize::try_from(number).ok()?, of))),
    }
}

/// Puts decisions into a message.
pub(super) fn put_choices(members: &mut Members, choices: &Choices) {
    members.value("only_included", choices.only_included);
    let tokens = choices.tokens.iter().map(|(printed, meaning)| {
        let mut members = Members::default();
        members.text("printed", printed);
        if let Some(response) = meaning {
            members.text("response", response.token());
        }
        members.done()
    });
    members.some_list("tokens", tokens.collect());
    let columns = choices.columns.iter().map(|(file, map)| {
        let mut members = Members::default();
        members.value("file", *file);
        members.value("fields", fields_of(map));
        members.done()
    });
    members.some_list("columns", columns.collect());
    let pairs = choices.pairs.iter().map(|(id, verdict)| {
        let mut members = Members::default();
        members.text("id", id.as_str());
        members.text("verdict", verdict_token(*verdict));
        members.done()
    });
    members.some_list("pairs", pairs.collect());
}

/// Reads the decisions of a message.
pub(super) fn read_choices(reading: &mut Reading) -> Choices {
    let only_included = reading.fields.flag("only_included", &mut reading.notes);
    let tokens = reading.each("tokens", |mut fields, notes| {
        let response = fields.token("response", Response::from_token, "the responses", notes);
        Some((fields.text("printed", notes), response))
    });
    let columns = reading.each("columns", |mut fields, notes| {
        let file = fields.number("file", notes)?;
        Some((usize::try_from(file).ok()?, map_of(&mut fields, notes)))
    });
    let pairs = reading.each("pairs", |mut fields, notes| {
        let id = PairId::from_text(&fields.text("id", notes));
        let verdict = fields.token("verdict", verdict_from, "the verdicts", notes)?;
        Some((id, verdict))
    });
    Choices {
        only_included: only_included.unwrap_or_default(),
        columns: columns.into_iter().collect(),
        tokens: tokens.into_iter().collect::<TokenChoices>(),
        pairs: pairs.into_iter().collect(),
    }
}

fn each<T>(list: &[T], write: fn(&T) -> Value) -> Vec<Value> {
    list.iter().map(write).collect()
}

fn number(fields: &mut Fields, name: &str, notes: &mut Notes) -> usize {
    let number = fields.number(name, notes).unwrap_or_default();
    usize::try_from(number).unwrap_or_default()
}

fn write_file(file: &FilePreview) -> Value {
    let mut members = Members::default();
    members.text("name", &file.name);
    if let Some(format) = file.format {
        members.text("format", format.token());
    }
    members.value("studies", file.studies);
    members.value("appraisals", file.appraisals);
    members.value("answers", file.answers);
    members.done()
}

fn read_file(mut fields: Fields, notes: &mut Notes) -> Option<FilePreview> {
    Some(FilePreview {
        name: fields.text("name", notes),
        format: fields.token("format", SourceFormat::from_token, "the formats", notes),
        studies: number(&mut fields, "studies", notes),
        appraisals: number(&mut fields, "appraisals", notes),
        answers: number(&mut fields, "answers", notes),
    })
}

fn write_token(token: &TokenUse) -> Value {
    let mut members = Members::default();
    members.text("printed", &token.printed);
    members.value("count", token.count);
    members.text(
        "becomes",
        match token.becomes {
            Meaning::Response(response) => response.token(),
            Meaning::Unanswered => "unanswered",
            Meaning::NotAnAnswer => "not-an-answer",
        },
    );
    members.done()
}

fn read_token(mut fields: Fields, notes: &mut Notes) -> Option<TokenUse> {
    let meaning = |token: &str| match token {
        "unanswered" => Some(Meaning::Unanswered),
        "not-an-answer" => Some(Meaning::NotAnAnswer),
        response => Response::from_token(response).map(Meaning::Response),
    };
    Some(TokenUse {
        printed: fields.text("printed", notes),
        count: number(&mut fields, "count", notes),
        becomes: fields.token("becomes", meaning, "the meanings", notes)?,
    })
}

fn fields_of(map: &ColumnMap) -> Vec<Value> {
    let fields = map.fields().iter();
    fields.map(|field| Value::from(field.token())).collect()
}

fn map_of(fields: &mut Fields, notes: &mut Notes) -> ColumnMap {
    let tokens = fields.texts("fields", notes).into_iter();
    let field = |token: String| CitationField::from_token(&token).unwrap_or(CitationField::Ignore);
    ColumnMap::new(tokens.map(field).collect())
}

fn write_columns(file: usize, columns: &ColumnPreview) -> Value {
    let mut members = Members::default();
    members.value("file", file);
    members.value("header", columns.header.clone());
    members.value("fields", fields_of(&columns.guess));
    members.value("rows", columns.rows.clone());
    members.done()
}

fn read_columns(mut fields: Fields, notes: &mut Notes) -> Option<(usize, ColumnPreview)> {
    let rows = fields.list("rows", notes).into_iter();
    let cells = |value: Value| match value {
        Value::Array(cells) => cells
            .into_iter()
            .map(|cell| cell.as_str().unwrap_or_default().to_owned())
            .collect(),
        _ => Vec::new(),
    };
    let rows = rows.map(|(_, row)| cells(row)).collect();
    let preview = ColumnPreview {
        header: fields.texts("header", notes),
        guess: map_of(&mut fields, notes),
        rows,
    };
    Some((number(&mut fields, "file", notes), preview))
}

fn write_pair(pair: &LikelyPair) -> Value {
    let mut members = Members::default();
    members.text("id", pair.id.as_str());
    members.value("known", write_side(&pair.known));
    members.value("new", write_side(&pair.new));
    members.text("why", likeness_token(pair.why));
    if let Some(verdict) = pair.decided {
        members.text("decided", verdict_token(verdict));
    }
    members.done()
}

fn read_pair(mut fields: Fields, notes: &mut Notes) -> Option<LikelyPair> {
    let known = fields.object("known", notes)?;
    let new = fields.object("new", notes)?;
    Some(LikelyPair {
        id: PairId::from_text(&fields.text("id", notes)),
        known: read_side(known, notes)?,
        new: read_side(new, notes)?,
        why: fields.token("why", likeness_from, "the likenesses", notes)?,
        decided: fields.token("decided", verdict_from, "the verdicts", notes),
    })
}

/// A side goes as a study, with the id of the review's study or none.
fn write_side(side: &Side) -> Value {
    let mut members = Members::default();
    let id = side.study.as_ref().map_or("", StudyId::as_str);
    members.value(
        "study",
        write_study(&Study {
            id: StudyId::new(id),
            label: side.label.clone(),
            citation: side.citation.clone(),
            added: Timestamp::epoch(),
            carried: Carried::default(),
        }),
    );
    if let Some((file, line)) = side.from {
        members.value("file", file);
        members.value("line", line);
    }
    members.done()
}

fn read_side(mut fields: Fields, notes: &mut Notes) -> Option<Side> {
    let study = read_study(fields.object("study", notes)?, notes)?;
    let file = fields.number("file", notes);
    let line = number(&mut fields, "line", notes);
    Some(Side {
        study: (!study.id.as_str().is_empty()).then_some(study.id),
        label: study.label,
        from: file.and_then(|file| Some((usize::try_from(file).ok()?, line))),
        citation: study.citation,
    })
}

const fn verdict_token(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::Different => "different",
    }
}

fn verdict_from(token: &str) -> Option<Verdict> {
    let all = [Verdict::Same, Verdict::Different].into_iter();
    all.into_iter().find(|one| verdict_token(*one) == token)
}

const LIKENESSES: [Likeness; 5] = [
    Likeness::ContradictingIds,
    Likeness::SameIdOtherTitle,
    Likeness::SameTitle,
    Likeness::SimilarTitle,
    Likeness::SameLabel,
];

const fn likeness_token(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::ContradictingIds => "contradicting-ids",
        Likeness::SameIdOtherTitle => "same-id-other-title",
        Likeness::SameTitle => "same-title",
        Likeness::SimilarTitle => "similar-title",
        Likeness::SameLabel => "same-label",
    }
}

fn likeness_from(token: &str) -> Option<Likeness> {
    let mut all = LIKENESSES.into_iter();
    all.find(|one| likeness_token(*one) == token)
}
