//! All items in numbers.

use yew::{Html, html};

use crate::instrument::{ItemId, Response};
use crate::review::Tally;
use crate::text::{states, summary as words};

pub(super) fn section(tally: &Tally) -> Html {
    html! {
        <section class="card sec">
            <h2>{ words::COUNTS }</h2>
            <p class="small muted">{ words::NO_SCORE }</p>
            <div class="scroller" tabindex="0" role="region" aria-label={words::COUNTS}>
                <table class="counts">
                    <thead>
                        <tr>
                            <th scope="col">{ words::ITEM }</th>
                            { for Response::ALL.into_iter().map(|one| html! {
                                <th scope="col">{ states::response(one) }</th>
                            }) }
                            <th scope="col">{ states::UNANSWERED }</th>
                            <th scope="col">{ words::APPLIES }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for ItemId::ALL.into_iter().filter_map(|item| row(item, tally)) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// The counts of an item; none where it applies to no study.
fn row(item: ItemId, tally: &Tally) -> Option<Html> {
    let counts = tally.item(item);
    let all = counts.studies();
    (all > 0).then(|| {
        html! {
            <tr>
                <th scope="row">
                    <span class="item-id">{ item.token() }</span>{ " " }
                    <span class="item-words">{ item.wording() }</span>
                </th>
                { for Response::ALL.into_iter().map(|one| html! {
                    <td class="num">{ words::share(counts.of(one), all) }</td>
                }) }
                <td class="num">{ words::share(counts.unanswered, all) }</td>
                <td class="num">{ all }</td>
            </tr>
        }
    })
}
