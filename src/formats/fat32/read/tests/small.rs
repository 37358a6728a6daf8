//! FAT12 and FAT16: a fixed root directory, narrow tables, and the bound between the two.

use super::stick::{dots, entry};
use super::*;
use crate::formats::fat32::{ATTRIBUTE_ARCHIVE, ATTRIBUTE_DIRECTORY};

/// Sectors before the first table; sectors of the root directory; its number of entries.
const RESERVED: usize = 1;
const ROOT_SECTORS: usize = 2;
const ROOT_ENTRIES: u16 = 32;

/// A small volume without a partition table, with 512-byte clusters.
struct Small {
    bytes: Vec<u8>,
    fat_sectors: usize,
    is_12: bool,
}

impl Small {
    fn new(clusters: usize) -> Self {
        let is_12 = clusters < 4_085;
        let table_bytes = if is_12 {
            (clusters + 2) * 3 / 2 + 1
        } else {
            (clusters + 2) * 2
        };
        let fat_sectors = table_bytes.div_ceil(512);
        let total = RESERVED + 2 * fat_sectors + ROOT_SECTORS + clusters;
        let mut bytes = vec![0; total * 512];
        let word = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
        bytes[..3].copy_from_slice(&[0xEB, 0x3C, 0x90]);
        bytes[11..13].copy_from_slice(&word(512));
        bytes[13] = 1;
        bytes[14..16].copy_from_slice(&word(RESERVED));
        bytes[16] = 2;
        bytes[17..19].copy_from_slice(&ROOT_ENTRIES.to_le_bytes());
        bytes[19..21].copy_from_slice(&word(total));
        bytes[21] = 0xF8;
        bytes[22..24].copy_from_slice(&word(fat_sectors));
        bytes[43..54].copy_from_slice(b"NO NAME    ");
        bytes[510..512].copy_from_slice(&[0x55, 0xAA]);
        let mut small = Self {
            bytes,
            fat_sectors,
            is_12,
        };
        small.set(0, 0xFFF8);
        small.set(1, 0xFFFF);
        small
    }

    /// A folder with a film of three clusters; its last cluster is also the volume's last.
    fn sample(clusters: usize) -> Self {
        let mut small = Self::new(clusters);
        let last = u32::try_from(clusters + 1).unwrap();
        for (cluster, value) in [(2, 0xFFFF), (3, 4), (4, last), (last, 0xFFFF)] {
            small.set(cluster, value);
        }
        let root = [
            entry("data", ATTRIBUTE_DIRECTORY, 2, 0),
            entry("README.TXT", ATTRIBUTE_ARCHIVE, 0, 0),
        ];
        small.root(&root.concat());
        let film = entry("film.mp4", ATTRIBUTE_ARCHIVE, 3, 1300);
        small.put(2, &[dots(2, 0), film].concat());
        for (cluster, byte) in [(3, 1), (4, 2), (last, 3)] {
            small.put(cluster, &[byte; 512]);
        }
        small
    }

    fn set(&mut self, cluster: u32, value: u32) {
        for copy in 0..2 {
            self.set_in(copy, cluster, value);
        }
    }

    fn set_in(&mut self, copy: usize, cluster: u32, value: u32) {
        let table = (RESERVED + copy * self.fat_sectors) * 512;
        let cluster = usize::try_from(cluster).unwrap();
        let [low, high, ..] = value.to_le_bytes();
        if !self.is_12 {
            let at = table + cluster * 2;
            self.bytes[at..at + 2].copy_from_slice(&[low, high]);
            return;
        }
        let at = table + cluster * 3 / 2;
        if cluster.is_multiple_of(2) {
            self.bytes[at] = low;
            self.bytes[at + 1] = (self.bytes[at + 1] & 0xF0) | (high & 0x0F);
        } else {
            self.bytes[at] = (self.bytes[at] & 0x0F) | low << 4;
            self.bytes[at + 1] = low >> 4 | (high & 0x0F) << 4;
        }
    }

    fn root_start(&self) -> usize {
        (RESERVED + 2 * self.fat_sectors) * 512
    }

    fn root(&mut self, entries: &[u8]) {
        let at = self.root_start();
        self.bytes[at..at + entries.len()].copy_from_slice(entries);
    }

    fn offset(&self, cluster: u32) -> usize {
        let clusters = usize::try_from(cluster - 2).unwrap();
        self.root_start() + (ROOT_SECTORS + clusters) * 512
    }

    fn put(&mut self, cluster: u32, bytes: &[u8]) {
        let at = self.offset(cluster);
        self.bytes[at..at + bytes.len()].copy_from_slice(bytes);
    }

    fn tree(&self) -> VolumeTree {
        let storage = self.bytes.as_slice();
        Volume::open(&storage).unwrap().tree().unwrap()
    }
}

/// The maximum of FAT12, the minimum and maximum of FAT16, away from the bounds.
const COUNTS: [usize; 4] = [60, 4_080, 4_087, 65_520 / 8];

#[test]
fn small_volumes_are_read_to_their_last_cluster() {
    for clusters in COUNTS {
        let small = Small::sample(clusters);
        let tree = small.tree();
        assert_eq!(
            (&tree.notes, &tree.faults),
            (&vec![], &vec![]),
            "{clusters}"
        );
        assert_eq!(paths(&tree), ["README.TXT", "data/film.mp4"]);
        let mut film = Vec::new();
        let storage = small.bytes.as_slice();
        file(&tree, "data/film.mp4")
            .reader(&storage)
            .read_to_end(&mut film)
            .unwrap();
        assert_eq!(film, [[1; 512].as_slice(), &[2; 512], &[3; 276]].concat());
    }
}

