//! A job: it can be stopped, and it reports the progress of its tasks.
//!
//! Several jobs can run in one process, independent of each other.
//!
//! ```
//! use std::sync::{Arc, Mutex};
//! use drivepress::base::{Activity, Work};
//!
//! # fn main() -> Result<(), drivepress::base::Interrupted> {
//! let seen = Arc::new(Mutex::new(Vec::new()));
//! let log = Arc::clone(&seen);
//! let work = Work::observed(move |progress| log.lock().unwrap().push(progress.done_bytes));
//!
//! let task = work.task(Activity::CopyMedia, Some(3000));
//! for _ in 0..3 {
//!     work.check_stop()?;
//!     task.advance(1000);
//! }
//! drop(task);
//! assert_eq!(*seen.lock().unwrap(), [0, 1000, 2000, 3000, 3000]);
//!
//! work.stop();
//! assert!(work.check_stop().is_err());
//! # Ok(())
//! # }
//! ```

mod activity;
mod read_through;

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::words::{Message, ToMessage, messages, shown_in_english};

pub use activity::Activity;
pub use read_through::read_through;

/// The job was stopped; nothing was left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub struct Interrupted;

messages! {
    /// Not a failure: the user asked for it.
    enum Stop {
        OnRequest = "machine.stopped",
    }
}

impl ToMessage for Interrupted {
    fn message(&self) -> Message {
        Stop::OnRequest.message()
    }
}

shown_in_english!(Interrupted);

/// One job. Clones are handles to the same job.
#[derive(Clone)]
pub struct Work(Arc<Job>);

struct Job {
    is_stopped: AtomicBool,
    tasks: AtomicU64,
    observer: Box<Observer>,
    listener: Box<Listener>,
}

type Observer = dyn Fn(&Progress) + Send + Sync;
type Listener = dyn Fn(&Message) + Send + Sync;

impl Work {
    /// A job without an observer.
    pub fn new() -> Self {
        Self::observed(|_| {})
    }

    /// A job that reports each step of its tasks to `observer`. Reports of one task arrive in
    /// order; those of different tasks may arrive from several threads at once. The work waits for
    /// the observer to return.
    pub fn observed(observer: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        Self::observed_and_heard(observer, |_| {})
    }

    /// As [`Work::observed`]; also reports what people should know while the work goes on to
    /// `listener`.
    pub fn observed_and_heard(
        observer: impl Fn(&Progress) + Send + Sync + 'static,
        listener: impl Fn(&Message) + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Job {
            is_stopped: AtomicBool::new(false),
            tasks: AtomicU64::new(0),
            observer: Box::new(observer),
            listener: Box::new(listener),
        }))
    }

    /// Reports something that people should know before the work goes on.
    pub fn notify(&self, message: impl Into<Message>) {
        (self.0.listener)(&message.into());
    }

    /// Asks the job to stop. It ends with [`Interrupted`] at its next [`Work::check_stop`] and
    /// removes unfinished output. Other jobs continue.
    pub fn stop(&self) {
        self.0.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Call this between pieces of long work.
    ///
    /// # Errors
    /// [`Interrupted`] once [`Work::stop`] was called.
    pub fn check_stop(&self) -> Result<(), Interrupted> {
        if self.0.is_stopped.load(Ordering::Relaxed) {
            Err(Interrupted)
        } else {
            Ok(())
        }
    }

    /// Starts a task. `total_bytes` is the number of bytes it will read or write, if known. The
    /// task ends when it is dropped. Any number of tasks can run at once.
    pub fn task(&self, activity: Activity, total_bytes: Option<u64>) -> Task<'_> {
        self.begin(activity, None, total_bytes)
    }

    /// As [`Work::task`], for one of several things that the job works on at once: `subject` tells
    /// its tasks from those of the others.
    pub fn task_on(
        &self,
        activity: Activity,
        subject: &Arc<str>,
        total_bytes: Option<u64>,
    ) -> Task<'_> {
        self.begin(activity, Some(Arc::clone(subject)), total_bytes)
    }

    fn begin(
        &self,
        activity: Activity,
        subject: Option<Arc<str>>,
        total_bytes: Option<u64>,
    ) -> Task<'_> {
        let task = Task {
            work: self,
            number: self.0.tasks.fetch_add(1, Ordering::Relaxed),
            activity,
            subject,
            total_bytes,
            done_bytes: Mutex::new(0),
            began: Instant::now(),
        };
        task.report(0, false);
        task
    }
}

impl Default for Work {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("Work");
        fields.field("is_stopped", &self.0.is_stopped);
        fields.finish_non_exhaustive()
    }
}

/// A part of a job whose bytes are counted. Shared by the threads that work on it.
#[derive(Debug)]
pub struct Task<'a> {
    work: &'a Work,
    number: u64,
    activity: Activity,
    subject: Option<Arc<str>>,
    total_bytes: Option<u64>,
    done_bytes: Mutex<u64>,
    began: Instant,
}

