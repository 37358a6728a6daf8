//! The output folder (`dist/`), with the drive folder and the image set of each edition, and the
//! signed sets of earlier releases.

use std::io;
use std::path::{Path, PathBuf};

use super::{ImageForm, SET_FILE};
use crate::drive::Release;

const DRIVES: &str = "drive";
const IMAGES: &str = "images";
const RELEASES: &str = "releases";

/// An output folder. Only this type knows how it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dist<'a> {
    out: &'a Path,
}

impl<'a> Dist<'a> {
    /// The output folder at `out`, whether it exists or not.
    pub fn new(out: &'a Path) -> Self {
        Self { out }
    }

    /// The output folder that contains the image set at `set`; `None` if the path does not match.
    pub fn of_set(set: &'a Path) -> Option<Self> {
        let images = set.parent().filter(|images| images.ends_with(IMAGES))?;
        images.parent().map(Self::new)
    }

    /// The folder itself.
    pub fn path(&self) -> &'a Path {
        self.out
    }

    /// The folder of all drive folders.
    pub fn drives(&self) -> PathBuf {
        self.out.join(DRIVES)
    }

    /// The folder of all image sets.
    pub fn images(&self) -> PathBuf {
        self.out.join(IMAGES)
    }

    /// The drive folder of an edition.
    pub fn drive(&self, edition: &str) -> PathBuf {
        self.drives().join(edition)
    }

    /// The image set of an edition.
    pub fn set(&self, edition: &str) -> PathBuf {
        self.images().join(edition)
    }

    /// The folder of all earlier releases.
    pub fn releases(&self) -> PathBuf {
        self.out.join(RELEASES)
    }

    /// The folder of an earlier release.
    pub fn release(&self, release: Release) -> PathBuf {
        self.releases().join(release.to_string())
    }

    /// The image set of an edition in an earlier release.
    pub fn released_set(&self, release: Release, edition: &str) -> PathBuf {
        self.release(release).join(edition)
    }

    /// Paths of both bases of an edition's image set, even if one does not exist.
    pub fn bases(&self, edition: &str) -> Vec<PathBuf> {
        let set = self.set(edition);
        let names = ImageForm::ALL.map(ImageForm::base_name);
        names.into_iter().map(|name| set.join(name)).collect()
    }

    /// The existing image sets of the release that was made last, sorted.
    ///
    /// # Errors
    /// Fails if the folder of image sets exists but cannot be listed.
    pub fn sets(&self) -> io::Result<Vec<PathBuf>> {
        sets_below(&self.images())
    }

    /// The earlier releases, newest first.
    ///
    /// # Errors
    /// Fails if their folder exists but cannot be listed.
    pub fn earlier_releases(&self) -> io::Result<Vec<Release>> {
        let names = entries(&self.releases())?;
        let releases = names.iter().filter_map(|path| path.file_name()?.to_str());
        let mut releases: Vec<Release> = releases.filter_map(|name| name.parse().ok()).collect();
        releases.sort_by(|a, b| b.cmp(a));
        Ok(releases)
    }

    /// The image sets of an earlier release, sorted.
    ///
    /// # Errors
    /// Fails if its folder exists but cannot be listed.
    pub fn released_sets(&self, release: Release) -> io::Result<Vec<PathBuf>> {
        sets_below(&self.release(release))
    }
}

fn sets_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut sets = entries(folder)?;
    sets.retain(|folder| folder.join(SET_FILE).is_file());
    sets.sort();
    Ok(sets)
}

/// The paths in a folder; none if it does not exist.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match std::fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_folder_is_found_by_its_set() {
        let dist = Dist::new(Path::new("a/dist"));
        let set = dist.set("community");
        assert_eq!(set, Path::new("a/dist/images/community"));
        assert_eq!(Dist::of_set(&set), Some(dist));
        assert_eq!(Dist::of_set(Path::new("elsewhere/community")), None);
    }

    #[test]
    fn an_output_folder_that_is_not_there_has_no_sets() {
        let dist = Dist::new(Path::new("nowhere"));
        assert!(dist.sets().unwrap().is_empty() && dist.earlier_releases().unwrap().is_empty());
    }

    #[test]
    fn earlier_releases_are_listed_newest_first_and_other_folders_are_not() {
        let dir = tempfile::tempdir().unwrap();
        let dist = Dist::new(dir.path());
        for name in ["2026.9", "2026.10", ".drivepress-2026.8.new", "notes"] {
            std::fs::create_dir_all(dist.releases().join(name)).unwrap();
        }
        let found = dist.earlier_releases().unwrap();
        let found: Vec<String> = found.iter().map(Release::to_string).collect();
        assert_eq!(found, ["2026.10", "2026.9"]);
    }
}
