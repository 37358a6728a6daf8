//! Finds the end record of a ZIP and locates its directory, within a plausible size.
//!
//! Source: APPNOTE 6.3.10, §4.3.14 to §4.3.16. macOS writes no Zip64 record. For more than 65,535
//! files or 4 GiB it truncates the numbers to 16 and 32 bits, so the directory is located from its
//! end.

use std::io;

use crate::base::ReadAt;
use crate::verify::view::fault::{FILES_MAX, ZipDamage};

/// Length of the end record without its comment, and of the longest comment.
const END_BYTES: usize = 22;
const COMMENT_MAX: usize = 0xFFFF;

/// Length of a Zip64 locator, and of a Zip64 end record without its extensible part.
const LOCATOR_BYTES: u64 = 20;
const END64_BYTES: u64 = 56;

/// Longest directory that is read: half a million files with ordinary names need less. A larger one
/// was crafted to fill the memory (tuning).
pub(in crate::verify::view::zip) const DIRECTORY_BYTES_MAX: u64 = 64 << 20;

/// The result of searching for the end record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify::view::zip) enum End {
    /// No end record: not a ZIP, or a truncated one.
    None,
    /// A usable directory.
    Sound(DirectoryLocation),
    /// A directory above the size limit.
    TooLarge,
    /// A record that programs read differently, or that none can read.
    Unclear(ZipDamage),
}

/// The location of a directory, computed from its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::verify::view::zip) struct DirectoryLocation {
    /// Its first byte.
    pub(in crate::verify::view::zip) start: u64,
    /// The byte after its last.
    pub(in crate::verify::view::zip) end: u64,
    /// Bytes of other data before the archive, which its own offsets do not count.
    pub(in crate::verify::view::zip) before: u64,
    /// Whether offsets are truncated to 32 bits.
    pub(in crate::verify::view::zip) is_wrapped: bool,
    /// Bytes after the end record.
    pub(in crate::verify::view::zip) behind: u64,
    entries: u64,
    has_64: bool,
}

impl DirectoryLocation {
    /// Whether `found` matches the entry count in the end record.
    pub(in crate::verify::view::zip) fn counts(&self, found: u64) -> bool {
        found == self.entries || !self.has_64 && found % 0x1_0000 == self.entries
    }
}

/// Searches for the end record.
pub(in crate::verify::view::zip) fn find_end(
    storage: &dyn ReadAt,
    length_bytes: u64,
) -> io::Result<End> {
    let longest = u64::try_from(END_BYTES + COMMENT_MAX).unwrap_or(u64::MAX);
    let start = length_bytes.saturating_sub(longest);
    let mut bytes = vec![0; usize::try_from(length_bytes - start).unwrap_or(0)];
    storage.read_exact_at(start, &mut bytes)?;
    let mut exact: Vec<End> = Vec::new();
    let mut loose = None;
    let mut is_misled = false;
    let (mut has_mark, mut is_hidden) = (false, false);
    for at in memchr::memmem::rfind_iter(&bytes, b"PK\x05\x06") {
        let record = &bytes[at..];
        if record.len() < END_BYTES {
            continue;
        }
        let is_last = !std::mem::replace(&mut has_mark, true);
        let comment = usize::from(word(record, 20));
        let Some(behind) = record.len().checked_sub(END_BYTES + comment) else {
            continue;
        };
        let behind = u64::try_from(behind).unwrap_or(u64::MAX);
        let place = start + u64::try_from(at).unwrap_or(0);
        let found = read_end(storage, record, place, behind)?;
        match found {
            Some(End::Sound(directory)) if behind > 0 => {
                // The end record of a ZIP inside a truncated ZIP looks like this, but does not
                // count from the start.
                let is_whole = directory.before == 0 && loose.is_none();
                loose = is_whole.then_some(End::Sound(directory)).or(loose);
            }
            Some(found) if behind == 0 => {
                // Many programs use the last signature in the file, even one in the comment.
                is_hidden |= !is_last;
                exact.push(found);
            }
            None if behind == 0 => is_misled = true,
            _ => {}
        }
    }
    if exact.len() > 1 || is_hidden {
        return Ok(End::Unclear(ZipDamage::TwoLists));
    }
    if exact.is_empty() && loose.is_none() && is_misled {
        return Ok(End::Unclear(ZipDamage::ListElsewhere));
    }
    Ok(exact.pop().or(loose).unwrap_or(End::None))
}

