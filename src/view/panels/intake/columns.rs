//! What the columns of an unknown table of references hold.

use yew::{Html, html};

use crate::app::{FilesMsg, Intake, IntakeDecision, Msg};
use crate::codec::citations::{CitationField, ColumnPreview};
use crate::text::files as words;
use crate::view::send::Send;

pub(super) fn section(intake: &Intake, send: &Send) -> Html {
    let tables = intake.preview.columns.iter();
    let tables = tables.map(|(file, columns)| {
        let name = intake.files.get(*file);
        let name = name.map_or("", |file| file.name.as_str());
        table(*file, name, columns, send)
    });
    html! { <>{ for tables }</> }
}

fn table(file: usize, name: &str, columns: &ColumnPreview, send: &Send) -> Html {
    let rows = columns.header.iter().zip(columns.guess.fields());
    let rows = rows.enumerate().map(|(column, (heading, field))| {
        let cells = columns.rows.iter().filter_map(|row| row.get(column));
        let cells: Vec<&str> = cells
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        row((file, column), heading, *field, &cells.join(" · "), send)
    });
    html! {
        <section class="intake-part">
            <h3>{ words::COLUMNS_TITLE }{ " " }<span class="muted small">{ name }</span></h3>
            <p class="muted small">{ words::COLUMNS_TEXT }</p>
            <div class="scroller" tabindex="0" role="region" aria-label={words::COLUMNS_TITLE}>
                <table class="counts columns">
                    <thead>
                        <tr>
                            <th scope="col">{ words::COLUMN }</th>
                            <th scope="col">{ words::HOLDS }</th>
                            <th scope="col">{ words::FIRST_ROWS }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(
    (file, column): (usize, usize),
    heading: &str,
    field: CitationField,
    cells: &str,
    send: &Send,
) -> Html {
    let onchange = send.select(move |value| {
        let field = CitationField::from_token(&value).unwrap_or(CitationField::Ignore);
        Msg::Files(FilesMsg::Decided(IntakeDecision::Column(
            file, column, field,
        )))
    });
    html! {
        <tr>
            <th scope="row">{ heading }</th>
            <td>
                <select id={format!("column-{file}-{column}")} {onchange}
                    aria-label={words::column_label(heading)}>
                    { for CitationField::ALL.into_iter().map(|one| html! {
                        <option value={one.token()} selected={one == field}>
                            { words::field_name(one) }
                        </option>
                    }) }
                </select>
            </td>
            <td class="cells">{ cells }</td>
        </tr>
    }
}
