//! `drivepress draw-first-page`, which `media add` runs for each PDF that has no preview: a process
//! of its own, because a crafted PDF can end the one that draws it.

use std::io::{self, Read as _, Write as _};
use std::thread;

use super::exit::Exit;
use super::platform;
use super::screen::Screen;
use crate::formats::first_page::first_page;

/// Largest PDF that is drawn. It is read into memory, which a film with a PDF's first bytes must
/// not fill.
const DRAWN_PDF_BYTES_MAX: u64 = 256 << 20;

/// Memory that the drawing process may use. A picture of some kilobytes in a PDF can claim to have
/// thousands of millions of pixels.
const DRAWING_MEMORY_BYTES_MAX: u64 = 2 << 30;

/// Stack of the thread that draws; Windows gives a program's first thread too little for deeply
/// nested pages.
const DRAWING_STACK_BYTES: usize = 16 << 20;

/// Reads a PDF from standard input and writes the picture of its first page to standard output.
pub(super) fn run(screen: &Screen) -> Exit {
    platform::limit_memory(DRAWING_MEMORY_BYTES_MAX);
    let drawing = thread::Builder::new()
        .stack_size(DRAWING_STACK_BYTES)
        .spawn(|| {
            let mut pdf = Vec::new();
            let mut input = io::stdin().lock().take(DRAWN_PDF_BYTES_MAX + 1);
            input.read_to_end(&mut pdf).ok()?;
            let is_long = u64::try_from(pdf.len()).is_ok_and(|bytes| bytes > DRAWN_PDF_BYTES_MAX);
            if is_long { None } else { first_page(pdf) }
        });
    let drawn = drawing.ok().and_then(|thread| thread.join().ok()).flatten();
    let Some(picture) = drawn else {
        return Exit::No;
    };
    screen.take_written(io::stdout().lock().write_all(&picture));
    Exit::Done
}
