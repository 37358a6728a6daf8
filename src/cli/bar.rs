//! Shows progress as bars with bytes, rate and time left, only on a terminal.

use std::collections::HashMap;
use std::io::{self, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::base::{Progress, Work, escaped};
use crate::words::{Language, Message, Size, ToMessage as _, messages};

messages! {
    /// Rate and remaining time of a task.
    enum Pace {
        Known { rate: Size, left: String } = "work.bar",
    }
}

/// A job that shows each of its tasks as a bar in `all`, and prints what it reports. indicatif hides
/// bars if standard error is not a terminal.
pub(super) fn work_with_bars(all: &MultiProgress, language: Language) -> Work {
    let bars = Bars {
        all: all.clone(),
        language,
        of_tasks: Mutex::default(),
    };
    let screen = all.clone();
    let say = move |message: &Message| {
        let text = escaped(&message.sentence(language));
        // If standard error is closed, nothing more can be reported.
        let _ = screen.suspend(|| writeln!(io::stderr(), "{text}"));
    };
    Work::observed_and_heard(move |progress| bars.show(progress), say)
}

struct Bars {
    all: MultiProgress,
    language: Language,
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
        if let (Some(rate), Some(left)) = (progress.bytes_per_second(), progress.time_left()) {
            let (rate, left) = (Size(rate), clock(left));
            bar.set_prefix(Pace::Known { rate, left }.message().sentence(self.language));
        }
    }

    fn begin(&self, progress: &Progress) -> ProgressBar {
        let (bar, template) = match progress.total_bytes {
            Some(total) => (
                ProgressBar::new(total),
                "{msg:22} {bar:24} {bytes}/{total_bytes} {prefix}",
            ),
            None => (ProgressBar::new_spinner(), "{msg:22} {spinner} {elapsed}"),
        };
        let bar = self.all.add(bar);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(progress.activity.message().sentence(self.language));
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

/// Minutes and seconds, `1:05`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
