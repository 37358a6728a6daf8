//! A folder or a mounted drive as a view.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::fault::{EntryFault, FILES_MAX, ViewFault, ViewRemark};
use super::files::{FileEntry, Files, ReadWork, Special, SpecialKind, ViewFiles};
use crate::base::{Work, exact_path, is_kept_elsewhere, plain_path, shown_bytes, walk_cause};
use crate::formats::content::is_system_folder;
use crate::verify::answer::RawName;
use crate::verify::error::Error;
use crate::verify::platform;
use crate::words::ToMessage as _;

/// Deepest folder that is followed. A deeper tree was crafted to exhaust the program (FAT paths end
/// at 260 characters: 130 levels).
const DEPTH_MAX: usize = 256;

/// The files below a folder. Links are reported but not followed, except for the root itself, which
/// the user chose.
#[derive(Debug)]
pub struct FolderView {
    root: PathBuf,
    paths: Vec<PathBuf>,
    /// The real paths of the listing's links and devices.
    specials: Vec<(String, PathBuf)>,
    /// How many files a cloud drive has not fetched, and one of them.
    elsewhere: usize,
    first_elsewhere: Option<PathBuf>,
    listing: ViewFiles,
}

impl FolderView {
    /// Lists the folder.
    ///
    /// # Errors
    /// Fails if the folder itself cannot be listed, or if the user asked to stop.
    pub fn open(root: &Path, work: &Work) -> Result<Self, Error> {
        let opened = std::fs::read_dir(root);
        opened.map_err(|source| match source.kind() {
            ErrorKind::NotFound => Error::Absent { path: root.into() },
            _ => Error::Open {
                path: root.into(),
                source,
            },
        })?;
        // Exact, since Windows would open another file if given an ordinary path.
        let mut folder = Self {
            root: exact_path(root),
            paths: Vec::new(),
            specials: Vec::new(),
            elsewhere: 0,
            first_elsewhere: None,
            listing: ViewFiles::default(),
        };
        let walk = WalkDir::new(&folder.root).min_depth(1).max_depth(DEPTH_MAX);
        for entry in walk.follow_links(false).sort_by_file_name() {
            work.check_stop()?;
            let listing = &folder.listing;
            let count = folder.paths.len() + listing.folders.len() + listing.specials.len();
            if count >= FILES_MAX {
                folder
                    .listing
                    .faults
                    .push(ViewFault::TooManyFiles { most: FILES_MAX });
                break;
            }
            match entry {
                Ok(entry) => folder.add(&entry),
                Err(error) => folder.unreadable(error)?,
            }
        }
        if let Some(first) = folder.first_elsewhere.take() {
            return Err(Error::Elsewhere {
                path: root.into(),
                count: folder.elsewhere,
                first,
            });
        }
        folder.listing.sort();
        Ok(folder)
    }

    /// The real path of a file in the listing.
    pub fn path_of(&self, file: &FileEntry) -> Option<&Path> {
        self.paths.get(file.handle).map(PathBuf::as_path)
    }

    /// The real paths of the listing's files, links and devices, by path on the drive.
    pub(in crate::verify) fn places(&self) -> BTreeMap<&str, &Path> {
        let files = self.listing.files.iter();
        let files = files.filter_map(|file| Some((file.path.as_str(), self.path_of(file)?)));
        let specials = self.specials.iter();
        let specials = specials.map(|(path, place)| (path.as_str(), place.as_path()));
        files.chain(specials).collect()
    }

