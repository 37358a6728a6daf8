//! Unix: terminals show colours and stay open after the program ends.

/// Enables colours and returns whether the terminal shows them.
pub(crate) fn show_colours() -> bool {
    true
}

/// Whether the window closes when the program ends.
pub(crate) fn has_own_console() -> bool {
    false
}
