//! Finds the lines of a JSON text at which problems stand.

use crate::codec::incoming::FileProblem;
use crate::review::Index;

/// Stands for the line of a path that the walk has not met; lines count from 1.
const NOT_MET: usize = 0;

/// Gives each problem the line of its field or, where that is missing, of what should hold it.
/// `text` is valid JSON.
pub(super) fn find(text: &str, problems: &mut [FileProblem]) {
    if problems.is_empty() {
        return;
    }
    let mut walk = Walk {
        text,
        at: 0,
        line: 1,
        wanted: Index::default(),
    };
    for path in problems
        .iter()
        .filter_map(|problem| problem.field.as_deref())
    {
        for part in upwards(path) {
            walk.wanted.set(part, NOT_MET);
        }
    }
    walk.value(&mut String::new());
    for problem in problems {
        let path = problem.field.as_deref().unwrap_or_default();
        problem.line =
            upwards(path).find_map(|part| walk.wanted.get(part).filter(|line| *line != NOT_MET));
    }
}

/// The path, then whatever it may stand in, up to the file itself.
fn upwards(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| {
        let end = path.rfind(['.', '[']).unwrap_or(0);
        path.get(..end).filter(|_| !path.is_empty())
    })
}

/// A walk over a JSON text that notes on which line each wanted path starts.
struct Walk<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    /// The line of each path, once it is met.
    wanted: Index,
}

impl<'a> Walk<'a> {
    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(byte @ (b' ' | b'\t' | b'\r' | b'\n')) = self.here() {
            self.line += usize::from(byte == b'\n');
            self.at += 1;
        }
        self.here()
    }

    fn here(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn value(&mut self, path: &mut String) {
        let first = self.next();
        // A member `review` has the file's own path; the first of a name is the one meant.
        if self.wanted.get(path) == Some(NOT_MET) {
            self.wanted.set(path, self.line);
        }
        match first {
            Some(b'{') => self.members(path),
            Some(b'[') => self.elements(path),
            Some(b'"') => {
                self.string();
            }
            _ => {
                self.at += 1;
                while self
                    .here()
                    .is_some_and(|byte| !b",]} \t\r\n".contains(&byte))
                {
                    self.at += 1;
                }
            }
        }
    }

    fn members(&mut self, path: &mut String) {
        self.at += 1;
        let length = path.len();
        while self.next() == Some(b'"') {
            let key = self.string();
            if !(length == 0 && key == "review") {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(key);
            }
            self.after(b':');
            self.value(path);
            path.truncate(length);
            self.after(b',');
        }
        self.after(b'}');
    }

    fn elements(&mut self, path: &mut String) {
        self.at += 1;
        let length = path.len();
        let mut index = 0_usize;
        while self.next().is_some_and(|byte| byte != b']') {
            path.push_str(&format!("[{index}]"));
            self.value(path);
            path.truncate(length);
            self.after(b',');
            index += 1;
        }
        self.after(b']');
    }

    /// Steps over a mark, if it comes next.
    fn after(&mut self, mark: u8) {
        if self.next() == Some(mark) {
            self.at += 1;
        }
    }

    /// Steps over a string and gives what stands between its quotes, escapes as they are.
    fn string(&mut self) -> &'a str {
        let start = self.at + 1;
        self.at = start;
        while let Some(byte) = self.here().filter(|byte| *byte != b'"') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        let end = self.at;
        self.at += 1;
        self.text.get(start..end).unwrap_or_default()
    }
}
