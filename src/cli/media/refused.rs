//! How a command ends that refused some files.

use crate::base::Diagnostic;
use crate::cli::exit::Exit;

/// Wrong if anything was refused; what was not refused is done all the same.
pub(super) fn refused(refused: &[Diagnostic]) -> Exit {
    if refused.is_empty() {
        Exit::Done
    } else {
        Exit::Wrong
    }
}
