//! Feeds each reader broken and made-up inputs, and tells which one it could not take.
//!
//! `cargo run --profile fuzz --example fuzz_readers -- --inputs 1000000 [--reader NAME] [--seed N]`
//!
//! An input is made from the seed and its number alone, so any can be made again. Each reader runs
//! in a process of its own, which notes the number of the input before it is read: so a panic, an
//! exhausted stack, a full memory and an endless loop are all told apart from the rest, and the
//! input is saved in `target/fuzz-failures`. `make test` runs a few thousand with one seed.

mod child;
mod dialects;
mod maker;
mod random;
mod readers;
mod watch;

use std::error::Error;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, thread};

use readers::{READERS, Reader};

/// What the command line asks for.
struct Order {
    inputs: u64,
    seed: u64,
    reader: Option<String>,
    /// The longest that one input may take.
    limit: Duration,
    /// Where the child notes its place; only given to children.
    progress: Option<String>,
}

const USAGE: &str =
    "usage: fuzz_readers --inputs NUMBER [--reader NAME] [--seed NUMBER] [--limit SECONDS]";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let order = order()?;
    let wanted = |reader: &&Reader| {
        order
            .reader
            .as_deref()
            .is_none_or(|name| name == reader.name)
    };
    let readers: Vec<&Reader> = READERS.iter().filter(wanted).collect();
    if readers.is_empty() {
        let names: Vec<&str> = READERS.iter().map(|reader| reader.name).collect();
        return Err(format!("no such reader; there are {}", names.join(", ")).into());
    }
    if let (Some(path), [reader]) = (&order.progress, readers.as_slice()) {
        return child::run(reader, &order, path);
    }
    println!(
        "seed {}, {} inputs for each reader",
        order.seed, order.inputs
    );
    // A process for each reader, as many at once as there are cores.
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let waiting = Mutex::new(readers);
    let failed = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(reader) = waiting.lock().ok().and_then(|mut waiting| waiting.pop()) {
                    match watch::run(reader, &order) {
                        Ok(line) => println!("{line}"),
                        Err(problem) => {
                            eprintln!("FAILED: {}: {problem}", reader.name);
                            failed.store(true, Ordering::Relaxed);
                        }
                    }
                }
            });
        }
    });
    Ok(if failed.into_inner() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn order() -> Result<Order, Box<dyn Error>> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let mut order = Order {
        inputs: 0,
        seed: clock.as_secs(),
        reader: None,
        limit: Duration::from_secs(10),
        progress: None,
    };
    let mut words = env::args().skip(1);
    while let Some(name) = words.next() {
        let value = words.next().ok_or(USAGE)?;
        match name.as_str() {
            "--inputs" => order.inputs = value.parse()?,
            "--seed" => order.seed = value.parse()?,
            "--reader" => order.reader = Some(value),
            "--limit" => order.limit = Duration::from_secs(value.parse()?),
            "--progress" => order.progress = Some(value),
            _ => return Err(USAGE.into()),
        }
    }
    if order.inputs == 0 {
        Err(USAGE.into())
    } else {
        Ok(order)
    }
}
