//! An entry of a ZIP: its directory entry, its local header, and whether they agree.
//!
//! Not read by the `zip` crate, which needs a kilobyte per entry, trusts the count in the end
//! record, and does not name the file if headers disagree. Source: APPNOTE 6.3.10, §4.3.7, §4.3.12,
//! §4.5.3, §4.6.9.

use std::io::{self, Read as _, Seek as _, SeekFrom};

use super::end::{long, quad, word};
use crate::verify::view::fault::HeaderField;
use crate::verify::view::zip::window::Window;

const CENTRAL_BYTES: usize = 46;
const LOCAL_BYTES: usize = 30;

/// General purpose bits (§4.4.4): encrypted; sizes follow the data; names are UTF-8.
const LOCKED: u16 = 1;
const SIZES_BEHIND: u16 = 1 << 3;
const UTF8: u16 = 1 << 11;

/// Extra fields (§4.5.3, §4.6.9): lengths above 32 bits; a second name.
const ZIP64: u16 = 1;
const UNICODE_NAME: u16 = 0x7075;

/// The kind of an entry, by the attributes that Unix and macOS write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::verify::view::zip) enum Type {
    Plain,
    Folder,
    Link,
    Device,
}

/// An entry of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify::view::zip) struct ZipEntry {
    pub(in crate::verify::view::zip) name: Vec<u8>,
    /// A second name in UTF-8 that some programs use instead (§4.6.9).
    pub(in crate::verify::view::zip) unicode_name: Option<Vec<u8>>,
    /// Whether a unique extra field occurs twice.
    is_doubled: bool,
    flags: u16,
    pub(in crate::verify::view::zip) method: u16,
    time: u32,
    pub(in crate::verify::view::zip) crc32: u32,
    pub(in crate::verify::view::zip) packed_bytes: u64,
    pub(in crate::verify::view::zip) length_bytes: u64,
    /// The offset of its local header, as the archive counts it.
    pub(in crate::verify::view::zip) header_start: u64,
    pub(in crate::verify::view::zip) kind: Type,
}

impl ZipEntry {
    /// Reads the next entry at the window's position; `None` if there is none before `end`.
    pub(in crate::verify::view::zip) fn read(
        window: &mut Window<'_>,
        end: u64,
    ) -> io::Result<Option<Self>> {
        let at = window.stream_position()?;
        let mut head = [0; CENTRAL_BYTES];
        if !fits(at, CENTRAL_BYTES, end) {
            return Ok(None);
        }
        window.read_exact(&mut head)?;
        if !head.starts_with(b"PK\x01\x02") {
            return Ok(None);
        }
        let lengths = [28, 30, 32].map(|field| usize::from(word(&head, field)));
        let variable = lengths.iter().sum::<usize>();
        if !fits(at, CENTRAL_BYTES + variable, end) {
            return Ok(None);
        }
        let mut rest = vec![0; variable];
        window.read_exact(&mut rest)?;
        let mut extra = rest.split_off(lengths[0]);
        extra.truncate(lengths[1]);
        let name = rest;
        let mut entry = Self {
            unicode_name: field(&extra, UNICODE_NAME).and_then(unicode_name),
            is_doubled: is_doubled(&extra),
            flags: word(&head, 8),
            method: word(&head, 10),
            time: long(&head, 12),
            crc32: long(&head, 16),
            packed_bytes: u64::from(long(&head, 20)),
            length_bytes: u64::from(long(&head, 24)),
            header_start: u64::from(long(&head, 42)),
            kind: type_of(&head),
            name,
        };
        // Contains only the numbers that do not fit into 32 bits, in this order.
        let mut wide = field(&extra, ZIP64).unwrap_or_default().chunks_exact(8);
        for number in [
            &mut entry.length_bytes,
            &mut entry.packed_bytes,
            &mut entry.header_start,
        ] {
            if *number == 0xFFFF_FFFF
                && let Some(eight) = wide.next()
            {
                *number = quad(eight, 0);
            }
        }
        Ok(Some(entry))
    }

    pub(in crate::verify::view::zip) fn is_locked(&self) -> bool {
        self.flags & LOCKED != 0
    }

    /// Whether its sizes follow the data, so that its local header may omit them.
    pub(in crate::verify::view::zip) fn has_sizes_behind(&self) -> bool {
        self.flags & SIZES_BEHIND != 0
    }

    pub(in crate::verify::view::zip) fn is_marked_unicode(&self) -> bool {
        self.flags & UTF8 != 0
    }

