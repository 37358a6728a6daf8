//! The central directory in two parts: the common part, made once, and the recipient's part.
//!
//! Writes the end records (APPNOTE 4.3.14 to 4.3.16), because they count both parts. Reads only
//! headers that the `zip` crate has just written into memory.

/// Bytes of a directory header before its name (APPNOTE 4.3.12).
const HEADER_BYTES: usize = 46;
/// The largest number in a 16-bit field; the Zip64 record holds larger ones.
const COUNT_16_MAX: u64 = 0xFFFF;
/// The largest number in a 32-bit field.
const COUNT_32_MAX: u64 = 0xFFFF_FFFF;

/// Headers of a central directory, without the end records.
#[derive(Debug, Clone)]
pub(super) struct DirectoryHeaders {
    headers: Vec<u8>,
    entry_count: u64,
    version_needed: u16,
}

impl DirectoryHeaders {
    /// Takes the first `entry_count` headers of a directory that the crate wrote, without its end
    /// records.
    pub(super) fn parse(written: &[u8], entry_count: usize) -> Self {
        let mut end = 0;
        let mut version_needed = 0;
        for _ in 0..entry_count {
            let field = |at: usize| match written.get(end + at..end + at + 2) {
                Some([low, high]) => u16::from_le_bytes([*low, *high]),
                _ => 0,
            };
            version_needed = field(6).max(version_needed);
            let variable: usize = [28, 30, 32].map(|at| usize::from(field(at))).iter().sum();
            end += HEADER_BYTES + variable;
        }
        Self {
            headers: written.get(..end).unwrap_or(written).to_vec(),
            entry_count: wide(entry_count),
            version_needed,
        }
    }

    /// Appends this directory, then `own`, then the end records to `tail`. `start` is the offset of
    /// this directory, in bytes from the ZIP's start.
    pub(super) fn write_joined(&self, own: &Self, start: u64, tail: &mut Vec<u8>) {
        tail.extend_from_slice(&self.headers);
        tail.extend_from_slice(&own.headers);
        let size = wide(self.headers.len()) + wide(own.headers.len());
        let count = self.entry_count + own.entry_count;
        if count > COUNT_16_MAX || size > COUNT_32_MAX || start > COUNT_32_MAX {
            let version = self.version_needed.max(own.version_needed);
            write_zip64_end(tail, version, count, [size, start]);
        }
        write_end(tail, count, size, start);
    }
}

/// Zip64 end of central directory record and its locator.
fn write_zip64_end(tail: &mut Vec<u8>, version: u16, count: u64, size_and_start: [u64; 2]) {
    let [size, start] = size_and_start;
    tail.extend_from_slice(b"PK\x06\x06");
    // Bytes of the record after this field.
    tail.extend_from_slice(&44_u64.to_le_bytes());
    tail.extend_from_slice(&version.to_le_bytes());
    tail.extend_from_slice(&version.to_le_bytes());
    // This disk, and the disk where the directory begins.
    tail.extend_from_slice(&[0; 8]);
    for number in [count, count, size, start] {
        tail.extend_from_slice(&number.to_le_bytes());
    }
    tail.extend_from_slice(b"PK\x06\x07");
    tail.extend_from_slice(&[0; 4]);
    tail.extend_from_slice(&(start + size).to_le_bytes());
    // Disks in all.
    tail.extend_from_slice(&1_u32.to_le_bytes());
}

/// End of central directory record; numbers that do not fit become all ones and refer to the Zip64
/// record.
fn write_end(tail: &mut Vec<u8>, count: u64, size: u64, start: u64) {
    let is_zip64 = count > COUNT_16_MAX || size > COUNT_32_MAX || start > COUNT_32_MAX;
    let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    let entries = u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    tail.extend_from_slice(b"PK\x05\x06");
    tail.extend_from_slice(&[0; 4]);
    tail.extend_from_slice(&entries);
    tail.extend_from_slice(&entries);
    // Like the crate, leaves the size to the Zip64 record if there is one.
    tail.extend_from_slice(&narrow(if is_zip64 { COUNT_32_MAX } else { size }));
    tail.extend_from_slice(&narrow(start));
    // No comment.
    tail.extend_from_slice(&[0; 2]);
}

fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
