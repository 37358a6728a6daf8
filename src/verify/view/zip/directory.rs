//! Reads the central directory of a ZIP and compares each entry with its local header.

use std::io::{self, Seek as _, SeekFrom};
use std::ops::Range;

use super::archive::{DataLocation, Zip, ZipNames};
use super::cover;
use super::data::{Packed, hindrance};
use super::name::read_name;
use super::record::end::DirectoryLocation;
use super::record::entry::{Type, ZipEntry};
use super::window::Window;
use crate::base::{Work, is_all_zeros, shown_bytes};
use crate::verify::answer::RawName;
use crate::verify::view::fault::{FILES_MAX, HeaderField, ViewFault, ZipDamage};
use crate::verify::view::files::{Special, SpecialKind};

/// Most unpacked bytes per byte of the archive, beyond a first GiB. Real files reach 20. A ZIP bomb
/// reaches a thousand and would take days to check (tuning).
const UNPACKED_PER_BYTE_MAX: u64 = 200;

/// Most trailing bytes that are checked: as many as the end record itself may have before it.
const BEHIND_BYTES_MAX: usize = 1 << 17;

impl Zip<'_> {
    pub(super) fn read_directory(
        &mut self,
        directory: &DirectoryLocation,
        length_bytes: u64,
        work: &Work,
    ) -> io::Result<()> {
        if directory.before > 0 {
            let bytes = directory.before;
            self.structure(ZipDamage::DataBefore { bytes });
        }
        self.report_trailing_data(directory, length_bytes)?;
        let mut list = Window::new(self.storage)?;
        let mut headers = Window::new(self.storage)?;
        list.seek(SeekFrom::Start(directory.start))?;
        let mut ranges: Vec<Range<u64>> = Vec::new();
        let (mut count, mut unpacked, mut last_start) = (0_u64, 0_u64, 0_u64);
        while let Some(mut entry) = ZipEntry::read(&mut list, directory.end)? {
            if work.check_stop().is_err() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            count += 1;
            if self.listing.files.len() >= FILES_MAX {
                self.listing
                    .faults
                    .push(ViewFault::TooManyFiles { most: FILES_MAX });
                return Ok(());
            }
            if directory.is_wrapped {
                entry.header_start = unwrapped(entry.header_start, last_start);
                last_start = entry.header_start;
            }
            unpacked = unpacked.saturating_add(entry.length_bytes);
            let start = entry.header_start.saturating_add(directory.before);
            let data = match entry.compare(&mut headers, start)? {
                Ok(data) => {
                    if entry.has_sizes_behind()
                        && packed(&entry, start, data).hides_a_file(&headers, work)?
                    {
                        let name = RawName::new(shown_bytes(&entry.name));
                        self.structure(ZipDamage::FileInside { name });
                    }
                    data
                }
                Err(what) => {
                    self.differs(&entry, what);
                    start
                }
            };
            ranges.push(start..data.saturating_add(entry.packed_bytes));
            self.add_entry(&entry, start, data);
        }
        if list.stream_position()? != directory.end || !directory.counts(count) {
            self.structure(ZipDamage::ListLength);
        }
        if let Some(what) = cover::check(ranges, directory.start, &mut headers)? {
            self.structure(what);
        }
        let allowed = length_bytes.saturating_mul(UNPACKED_PER_BYTE_MAX);
        if unpacked > allowed.saturating_add(1 << 30) {
            self.structure(ZipDamage::Bomb);
            self.listing.files.clear();
        }
        Ok(())
    }

    /// Reports trailing data, since some programs search it for an archive. Zeros are only padding.
    fn report_trailing_data(
        &mut self,
        directory: &DirectoryLocation,
        length_bytes: u64,
    ) -> io::Result<()> {
        let length = usize::try_from(directory.behind).unwrap_or(usize::MAX);
        let mut behind = vec![0; length.min(BEHIND_BYTES_MAX)];
        self.storage
            .read_exact_at(length_bytes - directory.behind, &mut behind)?;
        if !is_all_zeros(&behind) {
            self.structure(ZipDamage::DataBehind);
        }
        Ok(())
    }

    fn differs(&mut self, entry: &ZipEntry, what: HeaderField) {
        let name = RawName::new(shown_bytes(&entry.name));
        self.structure(ZipDamage::HeaderDiffers { name, what });
    }

    /// Adds an entry of the directory by its kind.
    fn add_entry(&mut self, entry: &ZipEntry, start: u64, data: u64) {
        let raw = &entry.name;
        if !entry.is_marked_unicode() && !raw.is_ascii() && std::str::from_utf8(raw).is_ok() {
            self.met.insert(ZipNames::UnmarkedUnicode);
        }
        let is_named_folder = raw.ends_with(b"/") || raw.ends_with(b"\\");
        let other_kind = match entry.kind {
            Type::Link => Some(SpecialKind::Link),
            Type::Device => Some(SpecialKind::Device),
            Type::Folder | Type::Plain => None,
        };
        if let Some(kind) = other_kind {
            if let Some(name) = self.read_name(raw) {
                let path = name.path;
                self.listing.specials.push(Special { path, kind });
            }
            return;
        }
        let is_folder = entry.kind == Type::Folder;
        if is_folder && !is_named_folder || is_named_folder && entry.length_bytes > 0 {
            self.differs(entry, HeaderField::Folder);
        }
        if let Some(second) = &entry.unicode_name {
            self.compare_names(entry, second);
        }
        let hindrance = hindrance(entry.method, entry.is_locked());
        if let Some(reason) = hindrance.filter(|_| !is_named_folder) {
            let path = RawName::new(shown_bytes(raw));
            let reason = reason.into();
            self.fault(ViewFault::File { path, reason });
        }
        let place = DataLocation::Entry(packed(entry, start, data));
        self.add(raw, entry.length_bytes, start, place);
    }

    /// Reports a second name that differs, since some programs use it instead of the first.
    fn compare_names(&mut self, entry: &ZipEntry, second: &[u8]) {
        let first = read_name(&entry.name).map(|name| name.path);
        let second = read_name(second).map(|name| name.path);
        if first != second {
            self.differs(entry, HeaderField::UnicodeName);
        }
    }
}

/// An entry's bytes, from the offsets of its header and its data.
fn packed(entry: &ZipEntry, header_start: u64, start: u64) -> Packed {
    Packed {
        header_start,
        start,
        stored_bytes: entry.packed_bytes,
        length_bytes: entry.length_bytes,
        crc32: entry.crc32,
        method: entry.method,
        is_locked: entry.is_locked(),
    }
}

/// Restores a whole offset from its last 32 bits; offsets only grow.
fn unwrapped(low: u64, last: u64) -> u64 {
    let above = last & !0xFFFF_FFFF;
    let near = above | low;
    if near < last {
        near.saturating_add(1 << 32)
    } else {
        near
    }
}