#[test]
fn every_byte_of_a_small_volume_is_located() {
    let small = Small::sample(60);
    let storage = small.bytes.as_slice();
    let volume = Volume::open(&storage).unwrap();
    let tree = volume.tree().unwrap();
    let map = Map::new(&volume, &tree);
    let mut at = 0;
    let end = u64::try_from(storage.len()).unwrap() + 100;
    for located in map.locate(0..end) {
        assert_eq!(located.range.start, at);
        at = located.range.end;
    }
    assert_eq!(at, end);
    let place = |at: usize| {
        let at = u64::try_from(at).unwrap();
        map.locate(at..at + 1)[0].place.clone()
    };
    let path = String::new();
    assert_eq!(place(small.root_start()), RangeOwner::Directory { path });
    assert_eq!(place(small.root_start() - 1), RangeOwner::Fat { copy: 1 });
    let (path, offset_bytes) = ("data/film.mp4".to_owned(), 513);
    let second = RangeOwner::File { path, offset_bytes };
    assert_eq!(place(small.offset(4) + 1), second);
}

#[test]
fn lies_of_a_narrow_table_are_told() {
    for clusters in COUNTS {
        let film = |value: u32| {
            let mut small = Small::sample(clusters);
            small.set(4, value);
            let faults = small.tree().faults;
            assert_eq!(faults.len(), 1, "{faults:?}");
            let Fault::Chain { path, fault } = faults.into_iter().next().unwrap() else {
                panic!("no fault of a chain");
            };
            assert_eq!(path, "data/film.mp4");
            fault
        };
        assert_eq!(film(3), ChainFault::Loop { cluster: 3 });
        assert_eq!(film(0), ChainFault::Broken { value: 0 });
        assert!(matches!(film(0xFFF7), ChainFault::Broken { .. }));
        assert!(matches!(film(0xFFF8), ChainFault::TooShort { .. }));
        // One copy points elsewhere.
        let mut small = Small::sample(clusters);
        small.set_in(1, 3, 9);
        let fault = ChainFault::CopiesDiffer { cluster: 3 };
        let path = "data/film.mp4".to_owned();
        assert_eq!(small.tree().faults, [Fault::Chain { path, fault }]);
    }
}

#[test]
fn names_in_a_small_root_are_judged_like_all_others() {
    let mut small = Small::new(60);
    let behind = [entry("A", 0x20, 0, 0), vec![0; 32], entry("B", 0x20, 0, 0)];
    small.root(&behind.concat());
    assert!(matches!(small.tree().faults[..], [Fault::BehindEnd { .. }]));
    small.root(&[entry("A", 0x20, 0, 0), entry("a", 0x20, 0, 0)].concat());
    assert!(matches!(
        small.tree().faults[..],
        [Fault::NameTwice { .. }, ..]
    ));
}

#[test]
fn the_other_half_of_a_cluster_number_is_no_part_of_it() {
    let mut small = Small::sample(4_100);
    let film = small.offset(2) + 64 + 32;
    small.bytes[film + 20] = 7;
    let tree = small.tree();
    assert_eq!(tree.faults, []);
    let path = "data/film.mp4".to_owned();
    assert_eq!(tree.notes, [VolumeNote::HighClusterBits { path }]);
}

#[test]
fn marks_of_use_of_fat16_are_notes_and_fat12_has_none() {
    let told = |clusters: usize, value: u32| {
        let mut small = Small::sample(clusters);
        small.set(1, value);
        small.tree().notes
    };
    assert_eq!(told(4_100, 0x7FFF), [VolumeNote::Dirty]);
    assert_eq!(told(4_100, 0xBFFF), [VolumeNote::ReadErrorsSeen]);
    assert_eq!(told(60, 0x7FFF), []);
}

#[test]
fn volumes_that_readers_take_for_two_types_are_told() {
    let notes = |small: &Small| small.tree().notes;
    for clusters in [4_081, 4_085, 4_086] {
        let told = VolumeNote::Ambiguous(Ambiguity::Type {
            clusters: u32::try_from(clusters).unwrap(),
        });
        assert_eq!(notes(&Small::new(clusters)), [told], "{clusters}");
    }
    // A FAT12 table with a cluster count that means FAT16.
    let mut short = Small::new(4_100);
    short.bytes[22] = 12;
    assert!(notes(&short).contains(&VolumeNote::Ambiguous(Ambiguity::Type { clusters: 4_110 })));
    let mut named = Small::new(60);
    named.bytes[82..90].copy_from_slice(b"FAT32   ");
    assert_eq!(
        notes(&named),
        [VolumeNote::Ambiguous(Ambiguity::Type { clusters: 60 })]
    );
    let mut two_lengths = Small::new(60);
    two_lengths.bytes[32] = 50;
    assert_eq!(
        notes(&two_lengths),
        [VolumeNote::Ambiguous(Ambiguity::TotalSectors)]
    );
}

#[test]
fn fields_that_no_small_volume_can_have_are_refused() {
    // A root that ends within a sector (readers disagree on what follows), an empty root as on
    // FAT32, and three impossible values.
    for (at, value) in [(17, 33), (17, 0), (13, 3), (11, 7), (16, 0)] {
        let mut small = Small::new(60);
        small.bytes[54..62].copy_from_slice(b"FAT12   ");
        small.bytes[at] = value;
        let storage = small.bytes.as_slice();
        assert!(
            matches!(Volume::open(&storage), Err(Error::Field { .. })),
            "{at}"
        );
    }
}
