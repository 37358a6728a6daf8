//! Unix: terminals show colours and stay open after the program ends.

/// Enables colours and returns whether the terminal shows them.
pub(crate) fn show_colours() -> bool {
    true
}

/// Whether the window closes when the program ends.
pub(crate) fn has_own_console() -> bool {
    false
}

/// Limits the memory of this process, which then ends rather than fill the machine, and leaves no
/// dump of it.
#[cfg(feature = "library")]
pub(crate) fn limit_memory(most_bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most) in [(Resource::As, most_bytes), (Resource::Core, 0)] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        // A system that sets a lower limit keeps it.
        let _ = setrlimit(resource, limit);
    }
}
