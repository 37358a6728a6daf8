//! Signatures of other formats: names at fixed offsets of a volume. A volume can have several, and
//! systems differ in which one they follow.
//!
//! Source: the superblocks of the file systems that Linux mounts (as `blkid` looks for them),
//! ECMA-119 and ECMA-167 for discs, Microsoft's and Apple's boot sectors.

use super::other_format::OtherFormat;
use crate::base::ReadAt;

/// A signature at a fixed offset.
struct FixedSignature {
    /// Offset from the volume's start.
    at: u64,
    bytes: &'static [u8],
    format: OtherFormat,
    /// A further condition, for signatures so short that a table may contain them by chance.
    holds: Option<fn(&Superblock) -> bool>,
}

/// The second KiB of a volume, where several formats have their superblocks.
type Superblock = [u8; 1024];

const fn sign(at: u64, bytes: &'static [u8], format: OtherFormat) -> FixedSignature {
    FixedSignature {
        at,
        bytes,
        format,
        holds: None,
    }
}

const fn weak(
    at: u64,
    bytes: &'static [u8],
    format: OtherFormat,
    holds: fn(&Superblock) -> bool,
) -> FixedSignature {
    FixedSignature {
        at,
        bytes,
        format,
        holds: Some(holds),
    }
}

const fn other_format(name: &'static str) -> OtherFormat {
    OtherFormat::Named(name)
}

/// BitLocker's signature in the FAT volume that it shows to systems without BitLocker.
const BITLOCKER_TO_GO: [u8; 16] = [
    0x3B, 0xD6, 0x67, 0x49, 0x29, 0x2E, 0xD8, 0x4A, 0x83, 0x99, 0xF6, 0xA3, 0x39, 0xE3, 0xD0, 0x01,
];

/// The identifier of bcachefs, and the one of bcache, which its first volumes also have.
const BCACHEFS: [u8; 16] = [
    0xC6, 0x85, 0x73, 0xF6, 0x66, 0xCE, 0x90, 0xA9, 0xD9, 0x6A, 0x60, 0xCF, 0x80, 0x3D, 0xF7, 0xEF,
];
const BCACHE: [u8; 16] = [
    0xC6, 0x85, 0x73, 0xF6, 0x4E, 0x1A, 0x45, 0xCA, 0x82, 0x65, 0xF5, 0x7F, 0x48, 0xBA, 0x6D, 0x81,
];

