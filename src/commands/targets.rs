//! The targets of `verify`: folders of images and patterns (`*.img`) become their files.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::image::{SET_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE};

/// Most images of one folder or pattern that are verified; more would hide what the others are.
const IMAGES_MAX: usize = 10_000;

/// One target as given, and the files that it means.
#[derive(Debug, Clone)]
pub struct VerifyTarget {
    /// As given.
    pub given: PathBuf,
    /// What to verify: the target itself, or the images in it.
    pub files: Vec<PathBuf>,
}

impl VerifyTarget {
    /// Whether the target means several files.
    pub fn is_group(&self) -> bool {
        self.files.first() != Some(&self.given)
    }
}

/// Finds what a target means. A folder is a folder of images if it holds nothing but images, their
/// lists and signatures; any other is verified as a drive, because programs in it must be reported.
pub fn verify_target(given: &Path) -> VerifyTarget {
    let mut files = images_of_pattern(given)
        .or_else(|| images_of_folder(given))
        .unwrap_or_else(|| vec![given.to_owned()]);
    files.sort();
    files.truncate(IMAGES_MAX);
    VerifyTarget {
        given: given.to_owned(),
        files,
    }
}

/// The files that match a pattern which no shell has expanded; `None` if none does.
fn images_of_pattern(given: &Path) -> Option<Vec<PathBuf>> {
    let pattern = given.file_name()?.to_str()?;
    if !pattern.contains(['*', '?']) || fs::symlink_metadata(given).is_ok() {
        return None;
    }
    let folder = match given.parent()? {
        parent if parent.as_os_str().is_empty() => Path::new("."),
        parent => parent,
    };
    let entries = fs::read_dir(folder).ok()?.flatten();
    let files: Vec<PathBuf> = entries
        .filter(|entry| fits(pattern, &entry.file_name()))
        .map(|entry| match given.parent() {
            Some(parent) => parent.join(entry.file_name()),
            None => entry.path(),
        })
        .collect();
    (!files.is_empty()).then_some(files)
}

/// Whether a name fits a pattern of `*` and `?`, whatever its case.
fn fits(pattern: &str, name: &OsStr) -> bool {
    let Some(name) = name.to_str() else {
        return false;
    };
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let name: Vec<char> = name.to_lowercase().chars().collect();
    // Positions of the pattern that the name so far leads to.
    let mut reached = vec![false; pattern.len() + 1];
    reached[0] = true;
    let skip_stars = |reached: &mut Vec<bool>| {
        for (at, letter) in pattern.iter().enumerate() {
            if *letter == '*' && reached[at] {
                reached[at + 1] = true;
            }
        }
    };
    skip_stars(&mut reached);
    for letter in name {
        let mut next = vec![false; pattern.len() + 1];
        for (at, wanted) in pattern.iter().enumerate() {
            if !reached[at] {
                continue;
            }
            match wanted {
                '*' => next[at] = true,
                '?' => next[at + 1] = true,
                wanted if *wanted == letter => next[at + 1] = true,
                _ => {}
            }
        }
        skip_stars(&mut next);
        reached = next;
    }
    reached.last() == Some(&true)
}

/// The images of a folder that holds only such; `None` for any other folder.
fn images_of_folder(given: &Path) -> Option<Vec<PathBuf>> {
    if given.join(SET_FILE).exists() && given.join("stamps").exists() {
        return None;
    }
    let mut images = Vec::new();
    for entry in fs::read_dir(given).ok()? {
        let entry = entry.ok()?;
        let name = entry.file_name();
        let name = name.to_str()?;
        let is_file = entry.file_type().ok()?.is_file();
        let lower = name.to_lowercase();
        let ending = lower.rsplit('.').next().unwrap_or_default();
        let is_list = [SUMS_FILE, SUMS_SIGNATURE_FILE, SET_FILE].contains(&name);
        match ending {
            "img" | "zip" if is_file => images.push(given.join(name)),
            "minisig" | "sha256" | "pub" if is_file => {}
            _ if is_file && is_list => {}
            _ => return None,
        }
    }
    (!images.is_empty()).then_some(images)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::OutputFile;

    #[test]
    fn patterns_fit_names_as_on_windows() {
        for (pattern, name, does) in [
            ("*.img", "8101.img", true),
            ("*.IMG", "8101.img", true),
            ("81??.img", "8101.img", true),
            ("81??.img", "810.img", false),
            ("*.img", "8101.zip", false),
            ("*", "a", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxbyy", false),
        ] {
            assert_eq!(fits(pattern, OsStr::new(name)), does, "{pattern} {name}");
        }
    }

    #[test]
    fn a_folder_with_anything_but_images_is_verified_as_a_drive() {
        let dir = tempfile::tempdir().unwrap();
        let put = |name: &str| OutputFile::write_whole(dir.path().join(name), b"x").unwrap();
        put("8101.img");
        put("8102.img");
        put("SHA256SUMS");
        let target = verify_target(dir.path());
        assert!(target.is_group() && target.files.len() == 2);
        let target = verify_target(&dir.path().join("*.IMG"));
        assert!(target.is_group() && target.files.len() == 2);
        put("setup.exe");
        let target = verify_target(dir.path());
        assert!(!target.is_group() && target.files == [dir.path()]);
    }
}
