//! The view itself.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::ops::Range;

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::report::RawName;
use super::super::view::{
    FileEntry, Files, Listing, ReadWork, Special, SpecialKind, ViewFault, ViewRemark,
};
use super::end::{End, find_end, word};
use super::local;
use super::name::{Letters, Name, read_name};
use super::window::Window;
use crate::base::ReadAt;
use crate::formats::bagit::check_contained;

/// Unpacked bytes for each byte of the archive, beyond a first GiB. Real files reach 20; a bomb
/// a thousand, and would keep whoever verifies it busy for days (tuning).
const UNPACKED_PER_BYTE_MAX: u64 = 200;

/// General purpose bit 11: names are UTF-8 (APPNOTE 6.3.10, appendix D).
const UTF8_FLAG: u16 = 1 << 11;

/// Where an entry's bytes are.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// By the directory.
    Entry(usize),
    /// By its local header, in a cut archive.
    Plain { start_bytes: u64 },
    /// Not to be had.
    Packed,
}

/// The files of a ZIP.
pub struct Zip<'a> {
    storage: &'a dyn ReadAt,
    archive: Option<ZipArchive<Window<'a>>>,
    places: Vec<Place>,
    listing: Listing,
    met: BTreeSet<Met>,
}

impl<'a> Zip<'a> {
    /// Lists a ZIP; `None` where the bytes are none and never were.
    ///
    /// # Errors
    /// When the medium cannot be read.
    pub fn open(storage: &'a dyn ReadAt) -> io::Result<Option<Self>> {
        let window = Window::new(storage)?;
        let length_bytes = window.length_bytes();
        let mut zip = Self {
            storage,
            archive: None,
            places: Vec::new(),
            listing: Listing::default(),
            met: BTreeSet::new(),
        };
        match find_end(storage, length_bytes)? {
            End::Sound => zip.read_directory(window)?,
            End::TooLarge => zip.structure("its directory is larger than any honest one"),
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
        zip.tell_names();
        zip.enter_only_folder();
        zip.tell_same_names();
        zip.listing.sort();
        Ok(Some(zip))
    }

    /// Where a file of the listing lies, its header included; `None` where nobody can tell.
    pub(in crate::verify) fn extent(&self, file: &FileEntry) -> Option<Range<u64>> {
        match self.places.get(file.handle)? {
            Place::Entry(index) => {
                let entry = self.archive.as_ref()?.by_index_data(*index).ok()?;
                let start = entry.header_start();
                let mut header = [0; 30];
                self.storage.read_exact_at(start, &mut header).ok()?;
                let variable = u64::from(word(&header, 26)) + u64::from(word(&header, 28));
                let end = start.checked_add(30 + variable)?;
                Some(start..end.checked_add(entry.compressed_size())?)
            }
            Place::Plain { start_bytes } => {
                Some(*start_bytes..start_bytes.checked_add(file.length_bytes)?)
            }
            Place::Packed => None,
        }
    }

    fn structure(&mut self, reason: &str) {
        let reason = format!("the zip is damaged: {reason}");
        self.listing.faults.push(ViewFault::Structure { reason });
    }

    fn read_directory(&mut self, window: Window<'a>) -> io::Result<()> {
        let length_bytes = window.length_bytes();
        let mut archive = match ZipArchive::new(window) {
            Ok(archive) => archive,
            Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
                return Err(error);
            }
            Err(error) => {
                self.structure(&error.to_string());
                return Ok(());
            }
        };
        if archive.has_duplicate_names() {
            self.structure("two entries have one name, and unpackers differ in which they take");
        } else if let Err(error) = archive.validate_header_consistency() {
            // Overlaps, local headers that say otherwise, entries that the directory hides.
            self.structure(&error.to_string());
        }
        if archive.offset() > 0 {
            let reason = format!("other data ({} bytes) stands before it", archive.offset());
            self.structure(&reason);
        }
        let allowed = length_bytes
            .saturating_mul(UNPACKED_PER_BYTE_MAX)
            .saturating_add(1 << 30);
        let mut unpacked: u64 = 0;
        for index in 0..archive.len() {
            let entry = match archive.by_index_data(index) {
                Ok(entry) => entry,
                Err(error) => {
                    self.structure(&error.to_string());
                    continue;
                }
            };
            unpacked = unpacked.saturating_add(entry.size());
            let raw = entry.name_raw();
            if entry.flags().as_u16() & UTF8_FLAG == 0
                && !raw.is_ascii()
                && std::str::from_utf8(raw).is_ok()
            {
                self.met.insert(Met::UnmarkedUnicode);
            }
            if entry.is_symlink() {
                if let Some(name) = self.read_name(raw) {
                    let (path, kind) = (name.path, SpecialKind::Link);
                    self.listing.specials.push(Special { path, kind });
                }
                continue;
            }
            self.add(raw, entry.size(), entry.header_start(), Place::Entry(index));
            if entry.encrypted() {
                let path = RawName::new(String::from_utf8_lossy(entry.name_raw()));
                let reason = "it is locked with a password".to_owned();
                self.listing.faults.push(ViewFault::File { path, reason });
            }
        }
        if unpacked > allowed {
            self.structure("it would unpack to far more than it holds: a bomb");
            self.listing.files.clear();
        }
        self.archive = Some(archive);
        Ok(())
    }

