//! Makes inputs: fixtures that were broken, and pieces put together.

use std::path::Path;
use std::{fs, io};

use crate::dialects::{ALL, COMMON, Dialect};
use crate::random::Random;
use crate::readers::Reader;

/// An input is seldom longer than this: many small ones find more than few large ones.
const MOST: usize = 8192;

/// Makes the inputs of one reader.
pub struct Maker {
    /// Files of the reader's kind.
    own: Vec<Vec<u8>>,
    /// All files.
    all: Vec<Vec<u8>>,
    dialect: Dialect,
}

impl Maker {
    /// Reads the fixtures, in the order of their names.
    pub fn new(reader: &Reader) -> io::Result<Self> {
        let mut paths = Vec::new();
        for folder in ["tests/fixtures", "assets/example"] {
            files(Path::new(folder), &mut paths)?;
        }
        paths.sort();
        let (mut own, mut all) = (Vec::new(), Vec::new());
        for path in paths {
            let bytes = fs::read(&path)?;
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            if reader.endings.contains(&"") || reader.endings.contains(&&*ending) {
                own.push(bytes.clone());
            }
            all.push(bytes);
        }
        Ok(Self {
            own,
            all,
            dialect: reader.dialect,
        })
    }

    /// The input of a seed and a number, always the same.
    pub fn make(&self, seed: u64, number: u64) -> Vec<u8> {
        let mut random = Random::of(seed, number);
        let mut input = match random.below(4) {
            0 => self.pieces(&mut random),
            1 => self.cutting(&mut random, &self.all),
            _ => self.cutting(&mut random, &self.own),
        };
        for _ in 0..random.below(7) {
            self.break_it(&mut random, &mut input);
        }
        input
    }

    /// Some pieces of the reader's dialect, or of all.
    fn pieces(&self, random: &mut Random) -> Vec<u8> {
        let mut input = Vec::new();
        for _ in 0..random.below(120) {
            input.extend_from_slice(self.piece(random));
        }
        input
    }

    fn piece(&self, random: &mut Random) -> &'static [u8] {
        let own = if self.dialect.is_empty() {
            random.pick(&ALL).copied().unwrap_or(COMMON)
        } else {
            self.dialect
        };
        let list = if random.chance(1, 3) { COMMON } else { own };
        random.pick(list).copied().unwrap_or_default().as_bytes()
    }

    /// The start of a file and, where it is long, another part of it: so that headings stay.
    fn cutting(&self, random: &mut Random, files: &[Vec<u8>]) -> Vec<u8> {
        let Some(file) = random.pick(files) else {
            return self.pieces(random);
        };
        if file.len() <= MOST && random.chance(1, 2) {
            return file.clone();
        }
        let head = random.below(MOST.min(file.len()) / 2 + 1);
        let from = random.below(file.len());
        let to = from + random.below(MOST / 2);
        let mut input = file.get(..head).unwrap_or_default().to_vec();
        input.extend_from_slice(file.get(from..to.min(file.len())).unwrap_or_default());
        input
    }

    fn break_it(&self, random: &mut Random, input: &mut Vec<u8>) {
        let at = random.below(input.len() + 1);
        let end = (at + random.below(64)).min(input.len());
        match random.below(9) {
            0 => input.truncate(at),
            1 => {
                input.drain(at..end);
            }
            2 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte = random.byte();
                }
            }
            3 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            4 => {
                let part = input.get(at..end).unwrap_or_default().to_vec();
                put(input, at, &part.repeat(random.below(40)));
            }
            5 => put(input, at, &self.piece(random).repeat(random.below(200))),
            6 => {
                let part = self.cutting(random, &self.own);
                put(
                    input,
                    at,
                    part.get(..random.below(part.len())).unwrap_or_default(),
                );
            }
            _ => put(input, at, self.piece(random)),
        }
        input.truncate(4 * MOST);
    }
}

fn put(input: &mut Vec<u8>, at: usize, part: &[u8]) {
    input.splice(at..at, part.iter().copied());
}

fn files(folder: &Path, paths: &mut Vec<std::path::PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