/// Reads an end record and locates its directory; `None` if there is none.
fn read_end(
    storage: &dyn ReadAt,
    record: &[u8],
    place: u64,
    behind: u64,
) -> io::Result<Option<End>> {
    let mut entries = u64::from(word(record, 10));
    let mut size = u64::from(long(record, 12));
    let mut said_start = u64::from(long(record, 16));
    let narrow = [entries, size, said_start];
    let wide = zip64(storage, place)?;
    if wide.as_ref().is_some_and(|wide| !wide.is_only) {
        return Ok(Some(End::Unclear(ZipDamage::TwoWideEnds)));
    }
    let mut end = place;
    if let Some(wide) = &wide {
        let sentinels = [0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF];
        let all = narrow.iter().zip(sentinels).zip(wide.numbers);
        let agrees = all.into_iter().all(|((n, none), w)| *n == none || *n == w);
        if !agrees {
            return Ok(Some(End::Unclear(ZipDamage::EndsDiffer)));
        }
        [entries, size, said_start] = wide.numbers;
        end = wide.place;
    }
    if word(record, 4) != 0 && word(record, 4) != 0xFFFF {
        return Ok(Some(End::Unclear(ZipDamage::OnePiece)));
    }
    let files_max = u64::try_from(FILES_MAX).unwrap_or(u64::MAX);
    if entries > files_max || size > DIRECTORY_BYTES_MAX && size <= end {
        return Ok(Some(End::TooLarge));
    }
    let Some(start) = end.checked_sub(size) else {
        return Ok(None);
    };
    let mut magic = [0; 4];
    if size >= 4 {
        storage.read_exact_at(start, &mut magic)?;
    }
    let is_empty = size == 0 && entries == 0;
    if !is_empty && &magic != b"PK\x01\x02" {
        return Ok(None);
    }
    let is_wrapped = wide.is_none() && start > 0xFFFF_FFFF && said_start == start & 0xFFFF_FFFF;
    let before = if is_wrapped {
        Some(0)
    } else {
        start.checked_sub(said_start)
    };
    Ok(before.map(|before| {
        End::Sound(DirectoryLocation {
            start,
            end,
            before,
            is_wrapped,
            behind,
            entries,
            has_64: wide.is_some(),
        })
    }))
}

/// A Zip64 end record.
struct Wide {
    place: u64,
    /// Entries, size and start of the directory.
    numbers: [u64; 3],
    /// Whether it ends at its locator and no other record is directly before that: some programs
    /// follow the locator, others look directly before it.
    is_only: bool,
}

fn zip64(storage: &dyn ReadAt, end_place: u64) -> io::Result<Option<Wide>> {
    let Some(at) = end_place.checked_sub(LOCATOR_BYTES) else {
        return Ok(None);
    };
    let mut locator = [0; 20];
    storage.read_exact_at(at, &mut locator)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return Ok(None);
    }
    let is_record = |place: Option<u64>| -> io::Result<bool> {
        let mut mark = [0; 4];
        let Some(place) = place else { return Ok(false) };
        storage.read_exact_at(place, &mut mark)?;
        Ok(&mark == b"PK\x06\x06")
    };
    // With other data before the archive, only the record directly before the locator is right.
    let beside = at.checked_sub(END64_BYTES);
    let is_beside = is_record(beside)?;
    for place in [Some(quad(&locator, 8)), beside] {
        let Some(place) = place.filter(|place| *place < at) else {
            continue;
        };
        let mut record = [0; 56];
        match storage.read_exact_at(place, &mut record) {
            Ok(()) if record.starts_with(b"PK\x06\x06") => {
                let numbers = [32, 40, 48].map(|field| quad(&record, field));
                // The length field does not count itself and the signature.
                let end = quad(&record, 4).checked_add(12 + place);
                return Ok(Some(Wide {
                    place,
                    numbers,
                    is_only: end == Some(at) && (!is_beside || Some(place) == beside),
                }));
            }
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

pub(in crate::verify::view::zip) fn word(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

pub(in crate::verify::view::zip) fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(word(bytes, at)) | u32::from(word(bytes, at + 2)) << 16
}

pub(in crate::verify::view::zip) fn quad(bytes: &[u8], at: usize) -> u64 {
    u64::from(long(bytes, at)) | u64::from(long(bytes, at + 4)) << 32
}