const SIGNS: [FixedSignature; 60] = [
    sign(3, b"EXFAT   ", OtherFormat::ExFat),
    sign(3, b"NTFS    ", OtherFormat::Ntfs),
    sign(3, b"-FVE-FS-", OtherFormat::BitLocker),
    sign(424, &BITLOCKER_TO_GO, OtherFormat::BitLocker),
    sign(3, b"ReFS\0\0\0\0", other_format("ReFS")),
    sign(0, b"LUKS\xba\xbe", OtherFormat::Luks),
    sign(32, b"NXSB", OtherFormat::Apfs),
    weak(1024, b"H+", OtherFormat::Hfs, is_hfs_plus),
    weak(1024, b"HX", OtherFormat::Hfs, is_hfs_plus),
    weak(1024, b"BD", OtherFormat::Hfs, is_hfs),
    weak(1080, b"\x53\xEF", OtherFormat::Ext, is_ext),
    sign(65_600, b"_BHRfS_M", other_format("btrfs")),
    sign(0, b"XFSB", other_format("XFS")),
    sign(0, b"hsqs", other_format("squashfs")),
    sign(0, b"sqsh", other_format("squashfs")),
    sign(1024, b"\xE2\xE1\xF5\xE0", other_format("EROFS")),
    sign(1024, b"\x10\x20\xF5\xF2", other_format("F2FS")),
    sign(0, b"\x45\x3D\xCD\x28", other_format("cramfs")),
    sign(512, b"\x45\x3D\xCD\x28", other_format("cramfs")),
    sign(0, b"-rom1fs-", other_format("romfs")),
    sign(0, b"SFOZ", other_format("zonefs")),
    sign(65_588, b"ReIsEr", other_format("ReiserFS")),
    sign(8_244, b"ReIsEr", other_format("ReiserFS")),
    sign(32_768, b"JFS1", other_format("JFS")),
    weak(1030, b"\x34\x34", other_format("NILFS"), is_nilfs),
    weak(1040, b"\x7F\x13", other_format("Minix"), is_minix),
    weak(1040, b"\x8F\x13", other_format("Minix"), is_minix),
    weak(1040, b"\x68\x24", other_format("Minix"), is_minix),
    weak(1040, b"\x78\x24", other_format("Minix"), is_minix),
    weak(1048, b"\x5A\x4D", other_format("Minix"), is_minix),
    sign(65_536, b"\x01\x16\x19\x70", other_format("GFS")),
    sign(9_564, b"\x54\x19\x01\x00", other_format("UFS")),
    sign(9_564, b"\x00\x01\x19\x54", other_format("UFS")),
    sign(66_908, b"\x19\x01\x54\x19", other_format("UFS")),
    sign(66_908, b"\x19\x54\x01\x19", other_format("UFS")),
    sign(544, b"BFS1", other_format("BeOS")),
    sign(544, b"1SFB", other_format("BeOS")),
    sign(8_192, b"\x49\xE8\x95\xF9", other_format("HPFS")),
    sign(8_192, b"OCFSV2", other_format("OCFS2")),
    sign(0, b"\xFC\x4E\x2B\xA9", OtherFormat::Raid),
    sign(4_096, b"\xFC\x4E\x2B\xA9", OtherFormat::Raid),
    sign(512, b"LABELONE", OtherFormat::VolumeGroup),
    sign(0, b"LABELONE", OtherFormat::VolumeGroup),
    sign(1_024, b"LABELONE", OtherFormat::VolumeGroup),
    sign(
        512,
        b"!Stra0tis\x86\xff\x02^\x41rh",
        other_format("Stratis"),
    ),
    // The superblock, the list of its copies before it, and the first copy.
    sign(4_120, &BCACHEFS, other_format("bcachefs")),
    sign(3_584, &BCACHEFS, other_format("bcachefs")),
    sign((2 << 20) + 24, &BCACHEFS, other_format("bcachefs")),
    sign(4_120, &BCACHE, other_format("bcachefs/bcache")),
    sign(3_584, &BCACHE, other_format("bcachefs/bcache")),
    sign(65_536, b"ReIsEr4", other_format("Reiser4")),
    sign(1_024, b"\xF5\xFC\x01\xA5", other_format("VxFS")),
    sign(8_192, b"\xA5\x01\xFC\xF5", other_format("VxFS")),
    sign(8_192, b"\x22\x11\x19\x68", other_format("QNX6")),
    sign(8_192, b"\x68\x19\x11\x22", other_format("QNX6")),
    sign(1_016, b"\x20\x7E\x18\xFD", other_format("System V")),
    sign(1_016, b"\xFD\x18\x7E\x20", other_format("System V")),
    sign(2_040, b"\x44\x55\x2B\0", other_format("Xenix")),
    sign(2_040, b"\0\x2B\x55\x44", other_format("Xenix")),
    sign(8, b"OracleCFS", other_format("OCFS")),
];

/// Number of disc descriptors, 2 KiB each from 32 KiB on, that Linux examines.
const DISC_DESCRIPTORS: u64 = 100;
const DISC_DESCRIPTOR_BYTES: u64 = 2_048;

/// The first signature of a format other than FAT.
pub(in crate::formats::fat32::read) fn first_sign(
    storage: &dyn ReadAt,
    start_bytes: u64,
) -> Option<OtherFormat> {
    signs_beside_fat(storage, start_bytes, start_bytes)
        .first()
        .copied()
}

