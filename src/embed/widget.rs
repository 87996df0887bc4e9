//! One widget on a page: its shell, its listeners, its way in and out.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, ShadowRoot};
use yew::{AppHandle, Callback};

use super::outlet::HostOutlet;
use super::requests::{request, source};
use super::settings::settings;
use crate::app::{FilesMsg, FolderMsg, Msg, StoreMsg};
use crate::codec::clerk::{Message, Word};
use crate::platform::{
    BrowserClerk, BrowserDevice, BrowserFolders, Leaving, PasteListener, Pasted, Returning,
    TabListener, open_store,
};
use crate::port::{Device, MemoryStore, Store};
use crate::view::{Ports, Shell, ShellMsg, ShellProps, rest};

/// A running widget.
#[wasm_bindgen]
pub struct Widget {
    app: Option<AppHandle<Shell>>,
    inbox: Inbox,
    outlet: Rc<HostOutlet>,
    _paste: PasteListener,
    _tabs: Option<TabListener>,
    _leaving: Option<Leaving>,
    _returning: Option<Returning>,
}

type Inbox = Rc<RefCell<Option<Callback<Msg>>>>;

/// What the element's attributes say.
#[wasm_bindgen]
pub struct Options {
    database: String,
    mode: String,
    study: String,
    reviewer: String,
}

#[wasm_bindgen]
impl Options {
    /// What the attributes `storage-key`, `mode`, `study` and `reviewer` say; an empty text stands for
    /// one that is not there.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(database: String, mode: String, study: String, reviewer: String) -> Self {
        Self {
            database,
            mode,
            study,
            reviewer,
        }
    }
}

/// Opens the store and mounts the widget into `mount`, a `<div>` in the element's shadow root.
/// `clerk` opens a line to the module that reads and writes files: it takes a function that hears,
/// and promises the line. `shown` promises the file to show in the mode summary, as `{name, bytes}`.
///
/// # Errors
/// Where `mount` is not in a shadow root.
#[wasm_bindgen]
pub async fn start(
    element: HtmlElement,
    mount: HtmlElement,
    options: Options,
    clerk: Function,
    shown: Promise,
) -> Result<Widget, JsValue> {
    let root: ShadowRoot = mount
        .get_root_node()
        .dyn_into()
        .map_err(|_| js_sys::Error::new("the widget must be mounted in a shadow root"))?;
    let (mode, problems) = settings(&options.mode, &options.study, &options.reviewer);
    let is_read_only = mode.is_read_only();
    let database = options.database;
    let (store, memory_because) = if is_read_only {
        (Rc::new(MemoryStore::default()) as Rc<dyn Store>, None)
    } else {
        open_store(&database).await
    };
    let inbox = Inbox::default();
    let outlet = Rc::new(HostOutlet::new(element));
    let device = Rc::new(BrowserDevice::new(root, &database));
    let leaving = Rc::clone(&inbox);
    device.save_when_leaving(move || page_left(&leaving));
    let tabs = Rc::clone(&inbox);
    let tabs = device.listen(move |touched| {
        send(&tabs, Msg::Store(StoreMsg::OtherTabSaved(touched)));
    });
    let desk = Rc::clone(&inbox);
    let clerk = BrowserClerk::new(clerk, move |heard| {
        send(&desk, Msg::Files(understood(heard)))
    });
    let ports = Rc::new(Ports {
        store,
        folders: Rc::new(BrowserFolders::beside(&database)),
        device,
        clerk: Rc::new(clerk),
        outlet: Rc::clone(&outlet) as Rc<dyn crate::view::Outlet>,
        mode,
        problems,
        memory_because,
        inbox: Rc::clone(&inbox),
    });
    let props = ShellProps {
        ports: Rc::clone(&ports),
    };
    let app = yew::Renderer::<Shell>::with_root_and_props(mount.clone().into(), props);
    let app = app.render();
    if is_read_only {
        show_fetched(&inbox, shown);
    }
    let leaving = Rc::clone(&inbox);
    let pasting = (Rc::clone(&inbox), Rc::clone(&ports.device));
    let paste = PasteListener::listen(&mount, move |pasted| take_pasted(&pasting, pasted));
    Ok(Widget {
        app: Some(app),
        outlet,
        _paste: paste,
        _tabs: tabs,
        _leaving: Leaving::listen(move || page_left(&leaving)),
        _returning: hear_returns(&inbox),
        inbox,
    })
}

/// Hears that the reviewer is back at the page.
fn hear_returns(inbox: &Inbox) -> Option<Returning> {
    let (seen, kept) = (Rc::clone(inbox), Rc::clone(inbox));
    Returning::listen(
        move || send(&seen, Msg::Folder(FolderMsg::PageShown)),
        move || send(&kept, Msg::Store(StoreMsg::PageCameBack)),
    )
}

/// Shows what is fetched for the mode summary, once it is there.
fn show_fetched(inbox: &Inbox, shown: Promise) {
    let inbox = Rc::clone(inbox);
    spawn_local(async move {
        let fetched = JsFuture::from(shown).await;
        send(&inbox, Msg::Files(FilesMsg::SourceRead(source(fetched))));
    });
}

/// What the clerk said, as a message of the application.
fn understood(heard: Result<Message, String>) -> FilesMsg {
    let word = heard.and_then(|message| Word::read(&message).map_err(|error| error.to_string()));
    match word {
        Ok((number, word)) => FilesMsg::Heard(number, Box::new(word)),
        Err(why) => FilesMsg::ClerkLost(why),
    }
}

/// Opens what was pasted, as if its files had been picked.
fn take_pasted((inbox, device): &(Inbox, Rc<dyn Device>), pasted: Pasted) {
    match pasted {
        Pasted::Text(text) => send(inbox, Msg::Files(FilesMsg::Pasted(text))),
        Pasted::Files(files) => {
            let (reading, inbox) = (device.read_files(&files), Rc::clone(inbox));
            spawn_local(async move {
                for msg in FilesMsg::of_files(reading.await) {
                    send(&inbox, Msg::Files(msg));
                }
            });
        }
    }
}

/// The page is hidden or left. What is not saved is noted by the rest of the module, which a page that
/// goes cannot load any more.
fn page_left(inbox: &Inbox) {
    let msg = if rest::is_here() {
        Msg::PageLeft
    } else {
        Msg::TypingEnded
    };
    send(inbox, msg);
}

fn send(inbox: &Inbox, msg: Msg) {
    let callback = inbox.borrow().clone();
    if let Some(callback) = callback {
        callback.emit(msg);
    }
}

#[wasm_bindgen]
impl Widget {
    /// Asks the widget something for the host page.
    pub fn request(&self, method: &str, argument: &JsValue) -> Promise {
        match request(method, argument) {
            Ok(request) => {
                let (id, promise) = self.outlet.promise();
                send(&self.inbox, Msg::HostAsked(id, request));
                promise
            }
            Err(why) => Promise::reject(&js_sys::Error::new(&why).into()),
        }
    }

    /// Says that the rest of the module is there.
    pub fn rest_came(&self) {
        if let Some(app) = &self.app {
            app.send_message(ShellMsg::RestCame);
        }
    }

    /// Takes the widget off the page.
    pub fn stop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.outlet.reject_all("the widget was taken off the page");
    }
}

/// The formats that `exportAs` takes, as JSON text.
#[wasm_bindgen]
#[must_use]
pub fn formats() -> String {
    super::answers::formats_text()
}
