//! The device: other tabs, files, time.

use std::cell::RefCell;
use std::rc::Rc;

use mmat_appraisal::platform::{BrowserDevice, LeaveGuard, Leaving};
use mmat_appraisal::port::{Device, SavedFile, Touched};
use mmat_appraisal::review::ReviewId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{key, script};

fn device(database: &str) -> BrowserDevice {
    let root = js_sys::eval(
        "document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })",
    );
    BrowserDevice::new(root.unwrap().unchecked_into(), database)
}

/// What a device hears, as it comes.
fn hear(device: &BrowserDevice) -> (Rc<RefCell<Vec<Touched>>>, impl Drop) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = device.listen({
        let heard = Rc::clone(&heard);
        move |touched| heard.borrow_mut().push(touched)
    });
    (heard, Held(listener))
}

struct Held<T>(T);

impl<T> Drop for Held<T> {
    fn drop(&mut self) {}
}

#[wasm_bindgen_test]
async fn other_tabs_hear_what_was_saved_and_the_own_tab_does_not() {
    let name = format!("tabs {}", js_sys::Math::random());
    let (here, there, elsewhere) = (device(&name), device(&name), device("another database"));
    let (own, _a) = hear(&here);
    let (other, _b) = hear(&there);
    let (stranger, _c) = hear(&elsewhere);
    let review = ReviewId::new("a");
    let told = [
        Touched::Appraisal(review.clone(), key("s1")),
        Touched::Review(review),
        Touched::List,
    ];
    for touched in &told {
        here.tell_tabs(touched);
    }
    // What another script says on the channel is passed over.
    script(&format!(
        "new BroadcastChannel({name:?}).postMessage({{ list: true }});"
    ))
    .await;
    here.after(300).await;
    assert_eq!(*other.borrow(), told);
    assert_eq!(*own.borrow(), []);
    assert_eq!(*stranger.borrow(), []);

    drop(_b);
    here.tell_tabs(&Touched::List);
    here.after(100).await;
    assert_eq!(other.borrow().len(), 3);
}

#[wasm_bindgen_test]
fn moments_differ_and_carry_the_time() {
    let device = device("moments");
    let (mut one, mut two) = (device.moment(), device.moment());
    assert_ne!(one.fresh_id(), two.fresh_id());
    assert!(one.now.as_str() > "2026");
}

#[wasm_bindgen_test]
async fn files_are_read_whole() {
    let files = script(
        "const transfer = new DataTransfer();
         transfer.items.add(new File([new Uint8Array([0, 255, 13, 10])], 'a.ris'));
         transfer.items.add(new File(['é'], 'b.csv'));
         return transfer.files;",
    );
    let files: web_sys::FileList = files.await.unchecked_into();
    let read = device("files").read_files(&files).await;
    let read: Vec<_> = read
        .into_iter()
        .map(|file| (file.name, file.bytes.unwrap().read().to_vec()))
        .collect();
    assert_eq!(
        read,
        [
            ("a.ris".to_owned(), vec![0, 255, 13, 10]),
            ("b.csv".to_owned(), "é".as_bytes().to_vec()),
        ]
    );
}

#[wasm_bindgen_test]
async fn a_saved_file_has_its_name_and_leaves_no_trace_on_the_page() {
    script(
        "globalThis.clicked = [];
         document.addEventListener('click', () => globalThis.clicked.push('host'));
         HTMLAnchorElement.prototype.click = function () {
           this.addEventListener('click', (event) => event.preventDefault());
           globalThis.clicked.push(this.download);
           globalThis.saved = fetch(this.href).then(async (answer) =>
             answer.headers.get('content-type') + ' ' + await answer.text());
           this.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
         };",
    )
    .await;
    let before = script("return document.body.innerHTML;").await;
    let file = SavedFile {
        name: "Tāble.csv".to_owned(),
        media_type: "text/csv;charset=utf-8".to_owned(),
        bytes: b"a,b\r\n".to_vec().into(),
    };
    let device = device("saving");
    device.save_file(&file).unwrap();
    let clicked = script("return globalThis.clicked.join();").await;
    let saved = script("return await globalThis.saved;").await;
    script("delete HTMLAnchorElement.prototype.click;").await;
    assert_eq!(clicked, JsValue::from_str("Tāble.csv"));
    assert_eq!(saved, JsValue::from_str("text/csv;charset=utf-8 a,b\r\n"));
    let after = script("return document.body.lastElementChild.shadowRoot.childNodes.length;").await;
    assert_eq!(after, JsValue::from(0));
    assert!(before.is_string());
}

#[wasm_bindgen_test]
async fn leaving_is_heard_and_asked_about_only_while_something_is_unsaved() {
    let left = Rc::new(RefCell::new(0));
    let listener = Leaving::listen({
        let left = Rc::clone(&left);
        move || *left.borrow_mut() += 1
    });
    script("dispatchEvent(new Event('pagehide'));").await;
    drop(listener);
    script("dispatchEvent(new Event('pagehide'));").await;
    assert_eq!(*left.borrow(), 1);

    let asks = "const event = new Event('beforeunload', { cancelable: true });
                dispatchEvent(event);
                return event.defaultPrevented;";
    let mut guard = LeaveGuard::default();
    for unsaved in [false, true, true, false] {
        guard.set_unsaved(unsaved);
        assert_eq!(script(asks).await, JsValue::from(unsaved));
    }
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_any_id_inside_the_widget() {
    let device = device("focus");
    let id = "w1 item:1.1 \"quoted\"";
    script(&format!(
        "globalThis.root = document.body.lastElementChild.shadowRoot;
         const button = root.appendChild(document.createElement('button'));
         button.id = {id:?};"
    ))
    .await;
    device.focus("nothing of that id");
    device.focus(id);
    let focused = script("return root.activeElement && root.activeElement.id;").await;
    assert_eq!(focused, JsValue::from_str(id));
}
