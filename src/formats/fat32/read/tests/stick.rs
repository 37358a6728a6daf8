//! Small volumes for tests, stored as sectors so that any byte can be changed.

use std::collections::BTreeMap;
use std::io;

use jiff::civil::date;

use crate::base::ReadAt;
use crate::formats::fat32::{
    ATTRIBUTE_ARCHIVE, ATTRIBUTE_DIRECTORY, AllocationTable, BootSector, EntryFields, FILLER,
    FatTime, FsInfo, Geometry, LongName, ShortName, ShortNames, dot_entry, entries, label_entry,
};
use crate::formats::mbr;

pub(super) const CLUSTERS: u32 = 200;
const RESERVED: u64 = 32;
const FAT_SECTORS: u64 = 2;

/// A medium; unwritten sectors are zeros.
#[derive(Debug, Clone)]
pub(super) struct Stick {
    sectors: BTreeMap<u64, [u8; 512]>,
    pub(super) length_bytes: u64,
    /// Offset of the volume.
    pub(super) start_bytes: u64,
}

impl ReadAt for Stick {
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
        let end = offset_bytes.checked_add(buf.len().try_into().unwrap());
        if end.is_none_or(|end| end > self.length_bytes) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        for (at, byte) in (offset_bytes..).zip(buf) {
            *byte = self.get(at);
        }
        Ok(())
    }

    fn length_bytes(&self) -> io::Result<u64> {
        Ok(self.length_bytes)
    }
}

impl Stick {
    /// An empty medium.
    pub(super) fn blank(length_bytes: u64) -> Self {
        Self {
            sectors: BTreeMap::new(),
            length_bytes,
            start_bytes: 0,
        }
    }

    /// An MBR and an empty volume of 200 clusters of 512 bytes, at 1 MiB.
    pub(super) fn with_volume() -> Self {
        let mut stick = Self::at(1 << 20);
        let sectors = (stick.length_bytes - stick.start_bytes) / 512;
        stick.put(0, &mbr::encode(7, sectors.try_into().unwrap()));
        stick
    }

    /// A volume at this offset, without a partition table.
    pub(super) fn at(start_bytes: u64) -> Self {
        let total = RESERVED + 2 * FAT_SECTORS + u64::from(CLUSTERS);
        let mut stick = Self {
            start_bytes,
            ..Self::blank(start_bytes + total * 512)
        };
        let geometry = Geometry {
            cluster_size_bytes: 512,
            cluster_count: CLUSTERS,
            reserved_sectors: RESERVED.try_into().unwrap(),
            fat_sectors: FAT_SECTORS.try_into().unwrap(),
            total_sectors: total.try_into().unwrap(),
        };
        let label = "DRIVEPRESS".parse().unwrap();
        let boot = BootSector {
            geometry,
            serial: 9,
            label,
        }
        .encode();
        stick.put(start_bytes, &boot);
        stick.put(start_bytes + 6 * 512, &boot);
        stick.link(&[&[2]]);
        stick.cluster(2, &label_entry(&"DRIVEPRESS".parse().unwrap(), time()));
        stick
    }

    /// The drive that most tests modify: a root of two clusters, a folder, a few files.
    pub(super) fn sample() -> Self {
        let mut stick = Self::with_volume();
        stick.fill_sample();
        stick
    }

    pub(super) fn fill_sample(&mut self) {
        self.link(&[&[2, 3], &[4], &[10, 11, 12], &[20], &[30, 40]]);
        let mut root = label_entry(&"DRIVEPRESS".parse().unwrap(), time()).to_vec();
        root.extend(entry("data", ATTRIBUTE_DIRECTORY, 4, 0));
        root.resize(512, 0);
        for filler in root[3 * 32..].as_chunks_mut::<32>().0 {
            *filler = FILLER;
        }
        root.extend(entry("README.TXT", ATTRIBUTE_ARCHIVE, 0, 0));
        root.extend(entry("manifest-sha256.txt", ATTRIBUTE_ARCHIVE, 30, 600));
        self.cluster(2, &root[..512]);
        self.cluster(3, &root[512..]);
        let mut data = dots(4, 0);
        data.extend(entry("film.mp4", ATTRIBUTE_ARCHIVE, 10, 1300));
        data.extend(entry("คู่มือ พูดคุย.pdf", ATTRIBUTE_ARCHIVE, 20, 5));
        self.cluster(4, &data);
    }

