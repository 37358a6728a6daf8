//! Changes a FAT volume byte by byte, as no honest program would: any long name, any short name,
//! any link of any table. Works on an exported image (a volume at 1 MiB behind an MBR) and on a
//! bare volume; FAT12, FAT16 and FAT32.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt as _;
use std::path::Path;

/// Attribute of a directory.
pub(crate) const FOLDER: u8 = 0x10;
/// Attribute of an ordinary file.
pub(crate) const ARCHIVE: u8 = 0x20;
/// Attribute of a piece of a long name.
pub(crate) const LONG_NAME: u8 = 0x0F;

/// An entry of a directory.
pub(crate) type Slot = [u8; 32];

/// Where the 13 units of a piece of a long name stand.
const UNITS: [usize; 13] = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];

/// An open volume. Whoever changes it does so on the file itself.
pub(crate) struct FatEditor {
    file: File,
    /// Where the volume begins in the file.
    start: u64,
    sector: u64,
    cluster: u64,
    reserved: u64,
    fats: u32,
    fat_sectors: u64,
    root_entries: u64,
    root_cluster: u32,
    clusters: u32,
    /// Bits of an entry of the table: 12, 16 or 32.
    bits: u32,
}

impl FatEditor {
    /// Opens a bare volume, or the volume at 1 MiB of an image.
    pub(crate) fn open(path: &Path) -> Self {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(path)
            .unwrap();
        let mut boot = [0; 512];
        file.read_exact_at(&mut boot, 0).unwrap();
        // A boot sector jumps; our MBR does not.
        let is_bare = matches!(boot[0], 0xEB | 0xE9) && word(&boot, 11) != 0;
        let start = if is_bare { 0 } else { 1 << 20 };
        file.read_exact_at(&mut boot, start).unwrap();
        let sectors = match word(&boot, 19) {
            0 => u64::from(long(&boot, 32)),
            sectors => u64::from(sectors),
        };
        let fat_sectors = match word(&boot, 22) {
            0 => u64::from(long(&boot, 36)),
            sectors => u64::from(sectors),
        };
        let (sector, per_cluster) = (u64::from(word(&boot, 11)), u64::from(boot[13]));
        let (reserved, fats) = (u64::from(word(&boot, 14)), u32::from(boot[16]));
        let root_entries = u64::from(word(&boot, 17));
        let before =
            reserved + u64::from(fats) * fat_sectors + (root_entries * 32).div_ceil(sector);
        let clusters = u32::try_from((sectors - before) / per_cluster).unwrap();
        let bits = match clusters {
            _ if word(&boot, 22) == 0 => 32,
            0..4085 => 12,
            _ => 16,
        };
        Self {
            file,
            start,
            sector,
            cluster: sector * per_cluster,
            reserved,
            fats,
            fat_sectors,
            root_entries,
            root_cluster: if bits == 32 { long(&boot, 44) } else { 0 },
            clusters,
            bits,
        }
    }