impl Task<'_> {
    /// Adds `bytes` to the progress.
    pub fn advance(&self, bytes: u64) {
        self.count(bytes, false);
    }

    /// As [`Work::check_stop`] of the task's job.
    ///
    /// # Errors
    /// [`Interrupted`] once [`Work::stop`] was called.
    pub fn check_stop(&self) -> Result<(), Interrupted> {
        self.work.check_stop()
    }

    fn count(&self, bytes: u64, is_over: bool) {
        let mut done_bytes = self
            .done_bytes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *done_bytes = done_bytes.saturating_add(bytes);
        // Report under the lock, so that an observer never sees progress go backwards.
        self.report(*done_bytes, is_over);
    }

    fn report(&self, done_bytes: u64, is_over: bool) {
        (self.work.0.observer)(&Progress {
            task: self.number,
            activity: self.activity,
            subject: self.subject.clone(),
            done_bytes,
            total_bytes: self.total_bytes,
            elapsed: self.began.elapsed(),
            is_over,
        });
    }
}

impl Drop for Task<'_> {
    fn drop(&mut self) {
        self.count(0, true);
    }
}

/// The state of one task, with everything that a terminal, a page or a log shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Number of the task within its job, from 0.
    pub task: u64,
    /// What the task does.
    pub activity: Activity,
    /// What it does it to, where a job works on several things at once: a device.
    pub subject: Option<Arc<str>>,
    /// Bytes read or written so far.
    pub done_bytes: u64,
    /// Bytes to read or write in total, if known.
    pub total_bytes: Option<u64>,
    /// Time since the task began.
    pub elapsed: Duration,
    /// Whether this is the last report of the task: it is done, failed or stopped.
    pub is_over: bool,
}

impl Progress {
    /// Bytes per second since the task began; `None` before the first byte.
    pub fn bytes_per_second(&self) -> Option<u64> {
        let nanoseconds = self.elapsed.as_nanos();
        let per_second = u128::from(self.done_bytes) * 1_000_000_000;
        let rate = per_second.checked_div(nanoseconds)?;
        (rate > 0).then(|| u64::try_from(rate).unwrap_or(u64::MAX))
    }

    /// The estimated remaining time at this rate, if the total is known.
    pub fn time_left(&self) -> Option<Duration> {
        let left_bytes = self.total_bytes?.saturating_sub(self.done_bytes);
        let seconds = left_bytes.checked_div(self.bytes_per_second()?)?;
        Some(Duration::from_secs(seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_reaches_its_own_job_alone() {
        let (one, other) = (Work::new(), Work::new());
        one.clone().stop();
        assert_eq!(one.check_stop(), Err(Interrupted));
        assert_eq!(
            one.task(Activity::CopyMedia, None).check_stop(),
            Err(Interrupted)
        );
        assert_eq!(other.check_stop(), Ok(()));
    }

    #[test]
    fn tasks_of_a_job_are_told_apart_and_each_ends_once() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let work = Work::observed(move |progress| log.lock().unwrap().push(progress.clone()));
        let first = work.task(Activity::CopyMedia, Some(10));
        let second = work.task(Activity::WriteBases, None);
        second.advance(7);
        first.advance(4);
        drop((first, second));
        let seen = seen.lock().unwrap();
        let told: Vec<_> = seen
            .iter()
            .map(|p| (p.task, p.done_bytes, p.is_over))
            .collect();
        let expected = [
            (0, 0, false),
            (1, 0, false),
            (1, 7, false),
            (0, 4, false),
            (0, 4, true),
            (1, 7, true),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_task_that_many_threads_advance_never_goes_backwards() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let work = Work::observed(move |progress| log.lock().unwrap().push(progress.done_bytes));
        let task = work.task(Activity::CopyMedia, None);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..100).for_each(|_| task.advance(1)));
            }
        });
        assert_eq!(*seen.lock().unwrap(), (0..=400).collect::<Vec<_>>());
    }

    #[test]
    fn rate_and_time_left_follow_from_bytes_and_time() {
        let mut progress = Progress {
            task: 0,
            activity: Activity::CopyMedia,
            subject: None,
            done_bytes: 0,
            total_bytes: Some(5_000),
            elapsed: Duration::ZERO,
            is_over: false,
        };
        assert_eq!(
            (progress.bytes_per_second(), progress.time_left()),
            (None, None)
        );
        progress.done_bytes = 1_000;
        progress.elapsed = Duration::from_millis(500);
        assert_eq!(progress.bytes_per_second(), Some(2_000));
        assert_eq!(progress.time_left(), Some(Duration::from_secs(2)));
        progress.total_bytes = None;
        assert_eq!(progress.time_left(), None);
    }
}