    fn add(&mut self, entry: &walkdir::DirEntry) {
        let (path, exact) = self.drive_path(entry.path());
        let kind = entry.file_type();
        if kind.is_dir() {
            if entry.depth() == DEPTH_MAX {
                self.listing.faults.push(ViewFault::Folder {
                    path: RawName::new(path),
                    reason: EntryFault::TooDeep.into(),
                });
            } else {
                self.listing.folders.push(path);
            }
            return;
        }
        if !kind.is_file() {
            let kind = if kind.is_symlink() {
                SpecialKind::Link
            } else {
                SpecialKind::Device
            };
            let place = entry.path().to_owned();
            self.specials.push((path.clone(), place));
            self.listing.specials.push(Special { path, kind });
            return;
        }
        match entry.metadata() {
            Ok(metadata) => {
                if is_kept_elsewhere(&metadata) {
                    self.elsewhere += 1;
                    self.first_elsewhere
                        .get_or_insert_with(|| plain_path(entry.path()));
                }
                self.listing.files.push(FileEntry {
                    path,
                    exact,
                    length_bytes: metadata.len(),
                    position: 0,
                    handle: self.paths.len(),
                });
                self.paths.push(entry.path().to_owned());
            }
            Err(error) => self.listing.faults.push(ViewFault::File {
                path: RawName::new(path),
                reason: walk_cause(error).message(),
            }),
        }
    }

    /// Handles an entry that the walk could not read: damage, or the whole medium is gone.
    fn unreadable(&mut self, error: walkdir::Error) -> Result<(), Error> {
        let path = error.path().unwrap_or(&self.root);
        let (path, _) = self.drive_path(path);
        let is_denied = error.io_error().map(io::Error::kind) == Some(ErrorKind::PermissionDenied);
        let cause = walk_cause(error);
        if !self.is_present() {
            return Err(Error::Gone {
                path: plain_path(&self.root),
                source: cause,
            });
        }
        if is_denied && is_system_folder(&path) {
            let path = RawName::new(path);
            self.listing.remarks.push(ViewRemark::SystemFolder { path });
            return Ok(());
        }
        let path = RawName::new(path);
        let reason = cause.message();
        self.listing.faults.push(ViewFault::Folder { path, reason });
        Ok(())
    }

    fn drive_path(&self, path: &Path) -> (String, bool) {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let mut exact = true;
        let names: Vec<String> = relative
            .components()
            .map(|part| {
                let name = part.as_os_str();
                exact &= name.to_str().is_some();
                shown_bytes(name.as_encoded_bytes())
            })
            .collect();
        (names.join("/"), exact)
    }
}

impl Files for FolderView {
    fn listing(&self) -> &ViewFiles {
        &self.listing
    }

    fn read(&self, file: &FileEntry, work: ReadWork<'_>) -> io::Result<()> {
        let path = self.path_of(file).ok_or(ErrorKind::NotFound)?;
        work(&mut platform::open_plain_file(path)?)
    }

    fn is_present(&self) -> bool {
        // Reading an entry reaches the medium; the folder's own metadata may be cached.
        std::fs::read_dir(&self.root)
            .is_ok_and(|mut entries| !matches!(entries.next(), Some(Err(_))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_are_told_and_never_opened() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            crate::base::OutputFile::write_whole(dir.path().join(name), name.as_bytes()).unwrap();
        };
        write("a.txt");
        std::os::unix::fs::symlink("a.txt", dir.path().join("link")).unwrap();
        std::os::unix::fs::symlink("/", dir.path().join("root")).unwrap();
        rustix::fs::mkfifoat(
            rustix::fs::CWD,
            dir.path().join("pipe"),
            rustix::fs::Mode::RUSR,
        )
        .unwrap();
        let folder = FolderView::open(dir.path(), &Work::new()).unwrap();
        let listing = folder.listing();
        assert_eq!(listing.files.len(), 1);
        let specials: Vec<_> = listing
            .specials
            .iter()
            .map(|s| (s.path.as_str(), s.kind))
            .collect();
        assert_eq!(
            specials,
            [
                ("link", SpecialKind::Link),
                ("pipe", SpecialKind::Device),
                ("root", SpecialKind::Link)
            ]
        );
        // A file that became a link between listing and opening is not followed either.
        std::fs::remove_file(dir.path().join("a.txt")).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", dir.path().join("a.txt")).unwrap();
        let read = folder.read(&listing.files[0], &mut |_| panic!("followed a link"));
        assert!(read.is_err());
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let absent = dir.path().join("none");
        assert!(matches!(
            FolderView::open(&absent, &Work::new()),
            Err(Error::Absent { .. })
        ));
    }
}