    /// Bytes of the file, from its own start.
    pub(crate) fn read(&self, at: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, at).unwrap();
        bytes
    }

    /// Writes bytes, from the file's own start.
    pub(crate) fn write(&self, at: u64, bytes: &[u8]) {
        self.file.write_all_at(bytes, at).unwrap();
    }

    /// Writes a field of the boot sector, and of its backup where there is one.
    pub(crate) fn boot(&self, field: u64, bytes: &[u8]) {
        self.write(self.start + field, bytes);
        if self.bits == 32 {
            self.backup(field, bytes);
        }
    }

    /// Writes a field of the backup boot sector alone.
    pub(crate) fn backup(&self, field: u64, bytes: &[u8]) {
        self.write(self.start + 6 * self.sector + field, bytes);
    }

    /// Where a cluster lies in the file.
    pub(crate) fn at(&self, cluster: u32) -> u64 {
        let root = (self.root_entries * 32).div_ceil(self.sector);
        let sectors = self.reserved + u64::from(self.fats) * self.fat_sectors + root;
        self.start + sectors * self.sector + u64::from(cluster - 2) * self.cluster
    }

    /// What one copy of the table says for a cluster.
    pub(crate) fn fat(&self, copy: u32, cluster: u32) -> u32 {
        let bytes = self.read(self.entry_at(copy, cluster), 4);
        let value = u32::from_le_bytes(bytes.try_into().unwrap());
        match self.bits {
            12 if cluster % 2 == 1 => (value & 0xFFFF) >> 4,
            12 => value & 0xFFF,
            16 => value & 0xFFFF,
            _ => value & 0x0FFF_FFFF,
        }
    }

    /// Writes an entry of one copy of the table.
    pub(crate) fn set_fat(&self, copy: u32, cluster: u32, value: u32) {
        let at = self.entry_at(copy, cluster);
        let old = self.read(at, 2);
        let low = u32::from(u16::from_le_bytes([old[0], old[1]]));
        match self.bits {
            12 if cluster % 2 == 1 => {
                let value = (low & 0xF) | (value & 0xFFF) << 4;
                self.write(at, &value.to_le_bytes()[..2]);
            }
            12 => {
                let value = (low & 0xF000) | (value & 0xFFF);
                self.write(at, &value.to_le_bytes()[..2]);
            }
            16 => self.write(at, &value.to_le_bytes()[..2]),
            _ => self.write(at, &value.to_le_bytes()),
        }
    }

    /// Writes an entry of every copy of the table.
    pub(crate) fn set_fats(&self, cluster: u32, value: u32) {
        for copy in 0..self.fats {
            self.set_fat(copy, cluster, value);
        }
    }

    /// Writes bytes into free clusters, one chain in every copy of the table; gives its first.
    pub(crate) fn new_chain(&self, bytes: &[u8]) -> u32 {
        let wanted = u64::try_from(bytes.len()).unwrap().div_ceil(self.cluster);
        let free = (2..self.clusters + 2).filter(|cluster| self.fat(0, *cluster) == 0);
        let chain: Vec<u32> = free.take(usize::try_from(wanted).unwrap()).collect();
        let pieces = bytes.chunks(usize::try_from(self.cluster).unwrap());
        for (cluster, piece) in chain.iter().zip(pieces) {
            let mut whole = piece.to_vec();
            whole.resize(usize::try_from(self.cluster).unwrap(), 0);
            self.write(self.at(*cluster), &whole);
        }
        for pair in chain.windows(2) {
            self.set_fats(pair[0], pair[1]);
        }
        self.set_fats(*chain.last().unwrap(), 0x0FFF_FFFF);
        chain[0]
    }

    /// The clusters of a chain, by the first table.
    pub(crate) fn chain(&self, first: u32) -> Vec<u32> {
        let mut chain = vec![first];
        while let Some(next) = Some(self.fat(0, *chain.last().unwrap()))
            && (2..self.clusters + 2).contains(&next)
        {
            chain.push(next);
        }
        chain
    }

    /// The entries of a folder, to the end of its clusters. Its path is of long names, or of short
    /// ones where an entry has no long name; the root's is empty.
    pub(crate) fn slots(&self, folder: &str) -> Vec<Slot> {
        let (stretches, length) = self.stretches(folder);
        let bytes = stretches.into_iter().map(|at| self.read(at, length));
        bytes.collect::<Vec<_>>().concat().as_chunks().0.to_vec()
    }

    /// Writes a folder's entries anew, the rest of its clusters zeros; takes more clusters where
    /// the chain is too short.
    pub(crate) fn set_slots(&self, folder: &str, slots: &[Slot]) {
        let (stretches, length) = self.stretches(folder);
        let mut bytes = slots.concat();
        let held = stretches.len() * length;
        if bytes.len() > held {
            let more = self.new_chain(&bytes[held..]);
            let chain = self.chain(self.first_cluster(folder));
            self.set_fats(*chain.last().unwrap(), more);
        }
        bytes.resize(bytes.len().max(held), 0);
        for (at, bytes) in stretches.into_iter().zip(bytes.chunks(length)) {
            self.write(at, bytes);
        }
    }

    /// Puts entries before all others of a folder but its label, `.` and `..`.
    pub(crate) fn add_first(&self, folder: &str, new: &[Slot]) {
        let mut slots = self.slots(folder);
        let is_fixed = |slot: &Slot| slot[0] == b'.' || slot[11] == 0x08;
        let at = slots.iter().position(|slot| !is_fixed(slot)).unwrap();
        slots.splice(at..at, new.iter().copied());
        while slots.last() == Some(&[0; 32]) {
            slots.pop();
        }
        self.set_slots(folder, &slots);
    }

    /// Puts entries behind all others of a folder.
    pub(crate) fn add_last(&self, folder: &str, new: &[Slot]) {
        let mut slots = self.slots(folder);
        let end = slots.iter().rposition(|slot| slot[0] != 0);
        slots.truncate(end.map_or(0, |end| end + 1));
        slots.extend(new);
        self.set_slots(folder, &slots);
    }

    /// The number of the short entry of a name in a folder, by its long name or else its short one.
    pub(crate) fn find(&self, folder: &str, name: &str) -> usize {
        let slots = self.slots(folder);
        let mut pieces: Vec<Vec<u16>> = Vec::new();
        for (number, slot) in slots.iter().enumerate() {
            if slot[11] == LONG_NAME && slot[0] != 0xE5 {
                pieces.push(UNITS.map(|at| word(slot, at)).to_vec());
                continue;
            }
            let units: Vec<u16> = pieces.drain(..).rev().flatten().collect();
            let units: Vec<u16> = units.into_iter().take_while(|unit| *unit != 0).collect();
            let is_listed = !matches!(slot[0], 0 | 0xE5) && slot[11] & 0x08 == 0;
            let long = String::from_utf16_lossy(&units);
            let is_it = long == name || short_text(slot).eq_ignore_ascii_case(name);
            if is_listed && is_it {
                return number;
            }
        }
        panic!("{folder}/{name} is not on the volume");
    }

    /// First cluster of a file or folder; the root's is 0 where it has none of its own.
    pub(crate) fn first_cluster(&self, path: &str) -> u32 {
        if path.is_empty() {
            return self.root_cluster;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let slot = self.slots(folder)[self.find(folder, name)];
        let high = if self.bits == 32 { word(&slot, 20) } else { 0 };
        u32::from(high) << 16 | u32::from(word(&slot, 26))
    }

    fn entry_at(&self, copy: u32, cluster: u32) -> u64 {
        let table = self.reserved + u64::from(copy) * self.fat_sectors;
        let cluster = u64::from(cluster);
        let within = match self.bits {
            12 => cluster * 3 / 2,
            bits => cluster * u64::from(bits / 8),
        };
        self.start + table * self.sector + within
    }

    /// Where the pieces of a folder begin, and the length of each.
    fn stretches(&self, folder: &str) -> (Vec<u64>, usize) {
        let first = self.first_cluster(folder);
        if first == 0 {
            let sectors = self.reserved + u64::from(self.fats) * self.fat_sectors;
            let length = usize::try_from(self.root_entries * 32).unwrap();
            return (vec![self.start + sectors * self.sector], length);
        }
        let at = self
            .chain(first)
            .into_iter()
            .map(|cluster| self.at(cluster));
        (at.collect(), usize::try_from(self.cluster).unwrap())
    }
}

