//! Explains, after a double click, that this program is used from a command window.

use std::ffi::OsString;
use std::io;

use super::exit::Exit;
use super::platform::has_own_console;
use super::screen::Screen;
use crate::words::Language;

const WORDS: &str = "\
Drivepress is used from a command window.

1. Open your kit's folder in Explorer: the one that holds media and manifests.
2. Click into the line with the folder's name, type cmd and press Enter.
3. In the window that opens, type: drivepress make

All commands: drivepress --help

Drivepress ใช้งานจากหน้าต่างคำสั่ง: เปิดโฟลเดอร์ของชุดสื่อใน Explorer
พิมพ์ cmd ในช่องที่อยู่แล้วกด Enter จากนั้นพิมพ์ drivepress make

Press Enter to close this window. / กด Enter เพื่อปิดหน้าต่างนี้";

/// Shows the explanation and waits, if the program was started by a double click.
pub(super) fn greet(arguments: &[OsString]) -> Option<Exit> {
    if arguments.len() > 1 || !has_own_console() {
        return None;
    }
    Screen::new(false, Language::of_system()).say(WORDS);
    // Waits for Enter. After any result the window may close.
    let _ = io::stdin().read_line(&mut String::new());
    Some(Exit::Wrong)
}
