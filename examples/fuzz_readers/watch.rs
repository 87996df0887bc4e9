//! Watches over the process of one reader.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use crate::Order;
use crate::maker::Maker;
use crate::readers::Reader;

const FAILURES: &str = "target/fuzz-failures";

/// Runs a reader over all inputs and tells in a line how it went.
///
/// # Errors
/// Which input it could not take, how that showed, and where the input was saved.
pub fn run(reader: &Reader, order: &Order) -> Result<String, Box<dyn Error>> {
    fs::create_dir_all(FAILURES)?;
    let progress = Path::new(FAILURES).join(format!(".progress-{}", reader.name));
    let start = Instant::now();
    let mut child = Command::new(env::current_exe()?)
        .args([
            "--inputs",
            &order.inputs.to_string(),
            "--seed",
            &order.seed.to_string(),
        ])
        .args([
            "--reader",
            reader.name,
            "--progress",
            &progress.to_string_lossy(),
        ])
        .stdout(Stdio::piped())
        .spawn()?;
    let ended = wait(&mut child, &progress, order.limit)?;
    let number = place(&progress).unwrap_or_default();
    fs::remove_file(&progress)?;
    let how = match ended {
        Some(status) if status.success() => return summary(reader, child, start.elapsed()),
        Some(status) => format!("the reader stopped ({status})"),
        None => format!("it took longer than {} s", order.limit.as_secs()),
    };
    let path = save(reader, order.seed, number)?;
    Err(format!(
        "input {number} of seed {}: {how}; saved as {}",
        order.seed,
        path.display()
    )
    .into())
}

/// Waits for the process to end; `None` where it stayed with one input for longer than allowed.
fn wait(child: &mut Child, progress: &Path, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let mut last = (None, Instant::now());
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let now = place(progress);
        if now != last.0 {
            last = (now, Instant::now());
        } else if last.1.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// The number of the input that is being read.
fn place(progress: &Path) -> Option<u64> {
    let bytes = fs::read(progress).ok()?;
    Some(u64::from_le_bytes(bytes.try_into().ok()?))
}

fn summary(reader: &Reader, child: Child, taken: Duration) -> Result<String, Box<dyn Error>> {
    let output = String::from_utf8(child.wait_with_output()?.stdout)?;
    let [micros, number, size, bytes] = output.split_whitespace().collect::<Vec<_>>()[..] else {
        return Err("the reader's process said nothing".into());
    };
    let megabytes = bytes.parse::<u64>()? / 1_000_000;
    Ok(format!(
        "{:<16} {:>4} s, {megabytes} MB; slowest {micros} µs: input {number} of {size} bytes",
        reader.name,
        taken.as_secs(),
    ))
}

fn save(reader: &Reader, seed: u64, number: u64) -> Result<PathBuf, Box<dyn Error>> {
    let path = Path::new(FAILURES).join(format!("{}-{seed}-{number}", reader.name));
    fs::write(&path, Maker::new(reader)?.make(seed, number))?;
    Ok(path)
}
