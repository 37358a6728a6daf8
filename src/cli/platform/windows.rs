//! Windows: a console shows colours when it is told to; started from Explorer, the program has one
//! of its own, which closes with it.

use std::io::IsTerminal as _;

/// Makes the console show colours; tells whether it does.
pub(crate) fn show_colours() -> bool {
    anstyle_query::windows::enable_ansi_colors().unwrap_or(false)
}

/// Whether the window closes when this program ends: no shell is in its console.
pub(crate) fn has_own_console() -> bool {
    let mut processes = [0; 2];
    // SAFETY: the call writes two numbers at most, for which there is room.
    #[allow(
        unsafe_code,
        reason = "no safe crate asks Windows which programs are in a console"
    )]
    let count = unsafe {
        windows_sys::Win32::System::Console::GetConsoleProcessList(processes.as_mut_ptr(), 2)
    };
    count == 1 && std::io::stdin().is_terminal()
}
