//! Paths as Windows takes them by the letter (`\\?\F:\…`), and as people read them (`F:\…`).
//!
//! By an ordinary path Windows opens `a.txt` where `a.txt.` was asked for, a device for `aux`, and
//! nothing past 260 characters. Whoever reads or writes what lies on a stranger's drive asks by
//! the letter; nobody sees these paths.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::platform;

/// The path by which the system opens files by the very names behind it.
pub fn exact_path(path: &Path) -> PathBuf {
    platform::exact_path(path)
}

/// The path without links, in the disk's own spelling, as people read it.
///
/// # Errors
/// What the system said: it is not there.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path)
}

/// A path as people read it.
pub fn plain_path(path: &Path) -> PathBuf {
    let plain = path.to_str().filter(|_| cfg!(windows)).and_then(plain);
    plain.map_or_else(|| path.to_owned(), PathBuf::from)
}

/// Whether a cloud drive (OneDrive) keeps the contents elsewhere: reading would download them.
pub fn is_kept_elsewhere(metadata: &Metadata) -> bool {
    platform::is_kept_elsewhere(metadata)
}

/// `\\?\F:\x` as `F:\x`, `\\?\UNC\server\x` as `\\server\x`; `None` where nothing is to be changed.
fn plain(path: &str) -> Option<String> {
    let rest = path.strip_prefix(r"\\?\")?;
    match rest.strip_prefix(r"UNC\") {
        Some(share) => Some(format!(r"\\{share}")),
        None => rest
            .get(1..3)
            .filter(|at| *at == r":\")
            .map(|_| rest.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_by_the_letter_are_shown_as_people_read_them() {
        assert_eq!(plain(r"\\?\F:\a\b.").as_deref(), Some(r"F:\a\b."));
        assert_eq!(plain(r"\\?\UNC\pc\c\x").as_deref(), Some(r"\\pc\c\x"));
        for same in [r"F:\a", r"\\pc\c", r"\\?\Volume{1}\x", r"\\.\F:", "/a"] {
            assert_eq!(plain(same), None, "{same}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn an_exact_path_is_whole() {
        let exact = exact_path(Path::new("a/b"));
        assert!(exact.to_str().unwrap().starts_with(r"\\?\"));
        assert!(exact.ends_with("a/b"));
        assert_eq!(exact_path(&exact), exact);
    }
}
