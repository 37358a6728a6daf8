//! Parses the boot sector of an untrusted volume, with one check per field.
//!
//! A field that no reader could use is an error. A field that readers accept but we would not write
//! is a note; so is a field that two readers interpret differently. Source: FAT specification,
//! "Boot Sector and BPB", "FAT Type Determination".

use super::entry_width::Width;
use super::error::{Error, FieldValues};
use super::report::{Ambiguity, VolumeNote};
use crate::formats::fat32::boot_sector::{BACKUP_SECTOR, FS_INFO_SECTOR};
use crate::formats::fat32::raw::{RawBootSector, RawBpb, RawFat16, RawFat32, TYPE_NAME_32};

/// The checked fields needed for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bpb {
    pub(super) bytes_per_sector: u32,
    pub(super) sectors_per_cluster: u32,
    pub(super) reserved_sectors: u32,
    pub(super) fats: u32,
    pub(super) active_fat: u32,
    /// Whether all copies of the FAT are kept identical.
    pub(super) is_mirrored: bool,
    pub(super) width: Width,
    /// Number of entries in the root directory's own region; 0 on FAT32.
    pub(super) root_entries: u32,
    pub(super) total_sectors: u32,
    pub(super) fat_sectors: u32,
    pub(super) root_cluster: u32,
    pub(super) fs_info_sector: u32,
    pub(super) backup_sector: u32,
    pub(super) state: u8,
    pub(super) label: [u8; 11],
    pub(super) cluster_count: u32,
}

/// Minimum cluster count of FAT16 in the specification.
const CLUSTERS_16_MIN: u32 = 4_085;
/// Minimum cluster count of FAT32 in the specification.
const CLUSTERS_MIN: u32 = 65_525;
/// Cluster counts that formatters avoid: some readers have the bound wrong by a few and detect
/// another type (`mkfs.fat` keeps these distances).
const DOUBTFUL_12_OR_16: std::ops::Range<u32> = 4_081..4_087;
const DOUBTFUL_16_OR_32: std::ops::Range<u32> = 65_521..65_525;
/// Maximum cluster count of FAT32.
const CLUSTERS_MAX: u32 = 0x0FFF_FFF5;

impl Bpb {
    /// Number of sectors of the root directory's own region; 0 on FAT32.
    pub(super) fn root_sectors(&self) -> u64 {
        u64::from(self.root_entries) * 32 / u64::from(self.bytes_per_sector)
    }

    /// Number of sectors from the volume's start to cluster 2.
    pub(super) fn sectors_before_data(&self) -> u64 {
        let fats = u64::from(self.fats) * u64::from(self.fat_sectors);
        u64::from(self.reserved_sectors) + fats + self.root_sectors()
    }

    /// Number of data clusters that fit in the sectors.
    fn by_sectors(&self) -> Result<u64, Error> {
        let data = u64::from(self.total_sectors).saturating_sub(self.sectors_before_data());
        let by_sectors = data / u64::from(self.sectors_per_cluster);
        let found = self.total_sectors;
        require("tot_sec_32", 32, found, FieldValues::BeyondTables, |_| {
            by_sectors > 0
        })?;
        Ok(by_sectors)
    }
}

/// A boot sector during the checks.
struct BootSectorCheck<'a> {
    sector: &'a RawBootSector,
    common: &'a RawBpb,
    fat32: &'a RawFat32,
    fat16: &'a RawFat16,
    notes: Vec<VolumeNote>,
}

/// Parses and checks the fields of a boot sector.
pub(super) fn parse_bpb(sector: &[u8; 512]) -> Result<(Bpb, Vec<VolumeNote>), Error> {
    let sector = RawBootSector::of(sector);
    let mut checked = BootSectorCheck {
        sector,
        common: &sector.bpb,
        fat32: sector.fat32(),
        fat16: sector.fat16(),
        notes: Vec::new(),
    };
    let bpb = checked.parse()?;
    Ok((bpb, checked.notes))
}

