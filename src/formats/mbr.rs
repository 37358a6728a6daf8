//! The master boot record of a stick with one FAT32 partition, and reading any partition table
//! of that kind. Leaves out extended partitions: no stick of ours has one.
//!
//! Source: the classical PC layout (boot code, disk signature at 440, four entries at 446,
//! 55 AA at 510), as UEFI 2.x describes it under "Legacy Master Boot Record".

/// Bytes of a sector that partition tables count in.
pub const SECTOR_BYTES: u64 = 512;

/// First sector of our one partition: 1 MiB, as every partitioner of today aligns it
/// (format break).
pub const PARTITION_START_SECTOR: u32 = 2048;

/// FAT32 addressed by sector number; 0x0B would be FAT32 by cylinder, head and sector.
pub const TYPE_FAT32_LBA: u8 = 0x0C;

/// An EFI system partition.
pub const TYPE_EFI_SYSTEM: u8 = 0xEF;

/// The entry that says: the real table is a GPT.
pub const TYPE_GPT_PROTECTIVE: u8 = 0xEE;

/// Boot code: hand over to the next boot device (`int 18h`); if that returns, halt for ever.
/// Zeros would be run as instructions.
pub const BOOT_CODE: [u8; 5] = [0xCD, 0x18, 0xF4, 0xEB, 0xFD];

const SIGNATURE: [u8; 2] = [0x55, 0xAA];
const ENTRIES_OFFSET: usize = 446;

/// One entry of the partition table; the CHS fields, which nobody needs, are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Partition {
    /// What the partition says it holds; 0 is an empty entry and never given.
    pub kind: u8,
    /// First sector, of 512 bytes, from the start of the medium.
    pub first_sector: u32,
    /// Number of sectors of 512 bytes.
    pub sector_count: u32,
}

/// The 512 bytes of a master boot record with one FAT32 partition of `sector_count` sectors
/// from [`PARTITION_START_SECTOR`].
pub fn encode(disk_signature: u32, sector_count: u32) -> [u8; 512] {
    let mut bytes = [0; 512];
    bytes[..BOOT_CODE.len()].copy_from_slice(&BOOT_CODE);
    bytes[440..444].copy_from_slice(&disk_signature.to_le_bytes());
    let last = u64::from(PARTITION_START_SECTOR) + u64::from(sector_count).saturating_sub(1);
    let entry = &mut bytes[ENTRIES_OFFSET..ENTRIES_OFFSET + 16];
    entry[1..4].copy_from_slice(&chs(u64::from(PARTITION_START_SECTOR)));
    entry[4] = TYPE_FAT32_LBA;
    entry[5..8].copy_from_slice(&chs(last));
    entry[8..12].copy_from_slice(&PARTITION_START_SECTOR.to_le_bytes());
    entry[12..16].copy_from_slice(&sector_count.to_le_bytes());
    bytes[510..].copy_from_slice(&SIGNATURE);
    bytes
}

/// The partitions that a sector 0 lists, empty entries left out; `None` where the sector does
/// not end in 55 AA.
pub fn parse(sector: &[u8; 512]) -> Option<Vec<Partition>> {
    if sector[510..] != SIGNATURE {
        return None;
    }
    let entries = sector[ENTRIES_OFFSET..510]
        .chunks_exact(16)
        .map(|entry| Partition {
            kind: entry[4],
            first_sector: u32::from_le_bytes([entry[8], entry[9], entry[10], entry[11]]),
            sector_count: u32::from_le_bytes([entry[12], entry[13], entry[14], entry[15]]),
        });
    Some(
        entries
            .filter(|entry| entry.kind != 0 && entry.sector_count != 0)
            .collect(),
    )
}

/// Cylinder, head and sector of `sector` on a disk of 255 heads and 63 sectors a track (old
/// firmware guesses that geometry from them); past cylinder 1023 the usual FE FF FF.
fn chs(sector: u64) -> [u8; 3] {
    const BEYOND: [u8; 3] = [0xFE, 0xFF, 0xFF];
    let cylinder = sector / (255 * 63);
    if cylinder > 1023 {
        return BEYOND;
    }
    let byte = |number: u64| u8::try_from(number).unwrap_or(0xFF);
    let head = sector / 63 % 255;
    let sector_in_track = sector % 63 + 1;
    [
        byte(head),
        byte(sector_in_track | cylinder >> 8 << 6),
        byte(cylinder & 0xFF),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sector_2048_is_head_32_sector_33() {
        assert_eq!(chs(2048), [0x20, 0x21, 0x00]);
    }

    #[test]
    fn cylinder_1023_is_told_and_1024_is_not() {
        let last = 1024 * 255 * 63 - 1;
        assert_eq!(chs(last), [0xFE, 0xFF, 0xFF]);
        assert_eq!(chs(last - 62), [0xFE, 0xC1, 0xFF]);
        assert_eq!(chs(last + 1), [0xFE, 0xFF, 0xFF]);
    }

    #[test]
    fn an_encoded_table_reads_back() {
        let bytes = encode(0x1234_5678, 532_480);
        let only = Partition {
            kind: 0x0C,
            first_sector: 2048,
            sector_count: 532_480,
        };
        assert_eq!(parse(&bytes), Some(vec![only]));
        assert_eq!(parse(&[0; 512]), None);
    }
}
