//! Folders outside the browser, by the File System Access API (Chromium).
//!
//! Its objects are called by the names of their methods, not through bindings: each binding would
//! be glue in the first load of every page, and only few browsers have what it binds.

mod calls;

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::device;
use super::held::in_browser;
use super::indexed_db::Links;
use crate::port::{
    FileMark, FolderError, Folders, Look, Outcome, Parcel, Pending, Reach, SeenFile, StoreError,
    Writing,
};
use crate::review::{ReviewId, Timestamp, sorted};
use calls::{call, field, is_called, option, promised};

/// How the names of review files end.
const ENDING: &str = ".mmat.json";
/// How long to wait between two looks, in milliseconds.
const MINUTE: u32 = 60_000;

/// The folders of the reviews in one database.
#[derive(Debug)]
pub struct BrowserFolders {
    links: Links,
}

impl BrowserFolders {
    /// Those of the reviews in the database of that name.
    #[must_use]
    pub fn beside(database: &str) -> Self {
        Self {
            links: Links::beside(database),
        }
    }
}

impl Folders for BrowserFolders {
    fn pick(&self, review: &ReviewId) -> Outcome<Option<Look>> {
        let (links, review) = (self.links.clone(), review.clone());
        Box::pin(async move {
            let options = option("mode", "readwrite");
            let page = JsValue::from(js_sys::global());
            let picked = match promised(&page, "showDirectoryPicker", &[options]).await {
                Ok(picked) => picked,
                // That is how the browser says that nothing was picked.
                Err(thrown) if is_called(&thrown, "AbortError") => return Ok(None),
                Err(thrown) => return Err(fault(&thrown)),
            };
            links.put(&review, &picked).await.map_err(not_kept)?;
            look(&links, &review).await
        })
    }

    fn look(&self, review: &ReviewId) -> Outcome<Option<Look>> {
        let (links, review) = (self.links.clone(), review.clone());
        Box::pin(async move { look(&links, &review).await })
    }

    fn ask(&self, review: &ReviewId) -> Outcome<Option<Look>> {
        let (links, review) = (self.links.clone(), review.clone());
        Box::pin(async move {
            let folder = folder(&links, &review).await?;
            let options = option("mode", "readwrite");
            let asked = promised(&folder, "requestPermission", &[options]).await;
            asked.map_err(|thrown| fault(&thrown))?;
            look(&links, &review).await
        })
    }

    fn read(&self, review: &ReviewId, name: &str) -> Outcome<(SeenFile, Parcel)> {
        let (links, review, name) = (self.links.clone(), review.clone(), name.to_owned());
        Box::pin(async move {
            let folder = folder(&links, &review).await?;
            let found = file_of(&folder, &name).await;
            let file = found.map_err(|thrown| fault(&thrown))?;
            let seen = seen(name, &file);
            let file: File = file.unchecked_into();
            let bytes = device::bytes(&file).await.map_err(FolderError::Failed)?;
            Ok((seen, bytes))
        })
    }

    fn write(
        &self,
        review: &ReviewId,
        name: &str,
        replaces: Option<&FileMark>,
        bytes: &Parcel,
    ) -> Outcome<Writing> {
        let (links, review, name) = (self.links.clone(), review.clone(), name.to_owned());
        let (replaces, bytes) = (replaces.cloned(), bytes.clone());
        Box::pin(async move {
            let folder = folder(&links, &review).await?;
            let written = write(&folder, name, replaces, &bytes).await;
            written.map_err(|thrown| fault(&thrown))
        })
    }

    fn note(&self, review: &ReviewId, name: &str, mark: Option<&FileMark>) -> Outcome<()> {
        let (links, review) = (self.links.clone(), review.clone());
        let (name, mark) = (name.to_owned(), mark.cloned());
        Box::pin(async move {
            let noted = links.note(&review, &name, mark.as_ref()).await;
            noted.map_err(not_kept)
        })
    }

    fn forget(&self, review: &ReviewId) -> Outcome<()> {
        let (links, review) = (self.links.clone(), review.clone());
        Box::pin(async move { links.delete(&review).await.map_err(not_kept) })
    }

    fn wait(&self) -> Pending<()> {
        Box::pin(async {
            TimeoutFuture::new(MINUTE).await;
            while super::leaving::is_hidden() {
                TimeoutFuture::new(MINUTE).await;
            }
        })
    }
}

async fn look(links: &Links, review: &ReviewId) -> Result<Option<Look>, FolderError> {
    let Some(link) = links.get(review).await.map_err(not_kept)? else {
        return Ok(None);
    };
    let folder = link.handle;
    let reach = match reach(&folder).await {
        Ok(reach) => reach,
        Err(thrown) => Reach::Lost(fault(&thrown)),
    };
    Ok(Some(Look {
        folder: field(&folder, "name").as_string().unwrap_or_default(),
        known: link.known,
        reach,
    }))
}

