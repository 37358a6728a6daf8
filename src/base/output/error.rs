//! Why output could not be made, or a file not be read.

use std::io;
use std::path::{Path, PathBuf};

use super::held::{holder as holder_of, is_held};
use crate::base::names::exact::plain_path;
use crate::base::platform;

/// Output could not be made, or a file not be read. Every variant names the path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The operating system refused.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried: `write`, `rename`, …
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file that must not be replaced is there.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Another program has a file open that is to be replaced.
    #[error("cannot {action} {}: {} is open in another program", path.display(), holder.display())]
    Held {
        /// What was tried.
        action: &'static str,
        /// What was to be replaced.
        path: PathBuf,
        /// The open file, or the folder where it is not known which.
        holder: PathBuf,
    },
    /// Another run is writing the same output.
    #[error("another drivepress is writing {}", path.display())]
    Busy {
        /// The output.
        path: PathBuf,
    },
}

impl OutputError {
    /// An input or output error while doing `action` to `path`.
    pub fn io(action: &'static str, path: impl Into<PathBuf>, source: io::Error) -> Self {
        let path = plain_path(&path.into());
        if is_held(&source) {
            let holder = path.clone();
            return Self::Held {
                action,
                path,
                holder,
            };
        }
        Self::Io {
            action,
            path,
            source,
        }
    }

    /// As [`OutputError::io`]; where another program has something at or below `path` open, that
    /// is what the error says.
    pub(in crate::base) fn replacing(action: &'static str, path: &Path, source: io::Error) -> Self {
        let holder = Some(path).filter(|_| platform::may_pass(&source));
        match holder.and_then(holder_of) {
            Some(holder) => Self::Held {
                action,
                path: plain_path(path),
                holder: plain_path(&holder),
            },
            None => Self::io(action, path, source),
        }
    }
}
