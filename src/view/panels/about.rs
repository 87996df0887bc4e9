//! About the instrument, the data and this product.

use yew::{Html, html};

use crate::app::{Model, Storage};
use crate::instrument::{ARTICLE_CITATION, ATTRIBUTION, CITATION, GUIDE_URL};
use crate::text::app as words;
use crate::view::send::Send;

pub(super) fn panel(model: &Model, send: &Send) -> Html {
    let kept = match model.storage {
        Storage::Browser {
            persistent: Some(true),
        } => words::PERSISTENT,
        Storage::Browser {
            persistent: Some(false),
        } => words::NOT_PERSISTENT,
        _ => "",
    };
    let content = html! {
        <div class="prose">
            <h3>{ words::ABOUT_INSTRUMENT }</h3>
            <p>{ CITATION }</p>
            <p>{ ARTICLE_CITATION }</p>
            <p>{ ATTRIBUTION }</p>
            <p>{ words::ABOUT_SCORE }</p>
            <p>
                <a href={GUIDE_URL} target="_blank" rel="noopener noreferrer">
                    { words::ABOUT_GUIDE }
                </a>
            </p>
            <h3>{ words::ABOUT_DATA }</h3>
            if model.mode.is_read_only() {
                <p>{ words::ABOUT_READING }</p>
            } else {
                <p>{ words::ABOUT_DATA_TEXT }{ " " }{ kept }</p>
            }
        </div>
    };
    super::closable("about", words::ABOUT_TITLE, send, content)
}
