//! Verbatim paths of Windows (`\\?\F:\…`), and the same paths for display (`F:\…`).
//!
//! With an ordinary path, Windows opens `a.txt` for `a.txt.`, a device for `aux`, and nothing past
//! 260 characters. Code that reads or writes files of untrusted drives uses verbatim paths; they
//! are never displayed.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::platform;

/// Returns the path with which the system opens files by exactly the names in it.
pub fn exact_path(path: &Path) -> PathBuf {
    platform::exact_path(path)
}

/// Returns the path with links resolved, in the disk's own spelling, for display.
///
/// # Errors
/// Returns the system's error, for example if the path does not exist.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path)
}

/// A path for display.
pub fn plain_path(path: &Path) -> PathBuf {
    let plain = path.to_str().filter(|_| cfg!(windows)).and_then(plain);
    plain.map_or_else(|| path.to_owned(), PathBuf::from)
}

/// Whether a cloud drive (OneDrive) stores the contents remotely: reading would download them.
pub fn is_kept_elsewhere(metadata: &Metadata) -> bool {
    platform::is_kept_elsewhere(metadata)
}

/// Whether a folder is the root of a volume, as a stick's is: `F:\` or a mount point.
pub fn is_volume_root(folder: &Path) -> bool {
    platform::is_volume_root(folder)
}

/// `\\?\F:\x` as `F:\x`, `\\?\UNC\server\x` as `\\server\x`; `None` if nothing has to change.
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
