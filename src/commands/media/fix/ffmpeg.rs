//! Runs ffmpeg, which converts films, sound and captions.

use std::io::{self, BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::base::Task;
use crate::commands::Error;

/// Most of what ffmpeg says that is kept: a broken film brings a line for every frame.
const FFMPEG_MESSAGE_BYTES_MAX: u64 = 64 << 10;

/// One conversion.
pub(super) struct FfmpegCall<'a> {
    pub(super) input: &'a Path,
    pub(super) output: &'a Path,
    pub(super) arguments: &'a [&'static str],
    /// Played length of the input, if known.
    pub(super) duration_ms: Option<u64>,
    /// Length of the input, for the progress.
    pub(super) size_bytes: u64,
}

/// How a conversion ended.
#[derive(Debug)]
pub(super) enum FfmpegOutcome {
    /// The output is there.
    Done,
    /// The system has no ffmpeg.
    NotInstalled,
    /// ffmpeg refused the input; its last words.
    Refused { words: String },
}

/// Runs ffmpeg and waits for it.
///
/// # Errors
/// Fails if the system cannot run it, or on Ctrl-C, which also ends ffmpeg.
pub(super) fn convert(call: &FfmpegCall<'_>, task: &Task<'_>) -> Result<FfmpegOutcome, Error> {
    let mut command = Command::new("ffmpeg");
    command
        .args([
            "-nostdin",
            "-hide_banner",
            "-v",
            "error",
            "-progress",
            "pipe:1",
            "-y",
            "-i",
        ])
        .arg(call.input)
        .args(call.arguments)
        .arg(call.output)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = match command.spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(FfmpegOutcome::NotInstalled);
        }
        Err(source) => return Err(Error::Ffmpeg { source }),
        Ok(child) => child,
    };
    let mut running = Running(child);
    let said = running
        .0
        .stderr
        .take()
        .map(|words| thread::spawn(move || kept(words)));
    if let Some(progress) = running.0.stdout.take() {
        follow(progress, call, task)?;
    }
    let ended = running
        .0
        .wait()
        .map_err(|source| Error::Ffmpeg { source })?;
    task.check_stop()?;
    if ended.success() {
        return Ok(FfmpegOutcome::Done);
    }
    let said = said
        .and_then(|thread| thread.join().ok())
        .unwrap_or_default();
    let words = said.lines().rfind(|line| !line.trim().is_empty());
    let words = words.unwrap_or_default().trim().to_owned();
    Ok(FfmpegOutcome::Refused { words })
}

/// A process that ends with this value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The first words of a stream; the rest is read and dropped, so that the writer never waits.
fn kept(mut words: impl Read) -> String {
    let mut bytes = Vec::new();
    // What cannot be read is not shown.
    let _ = words
        .by_ref()
        .take(FFMPEG_MESSAGE_BYTES_MAX)
        .read_to_end(&mut bytes);
    let _ = io::copy(&mut words, &mut io::sink());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Follows `out_time_us=…` lines, which come twice a second.
fn follow(progress: impl Read, call: &FfmpegCall<'_>, task: &Task<'_>) -> Result<(), Error> {
    let mut told_bytes = 0;
    for line in BufReader::new(progress).lines() {
        task.check_stop()?;
        let line = line.map_err(|source| Error::Ffmpeg { source })?;
        let reached = line
            .strip_prefix("out_time_us=")
            .and_then(|time| time.parse::<u64>().ok());
        let (Some(reached_us), Some(duration_ms)) = (reached, call.duration_ms) else {
            continue;
        };
        let share = u128::from(call.size_bytes) * u128::from(reached_us / 1000);
        let bytes = share.checked_div(u128::from(duration_ms)).unwrap_or(0);
        let bytes = u64::try_from(bytes).unwrap_or(0).min(call.size_bytes);
        task.advance(bytes.saturating_sub(told_bytes));
        told_bytes = told_bytes.max(bytes);
    }
    task.advance(call.size_bytes - told_bytes);
    Ok(())
}
