//! Directory entries of 32 bytes, as they are written.
//! Source: FAT specification, "FAT Directory Structure".

use zerocopy::little_endian::U16;
use zerocopy::transmute;

use super::entry::{ATTRIBUTE_DIRECTORY, ATTRIBUTE_LABEL, DELETED, ENTRY_BYTES};
use super::name::label::VolumeLabel;
use super::name::long::LongName;
use super::name::short::ShortName;
use super::raw::RawEntry;
use super::time::FatTime;

/// A deleted entry without content. It fills a directory's cluster so that no end mark is left. No
/// tested reader lists it, not even among deleted files.
pub const FILLER: [u8; ENTRY_BYTES] = {
    let mut entry = [0; ENTRY_BYTES];
    entry[0] = DELETED;
    entry
};

/// The fields of an entry other than its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryFields {
    /// `ATTRIBUTE_DIRECTORY` or `ATTRIBUTE_ARCHIVE`.
    pub attributes: u8,
    /// First cluster; 0 for an empty file and for `..` below the root.
    pub first_cluster: u32,
    /// Length of a file in bytes; 0 for a directory.
    pub length_bytes: u32,
    /// Creation, change and access time, all the same.
    pub time: FatTime,
}

/// Returns the entries of a file or directory: long ones if the name needs them, then the short
/// one.
pub fn entries(name: &LongName, short: &ShortName, fields: EntryFields) -> Vec<[u8; ENTRY_BYTES]> {
    let mut entries = name.entries(short);
    entries.push(short_entry(short.as_bytes(), fields));
    entries
}

/// Returns the entry for `.` or `..`.
pub fn dot_entry(short: ShortName, first_cluster: u32, time: FatTime) -> [u8; ENTRY_BYTES] {
    let attributes = ATTRIBUTE_DIRECTORY;
    short_entry(
        short.as_bytes(),
        EntryFields {
            attributes,
            first_cluster,
            length_bytes: 0,
            time,
        },
    )
}

/// Returns the volume label's entry, the first in the root directory.
pub fn label_entry(label: &VolumeLabel, time: FatTime) -> [u8; ENTRY_BYTES] {
    let attributes = ATTRIBUTE_LABEL;
    short_entry(
        &label.to_bytes(),
        EntryFields {
            attributes,
            first_cluster: 0,
            length_bytes: 0,
            time,
        },
    )
}

fn short_entry(name: &[u8; 11], fields: EntryFields) -> [u8; ENTRY_BYTES] {
    let (date, time) = (
        fields.time.date_field().into(),
        fields.time.time_field().into(),
    );
    let [low_0, low_1, high_0, high_1] = fields.first_cluster.to_le_bytes();
    transmute!(RawEntry {
        name: *name,
        attributes: fields.attributes,
        case: 0,
        created_hundredths: 0,
        created_time: time,
        created_date: date,
        accessed_date: date,
        cluster_high: U16::from_bytes([high_0, high_1]),
        modified_time: time,
        modified_date: date,
        cluster_low: U16::from_bytes([low_0, low_1]),
        length_bytes: fields.length_bytes.into(),
    })
}
