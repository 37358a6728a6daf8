//! Finds the FAT32 volume of a medium: behind an MBR, behind a GPT, or without any table. What
//! else systems show of the medium is told by [`Volume::beside`](super::Volume::beside).

mod beside;
mod tables;

pub use beside::{Beside, Content};
pub use tables::TableKind;

use super::error::Error;
use super::identify::{Kind, OtherFormat, identify};
use super::volume::{Partitioning, read};
use crate::base::ReadAt;
use crate::formats::mbr::SECTOR_BYTES;
use tables::{Listed, Role, Tables, mbr_entries};

/// FAT32 by CHS and by LBA, and both hidden.
const TYPES_FAT32: [u8; 4] = [0x0B, 0x0C, 0x1B, 0x1C];

/// Where the volume begins.
pub(super) struct Found {
    pub(super) start_bytes: u64,
    pub(super) partitioning: Partitioning,
}

/// Finds the volume.
pub(super) fn find(storage: &dyn ReadAt, length_bytes: u64) -> Result<Found, Error> {
    let mut sector = [0; 512];
    if length_bytes < SECTOR_BYTES {
        return Err(Error::TooShort { length_bytes });
    }
    read(storage, 0, &mut sector)?;
    let kind = identify(storage, 0, &sector);
    if kind == Kind::Fat32 {
        return Ok(Found {
            start_bytes: 0,
            partitioning: Partitioning::None,
        });
    }
    let tables = Tables::read(storage, length_bytes, &sector);
    let holds_volumes = |listed: &Listed| listed.role <= Role::EfiSystem;
    let mut listed = tables.tables.iter().flat_map(|table| &table.listed);
    if !listed.any(holds_volumes) {
        if let Some(needed_bytes) = cut_before(&sector, length_bytes) {
            return Err(Error::TablesCut {
                length_bytes,
                needed_bytes,
            });
        }
        let Kind::Other(format) = kind else {
            return Err(Error::OtherFormat(OtherFormat::Unknown));
        };
        return Err(Error::OtherFormat(format));
    }
    choose(storage, &tables)
}

/// The first partition of the first table that is FAT32, EFI system partitions last. A first
/// table with wrong checksums is followed all the same: what systems show that heed them is told
/// beside the volume.
fn choose(storage: &dyn ReadAt, tables: &Tables) -> Result<Found, Error> {
    let mut named = None;
    for table in &tables.tables {
        let partitioning = match table.kind {
            TableKind::Mbr => Partitioning::Mbr,
            _ => Partitioning::Gpt,
        };
        let mut listed: Vec<&Listed> = table.listed.iter().collect();
        listed.retain(|listed| listed.role <= Role::EfiSystem);
        listed.sort_by_key(|listed| listed.role);
        for Listed { start_bytes, .. } in listed {
            let start_bytes = *start_bytes;
            let mut sector = [0; 512];
            match read(storage, start_bytes, &mut sector) {
                Ok(()) => {}
                // A partition past the medium's end: a cut image, or a table of another stick.
                Err(Error::Read { source, .. })
                    if source.kind() == std::io::ErrorKind::UnexpectedEof =>
                {
                    continue;
                }
                Err(error) => return Err(error),
            }
            match identify(storage, start_bytes, &sector) {
                Kind::Fat32 => {
                    return Ok(Found {
                        start_bytes,
                        partitioning,
                    });
                }
                Kind::Other(OtherFormat::Unknown | OtherFormat::Blank) => {}
                Kind::Other(format) => named = named.or(Some(format)),
            }
        }
    }
    Err(Error::OtherFormat(
        named.unwrap_or(OtherFormat::UnknownPartitions),
    ))
}

/// Where the FAT32 partition of an MBR ends whose medium ends before it begins: a cut image.
fn cut_before(sector: &[u8; 512], length_bytes: u64) -> Option<u64> {
    mbr_entries(sector)
        .into_iter()
        .filter(|partition| TYPES_FAT32.contains(&partition.kind))
        .filter(|partition| partition.start_bytes() >= length_bytes)
        .map(|partition| partition.start_bytes() + partition.sector_count * SECTOR_BYTES)
        .max()
}
