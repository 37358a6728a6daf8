//! Recovers the complete entries of a ZIP without its end, from local headers.
//!
//! Reads headers of writers that know sizes beforehand, as ours does. Stops at the first entry
//! whose size follows its data. Source: APPNOTE 6.3.10, §4.3.7, §4.5.3.

use std::io;

use super::end::{long, quad, word};
use crate::base::ReadAt;
use crate::verify::view::fault::FILES_MAX;

const HEADER_BYTES: u64 = 30;

/// A complete entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify::view::zip) struct LocalEntry {
    /// Its name's bytes.
    pub(in crate::verify::view::zip) name: Vec<u8>,
    /// Offset of its data.
    pub(in crate::verify::view::zip) start_bytes: u64,
    /// Length of its data.
    pub(in crate::verify::view::zip) length_bytes: u64,
    /// Whether the data is the file itself (stored, neither compressed nor encrypted).
    pub(in crate::verify::view::zip) is_plain: bool,
}

/// The rest of a truncated ZIP.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::verify::view::zip) struct Remains {
    /// The complete entries.
    pub(in crate::verify::view::zip) entries: Vec<LocalEntry>,
    /// Missing bytes of the truncated entry; the directory after it is missing too.
    pub(in crate::verify::view::zip) missing_bytes: u64,
}

/// Walks the local headers from the start.
pub(in crate::verify::view::zip) fn walk(
    storage: &dyn ReadAt,
    length_bytes: u64,
) -> io::Result<Remains> {
    let mut remains = Remains::default();
    let mut at: u64 = 0;
    while remains.entries.len() < FILES_MAX {
        let Some(data_start) = at
            .checked_add(HEADER_BYTES)
            .filter(|end| *end <= length_bytes)
        else {
            break;
        };
        let mut header = [0; 30];
        storage.read_exact_at(at, &mut header)?;
        // Flag 3: sizes follow the data.
        if !header.starts_with(b"PK\x03\x04") || word(&header, 6) & 8 != 0 {
            break;
        }
        let (name_length, extra_length) = (word(&header, 26), word(&header, 28));
        let variable = u64::from(name_length) + u64::from(extra_length);
        if data_start + variable > length_bytes {
            break;
        }
        let mut variable_bytes = vec![0; usize::from(name_length) + usize::from(extra_length)];
        storage.read_exact_at(data_start, &mut variable_bytes)?;
        let (name, extra) = variable_bytes.split_at(usize::from(name_length));
        let packed = packed_length(&header, extra);
        let start_bytes = data_start + variable;
        let Some(end) = start_bytes.checked_add(packed) else {
            break;
        };
        if end > length_bytes {
            remains.missing_bytes = end - length_bytes;
            break;
        }
        remains.entries.push(LocalEntry {
            name: name.to_vec(),
            start_bytes,
            length_bytes: packed,
            is_plain: word(&header, 8) == 0 && word(&header, 6) & 1 == 0,
        });
        at = end;
    }
    Ok(remains)
}

/// Length of the data in the archive; from the Zip64 field if the header refers to it.
fn packed_length(header: &[u8; 30], extra: &[u8]) -> u64 {
    let packed = long(header, 18);
    if packed != 0xFFFF_FFFF {
        return u64::from(packed);
    }
    let mut rest = extra;
    while rest.len() >= 4 {
        let (tag, size) = (word(rest, 0), usize::from(word(rest, 2)));
        let Some(field) = rest.get(4..4 + size) else {
            break;
        };
        // A local header contains both sizes: unpacked, then packed.
        if tag == 1 && size >= 16 {
            return quad(field, 8);
        }
        rest = &rest[4 + size..];
    }
    u64::from(packed)
}
