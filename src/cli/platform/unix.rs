//! Unix: terminals show colours, and stay open when a program ends.

/// Makes the terminal show colours; tells whether it does.
pub(crate) fn show_colours() -> bool {
    true
}

/// Whether the window closes when this program ends.
pub(crate) fn has_own_console() -> bool {
    false
}
