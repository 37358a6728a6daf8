//! Shows progress as bars with bytes, rate and time left, only on a terminal.

use std::collections::HashMap;
use std::io::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use super::progress_lines::ProgressLines;
use crate::base::{Activity, Progress, Work, escaped};
use crate::words::{Language, Message, Size, ToMessage as _, messages};

messages! {
    /// How far a task is.
    enum Pace {
        Short { done: Size, total: Size, left: String } = "work.bar",
        Of { activity: Activity, subject: String } = "work.on",
        Long { done: Size, total: Size, rate: Size, left: String } = "work.bar:rate",
    }
}

/// Columns from which a bar also shows the rate. Narrower terminals have 60 and more.
const COLUMNS_FOR_RATE: u16 = 90;

/// A job that shows each of its tasks as a bar in `all`, and prints what it reports. indicatif hides
/// bars if standard error is not a terminal.
pub(super) fn work_with_bars(
    all: &MultiProgress,
    language: Language,
    lines: Arc<ProgressLines>,
) -> Work {
    let width = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| width.0);
    let bars = Bars {
        all: all.clone(),
        language,
        has_room_for_rate: width.is_some_and(|width| width >= COLUMNS_FOR_RATE),
        of_tasks: Mutex::default(),
    };
    let screen = all.clone();
    let say = move |message: &Message| {
        let text = escaped(&message.sentence(language));
        // If standard error is closed, nothing more can be reported.
        let _ = screen.suspend(|| writeln!(io::stderr(), "{text}"));
    };
    let show = move |progress: &Progress| {
        bars.show(progress);
        lines.show(progress);
    };
    Work::observed_and_heard(show, say)
}

struct Bars {
    all: MultiProgress,
    language: Language,
    has_room_for_rate: bool,
    of_tasks: Mutex<HashMap<u64, ProgressBar>>,
}

impl Bars {
    fn show(&self, progress: &Progress) {
        // If a thread panicked while drawing, the worst result is a broken bar.
        let mut bars = self.of_tasks.lock().unwrap_or_else(PoisonError::into_inner);
        if progress.is_over {
            if let Some(bar) = bars.remove(&progress.task) {
                bar.finish_and_clear();
                self.all.remove(&bar);
            }
            return;
        }
        let bar = bars
            .entry(progress.task)
            .or_insert_with(|| self.begin(progress));
        bar.set_position(progress.done_bytes);
        if let Some(pace) = self.pace(progress) {
            bar.set_prefix(pace.message().sentence(self.language));
        }
    }

    fn pace(&self, progress: &Progress) -> Option<Pace> {
        let (done, total) = (Size(progress.done_bytes), Size(progress.total_bytes?));
        let rate = Size(progress.bytes_per_second()?);
        let left = clock(progress.time_left()?);
        Some(if self.has_room_for_rate {
            Pace::Long {
                done,
                total,
                rate,
                left,
            }
        } else {
            Pace::Short { done, total, left }
        })
    }

    fn begin(&self, progress: &Progress) -> ProgressBar {
        let (bar, template) = match progress.total_bytes {
            Some(total) => (
                ProgressBar::new(total),
                // The bar itself takes what the words leave.
                "{msg} {wide_bar} {prefix}",
            ),
            None => (ProgressBar::new_spinner(), "{msg} {spinner} {elapsed}"),
        };
        let bar = self.all.add(bar);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let activity = progress.activity;
        let label = match &progress.subject {
            Some(subject) => Pace::Of {
                activity,
                subject: escaped(subject),
            }
            .message(),
            None => activity.message(),
        };
        bar.set_message(label.sentence(self.language));
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

/// Minutes and seconds, `1:05`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
