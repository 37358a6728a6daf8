//! Files that another program holds open; often this lasts only seconds.
//!
//! On Windows a folder cannot be renamed while anything in it is open, and an open file cannot be
//! replaced. Virus scanners, the search index, cloud folders and players hold files open.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::base::platform;

/// Maximum wait for other programs to close a file: scanners take a second or two (tuning).
const PATIENCE: Duration = Duration::from_secs(8);
/// Maximum wait in a whole run, so that a disk that refuses everything does not cause a wait for
/// each file (tuning).
const PATIENCE_IN_ALL: Duration = Duration::from_mins(1);
/// Pause between two attempts (tuning).
const PAUSE: Duration = Duration::from_millis(100);

/// Whether the system refused because another program has the file open.
pub fn is_held(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::ResourceBusy || platform::is_held(error)
}

/// Retries `work` for some seconds while the system's error may come from a file held open; runs it
/// once on systems where open files block nothing.
///
/// # Errors
/// Returns the error of the last attempt.
pub(in crate::base) fn patiently<T>(work: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    static WAITED_MILLISECONDS: AtomicU64 = AtomicU64::new(0);
    let waited = Duration::from_millis(WAITED_MILLISECONDS.load(Ordering::Relaxed));
    let patience = PATIENCE.min(PATIENCE_IN_ALL.saturating_sub(waited));
    let began = Instant::now();
    let done = patiently_while(platform::may_pass, patience, work);
    if done.is_err() {
        let waited = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        WAITED_MILLISECONDS.fetch_add(waited, Ordering::Relaxed);
    }
    done
}

fn patiently_while<T>(
    may_pass: fn(&io::Error) -> bool,
    patience: Duration,
    mut work: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let began = Instant::now();
    loop {
        match work() {
            Err(error) if may_pass(&error) && began.elapsed() < patience => {
                thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

/// A file at or below `path` that another program holds open, if the system reports it.
pub(in crate::base) fn holder(path: &Path) -> Option<PathBuf> {
    platform::held_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_hold_is_tried_again_and_what_fails_is_told_at_once() {
        let busy = |error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy;
        let mut left = 3;
        let done = patiently_while(busy, Duration::from_mins(1), || {
            left -= 1;
            if left > 0 {
                Err(io::ErrorKind::ResourceBusy.into())
            } else {
                Ok(left)
            }
        });
        assert_eq!(done.unwrap(), 0);
        let mut attempts = 0;
        let failed = patiently_while(busy, Duration::from_mins(1), || {
            attempts += 1;
            Err::<(), _>(io::ErrorKind::NotFound.into())
        });
        assert_eq!(
            (failed.unwrap_err().kind(), attempts),
            (io::ErrorKind::NotFound, 1)
        );
        let mut attempts = 0;
        let failed = patiently_while(busy, Duration::from_millis(150), || {
            attempts += 1;
            Err::<(), _>(io::ErrorKind::ResourceBusy.into())
        });
        assert!(is_held(&failed.unwrap_err()) && attempts > 1, "{attempts}");
    }
}
