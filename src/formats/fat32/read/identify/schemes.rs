//! Partition tables other than MBR and GPT: detected by their signatures, not parsed.
//!
//! Source: Linux's partition table parsers (`block/partitions`). Linux knows more kinds than any
//! other system and prefers some of them to an MBR.

use crate::base::ReadAt;

const APPLE: &str = "Apple";
const AMIGA: &str = "Amiga";

/// Number of sectors searched for an Amiga partition table.
const AMIGA_SECTORS: u64 = 16;

/// Returns the tables whose signatures a medium has, with their articles.
pub(in crate::formats::fat32::read) fn schemes(
    storage: &dyn ReadAt,
    sector: &[u8; 512],
) -> Vec<&'static str> {
    let mut found = Vec::new();
    // The map follows the first block, whose size is 512 to 4,096 bytes.
    let is_map = [512, 1024, 2048, 4096].iter().any(|at| {
        let mut entry = [0; 8];
        let is_read = storage.read_exact_at(*at, &mut entry).is_ok();
        let count = u32::from_be_bytes([entry[4], entry[5], entry[6], entry[7]]);
        is_read && &entry[..4] == b"PM\0\0" && (1..=256).contains(&count)
    });
    // The block size is a multiple of 512 bytes.
    let is_block_0 = sector.starts_with(b"ER") && sector[2] & 1 == 0 && sector[3] == 0;
    if is_map || (is_block_0 && sector[2] != 0) {
        found.push(APPLE);
    }
    let is_amiga = |number: u64| {
        let mut mark = [0; 4];
        storage.read_exact_at(number * 512, &mut mark).is_ok() && &mark == b"RDSK"
    };
    if (0..AMIGA_SECTORS).any(is_amiga) {
        found.push(AMIGA);
    }
    if sector.starts_with(&[0x0B, 0xE5, 0xA9, 0x41]) {
        found.push("SGI");
    }
    if sector[508..510] == [0xDA, 0xBE] {
        found.push("Sun");
    }
    if sector[64..68] == [0x57, 0x45, 0x56, 0x82] {
        found.push("BSD/OSF");
    }
    if is_acorn(sector) {
        found.push("Acorn");
    }
    found
}

/// Checks the checksum of an ICS interface's table, which Linux prefers to all others.
fn is_acorn(sector: &[u8; 512]) -> bool {
    let bytes = sector[..508].iter();
    let sum = bytes.fold(0x5061_7274_u32, |sum, byte| {
        sum.wrapping_add(u32::from(*byte))
    });
    sector[508..] == sum.to_le_bytes()
}
