//! Previews of PDFs: pictures of their first pages.
//!
//! Another process draws, because a crafted PDF can take its memory and stack, and is ended when
//! its time is up.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::base::{Action, FileError, Task};
use crate::commands::Error;
use crate::commands::media::located::MediaPath;
use crate::drive::DrivePath;
use crate::formats::content::ending_of;

/// Most seconds for one drawing, which takes far less than one. A crafted PDF can make it endless.
const DRAWING_SECONDS_MAX: u64 = 20;

/// Largest picture that is taken from the process that draws.
const DRAWING_BYTES_MAX: u64 = 2 << 20;

/// How often a drawing looks whether it is to stop.
const LOOK: Duration = Duration::from_millis(50);

/// The command of the program that draws: PDF on standard input, PNG on standard output.
const DRAW_COMMAND: &str = "draw-first-page";

/// A PDF of the kit, and where its preview goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WantedPreview {
    /// The PDF.
    pub(super) pdf: MediaPath,
    /// The picture, relative to `media/`.
    pub(super) picture: String,
}

impl WantedPreview {
    /// The preview that a PDF lacks; `None` for other files, and if there is a picture. `named` is
    /// the preview that its entry names.
    pub(super) fn of(pdf: &MediaPath, named: Option<&str>) -> Option<Self> {
        if ending_of(&pdf.path).as_deref() != Some("pdf") {
            return None;
        }
        let stem = pdf.path.get(..pdf.path.len() - "pdf".len())?;
        let picture = named.map_or_else(|| format!("{stem}png"), str::to_owned);
        let wanted = Self {
            pdf: pdf.clone(),
            picture,
        };
        let is_png = ending_of(&wanted.picture).as_deref() == Some("png");
        let file = wanted.file()?;
        let has_folder = file.parent().is_some_and(Path::is_dir);
        (is_png && has_folder && !file.exists()).then_some(wanted)
    }

    /// The picture's file: in the PDF's folder, or in another one of `media/`.
    pub(super) fn file(&self) -> Option<PathBuf> {
        let depth = Path::new(&self.pdf.path).iter().count();
        let media = self.pdf.file.ancestors().nth(depth)?;
        let picture: DrivePath = self.picture.parse().ok()?;
        Some(media.join(picture.as_str()))
    }
}

/// Who draws previews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreviewDrawing {
    /// This program, which has the command `draw-first-page`.
    By(PathBuf),
    /// Nobody: this build has no such command.
    NotInThisBuild,
}

/// A process that ends with this value.
struct Drawing(Child);

impl Drop for Drawing {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The first page of a PDF as a PNG; `None` if it cannot be drawn within the limits, or if the
/// program does not run.
///
/// # Errors
/// Fails if the PDF cannot be read, or on Ctrl-C.
pub(super) fn draw(program: &Path, pdf: &Path, task: &Task<'_>) -> Result<Option<Vec<u8>>, Error> {
    draw_within(program, pdf, Duration::from_secs(DRAWING_SECONDS_MAX), task)
}

fn draw_within(
    program: &Path,
    pdf: &Path,
    longest: Duration,
    task: &Task<'_>,
) -> Result<Option<Vec<u8>>, Error> {
    let input = File::open(pdf).map_err(|error| FileError::io(Action::Read, pdf, error))?;
    let Ok(child) = Command::new(program)
        .arg(DRAW_COMMAND)
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
    else {
        return Ok(None);
    };
    let mut drawing = Drawing(child);
    let Some(output) = drawing.0.stdout.take() else {
        return Ok(None);
    };
    let (send, received) = channel();
    thread::spawn(move || {
        let mut picture = Vec::new();
        let read = output
            .take(DRAWING_BYTES_MAX + 1)
            .read_to_end(&mut picture)
            .map(|_| picture);
        // Nobody receives it after the time is up.
        let _ = send.send(read);
    });
    let end = Instant::now() + longest;
    let read: io::Result<Vec<u8>> = loop {
        task.check_stop()?;
        match received.recv_timeout(LOOK) {
            Ok(read) => break read,
            Err(RecvTimeoutError::Timeout) if Instant::now() < end => {}
            Err(_) => return Ok(None),
        }
    };
    let Ok(picture) = read else { return Ok(None) };
    let is_long = u64::try_from(picture.len()).is_ok_and(|bytes| bytes > DRAWING_BYTES_MAX);
    if is_long || !picture.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(None);
    }
    let ended = drawing.0.wait();
    let is_whole = ended.is_ok_and(|status| status.success());
    Ok(is_whole.then_some(picture))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::base::{Activity, OutputFile, Work};

    /// What a drawing program with this shell script gives, and how long it took.
    fn drawn_by(script: &str) -> (Option<Vec<u8>>, Duration) {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("draw");
        OutputFile::write_whole(&program, format!("#!/bin/sh\n{script}\n").as_bytes()).unwrap();
        fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
        let begun = Instant::now();
        let work = Work::new();
        let task = work.task(Activity::ReadMedia, None);
        let drawn = draw_within(&program, &program, Duration::from_secs(2), &task).unwrap();
        (drawn, begun.elapsed())
    }

    #[test]
    fn only_a_whole_picture_of_a_program_that_succeeded_is_taken() {
        let png = r"printf '\211PNG\r\n\032\nrest'";
        assert!(drawn_by(png).0.unwrap().ends_with(b"rest"));
        assert_eq!(drawn_by(&format!("{png}; exit 1")).0, None);
        assert_eq!(drawn_by(&format!("{png}; kill -9 $$")).0, None);
        assert_eq!(drawn_by("echo no picture").0, None);
        let long = format!("{png}; head -c 3000000 /dev/zero");
        assert_eq!(drawn_by(&long).0, None);
    }

    #[test]
    fn a_drawing_that_does_not_end_is_ended() {
        let (drawn, took) = drawn_by("exec sleep 60");
        assert_eq!(drawn, None);
        assert!(took < Duration::from_secs(20), "{took:?}");
    }
}
