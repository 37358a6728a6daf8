//! Why output failed, or a file could not be read.

use std::io;
use std::path::{Path, PathBuf};

use super::held::{holder as holder_of, is_held};
use crate::base::blame::Blame;
use crate::base::machine::Failure;
use crate::base::names::exact::plain_path;
use crate::base::platform;
use crate::words::{messages, shown_in_english};

messages! {
    /// The attempted action.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Action {
        Copy = "machine.action:copy",
        Create = "machine.action:create",
        Find = "machine.action:find",
        List = "machine.action:list",
        Open = "machine.action:open",
        Read = "machine.action:read",
        Remove = "machine.action:remove",
        Rename = "machine.action:rename",
        Replace = "machine.action:replace",
        Sync = "machine.action:sync",
        Write = "machine.action:write",
    }

    /// Output failed, or a file could not be read. Every variant contains the path.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum FileError {
        /// The operating system refused.
        Io { action: Action, path: PathBuf, source: io::Error } = "machine.refused",
        /// A file exists that must not be replaced.
        Exists { path: PathBuf } = "machine.exists",
        /// A file to be replaced is open in another program; `holder` is that file, or the folder
        /// if the file is unknown.
        Held { action: Action, path: PathBuf, holder: PathBuf } = "machine.open-elsewhere",
        /// Another run is writing the same output.
        Busy { path: PathBuf } = "machine.busy",
    }
}

shown_in_english!(FileError);

impl Failure for FileError {
    fn blame(&self) -> Blame {
        Blame::Machine
    }
}

impl FileError {
    /// Whether the disk or a quota is full.
    pub fn is_disk_full(&self) -> bool {
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded];
        matches!(self, Self::Io { source, .. } if full.contains(&source.kind()))
    }

    /// An I/O error during `action` on `path`.
    pub fn io(action: Action, path: impl Into<PathBuf>, source: io::Error) -> Self {
        let (action, path) = (action, plain_path(&path.into()));
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

    /// As [`FileError::io`], but reports [`FileError::Held`] if another program has something at or
    /// below `path` open.
    pub(in crate::base) fn replacing(action: Action, path: &Path, source: io::Error) -> Self {
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
