//! Progress as bars: bytes, rate and time left, on a terminal only.

use std::sync::Mutex;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::base::Progress;

/// The bars of one command, one stage after another.
#[derive(Debug)]
pub(super) struct Bars {
    all: MultiProgress,
    current: Mutex<Option<ProgressBar>>,
}

impl Bars {
    /// No stage yet. indicatif hides bars where standard error is no terminal.
    pub(super) fn new(all: MultiProgress) -> Self {
        Self {
            all,
            current: Mutex::new(None),
        }
    }

    fn with_current(&self, act: impl FnOnce(&mut Option<ProgressBar>)) {
        // A thread that panicked while drawing leaves at worst a torn bar.
        act(&mut self
            .current
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner));
    }
}

impl Progress for Bars {
    fn stage(&self, what: &str, total_bytes: Option<u64>) {
        let bar = match total_bytes {
            Some(total) => self.all.add(ProgressBar::new(total)),
            None => self.all.add(ProgressBar::new_spinner()),
        };
        let template = if total_bytes.is_some() {
            "{msg:22} {bar:24} {bytes}/{total_bytes} {bytes_per_sec} {eta} left"
        } else {
            "{msg:22} {spinner} {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        self.with_current(|current| {
            if let Some(before) = current.replace(bar) {
                before.finish_and_clear();
            }
        });
    }

    fn advance(&self, bytes: u64) {
        self.with_current(|current| {
            if let Some(bar) = current {
                bar.inc(bytes);
            }
        });
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        self.with_current(|current| {
            if let Some(bar) = current.take() {
                bar.finish_and_clear();
            }
        });
    }
}
