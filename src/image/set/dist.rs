//! The output folder (`dist/`), with the drive folder and the image set of each edition.

use std::io;
use std::path::{Path, PathBuf};

use super::{ImageForm, SET_FILE};

const DRIVES: &str = "drive";
const IMAGES: &str = "images";

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

    /// Paths of both bases of an edition's image set, even if one does not exist.
    pub fn bases(&self, edition: &str) -> Vec<PathBuf> {
        let set = self.set(edition);
        let names = ImageForm::ALL.map(ImageForm::base_name);
        names.into_iter().map(|name| set.join(name)).collect()
    }

    /// The existing image sets, sorted.
    ///
    /// # Errors
    /// Fails if the folder of image sets exists but cannot be listed.
    pub fn sets(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match std::fs::read_dir(self.images()) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let folders: io::Result<Vec<PathBuf>> = entries.map(|entry| Ok(entry?.path())).collect();
        let mut sets = folders?;
        sets.retain(|folder| folder.join(SET_FILE).is_file());
        sets.sort();
        Ok(sets)
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
        assert!(Dist::new(Path::new("nowhere")).sets().unwrap().is_empty());
    }
}
