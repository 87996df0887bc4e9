//! The page for a frame: its messages, its height, and whom it answers.

use serde_json::{Value, json};

use crate::harness::{Browser, Engine, Server, in_each_engine};

in_each_engine!(
    a_frame_of_another_site_answers_its_host_by_the_helper_script,
    messages_from_an_origin_that_is_not_allowed_are_not_heard,
    a_frame_answers_hazards_with_a_sentence_and_tells_heights_alone
);

/// Puts the page for a frame, under the server's other name, into a page that is there.
fn framed(browser: &Browser, server: &Server, query: &str) {
    browser.open(&server.url("e2e/guest.html"));
    let src = server.other_site(&format!("embed.html?{query}"));
    browser.run_async(
        "window.messages = [];
         window.addEventListener('message', ({ origin, data }) => messages.push({ origin, data }));
         const frame = Object.assign(document.createElement('iframe'), { title: 'Appraisal', src: given[0], width: 900 });
         document.body.append(frame);
         await new Promise((done) => (frame.onload = done));",
        json!([src]),
    );
}

fn origin(server: &Server) -> String {
    server.url("").trim_end_matches('/').to_owned()
}

fn a_frame_of_another_site_answers_its_host_by_the_helper_script(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    let allow = format!("storage-key=framed&allow={}", origin(&server));
    framed(&browser, &server, &allow);
    let said = browser.run_async(
        "const { attach, widgetIn } = await import('/mmat-host.js');
         const frame = document.querySelector('iframe');
         attach(frame);
         const heard = [];
         frame.addEventListener('mmat-saved', ({ detail }) => heard.push(detail.reviewId));
         const widget = widgetIn(frame);
         await widget.ready();
         const report = await widget.importFiles([
             { name: 'a.csv', text: 'study,category,1.1\\nMade-up 2020,qualitative,Y\\n' },
             new File(['study,category,1.1\\nMade-up 2021,rct,N\\n'], 'b.csv'),
         ]);
         const tally = await widget.tally();
         const book = await widget.exportAs('xlsx').catch((error) => error.message);
         const failed = await widget.exportAs('no-such-format').catch((error) => error.message);
         const agreement = await widget.agreement();
         await new Promise((done) => setTimeout(done, 300));
         const { height } = frame.style;
         const pending = widget.tally();
         frame.remove();
         const removed = await pending.catch((error) => error.message);
         return {
             studies: report.studiesAdded, yes: tally.items['1.1'].yes, bytes: book.bytes?.byteLength ?? book, failed,
             kappa: agreement.all.kappa, heard: heard.includes(report.reviewId), height, removed,
             focus: document.activeElement.id, address: location.href, length: history.length,
         };",
        json!([]),
    );
    assert_eq!(said["removed"], "The frame was removed before it answered.");
    assert_eq!(
        (&said["studies"], &said["yes"]),
        (&json!(2), &json!(1)),
        "{said}"
    );
    assert!(
        said["bytes"].as_u64().is_some_and(|bytes| bytes > 1000),
        "{said}"
    );
    assert!(
        said["failed"].as_str().unwrap().contains("csv-wide"),
        "{said}"
    );
    assert_eq!(said["kappa"], Value::Null);
    assert_eq!(said["heard"], true, "{said}");
    let height: u32 = said["height"]
        .as_str()
        .unwrap()
        .trim_end_matches("px")
        .parse()
        .unwrap();
    assert!((100..=20_000).contains(&height), "{said}");
    assert_ne!(said["focus"], "", "the frame takes no focus: {said}");
}

fn messages_from_an_origin_that_is_not_allowed_are_not_heard(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    let wrong = origin(&server).replace("127.0.0.1:", "127.0.0.1:1");
    for allow in [
        format!("allow={wrong}"),
        "allow=*&allow=null".to_owned(),
        String::new(),
    ] {
        framed(&browser, &server, &allow);
        let said = browser.run_async(
            "const frame = document.querySelector('iframe');
             for (const method of ['ready', 'listReviews', 'formats']) {
                 frame.contentWindow.postMessage({ mmat: 1, id: method, method, args: [] }, '*');
             }
             await new Promise((done) => setTimeout(done, 1500));
             return messages;",
            json!([]),
        );
        assert_eq!(said, json!([]), "{allow}: no answer, no event, no height");
    }
}

fn a_frame_answers_hazards_with_a_sentence_and_tells_heights_alone(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine);
    framed(&browser, &server, &format!("allow={}", origin(&server)));
    let said = browser.run_async(
        "const frame = document.querySelector('iframe');
         const send = (message) => frame.contentWindow.postMessage(message, '*');
         for (const junk of [null, 7, 'text', {}, { mmat: 2, id: 1, method: 'ready' }, { mmat: 1, method: 'ready' },
             { mmat: 1, id: {}, method: 'ready' }, { mmat: 1, id: NaN, method: 'ready' }, new ArrayBuffer(8)]) send(junk);
         send({ mmat: 1, id: 'a', method: 'constructor', args: [] });
         send({ mmat: 1, id: 'b', method: { toString: 1 }, args: [] });
         send({ mmat: 1, id: 'c', method: 'openReview', args: 'x' });
         send({ mmat: 1, id: 'd', method: 'openReview', args: [new Map()] });
         send({ mmat: 1, id: 'e', method: 'remove', args: [] });
         for (let time = 0; time < 3; time += 1) send({ mmat: 1, id: 'f', method: 'listReviews' });
         await new Promise((done) => {
             const look = () => messages.some(({ data }) => data.id === 'f') ? setTimeout(done, 500) : setTimeout(look, 50);
             look();
         });
         return messages;",
        json!([]),
    );
    let messages = said.as_array().unwrap();
    let from = server.other_site("");
    let mut answers: Vec<&Value> = Vec::new();
    for message in messages {
        assert_eq!(message["origin"], from.trim_end_matches('/'));
        let data = &message["data"];
        if data["height"].is_number() {
            assert_eq!(
                data.as_object().unwrap().len(),
                2,
                "a height and nothing else: {data}"
            );
            assert!((100..=20_000).contains(&data["height"].as_u64().unwrap()));
        } else if !data["id"].is_null() {
            answers.push(data);
        }
    }
    assert!(
        messages
            .iter()
            .any(|message| message["data"]["height"].is_number())
    );
    assert_eq!(answers.len(), 6, "{answers:?}");
    for id in ["a", "b", "c", "d", "e"] {
        let answer = answers.iter().find(|answer| answer["id"] == id).unwrap();
        assert!(answer["error"].as_str().unwrap().len() > 10, "{answer}");
    }
    let last = answers.iter().find(|answer| answer["id"] == "f").unwrap();
    assert_eq!(**last, json!({"mmat": 1, "id": "f", "result": []}));
}
