//! Errors that stop the kit from being read. Faults *in* a kit are diagnostics.

use std::path::PathBuf;

use crate::base::{Action, Blame, Failure, FileError, Interrupted};
use crate::words::{messages, shown_in_english};

messages! {
    /// The kit could not be read.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// The folder holds no `manifests/kit.toml`.
        NoKit { folder: PathBuf } = "make.no-kit",
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
            Self::NoKit { .. } => Blame::Kit,
            Self::Machine(error) => error.blame(),
            Self::Interrupted(error) => error.blame(),
        }
    }
}

impl Error {
    /// An input error while doing `action` to `path`.
    pub(crate) fn io(action: Action, path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::Machine(FileError::io(action, path, source))
    }
}
