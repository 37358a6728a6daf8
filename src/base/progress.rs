//! How long work tells how far it is, without knowing who looks.

/// Receives the progress of one command. Implementations are shared between threads.
pub trait Progress: Sync {
    /// A new stage begins; `total_bytes` is what it will read or write in all, where known.
    fn stage(&self, what: &str, total_bytes: Option<u64>);
    /// `bytes` more are done.
    fn advance(&self, bytes: u64);
}

/// Tells nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn stage(&self, _what: &str, _total_bytes: Option<u64>) {}
    fn advance(&self, _bytes: u64) {}
}
