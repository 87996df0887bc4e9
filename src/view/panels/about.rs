//! About the instrument, the data and this product.

use yew::{Html, html};

use crate::app::Model;
use crate::instrument::{ARTICLE_CITATION, ATTRIBUTION, CITATION, GUIDE_URL};
use crate::text::app as words;
use crate::view::keeping;
use crate::view::send::Send;

#[inline(never)] // Moves to the rest of the module as a whole.
pub(super) fn panel(model: &Model, send: &Send) -> Html {
    let kept = keeping::sentence(model.keeping());
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
            { keeping::own_tab(model) }
        </div>
    };
    super::closable("about", words::ABOUT_TITLE, send, content)
}
