//! Errors that stop the kit from being read. Faults *in* a kit are diagnostics.

use std::path::{Path, PathBuf};

use crate::base::{Action, Blame, Failure, FileError, Interrupted};
use crate::words::{messages, shown_in_english};

/// The name that Notepad gives to `kit.toml`; Explorer hides its ending.
const MISNAMED_FILE: &str = "manifests/kit.toml.txt";

/// Whether the folder holds a kit whose manifest has the ending that Notepad adds.
pub fn is_misnamed(root: &Path) -> bool {
    root.join(MISNAMED_FILE).is_file()
}

messages! {
    /// The kit could not be read.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The folder holds no `manifests/kit.toml`.
        NoKit { folder: PathBuf } = "make.no-kit",
        /// The manifest is there under the name that an editor on Windows gives it.
        Misnamed { file: PathBuf } = "make.no-kit:misnamed",
    } + {
        /// The operating system's error; the source names the path.
        Machine(#[from] FileError),
        /// Stopped by Ctrl-C.
        Interrupted(#[from] Interrupted),
    }
}

shown_in_english!(Error);

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::NoKit { .. } | Self::Misnamed { .. } => Blame::Kit,
            Self::Machine(error) => error.blame(),
            Self::Interrupted(error) => error.blame(),
        }
    }
}

impl Error {
    /// The folder `root` holds no `manifests/kit.toml`.
    pub(super) fn no_kit(root: &Path) -> Self {
        let file = root.join(MISNAMED_FILE);
        if file.is_file() {
            return Self::Misnamed { file };
        }
        Self::NoKit {
            folder: root.to_path_buf(),
        }
    }

    /// An input error while doing `action` to `path`.
    pub(crate) fn io(action: Action, path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::Machine(FileError::io(action, path, source))
    }
}
