//! The folders of a ZIP, each stored once: a short path may name thousands, and many paths may name
//! the same ones.

use std::collections::HashSet;

/// Deepest folder that is followed, as in a folder on disk.
const DEPTH_MAX: usize = 256;

/// Most folders, and most bytes of their paths. Two megabytes of ZIP can name millions (tuning).
const FOLDERS_MAX: usize = 200_000;
const FOLDER_BYTES_MAX: usize = 64 << 20;

/// Why a folder is not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FolderRefusal {
    /// It is too deep.
    Deep,
    /// There are too many.
    Many,
}

/// Folders, including their parents.
#[derive(Debug, Default)]
pub(super) struct Folders {
    kept: HashSet<String>,
    bytes: usize,
}

impl Folders {
    /// Adds a folder and its parents; the root `""` is not stored.
    pub(super) fn add(&mut self, folder: &str) -> Result<(), FolderRefusal> {
        if folder.is_empty() || self.kept.contains(folder) {
            return Ok(());
        }
        if folder.split('/').count() > DEPTH_MAX {
            return Err(FolderRefusal::Deep);
        }
        let mut inner = folder;
        loop {
            if self.kept.len() >= FOLDERS_MAX || self.bytes + inner.len() > FOLDER_BYTES_MAX {
                return Err(FolderRefusal::Many);
            }
            self.bytes += inner.len();
            self.kept.insert(inner.to_owned());
            match inner.rsplit_once('/') {
                // The parents of a known folder are known.
                Some((outer, _)) if !self.kept.contains(outer) => inner = outer,
                _ => return Ok(()),
            }
        }
    }

    /// All of them, sorted.
    pub(super) fn into_sorted(self) -> Vec<String> {
        let mut folders: Vec<String> = self.kept.into_iter().collect();
        folders.sort_unstable();
        folders
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_kept_once_and_within_limits() {
        let mut folders = Folders::default();
        for folder in ["a/b/c", "a/b", "a/d", "", "a/b/c"] {
            folders.add(folder).unwrap();
        }
        assert_eq!(folders.into_sorted(), ["a", "a/b", "a/b/c", "a/d"]);
        let mut folders = Folders::default();
        let deep = vec!["x"; DEPTH_MAX + 1].join("/");
        assert_eq!(folders.add(&deep), Err(FolderRefusal::Deep));
        let many = (0..=FOLDERS_MAX).map(|number| number.to_string());
        let refused = many.filter(|folder| folders.add(folder).is_err()).count();
        assert_eq!(refused, 1);
    }
}