impl BootSectorCheck<'_> {
    fn parse(&mut self) -> Result<Bpb, Error> {
        require(
            "signature",
            510,
            u32::from(u16::from_le_bytes(self.sector.mark)),
            FieldValues::Only { value: "0xAA55" },
            |v| v == 0xAA55,
        )?;
        let bytes_per_sector = u32::from(self.common.bytes_per_sector.get());
        require(
            "byts_per_sec",
            11,
            bytes_per_sector,
            FieldValues::SectorSize,
            |v| matches!(v, 512 | 1024 | 2048 | 4096),
        )?;
        let sectors_per_cluster = u32::from(self.common.sectors_per_cluster);
        require(
            "sec_per_clus",
            13,
            sectors_per_cluster,
            FieldValues::PowerOfTwo,
            u32::is_power_of_two,
        )?;
        let reserved_sectors = u32::from(self.common.reserved_sectors.get());
        require(
            "rsvd_sec_cnt",
            14,
            reserved_sectors,
            FieldValues::NotZero,
            |v| v > 0,
        )?;
        require(
            "num_fats",
            16,
            u32::from(self.common.fats),
            FieldValues::Only { value: "2" },
            |v| v > 0,
        )?;
        // Only FAT32 leaves this field empty.
        if u32::from(self.common.fat_sectors_16.get()) == 0 {
            self.parse_large()
        } else {
            self.parse_small()
        }
    }

    /// Parses the fields of FAT32.
    fn parse_large(&mut self) -> Result<Bpb, Error> {
        require(
            "root_ent_cnt",
            17,
            u32::from(self.common.root_entries.get()),
            FieldValues::Only { value: "0" },
            |v| v == 0,
        )?;
        require(
            "tot_sec_16",
            19,
            u32::from(self.common.total_sectors_16.get()),
            FieldValues::Only { value: "0" },
            |v| v == 0,
        )?;
        let fat_sectors = self.fat32.fat_sectors_32.get();
        require("fat_sz_32", 36, fat_sectors, FieldValues::NotZero, |v| {
            v > 0
        })?;
        require(
            "fs_ver",
            42,
            u32::from(self.fat32.version.get()),
            FieldValues::Only { value: "0" },
            |v| v == 0,
        )?;
        let flags = u32::from(self.fat32.flags.get());
        // Bit 7 set: only the FAT numbered in bits 0 to 3 is kept up to date.
        let active_fat = if flags & 0x80 == 0 { 0 } else { flags & 0x0F };
        require("ext_flags", 40, flags, FieldValues::FatNumber, |_| {
            active_fat < u32::from(self.common.fats)
        })?;
        let mut bpb = self.fields(active_fat);
        bpb.is_mirrored = flags & 0x80 == 0;
        bpb.cluster_count = self.cluster_count(&bpb)?;
        let last = bpb.cluster_count + 1;
        require(
            "root_clus",
            44,
            bpb.root_cluster,
            FieldValues::Cluster,
            |v| (2..=last).contains(&v),
        )?;
        self.note_unusual(&bpb);
        let small_name = &self.fat16.extended.type_name;
        if small_name.starts_with(b"FAT12") || small_name.starts_with(b"FAT16") {
            let clusters = bpb.cluster_count;
            self.notes
                .push(VolumeNote::Ambiguous(Ambiguity::Type { clusters }));
        }
        if !bpb.is_mirrored {
            self.notes.push(VolumeNote::MirroringOff { active_fat });
        }
        Ok(bpb)
    }

    /// Parses the fields of FAT12 and FAT16; only the cluster count distinguishes them.
    fn parse_small(&mut self) -> Result<Bpb, Error> {
        let root_entries = u32::from(self.common.root_entries.get());
        let in_sector = u32::from(self.common.bytes_per_sector.get()) / 32;
        // Readers round a partial sector up or down, and would look for all files elsewhere.
        let expected = FieldValues::WholeSectors;
        require("root_ent_cnt", 17, root_entries, expected, |v| {
            v > 0 && v.is_multiple_of(in_sector)
        })?;
        let (few, many) = (
            u32::from(self.common.total_sectors_16.get()),
            self.common.total_sectors_32.get(),
        );
        if few != 0 && many != 0 && few != many {
            self.notes
                .push(VolumeNote::Ambiguous(Ambiguity::TotalSectors));
        }
        let mut bpb = Bpb {
            width: Width::Sixteen,
            root_entries,
            total_sectors: if few == 0 { many } else { few },
            fat_sectors: u32::from(self.common.fat_sectors_16.get()),
            root_cluster: 0,
            fs_info_sector: 0,
            backup_sector: 0,
            state: self.fat16.extended.state,
            label: self.fat16.extended.label,
            ..self.fields(0)
        };
        let clusters = bpb.by_sectors()?;
        let clusters = u32::try_from(clusters).unwrap_or(u32::MAX);
        require("tot_sec_32", 32, clusters, FieldValues::FewClusters, |v| {
            v < CLUSTERS_MIN
        })?;
        if clusters < CLUSTERS_16_MIN {
            bpb.width = Width::Twelve;
        }
        if DOUBTFUL_12_OR_16.contains(&clusters) || DOUBTFUL_16_OR_32.contains(&clusters) {
            self.notes
                .push(VolumeNote::Ambiguous(Ambiguity::Type { clusters }));
        }
        bpb.cluster_count = self.cluster_count(&bpb)?;
        // A table that only fits another type was written as that type, and some readers use the
        // type name at the offset where FAT32 stores it.
        if bpb.cluster_count < clusters || self.fat32.extended.type_name.starts_with(b"FAT32") {
            self.notes
                .push(VolumeNote::Ambiguous(Ambiguity::Type { clusters }));
        }
        self.note_unusual(&bpb);
        Ok(bpb)
    }

    /// Reads the fields unchecked; clusters are counted later.
    fn fields(&self, active_fat: u32) -> Bpb {
        Bpb {
            bytes_per_sector: u32::from(self.common.bytes_per_sector.get()),
            sectors_per_cluster: u32::from(self.common.sectors_per_cluster),
            reserved_sectors: u32::from(self.common.reserved_sectors.get()),
            fats: u32::from(self.common.fats),
            active_fat,
            is_mirrored: true,
            width: Width::ThirtyTwo,
            root_entries: 0,
            total_sectors: self.common.total_sectors_32.get(),
            fat_sectors: self.fat32.fat_sectors_32.get(),
            root_cluster: self.fat32.root_cluster.get(),
            fs_info_sector: u32::from(self.fat32.fs_info_sector.get()),
            backup_sector: u32::from(self.fat32.backup_sector.get()),
            state: self.fat32.extended.state,
            label: self.fat32.extended.label,
            cluster_count: 0,
        }
    }

    /// Number of data clusters: those in the sectors, limited by the FAT's entries.
    fn cluster_count(&mut self, bpb: &Bpb) -> Result<u32, Error> {
        let by_sectors = bpb.by_sectors()?;
        let table_bytes = u64::from(bpb.fat_sectors) * u64::from(bpb.bytes_per_sector);
        let by_fat = bpb.width.entries(table_bytes).saturating_sub(2);
        if by_fat < by_sectors {
            self.unusual(
                "fat_sz_32",
                36,
                bpb.fat_sectors,
                "an entry for every cluster",
            );
        }
        let clusters = by_sectors.min(by_fat).min(u64::from(CLUSTERS_MAX));
        Ok(u32::try_from(clusters).unwrap_or(CLUSTERS_MAX))
    }

    fn note_unusual(&mut self, bpb: &Bpb) {
        let jump = u32::from(self.sector.jump[0]);
        if !matches!(jump, 0xEB | 0xE9) {
            self.unusual("jmp_boot", 0, jump, "0xEB or 0xE9");
        }
        if bpb.bytes_per_sector != 512 {
            self.unusual("byts_per_sec", 11, bpb.bytes_per_sector, "512");
        }
        if bpb.bytes_per_sector * bpb.sectors_per_cluster > 32_768 {
            self.unusual(
                "sec_per_clus",
                13,
                bpb.sectors_per_cluster,
                "clusters of 32 KiB at most",
            );
        }
        if bpb.fats != 2 {
            self.unusual("num_fats", 16, bpb.fats, "2");
        }
        let media = u32::from(self.common.media);
        if media != 0xF0 && media < 0xF8 {
            self.unusual("media", 21, media, "0xF0 or from 0xF8 on");
        }
        if bpb.width != Width::ThirtyTwo {
            return;
        }
        if bpb.cluster_count < CLUSTERS_MIN {
            self.unusual(
                "tot_sec_32",
                32,
                bpb.total_sectors,
                "at least 65,525 clusters",
            );
        }
        if bpb.fs_info_sector != u32::from(FS_INFO_SECTOR) {
            self.unusual("fs_info", 48, bpb.fs_info_sector, "1");
        }
        if bpb.backup_sector != u32::from(BACKUP_SECTOR) {
            self.unusual("bk_boot_sec", 50, bpb.backup_sector, "6");
        }
        if self.fat32.extended.type_name != TYPE_NAME_32 {
            self.unusual(
                "fil_sys_type",
                82,
                u32::from(self.fat32.extended.type_name[0]),
                "the name FAT32",
            );
        }
    }

    fn unusual(
        &mut self,
        field: &'static str,
        offset_bytes: u64,
        found: u32,
        expected: &'static str,
    ) {
        let found = u64::from(found);
        self.notes.push(VolumeNote::Unusual {
            field,
            offset_bytes,
            found,
            expected,
        });
    }
}

/// Returns an error unless `holds` is true for the value found.
fn require(
    field: &'static str,
    offset_bytes: u64,
    found: u32,
    expected: FieldValues,
    holds: impl Fn(u32) -> bool,
) -> Result<(), Error> {
    if holds(found) {
        return Ok(());
    }
    Err(Error::Field {
        field,
        offset_bytes,
        found: u64::from(found),
        expected,
    })
}
