//! Writes GUID partition tables, right ones and, by what a test changes, wrong ones.
//!
//! Source: UEFI specification, "GUID Partition Table (GPT) Disk Layout".

/// A partition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) kind: [u8; 16],
    pub(crate) first_sector: u64,
    pub(crate) last_sector: u64,
}

impl Entry {
    pub(crate) fn new(kind: [u8; 16], first_sector: u64, last_sector: u64) -> Self {
        Self {
            kind,
            first_sector,
            last_sector,
        }
    }
}

/// A medium's table.
#[derive(Debug, Clone)]
pub(crate) struct Gpt {
    pub(crate) sector_bytes: u64,
    /// Sectors of the medium.
    pub(crate) sectors: u64,
    pub(crate) entries: Vec<Entry>,
}

impl Gpt {
    pub(crate) fn new(sector_bytes: u64, sectors: u64) -> Self {
        Self {
            sector_bytes,
            sectors,
            entries: Vec::new(),
        }
    }

    /// Everything to be written, by where it goes: the protective record, both tables.
    pub(crate) fn encode(&self) -> Vec<(u64, Vec<u8>)> {
        let mut all = vec![(0, self.protective())];
        all.extend(self.first());
        all.extend(self.last());
        all
    }

    /// The protective record of sector 0.
    pub(crate) fn protective(&self) -> Vec<u8> {
        let mut sector = vec![0; 512];
        let count = u32::try_from(self.sectors - 1).unwrap_or(u32::MAX);
        sector[446..454].copy_from_slice(&[0, 0, 2, 0, 0xEE, 0xFF, 0xFF, 0xFF]);
        sector[454..458].copy_from_slice(&1_u32.to_le_bytes());
        sector[458..462].copy_from_slice(&count.to_le_bytes());
        sector[510..].copy_from_slice(&[0x55, 0xAA]);
        sector
    }

    /// Header and entries at the medium's start.
    pub(crate) fn first(&self) -> [(u64, Vec<u8>); 2] {
        self.table(1, self.sectors - 1, 2)
    }

    /// Entries and header at the medium's end.
    pub(crate) fn last(&self) -> [(u64, Vec<u8>); 2] {
        let entry_sectors = 16_384_u64.div_ceil(self.sector_bytes);
        self.table(self.sectors - 1, 1, self.sectors - 1 - entry_sectors)
    }

    fn table(&self, own: u64, other: u64, entries_sector: u64) -> [(u64, Vec<u8>); 2] {
        let mut entries = vec![0; 16_384];
        for (slot, entry) in entries.chunks_exact_mut(128).zip(&self.entries) {
            slot[..16].copy_from_slice(&entry.kind);
            slot[16..32].fill(0x11);
            slot[32..40].copy_from_slice(&entry.first_sector.to_le_bytes());
            slot[40..48].copy_from_slice(&entry.last_sector.to_le_bytes());
        }
        let entry_sectors = 16_384_u64.div_ceil(self.sector_bytes);
        let mut header = Vec::new();
        header.extend(b"EFI PART");
        header.extend([0, 0, 1, 0]);
        header.extend(92_u32.to_le_bytes());
        header.extend([0; 8]);
        header.extend(own.to_le_bytes());
        header.extend(other.to_le_bytes());
        header.extend((2 + entry_sectors).to_le_bytes());
        header.extend((self.sectors - 2 - entry_sectors).to_le_bytes());
        header.extend([0x22; 16]);
        header.extend(entries_sector.to_le_bytes());
        header.extend(128_u32.to_le_bytes());
        header.extend(128_u32.to_le_bytes());
        header.extend(crc32fast::hash(&entries).to_le_bytes());
        let crc = crc32fast::hash(&header);
        header[16..20].copy_from_slice(&crc.to_le_bytes());
        [
            (own * self.sector_bytes, header),
            (entries_sector * self.sector_bytes, entries),
        ]
    }
}
