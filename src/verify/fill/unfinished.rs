//! The note in the root of a stick that is being filled: whoever opens the stick before it is whole
//! reads it, on any computer.

use std::fs::{File, OpenOptions};
use std::io::{Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::base::{Action, FileError, remove_entry};
use crate::drive::layout::UNFINISHED_PATH;
use crate::verify::answer::RawName;
use crate::verify::error::Error;
use crate::verify::repair::folder::prepare;
use crate::words::{Language, ToMessage as _, messages};

messages! {
    /// The text of the note.
    enum UnfinishedNote {
        Text { district: Option<RawName>, release: Option<RawName> } = "fill.unfinished-note",
    }
}

/// The note, open and locked, so that no two runs fill one stick.
#[derive(Debug)]
pub(super) struct Unfinished {
    file: File,
    path: PathBuf,
}

impl Unfinished {
    /// Writes the note and makes it durable.
    ///
    /// # Errors
    /// [`FileError::Busy`] if another run fills the stick; otherwise the system's error.
    pub(super) fn begin(
        root: &Path,
        district: Option<RawName>,
        release: Option<RawName>,
    ) -> Result<Self, Error> {
        let shown = root.join(UNFINISHED_PATH);
        let fail = |action| {
            let shown = shown.clone();
            move |e| FileError::io(action, shown, e)
        };
        let path = prepare(root, UNFINISHED_PATH).map_err(fail(Action::Create))?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(fail(Action::Create))?;
        if file.try_lock().is_err() {
            let path = root.to_owned();
            return Err(FileError::Busy { path }.into());
        }
        let note = UnfinishedNote::Text { district, release }.message();
        let text = [Language::Th, Language::En].map(|language| note.sentence(language));
        let text = format!("{}\r\n\r\n{}\r\n", text[0], text[1]);
        let written = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(text.as_bytes()))
            .and_then(|()| file.sync_all());
        written.map_err(fail(Action::Write))?;
        Ok(Self { file, path })
    }

    /// Takes the note away.
    ///
    /// # Errors
    /// Returns the system's error.
    pub(super) fn end(self) -> Result<(), FileError> {
        // Windows removes no file that is open.
        drop(self.file);
        remove_entry(&self.path).map_err(|e| FileError::io(Action::Remove, &self.path, e))
    }
}
