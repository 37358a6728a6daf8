//! Compound files (OLE2): the directory and the streams.
//!
//! Source: [MS-CFB] §2. Chains are followed by the table of sectors only, with every length
//! bounded by the file's own.

use crate::formats::content::bytes::{array, index, le16, le32, slice};

const END_OF_CHAIN: u32 = 0xffff_fffe;
const LAST_SECTOR: u32 = 0xffff_fffa;

/// Streams shorter than this lie in the small sectors of the root.
const SMALL_STREAM: usize = 4096;

/// Most entries of a directory that are read: large documents have some thousand; a crafted one
/// could claim as many as the file has bytes.
const MOST_ENTRIES: usize = 100_000;

/// One storage or stream.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) is_stream: bool,
    /// Class of a storage: says which program it belongs to.
    pub(super) class: [u8; 16],
    start: u32,
    len: usize,
}

/// A compound file in memory.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_len: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small_data: Vec<u8>,
    pub(super) entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    /// Reads tables and directory; `None` if that is not possible.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let shift = le16(bytes, 30)?;
        let sector_len = match shift {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Compound {
            bytes,
            sector_len,
            table: Vec::new(),
            small_table: Vec::new(),
            small_data: Vec::new(),
            entries: Vec::new(),
        };
        file.table = file.read_table()?;
        let directory = file.chain(le32(bytes, 48)?, bytes.len());
        file.entries = directory
            .chunks_exact(128)
            .take(MOST_ENTRIES)
            .filter_map(parse_entry)
            .collect();
        let small = file.chain(le32(bytes, 60)?, bytes.len());
        file.small_table = numbers(&small);
        let root = file.entries.first()?;
        file.small_data = file.chain(root.start, root.len.min(bytes.len()));
        Some(file)
    }

    /// The table of sectors, from the head and the sectors that continue it.
    fn read_table(&self) -> Option<Vec<u32>> {
        let mut places: Vec<u32> = numbers(slice(self.bytes, 76, 436)?);
        let mut next = le32(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector_len + 1;
        for _ in 0..most {
            let Some(sector) = self.sector(next).filter(|_| next < LAST_SECTOR) else {
                break;
            };
            let mut more = numbers(sector);
            next = more.pop()?;
            places.extend(more);
        }
        let mut table = Vec::new();
        for place in places
            .into_iter()
            .filter(|place| *place < LAST_SECTOR)
            .take(most)
        {
            table.extend(self.sector(place).map(numbers).unwrap_or_default());
        }
        Some(table)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let at = index(number)?
            .checked_add(1)?
            .checked_mul(self.sector_len)?;
        // The last sector of a file may be short.
        let end = at.checked_add(self.sector_len)?.min(self.bytes.len());
        self.bytes.get(at..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors, at most `most`.
    fn chain(&self, start: u32, most: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut number = start;
        // A chain that runs in a circle ends when it is longer than the file.
        while number < END_OF_CHAIN && bytes.len() < most {
            let Some(sector) = self.sector(number) else {
                break;
            };
            bytes.extend_from_slice(sector);
            let next = index(number).and_then(|number| self.table.get(number));
            number = next.copied().unwrap_or(END_OF_CHAIN);
        }
        bytes.truncate(most);
        bytes
    }

    /// The bytes of a stream, at most `most`.
    pub(super) fn stream(&self, entry: &Entry, most: usize) -> Vec<u8> {
        let len = entry.len.min(most).min(self.bytes.len());
        if entry.len >= SMALL_STREAM {
            return self.chain(entry.start, len);
        }
        let mut bytes = Vec::new();
        let mut number = entry.start;
        while number < END_OF_CHAIN && bytes.len() < len {
            let at = index(number).and_then(|number| number.checked_mul(64));
            let Some(sector) = at.and_then(|at| slice(&self.small_data, at, 64)) else {
                break;
            };
            bytes.extend_from_slice(sector);
            let next = index(number).and_then(|number| self.small_table.get(number));
            number = next.copied().unwrap_or(END_OF_CHAIN);
        }
        bytes.truncate(len);
        bytes
    }

    /// The first stream of a name, in any storage.
    pub(super) fn named(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.is_stream && entry.name == name)
    }
}

fn parse_entry(bytes: &[u8]) -> Option<Entry> {
    let kind = *bytes.get(66)?;
    if !matches!(kind, 1 | 2 | 5) {
        return None;
    }
    let name_len = usize::from(le16(bytes, 64)?).saturating_sub(2).min(62);
    let (units, _) = bytes.get(..name_len)?.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        is_stream: kind == 2,
        class: array(bytes, 80)?,
        start: le32(bytes, 116)?,
        len: le32(bytes, 120).and_then(index)?,
    })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|word| u32::from_le_bytes(*word)).collect()
}
