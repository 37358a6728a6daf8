//! The FSInfo sector: how many clusters are free, and where to look for the next one.
//! Source: FAT specification, "FAT32 FSInfo Sector Structure and Backup Boot Sector".

/// Free clusters as the volume counts them. Hints to a reader, exact in what we write: a wrong
/// count makes `fsck.vfat` object, and 0 makes mtools call the disk full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FsInfo {
    /// Number of free clusters.
    pub free_count: u32,
    /// Where a writer may begin to look for a free cluster.
    pub next_free: u32,
}

const LEAD_SIGNATURE: [u8; 4] = *b"RRaA";
const STRUCTURE_SIGNATURE: [u8; 4] = *b"rrAa";
const TRAIL_SIGNATURE: [u8; 4] = [0, 0, 0x55, 0xAA];

impl FsInfo {
    /// The 512 bytes.
    pub fn encode(self) -> [u8; 512] {
        let mut bytes = [0; 512];
        bytes[..4].copy_from_slice(&LEAD_SIGNATURE);
        bytes[484..488].copy_from_slice(&STRUCTURE_SIGNATURE);
        bytes[488..492].copy_from_slice(&self.free_count.to_le_bytes());
        bytes[492..496].copy_from_slice(&self.next_free.to_le_bytes());
        bytes[508..].copy_from_slice(&TRAIL_SIGNATURE);
        bytes
    }
}
