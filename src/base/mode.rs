//! Whether a command writes.

/// Whether a command that changes files writes, or only says what it would write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A dry run: nothing is written.
    Plan,
    /// Written, then checked.
    Write,
}

impl Mode {
    /// As `--dry-run` asks.
    pub fn of(is_dry_run: bool) -> Self {
        if is_dry_run { Self::Plan } else { Self::Write }
    }
}
