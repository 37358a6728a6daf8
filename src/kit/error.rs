//! When the kit could not be read at all. What is wrong *with* a kit is told as diagnostics.

use std::path::PathBuf;

use crate::base::{Blame, Interrupted, OutputError};

/// The kit could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder holds no `manifests/kit.toml`.
    #[error("{} holds no kit (there is no manifests/kit.toml in it)", folder.display())]
    NoKit {
        /// The folder that was looked into.
        folder: PathBuf,
    },
    /// The operating system refused; the source names the path.
    #[error(transparent)]
    Machine(#[from] OutputError),
    /// Ctrl-C.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
}

impl Error {
    /// Whose turn it is.
    pub fn blame(&self) -> Blame {
        match self {
            Self::NoKit { .. } => Blame::Kit,
            Self::Machine(_) => Blame::Machine,
            Self::Interrupted(_) => Blame::User,
        }
    }

    /// An input error while doing `action` to `path`.
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
        source: std::io::Error,
    ) -> Self {
        Self::Machine(OutputError::io(action, path, source))
    }
}
