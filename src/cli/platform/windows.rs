//! Windows: colours must be enabled. A program started from Explorer has its own console, which
//! closes when the program ends.

use std::io::IsTerminal as _;

/// Enables colours and returns whether the console shows them.
pub(crate) fn show_colours() -> bool {
    anstyle_query::windows::enable_ansi_colors().unwrap_or(false)
}

/// Whether the window closes when the program ends. True if no shell shares its console.
pub(crate) fn has_own_console() -> bool {
    let mut processes = [0; 2];
    // SAFETY: the call writes at most two numbers, and the buffer holds two.
    #[allow(
        unsafe_code,
        reason = "no safe crate asks Windows which programs are in a console"
    )]
    let count = unsafe {
        windows_sys::Win32::System::Console::GetConsoleProcessList(processes.as_mut_ptr(), 2)
    };
    count == 1 && std::io::stdin().is_terminal()
}

/// Does nothing: no safe call limits the memory of a process here. The drawing is ended when its
/// time is up.
#[cfg(feature = "library")]
pub(crate) fn limit_memory(_most_bytes: u64) {}
