//! The targets of `verify`: folders of images and patterns (`*.img`) become their files.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};

use super::error::Error;
use crate::base::is_volume_root;
use crate::image::{SET_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE};

/// Maximum images of one folder or pattern: each one's report is kept until the end, and a folder
/// of millions would fill the memory.
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
/// So is a stick: an image that was copied onto one makes it no drive.
///
/// # Errors
/// [`Error::TooManyImages`], rather than leaving some of them unverified.
pub fn verify_target(given: &Path) -> Result<VerifyTarget, Error> {
    let files = images_of_pattern(given).or_else(|| images_of_folder(given));
    let mut files = files.unwrap_or_else(|| vec![given.to_owned()]);
    if files.len() > IMAGES_MAX {
        let (target, most) = (given.to_owned(), IMAGES_MAX);
        return Err(Error::TooManyImages { target, most });
    }
    files.sort();
    Ok(VerifyTarget {
        given: given.to_owned(),
        files,
    })
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
    // `[` is a letter of a name, as it is on Windows.
    let pattern = Pattern::new(&pattern.replace('[', "[[]")).ok()?;
    let fits = |name: &OsStr| name.to_str().is_some_and(|name| fits(&pattern, name));
    let files: Vec<PathBuf> = entries
        .filter(|entry| fits(&entry.file_name()))
        .map(|entry| match given.parent() {
            Some(parent) => parent.join(entry.file_name()),
            None => entry.path(),
        })
        .collect();
    (!files.is_empty()).then_some(files)
}

/// Whether a name fits a pattern, whatever its case.
fn fits(pattern: &Pattern, name: &str) -> bool {
    let options = MatchOptions {
        case_sensitive: false,
        ..MatchOptions::default()
    };
    pattern.matches_with(name, options)
}

/// The images of a folder that holds only such; `None` for any other folder.
fn images_of_folder(given: &Path) -> Option<Vec<PathBuf>> {
    if is_volume_root(given) || (given.join(SET_FILE).exists() && given.join("stamps").exists()) {
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
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "8101.img",
            "8102.IMG",
            "810.img",
            "8101.zip",
            "[1] 8101.img",
        ] {
            OutputFile::write_whole(dir.path().join(name), b"x").unwrap();
        }
        for (pattern, count) in [("*.img", 4), ("81??.img", 2), ("[1]*", 1), ("82*", 1)] {
            let target = verify_target(&dir.path().join(pattern)).unwrap();
            assert_eq!(target.files.len(), count, "{pattern}");
            assert_eq!(target.is_group(), pattern != "82*", "{pattern}");
        }
    }

    #[test]
    fn more_images_than_are_verified_are_an_error() {
        let dir = tempfile::tempdir().unwrap();
        for number in 0..=IMAGES_MAX {
            fs::File::create_new(dir.path().join(format!("{number}.img"))).unwrap();
        }
        let refused = verify_target(dir.path());
        assert!(matches!(refused, Err(Error::TooManyImages { .. })));
    }

    #[test]
    fn a_folder_with_anything_but_images_is_verified_as_a_drive() {
        let dir = tempfile::tempdir().unwrap();
        let put = |name: &str| OutputFile::write_whole(dir.path().join(name), b"x").unwrap();
        put("8101.img");
        put("8102.img");
        put("SHA256SUMS");
        let target = verify_target(dir.path()).unwrap();
        assert!(target.is_group() && target.files.len() == 2);
        let target = verify_target(&dir.path().join("*.IMG")).unwrap();
        assert!(target.is_group() && target.files.len() == 2);
        put("setup.exe");
        let target = verify_target(dir.path()).unwrap();
        assert!(!target.is_group() && target.files == [dir.path()]);
    }
}