    /// Compares the entry with the local header at `start`: returns where the data begins, or the
    /// field that differs.
    ///
    /// # Errors
    /// Fails if the medium is unreadable.
    pub(in crate::verify::view::zip) fn compare(
        &self,
        window: &mut Window<'_>,
        start: u64,
    ) -> io::Result<Result<u64, HeaderField>> {
        let mut head = [0; LOCAL_BYTES];
        window.seek(SeekFrom::Start(start))?;
        if !fill(window, &mut head)? || !head.starts_with(b"PK\x03\x04") {
            return Ok(Err(HeaderField::Begin));
        }
        let lengths = [26, 28].map(|field| usize::from(word(&head, field)));
        let mut rest = vec![0; lengths[0] + lengths[1]];
        if !fill(window, &mut rest)? {
            return Ok(Err(HeaderField::Begin));
        }
        let (name, extra) = rest.split_at(lengths[0]);
        let data = start
            .checked_add(u64::try_from(LOCAL_BYTES + rest.len()).unwrap_or(u64::MAX))
            .filter(|data| data.checked_add(self.packed_bytes).is_some());
        Ok(match (data, self.differs(&head, name, extra)) {
            (None, _) => Err(HeaderField::End),
            (_, Some(what)) => Err(what),
            (Some(data), None) => Ok(data),
        })
    }

    /// The field in which a local header differs.
    fn differs(&self, head: &[u8; LOCAL_BYTES], name: &[u8], extra: &[u8]) -> Option<HeaderField> {
        let flags = word(head, 6);
        let is_behind = flags & SIZES_BEHIND != 0;
        let told = LOCKED | SIZES_BEHIND | UTF8;
        let (mut packed, mut length) = (u64::from(long(head, 18)), u64::from(long(head, 22)));
        // A local header contains both sizes: unpacked, then packed.
        let wide = field(extra, ZIP64).filter(|wide| wide.len() >= 16);
        if let Some(wide) = wide {
            length = if length == 0xFFFF_FFFF {
                quad(wide, 0)
            } else {
                length
            };
            packed = if packed == 0xFFFF_FFFF {
                quad(wide, 8)
            } else {
                packed
            };
        }
        // A size of 0 is allowed here if the sizes follow the data.
        let agrees = |here: u64, there: u64| here == there || is_behind && here == 0;
        let second = field(extra, UNICODE_NAME).and_then(unicode_name);
        if self.is_doubled || is_doubled(extra) {
            Some(HeaderField::Doubled)
        } else if name != self.name || second != self.unicode_name {
            Some(HeaderField::Name)
        } else if word(head, 8) != self.method {
            Some(HeaderField::Method)
        } else if flags & told != self.flags & told {
            Some(HeaderField::Flags)
        } else if long(head, 10) != self.time {
            Some(HeaderField::Time)
        } else if !agrees(u64::from(long(head, 14)), u64::from(self.crc32)) {
            Some(HeaderField::Checksum)
        } else if !agrees(packed, self.packed_bytes) || !agrees(length, self.length_bytes) {
            Some(HeaderField::Length)
        } else {
            None
        }
    }
}

fn fits(at: u64, length: usize, end: u64) -> bool {
    let behind = u64::try_from(length)
        .ok()
        .and_then(|length| at.checked_add(length));
    behind.is_some_and(|behind| behind <= end)
}

/// Fills `into`; `false` if the file ends first.
fn fill(window: &mut Window<'_>, into: &mut [u8]) -> io::Result<bool> {
    match window.read_exact(into) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// The extra fields, each with its ID.
fn fields(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (head, behind) = rest.split_at_checked(4)?;
        let (field, behind) = behind.split_at_checked(usize::from(word(head, 2)))?;
        rest = behind;
        Some((word(head, 0), field))
    })
}

/// The first extra field with this ID.
fn field(extra: &[u8], wanted: u16) -> Option<&[u8]> {
    let mut fields = fields(extra);
    fields.find_map(|(number, field)| (number == wanted).then_some(field))
}

/// Whether a field that is read here occurs twice, since programs differ in which one they use.
fn is_doubled(extra: &[u8]) -> bool {
    let count = |wanted| {
        fields(extra)
            .filter(|(number, _)| *number == wanted)
            .count()
    };
    [ZIP64, UNICODE_NAME]
        .into_iter()
        .any(|wanted| count(wanted) > 1)
}

/// The name in the field, after a version byte and the checksum of the first name.
fn unicode_name(field: &[u8]) -> Option<Vec<u8>> {
    field.get(5..).map(<[u8]>::to_vec)
}

/// The kind in the upper half of the attributes, if Unix or macOS wrote them (§4.4.2, §4.4.15). A
/// link counts whatever system wrote it, since unpackers differ in which ones they trust.
fn type_of(head: &[u8; CENTRAL_BYTES]) -> Type {
    let is_unix = matches!(head[5], 3 | 19);
    match word(head, 40) & 0xF000 {
        0xA000 => Type::Link,
        0x1000 | 0x2000 | 0x6000 | 0xC000 if is_unix => Type::Device,
        0x4000 if is_unix => Type::Folder,
        _ if long(head, 38) & 0x10 != 0 => Type::Folder,
        _ => Type::Plain,
    }
}
