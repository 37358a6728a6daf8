//! Dry run or real run.

/// Whether a command that changes files writes, or only reports what it would write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A dry run: nothing is written.
    Plan,
    /// The files are written, then checked.
    Write,
}

impl Mode {
    /// The mode for a `--dry-run` flag.
    pub fn of(is_dry_run: bool) -> Self {
        if is_dry_run { Self::Plan } else { Self::Write }
    }
}