/// All other formats whose signatures are at the start of a FAT volume, or of the medium before it.
/// Disc descriptors count up to `tables_end_bytes`, where file contents begin; the first descriptor
/// counts at any offset.
pub(in crate::formats::fat32::read) fn signs_beside_fat(
    storage: &dyn ReadAt,
    start_bytes: u64,
    tables_end_bytes: u64,
) -> Vec<OtherFormat> {
    let mut superblock = [0; 1024];
    // A volume cut before its second KiB has no superblock either.
    let _ = storage.read_exact_at(start_bytes.saturating_add(1024), &mut superblock);
    let stands = |sign: &&FixedSignature| {
        let mut found = [0; 16];
        let found = &mut found[..sign.bytes.len()];
        let at = start_bytes.saturating_add(sign.at);
        storage.read_exact_at(at, found).is_ok()
            && found == sign.bytes
            && sign.holds.is_none_or(|holds| holds(&superblock))
    };
    let mut found: Vec<OtherFormat> = SIGNS
        .iter()
        .filter(stands)
        .map(|sign| sign.format)
        .collect();
    found.dedup();
    found.extend(zfs(storage, start_bytes));
    found.extend(disc(storage, start_bytes, tables_end_bytes));
    found
}

/// A disc descriptor: ISO 9660, its predecessor High Sierra, or UDF.
fn disc(storage: &dyn ReadAt, start_bytes: u64, until_bytes: u64) -> Option<OtherFormat> {
    for number in 16..16 + DISC_DESCRIPTORS {
        let at = start_bytes.saturating_add(number * DISC_DESCRIPTOR_BYTES);
        let mut bytes = [0; 14];
        if (number > 16 && at >= until_bytes) || storage.read_exact_at(at, &mut bytes).is_err() {
            return None;
        }
        if &bytes[1..6] == b"CD001" || &bytes[9..14] == b"CDROM" {
            return Some(OtherFormat::Iso9660);
        }
        if matches!(&bytes[1..6], b"BEA01" | b"NSR02" | b"NSR03") {
            return Some(OtherFormat::Udf);
        }
    }
    None
}

/// Checks the two ZFS labels at a volume's start. Each keeps the last pool states in a ring; one
/// valid state is enough. The two labels at the end are ignored, because they survive reformatting.
fn zfs(storage: &dyn ReadAt, start_bytes: u64) -> Option<OtherFormat> {
    const LABEL_KIB: u64 = 256;
    const MARKS: [[u8; 8]; 2] = [0x00BA_B10C_u64.to_le_bytes(), 0x00BA_B10C_u64.to_be_bytes()];
    let states = (128..LABEL_KIB).chain(LABEL_KIB + 128..2 * LABEL_KIB);
    let is_state = |kib: u64| {
        let mut mark = [0; 8];
        let at = start_bytes.saturating_add(kib << 10);
        storage.read_exact_at(at, &mut mark).is_ok() && MARKS.contains(&mark)
    };
    let mut states = states.map(is_state);
    states.any(|found| found).then_some(other_format("ZFS"))
}

fn word(superblock: &Superblock, at: usize) -> u16 {
    u16::from_le_bytes([superblock[at], superblock[at + 1]])
}

fn long(superblock: &Superblock, at: usize) -> u32 {
    u32::from(word(superblock, at)) | u32::from(word(superblock, at + 2)) << 16
}

/// Inode and block counts are nonzero, a block has at most 64 KiB, revision is 0 or 1.
fn is_ext(superblock: &Superblock) -> bool {
    long(superblock, 0) != 0
        && long(superblock, 4) != 0
        && long(superblock, 24) <= 6
        && long(superblock, 76) <= 1
}

/// Version is 4 or 5.
fn is_hfs_plus(superblock: &Superblock) -> bool {
    superblock[2] == 0 && matches!(superblock[3], 4 | 5)
}

/// Block size is a multiple of 512 bytes.
fn is_hfs(superblock: &Superblock) -> bool {
    let block = u32::from_be_bytes([
        superblock[20],
        superblock[21],
        superblock[22],
        superblock[23],
    ]);
    block != 0 && block.is_multiple_of(512)
}

/// Revision is 2.
fn is_nilfs(superblock: &Superblock) -> bool {
    long(superblock, 0) == 2
}

/// A zone is one block, and inode and zone maps are present (versions 1 and 2, or 3).
fn is_minix(superblock: &Superblock) -> bool {
    let old = word(superblock, 4) != 0 && word(superblock, 6) != 0 && word(superblock, 10) == 0;
    let new = word(superblock, 6) != 0 && word(superblock, 8) != 0 && word(superblock, 12) == 0;
    old || new
}