/// The handle of the folder that a review is linked to.
async fn folder(links: &Links, review: &ReviewId) -> Result<JsValue, FolderError> {
    let link = links.get(review).await.map_err(not_kept)?;
    let link =
        link.ok_or_else(|| FolderError::NotKept("it was unlinked in another tab".to_owned()));
    Ok(link?.handle)
}

/// How far the browser lets us into a folder, and the review files in it, by name.
async fn reach(folder: &JsValue) -> Result<Reach, JsValue> {
    let options = option("mode", "readwrite");
    let access = promised(folder, "queryPermission", &[options]).await?;
    if access.as_string().as_deref() != Some("granted") {
        return Ok(Reach::Shut);
    }
    let entries = call(folder, "values", &[])?;
    let mut files = Vec::new();
    loop {
        let next = promised(&entries, "next", &[]).await?;
        if field(&next, "done").is_truthy() {
            break;
        }
        files.extend(review_file(&field(&next, "value")).await?);
    }
    Ok(Reach::Open(sorted(files, &|a: &SeenFile, b: &SeenFile| {
        a.name.cmp(&b.name)
    })))
}

/// An entry of a folder, if it is a review file, and still there.
async fn review_file(entry: &JsValue) -> Result<Option<SeenFile>, JsValue> {
    let name = field(entry, "name").as_string().unwrap_or_default();
    let is_file = field(entry, "kind").as_string().as_deref() == Some("file");
    if !(is_file && name.ends_with(ENDING)) {
        return Ok(None);
    }
    match promised(entry, "getFile", &[]).await {
        Ok(file) => Ok(Some(seen(name, &file))),
        Err(thrown) if is_called(&thrown, "NotFoundError") => Ok(None),
        Err(thrown) => Err(thrown),
    }
}

/// The file of that name, as it is now.
async fn file_of(folder: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let handle = promised(folder, "getFileHandle", &[name.into()]).await?;
    promised(&handle, "getFile", &[]).await
}

fn seen(name: String, file: &JsValue) -> SeenFile {
    let changed = field(file, "lastModified").as_f64().unwrap_or_default();
    let changed = Date::new(&JsValue::from_f64(changed));
    let text = String::from(changed.to_iso_string());
    SeenFile {
        name,
        mark: FileMark {
            changed: Timestamp::parse(&text).unwrap_or_else(Timestamp::epoch),
            size: field(file, "size").as_f64().unwrap_or_default() as u64,
        },
        offset: -(changed.get_timezone_offset() as i32),
    }
}

/// Writes a file, unless what is there now is not what is to be replaced.
async fn write(
    folder: &JsValue,
    name: String,
    replaces: Option<FileMark>,
    bytes: &Parcel,
) -> Result<Writing, JsValue> {
    let is_new = match file_of(folder, &name).await {
        Ok(file) => {
            let there = seen(name.clone(), &file);
            if replaces.as_ref() != Some(&there.mark) {
                return Ok(Writing::Differs(there));
            }
            false
        }
        Err(thrown) if is_called(&thrown, "NotFoundError") => true,
        Err(thrown) => return Err(thrown),
    };
    let create = option("create", true);
    let handle = promised(folder, "getFileHandle", &[name.as_str().into(), create]).await?;
    if let Err(thrown) = put_whole(&handle, bytes).await {
        if is_new {
            // An empty file of ours would be in the way of the next attempt; if it stays, the
            // reviewer is asked about it.
            let _ = promised(folder, "removeEntry", &[name.into()]).await;
        }
        return Err(thrown);
    }
    let file = promised(&handle, "getFile", &[]).await?;
    Ok(Writing::Written(seen(name, &file)))
}

/// Puts the content of a file in the place of what it had, in one go when all of it is written.
async fn put_whole(handle: &JsValue, bytes: &Parcel) -> Result<(), JsValue> {
    let writable = promised(handle, "createWritable", &[]).await?;
    let written = promised(&writable, "write", &[in_browser(bytes).into()]).await;
    if let Err(thrown) = written {
        // What it had stays. A stream that failed may refuse to be broken off, which is as well.
        let _ = promised(&writable, "abort", &[]).await;
        return Err(thrown);
    }
    promised(&writable, "close", &[]).await.map(drop)
}

/// What the browser threw, as what it means for a folder.
fn fault(thrown: &JsValue) -> FolderError {
    let said = device::words(thrown);
    let name = field(thrown, "name").as_string().unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => FolderError::Refused(said),
        "NotFoundError" | "TypeMismatchError" => FolderError::Gone(said),
        "NoModificationAllowedError" | "InvalidStateError" => FolderError::Held(said),
        "QuotaExceededError" => FolderError::Full(said),
        _ => FolderError::Failed(said),
    }
}

fn not_kept(error: StoreError) -> FolderError {
    FolderError::NotKept(error.to_string())
}