    fn read_remains(&mut self, length_bytes: u64) -> io::Result<()> {
        let remains = local::walk(self.storage, length_bytes)?;
        let missing_bytes = remains.missing_bytes;
        self.listing.faults.push(ViewFault::Cut { missing_bytes });
        for entry in remains.entries {
            let start_bytes = entry.start_bytes;
            let place = if entry.is_plain {
                Place::Plain { start_bytes }
            } else {
                Place::Packed
            };
            self.add(&entry.name, entry.length_bytes, start_bytes, place);
        }
        Ok(())
    }

    /// Adds an entry.
    fn add(&mut self, raw: &[u8], length_bytes: u64, position: u64, place: Place) {
        let Some(name) = self.read_name(raw) else {
            return;
        };
        let path = name.path;
        if name.is_folder {
            if !path.is_empty() {
                self.listing.folders.push(path);
            }
            return;
        }
        let parents = path.match_indices('/').map(|(at, _)| path[..at].to_owned());
        self.listing.folders.extend(parents);
        self.listing.files.push(FileEntry {
            path,
            exact: matches!(name.letters, Letters::Ascii | Letters::Unicode),
            length_bytes,
            position,
            handle: self.places.len(),
        });
        self.places.push(place);
    }

    /// Reads a name; one that would be unpacked elsewhere is kept as a special.
    fn read_name(&mut self, raw: &[u8]) -> Option<Name> {
        match read_name(raw) {
            Ok(name) => {
                match name.letters {
                    Letters::Thai => self.met.insert(Met::Thai),
                    Letters::Other => self.met.insert(Met::OtherCodePage),
                    Letters::Ascii | Letters::Unicode => false,
                };
                if name.had_back_slashes {
                    self.met.insert(Met::BackSlashes);
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

    fn tell_names(&mut self) {
        let code_page = if self.met.contains(&Met::Thai) {
            Some("windows-874")
        } else {
            let is_other = self.met.contains(&Met::OtherCodePage);
            is_other.then_some("unknown")
        };
        if let Some(code_page) = code_page {
            self.listing.faults.push(ViewFault::CodePage { code_page });
        }
        if self.met.contains(&Met::UnmarkedUnicode) {
            self.listing.remarks.push(ViewRemark::UnmarkedUnicode);
        }
        if self.met.contains(&Met::BackSlashes) {
            self.listing.remarks.push(ViewRemark::BackSlashes);
        }
    }

    /// Packers like to put everything into one folder: the drive is then that folder.
    fn enter_only_folder(&mut self) {
        let is_junk = |path: &str| path.starts_with("__MACOSX/");
        let mut tops: BTreeSet<&str> = BTreeSet::new();
        for file in &self.listing.files {
            if !is_junk(&file.path) {
                tops.insert(file.path.split_once('/').map_or("", |(top, _)| top));
            }
        }
        let folder = match Vec::from_iter(tops).as_slice() {
            [only] if !only.is_empty() && *only != "data" => (*only).to_owned(),
            _ => return,
        };
        let front = format!("{folder}/");
        let strip = |path: &mut String| {
            if let Some(rest) = path.strip_prefix(&front) {
                *path = rest.to_owned();
            }
        };
        self.listing
            .files
            .iter_mut()
            .for_each(|f| strip(&mut f.path));
        self.listing.folders.retain(|path| *path != folder);
        self.listing.folders.iter_mut().for_each(strip);
        self.listing
            .specials
            .iter_mut()
            .for_each(|s| strip(&mut s.path));
        self.drop_escapes();
        let folder = RawName::new(folder);
        self.listing.remarks.push(ViewRemark::InFolder { folder });
    }

    /// What led nowhere in its folder may lead out of a drive without it: `folder/~/a`.
    fn drop_escapes(&mut self) {
        let listing = &mut self.listing;
        listing.folders.retain(|path| check_contained(path).is_ok());
        let specials = &mut listing.specials;
        listing.files.retain(|file| {
            let is_contained = check_contained(&file.path).is_ok();
            if !is_contained {
                let (path, kind) = (file.path.clone(), SpecialKind::Escape);
                specials.push(Special { path, kind });
            }
            is_contained
        });
    }

    /// Entries of one name that the crate keeps apart: a file and a folder, or by code page.
    fn tell_same_names(&mut self) {
        let mut seen = BTreeSet::new();
        let folders: BTreeSet<&String> = self.listing.folders.iter().collect();
        let twice = self.listing.files.iter().map(|file| &file.path);
        let twice: Vec<ViewFault> = twice
            .filter(|path| !seen.insert(*path) || folders.contains(path))
            .map(|path| ViewFault::SameName {
                path: RawName::new(&**path),
            })
            .collect();
        self.listing.faults.extend(twice);
    }
}

/// What was met in the names of a ZIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    /// UTF-8 without the flag that says so.
    UnmarkedUnicode,
    /// The code page of a Thai Windows.
    Thai,
    /// Some other code page.
    OtherCodePage,
    /// `\` between names.
    BackSlashes,
}

/// Reads no more than an entry says it holds.
struct Limited<'r> {
    reader: &'r mut dyn Read,
    left: u64,
}

impl Read for Limited<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(into)?;
        let length = u64::try_from(count).map_err(io::Error::other)?;
        self.left = self
            .left
            .checked_sub(length)
            .ok_or_else(|| io::Error::other("it unpacks to more than it says"))?;
        Ok(count)
    }
}

impl Files for Zip<'_> {
    fn listing(&self) -> &Listing {
        &self.listing
    }

    fn read(&self, file: &FileEntry, work: ReadWork<'_>) -> io::Result<()> {
        let place = self.places.get(file.handle);
        match (place, &self.archive) {
            (Some(Place::Entry(index)), Some(archive)) => {
                let mut archive = archive.clone();
                let mut entry = archive.by_index(*index).map_err(io::Error::other)?;
                let left = file.length_bytes;
                let reader = &mut entry;
                work(&mut Limited { reader, left })
            }
            (Some(Place::Plain { start_bytes }), _) => {
                let mut window = Window::new(self.storage)?;
                io::Seek::seek(&mut window, io::SeekFrom::Start(*start_bytes))?;
                work(&mut window.take(file.length_bytes))
            }
            _ => Err(io::Error::other(
                "it is packed, and the zip's directory is missing",
            )),
        }
    }

    fn is_present(&self) -> bool {
        let length_bytes = self.storage.length_bytes();
        length_bytes
            .is_ok_and(|length| length > 0 && self.storage.read_exact_at(0, &mut [0]).is_ok())
    }
}