/// The entry of a file or folder: `DATA`, `NOTES.TXT`.
pub(crate) fn short_slot(name: &str, attributes: u8, first_cluster: u32, length: u32) -> Slot {
    let mut slot = [0; 32];
    slot[..11].copy_from_slice(&short_bytes(name));
    slot[11] = attributes;
    // 2026-03-01, so that `fsck.vfat` has nothing to say.
    for at in [16, 18, 24] {
        slot[at..at + 2].copy_from_slice(&0x5C61_u16.to_le_bytes());
    }
    let cluster = first_cluster.to_le_bytes();
    slot[20..22].copy_from_slice(&cluster[2..]);
    slot[26..28].copy_from_slice(&cluster[..2]);
    slot[28..].copy_from_slice(&length.to_le_bytes());
    slot
}

/// The pieces of a long name that belong to `short`, and `short` behind them.
pub(crate) fn long_slots(name: &str, short: Slot) -> Vec<Slot> {
    unit_slots(&name.encode_utf16().collect::<Vec<_>>(), short)
}

/// The same for a name of any units.
pub(crate) fn unit_slots(units: &[u16], short: Slot) -> Vec<Slot> {
    let sum = checksum(&short);
    let mut pieces: Vec<Slot> = units
        .chunks(13)
        .zip(1..)
        .map(|(units, number)| {
            let mut slot = [0; 32];
            (slot[0], slot[11], slot[13]) = (number, LONG_NAME, sum);
            for (place, at) in UNITS.into_iter().enumerate() {
                let padding = if place == units.len() { 0 } else { 0xFFFF };
                let unit = units.get(place).copied().unwrap_or(padding);
                slot[at..at + 2].copy_from_slice(&unit.to_le_bytes());
            }
            slot
        })
        .collect();
    pieces.last_mut().unwrap()[0] |= 0x40;
    pieces.reverse();
    pieces.push(short);
    pieces
}

/// `.` and `..` of a new folder.
pub(crate) fn dot_slots(this: u32, above: u32) -> [Slot; 2] {
    let (mut dot, mut dots) = (
        short_slot("X", FOLDER, this, 0),
        short_slot("X", FOLDER, above, 0),
    );
    dot[..2].copy_from_slice(b". ");
    dots[..2].copy_from_slice(b"..");
    [dot, dots]
}

/// The sum over a short name that its long name's pieces carry.
pub(crate) fn checksum(short: &Slot) -> u8 {
    let bytes = short[..11].iter();
    bytes.fold(0, |sum: u8, byte| sum.rotate_right(1).wrapping_add(*byte))
}

fn short_bytes(name: &str) -> [u8; 11] {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let mut bytes = [b' '; 11];
    bytes[..stem.len()].copy_from_slice(stem.as_bytes());
    bytes[8..8 + ending.len()].copy_from_slice(ending.as_bytes());
    bytes
}

fn short_text(slot: &Slot) -> String {
    let part = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    let (stem, ending) = (part(&slot[..8]), part(&slot[8..11]));
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{stem}{dot}{ending}")
}

fn word(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(word(bytes, at)) | u32::from(word(bytes, at + 2)) << 16
}
