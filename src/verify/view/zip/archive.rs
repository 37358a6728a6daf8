//! The view of a ZIP.

use std::collections::BTreeSet;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;

use super::data::Packed;
use super::folders::{FolderRefusal, Folders};
use super::name::{EntryName, Letters, read_name};
use super::record::end::{End, find_end};
use super::record::local;
use super::window::Window;
use super::within::enter;
use crate::base::{ReadAt, Work, refused};
use crate::verify::answer::RawName;
use crate::verify::drive::drives_in;
use crate::verify::view::fault::{EntryFault, ViewFault, ViewRemark, ZipDamage, ZipFault};
use crate::verify::view::files::{FileEntry, Files, ReadWork, Special, SpecialKind, ViewFiles};

/// Most faults of a ZIP that are reported; the rest is counted (tuning).
const FAULTS_MAX: usize = 1000;

/// The location of an entry's bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum DataLocation {
    /// From the central directory.
    Entry(Packed),
    /// From its local header, in a truncated archive.
    Plain { start_bytes: u64 },
    /// Compressed or encrypted, in a truncated archive: not readable.
    Packed,
}

/// The files of a ZIP.
pub struct Zip<'a> {
    pub(super) storage: &'a dyn ReadAt,
    places: Vec<DataLocation>,
    pub(super) listing: ViewFiles,
    folders: Folders,
    pub(super) met: BTreeSet<ZipNames>,
    more_faults: usize,
}

impl<'a> Zip<'a> {
    /// Lists a ZIP; `None` if this is not a ZIP. A truncated ZIP is still listed.
    ///
    /// # Errors
    /// Fails if the medium is unreadable; with [`io::ErrorKind::Interrupted`] if the user asked to
    /// stop.
    pub fn open(storage: &'a dyn ReadAt, work: &Work) -> io::Result<Option<Self>> {
        let length_bytes = storage.length_bytes()?;
        let mut zip = Self {
            storage,
            places: Vec::new(),
            listing: ViewFiles::default(),
            folders: Folders::default(),
            met: BTreeSet::new(),
            more_faults: 0,
        };
        match find_end(storage, length_bytes)? {
            End::Sound(directory) => zip.read_directory(&directory, length_bytes, work)?,
            End::TooLarge => zip.structure(ZipDamage::LargeDirectory),
            End::Unclear(reason) => zip.structure(reason),
            End::None => {
                let mut magic = [0; 4];
                if length_bytes < 4 {
                    return Ok(None);
                }
                storage.read_exact_at(0, &mut magic)?;
                if &magic != b"PK\x03\x04" {
                    return Ok(None);
                }
                zip.read_remains(length_bytes)?;
            }
        }
        zip.finish();
        Ok(Some(zip))
    }

    fn finish(&mut self) {
        if self.more_faults > 0 {
            let count = self.more_faults;
            let more = damaged(ZipDamage::MoreFaults { count });
            self.listing.faults.push(more);
        }
        self.report_names();
        self.listing.folders = std::mem::take(&mut self.folders).into_sorted();
        let paths = self.listing.files.iter().map(|file| file.path.as_str());
        let drives = drives_in(paths);
        let folder = match drives.as_slice() {
            [] => self.only_folder(),
            [one] if !one.is_empty() => Some((*one).to_owned()),
            _ => None,
        };
        if let Some(folder) = folder {
            enter(&mut self.listing, &folder);
        }
        self.listing.sort();
        self.report_same_names();
    }

    /// The range of a file including its local header; `None` if unknown.
    pub(in crate::verify) fn extent(&self, file: &FileEntry) -> Option<Range<u64>> {
        match self.places.get(file.handle)? {
            DataLocation::Entry(packed) => {
                let end = packed.start.checked_add(packed.stored_bytes)?;
                Some(packed.header_start..end)
            }
            DataLocation::Plain { start_bytes } => {
                Some(*start_bytes..start_bytes.checked_add(file.length_bytes)?)
            }
            DataLocation::Packed => None,
        }
    }

    pub(super) fn structure(&mut self, what: ZipDamage) {
        self.fault(damaged(what));
    }

    pub(super) fn fault(&mut self, fault: ViewFault) {
        if self.listing.faults.len() < FAULTS_MAX {
            self.listing.faults.push(fault);
        } else {
            self.more_faults += 1;
        }
    }

    fn read_remains(&mut self, length_bytes: u64) -> io::Result<()> {
        let remains = local::walk(self.storage, length_bytes)?;
        let missing_bytes = remains.missing_bytes;
        self.listing.faults.push(ViewFault::Cut { missing_bytes });
        for entry in remains.entries {
            let start_bytes = entry.start_bytes;
            let place = if entry.is_plain {
                DataLocation::Plain { start_bytes }
            } else {
                DataLocation::Packed
            };
            self.add(&entry.name, entry.length_bytes, start_bytes, place);
        }
        Ok(())
    }

