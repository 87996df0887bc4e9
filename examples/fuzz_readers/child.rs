//! The process in which one reader runs.

use std::error::Error;
use std::fs::File;
use std::io::{Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::Order;
use crate::maker::Maker;
use crate::readers::Reader;

/// Reads all inputs. Before each its number goes to the file at `path`; at the end the slowest
/// one's microseconds, number and size in bytes go to the output, and the bytes of all.
pub fn run(reader: &Reader, order: &Order, path: &str) -> Result<ExitCode, Box<dyn Error>> {
    let mut progress = File::create(path)?;
    let maker = Maker::new(reader)?;
    let mut slowest = (Duration::ZERO, 0, 0);
    let mut bytes = 0;
    for number in 0..order.inputs {
        progress.rewind()?;
        progress.write_all(&number.to_le_bytes())?;
        let input = maker.make(order.seed, number);
        bytes += input.len();
        let start = Instant::now();
        if catch_unwind(AssertUnwindSafe(|| (reader.read)(&input))).is_err() {
            return Ok(ExitCode::FAILURE);
        }
        let taken = start.elapsed();
        if taken > slowest.0 {
            slowest = (taken, number, input.len());
        }
    }
    let (taken, number, size) = slowest;
    println!("{} {number} {size} {bytes}", taken.as_micros());
    Ok(ExitCode::SUCCESS)
}
