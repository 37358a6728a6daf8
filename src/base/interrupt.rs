//! Ctrl-C: a flag that long work asks between pieces. Whoever sees it set returns
//! [`Interrupted`] as an error, and dropping the outputs removes what was half written.

use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);

/// The user asked to stop; nothing was left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped on request")]
pub struct Interrupted;

/// Asks all running work to stop at its next piece. Safe to call from a signal handler's thread.
pub fn request_stop() {
    STOP.store(true, Ordering::Relaxed);
}

/// Tells whether a stop was asked for.
///
/// # Errors
/// [`Interrupted`] once [`request_stop`] was called.
pub fn interrupted() -> Result<(), Interrupted> {
    if STOP.load(Ordering::Relaxed) {
        Err(Interrupted)
    } else {
        Ok(())
    }
}
