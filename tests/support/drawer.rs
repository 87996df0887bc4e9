//! A shared folder for tests, in memory, as one browser reaches it.

use std::cell::{Cell, RefCell};
use std::future::ready;
use std::rc::Rc;

use mmat_appraisal::port::{
    FileMark, FolderError, Folders, Look, Outcome, Parcel, Pending, Reach, SeenFile, Writing,
};
use mmat_appraisal::review::{ByKey, ReviewId, Timestamp};

/// What is in the folder, the same for all who reach it.
#[derive(Default)]
pub struct Content {
    files: ByKey<String, (FileMark, Rc<[u8]>)>,
    hour: u8,
}

impl Content {
    /// Puts a file, an hour later than the one before.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> FileMark {
        self.hour += 1;
        let changed = format!("2026-03-04T{:02}:00:00Z", self.hour);
        let mark = FileMark {
            changed: Timestamp::parse(&changed).unwrap(),
            size: bytes.len() as u64,
        };
        let kept = (mark.clone(), Rc::from(bytes));
        self.files.insert(name.to_owned(), kept);
        mark
    }

    pub fn text(&self, name: &str) -> String {
        let (_, bytes) = self.files.get(&name.to_owned()).unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    pub fn names(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    pub fn remove(&mut self, name: &str) {
        self.files.remove(&name.to_owned());
    }
}

/// One browser's way to the folder.
#[derive(Clone, Default)]
pub struct Drawer {
    /// What is in it.
    pub content: Rc<RefCell<Content>>,
    /// Which reviews are linked to it, and what is known of its files.
    pub links: Rc<RefCell<ByKey<ReviewId, ByKey<String, FileMark>>>>,
    /// Whether access has to be asked for.
    pub is_shut: Rc<Cell<bool>>,
    /// Whether the reviewer says no: picks nothing, allows nothing.
    pub declines: Rc<Cell<bool>>,
    /// Why the folder cannot be used now.
    pub fails: Rc<RefCell<Option<FolderError>>>,
}

fn done<T: 'static>(value: Result<T, FolderError>) -> Outcome<T> {
    Box::pin(ready(value))
}

impl Drawer {
    /// The same folder from another browser.
    pub fn elsewhere(&self) -> Self {
        Self {
            content: Rc::clone(&self.content),
            ..Self::default()
        }
    }

    fn seen(name: &str, mark: &FileMark) -> SeenFile {
        SeenFile {
            name: name.to_owned(),
            mark: mark.clone(),
            offset: 60,
        }
    }

    fn reach(&self) -> Reach {
        if self.is_shut.get() {
            return Reach::Shut;
        }
        if let Some(error) = self.fails.borrow().clone() {
            return Reach::Lost(error);
        }
        let content = self.content.borrow();
        let files = content.files.iter();
        Reach::Open(
            files
                .map(|(name, (mark, _))| Self::seen(name, mark))
                .collect(),
        )
    }

    fn found(&self, review: &ReviewId) -> Option<Look> {
        Some(Look {
            folder: "Shared".to_owned(),
            known: self.links.borrow().get(review)?.clone(),
            reach: self.reach(),
        })
    }

    fn refusal(&self) -> Result<(), FolderError> {
        self.fails.borrow().clone().map_or(Ok(()), Err)
    }
}

impl Folders for Drawer {
    fn pick(&self, review: &ReviewId) -> Outcome<Option<Look>> {
        if let Err(error) = self.refusal() {
            return done(Err(error));
        }
        if self.declines.get() {
            return done(Ok(None));
        }
        self.links.borrow_mut().insert(review.clone(), ByKey::new());
        self.look(review)
    }

    fn look(&self, review: &ReviewId) -> Outcome<Option<Look>> {
        done(Ok(self.found(review)))
    }

    fn ask(&self, review: &ReviewId) -> Outcome<Option<Look>> {
        self.is_shut.set(self.declines.get());
        self.look(review)
    }

    fn read(&self, _review: &ReviewId, name: &str) -> Outcome<(SeenFile, Parcel)> {
        let content = self.content.borrow();
        done(match content.files.get(&name.to_owned()) {
            Some((mark, bytes)) => Ok((Self::seen(name, mark), bytes.to_vec().into())),
            None => Err(FolderError::Gone(name.to_owned())),
        })
    }

    fn write(
        &self,
        _review: &ReviewId,
        name: &str,
        replaces: Option<&FileMark>,
        bytes: &Parcel,
    ) -> Outcome<Writing> {
        if let Err(error) = self.refusal() {
            return done(Err(error));
        }
        let mut content = self.content.borrow_mut();
        if let Some((there, _)) = content.files.get(&name.to_owned())
            && Some(there) != replaces
        {
            return done(Ok(Writing::Differs(Self::seen(name, there))));
        }
        let mark = content.put(name, &bytes.read());
        done(Ok(Writing::Written(Self::seen(name, &mark))))
    }

    fn note(&self, review: &ReviewId, name: &str, mark: Option<&FileMark>) -> Outcome<()> {
        if let Some(known) = self.links.borrow_mut().get_mut(review) {
            match mark {
                Some(mark) => known.insert(name.to_owned(), mark.clone()),
                None => known.remove(&name.to_owned()),
            };
        }
        done(Ok(()))
    }

    fn forget(&self, review: &ReviewId) -> Outcome<()> {
        self.links.borrow_mut().remove(review);
        done(Ok(()))
    }

    fn wait(&self) -> Pending<()> {
        Box::pin(ready(()))
    }
}
