//! Progress as lines of JSON on standard output, for programs that watch long work.

use std::collections::HashMap;
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::base::Progress;
use crate::words::ToMessage as _;

/// How long a task says nothing after a line, unless it ends.
const PAUSE: Duration = Duration::from_millis(500);

/// Prints the progress of all tasks, once it is turned on.
#[derive(Debug, Default)]
pub(super) struct ProgressLines {
    is_on: AtomicBool,
    told: Mutex<HashMap<u64, Instant>>,
}

impl ProgressLines {
    pub(super) fn turn_on(&self) {
        self.is_on.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_on(&self) -> bool {
        self.is_on.load(Ordering::Relaxed)
    }

    pub(super) fn show(&self, progress: &Progress) {
        if !self.is_on() {
            return;
        }
        // If a thread panicked while printing, the worst result is a line too many.
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = told
            .get(&progress.task)
            .is_none_or(|last| last.elapsed() >= PAUSE);
        if !is_due && !progress.is_over {
            return;
        }
        told.insert(progress.task, Instant::now());
        let line = json!({
            "event": "progress",
            "task": progress.task,
            "activity": progress.activity.message().code(),
            "device": progress.subject.as_deref(),
            "done_bytes": progress.done_bytes,
            "total_bytes": progress.total_bytes,
            "bytes_per_second": progress.bytes_per_second(),
            "seconds_left": progress.time_left().map(|left| left.as_secs()),
            "over": progress.is_over,
        });
        // A lost line is no lost answer; the answer itself is checked.
        let _ = writeln!(io::stdout(), "{line}");
    }
}