    /// Writes these chains into both FATs, and a matching FSInfo.
    pub(super) fn link(&mut self, chains: &[&[u32]]) {
        let mut table = AllocationTable::new(FAT_SECTORS.try_into().unwrap());
        let mut used: u32 = 0;
        for chain in chains {
            table.link(chain.iter().copied());
            used += u32::try_from(chain.len()).unwrap();
        }
        for copy in 0..2 {
            self.put(self.fat(copy, 0), table.as_bytes());
        }
        let free = FsInfo {
            free_count: CLUSTERS - used,
            next_free: 2,
        };
        self.put(self.start_bytes + 512, &free.encode());
    }

    /// Copies everything of another medium over this one, which grows to hold it.
    pub(super) fn overlay(&mut self, other: &Self) {
        self.sectors.extend(&other.sectors);
        self.length_bytes = self.length_bytes.max(other.length_bytes);
    }

    /// Writes an entry into both FATs.
    pub(super) fn set(&mut self, cluster: u32, value: u32) {
        for copy in 0..2 {
            self.put(self.fat(copy, cluster), &value.to_le_bytes());
        }
    }

    /// Offset of a FAT entry.
    pub(super) fn fat(&self, copy: u64, cluster: u32) -> u64 {
        self.start_bytes + (RESERVED + copy * FAT_SECTORS) * 512 + u64::from(cluster) * 4
    }

    /// Offset of a cluster.
    pub(super) fn offset(&self, cluster: u32) -> u64 {
        self.start_bytes + (RESERVED + 2 * FAT_SECTORS + u64::from(cluster) - 2) * 512
    }

    /// Writes a cluster, padded with zeros.
    pub(super) fn cluster(&mut self, cluster: u32, bytes: &[u8]) {
        let mut whole = bytes.to_vec();
        whole.resize(512, 0);
        self.put(self.offset(cluster), &whole);
    }

    pub(super) fn put(&mut self, offset_bytes: u64, bytes: &[u8]) {
        for (at, byte) in (offset_bytes..).zip(bytes) {
            let sector = self.sectors.entry(at / 512).or_insert([0; 512]);
            sector[usize::try_from(at % 512).unwrap()] = *byte;
        }
    }

    pub(super) fn get(&self, at: u64) -> u8 {
        let sector = self.sectors.get(&(at / 512));
        sector.map_or(0, |sector| sector[usize::try_from(at % 512).unwrap()])
    }

    /// The same medium with one byte changed.
    pub(super) fn flipped(&self, at: u64, bits: u8) -> Self {
        let mut stick = self.clone();
        stick.put(at, &[self.get(at) ^ bits]);
        stick
    }
}

pub(super) fn time() -> FatTime {
    date(2026, 3, 1).at(12, 0, 0, 0).try_into().unwrap()
}

/// The entries of one name, with its own short name.
pub(super) fn entry(name: &str, attributes: u8, first_cluster: u32, length_bytes: u32) -> Vec<u8> {
    let short = ShortNames::default().assign(&[name]).unwrap()[0];
    let fields = EntryFields {
        attributes,
        first_cluster,
        length_bytes,
        time: time(),
    };
    entries(&LongName::new(name).unwrap(), &short, fields).concat()
}

pub(super) fn dots(this: u32, above: u32) -> Vec<u8> {
    let mut bytes = dot_entry(ShortName::DOT, this, time()).to_vec();
    bytes.extend(dot_entry(ShortName::DOT_DOT, above, time()));
    bytes
}