    /// Adds an entry.
    pub(super) fn add(
        &mut self,
        raw: &[u8],
        length_bytes: u64,
        position: u64,
        place: DataLocation,
    ) {
        let Some(name) = self.read_name(raw) else {
            return;
        };
        let path = name.path;
        let folder = if name.is_folder {
            path.as_str()
        } else {
            path.rsplit_once('/').map_or("", |(folder, _)| folder)
        };
        match self.folders.add(folder) {
            Ok(()) => {}
            Err(FolderRefusal::Deep) => {
                let path = RawName::new(path);
                let reason = EntryFault::TooDeep.into();
                return self.fault(ViewFault::Folder { path, reason });
            }
            Err(FolderRefusal::Many) => {
                let is_new = self.met.insert(ZipNames::ManyFolders);
                if is_new {
                    self.structure(ZipDamage::ManyFolders);
                }
                return;
            }
        }
        if name.is_folder {
            return;
        }
        self.listing.files.push(FileEntry {
            path,
            exact: matches!(name.letters, Letters::Ascii | Letters::Unicode),
            length_bytes,
            position,
            handle: self.places.len(),
        });
        self.places.push(place);
    }

    /// Reads a name. One that leads outside the drive is listed as a special entry.
    pub(super) fn read_name(&mut self, raw: &[u8]) -> Option<EntryName> {
        match read_name(raw) {
            Ok(name) => {
                match name.letters {
                    Letters::Thai => self.met.insert(ZipNames::Thai),
                    Letters::Other => self.met.insert(ZipNames::OtherCodePage),
                    Letters::Ascii | Letters::Unicode => false,
                };
                if name.had_back_slashes {
                    self.met.insert(ZipNames::BackSlashes);
                }
                Some(name)
            }
            Err((path, _)) => {
                let kind = SpecialKind::Escape;
                self.listing.specials.push(Special { path, kind });
                None
            }
        }
    }

    fn report_names(&mut self) {
        let code_page = if self.met.contains(&ZipNames::Thai) {
            Some("windows-874")
        } else {
            let is_other = self.met.contains(&ZipNames::OtherCodePage);
            is_other.then_some("unknown")
        };
        if let Some(code_page) = code_page {
            self.listing.faults.push(ViewFault::CodePage { code_page });
        }
        if self.met.contains(&ZipNames::UnmarkedUnicode) {
            self.listing.remarks.push(ViewRemark::UnmarkedUnicode);
        }
        if self.met.contains(&ZipNames::BackSlashes) {
            self.listing.remarks.push(ViewRemark::BackSlashes);
        }
    }

    /// The only top folder, if there is one: packers add one, and even a damaged drive is inside
    /// it.
    fn only_folder(&self) -> Option<String> {
        let files = self.listing.files.iter().map(|file| file.path.as_str());
        let mut tops = files.filter(|path| !path.starts_with("__MACOSX/"));
        let top = |path: &str| path.split_once('/').map_or("", |(top, _)| top).to_owned();
        let first = tops.next().map(top)?;
        let is_only = !first.is_empty() && first != "data";
        (is_only && tops.all(|path| top(path) == first)).then_some(first)
    }

    /// Reports entries with the same name, since unpackers differ in which one they keep.
    fn report_same_names(&mut self) {
        let listing = &self.listing;
        let files = listing.files.iter().map(|file| &file.path);
        let before = std::iter::once(None).chain(files.clone().map(Some));
        let twice: Vec<ViewFault> = files
            .zip(before)
            .filter(|(path, before)| {
                *before == Some(path) || listing.folders.binary_search(path).is_ok()
            })
            .map(|(path, _)| ViewFault::SameName {
                path: RawName::new(&**path),
            })
            .take(FAULTS_MAX)
            .collect();
        self.listing.faults.extend(twice);
    }
}

/// The fault of a damaged ZIP.
fn damaged(what: ZipDamage) -> ViewFault {
    ViewFault::Structure {
        reason: ZipFault::Damaged { what }.into(),
    }
}

/// What the names of a ZIP contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ZipNames {
    /// UTF-8 without the UTF-8 flag.
    UnmarkedUnicode,
    /// The Thai Windows code page.
    Thai,
    /// Another code page.
    OtherCodePage,
    /// `\` as a separator.
    BackSlashes,
    /// More folders than the limit.
    ManyFolders,
}

impl Files for Zip<'_> {
    fn listing(&self) -> &ViewFiles {
        &self.listing
    }

    fn read(&self, file: &FileEntry, work: ReadWork<'_>) -> io::Result<()> {
        match self.places.get(file.handle) {
            Some(DataLocation::Entry(packed)) => packed.read(Window::new(self.storage)?, work),
            Some(DataLocation::Plain { start_bytes }) => {
                let mut window = Window::new(self.storage)?;
                window.seek(SeekFrom::Start(*start_bytes))?;
                work(&mut window.take(file.length_bytes))
            }
            _ => Err(refused(ZipFault::NoDirectory)),
        }
    }

    fn is_present(&self) -> bool {
        let length_bytes = self.storage.length_bytes();
        length_bytes
            .is_ok_and(|length| length > 0 && self.storage.read_exact_at(0, &mut [0]).is_ok())
    }
}
