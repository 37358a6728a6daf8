//! What systems show besides the volume or instead of it: nothing on ordinary sticks, and
//! everything on those that two systems read as two drives.

use super::stick::{CLUSTERS, Stick, entry};
use super::*;
use crate::formats::fat32::ATTRIBUTE_ARCHIVE;
use crate::formats::gpt::writer::{Entry, Gpt};
use crate::formats::gpt::{TYPE_EFI_SYSTEM, TYPE_MICROSOFT_RESERVED};

const OTHER_START: u64 = 2 << 20;
const OTHER_SECTOR: u32 = 4096;
const DATA: [u8; 16] = [7; 16];

/// The sample with room for a second volume and a backup GPT.
fn roomy() -> Stick {
    let mut stick = Stick::sample();
    stick.length_bytes = 4 << 20;
    stick
}

/// The same with a second volume that contains files.
fn with_other() -> Stick {
    let mut stick = roomy();
    let mut other = Stick::at(OTHER_START);
    other.fill_sample();
    stick.overlay(&other);
    stick
}

fn empty_other() -> Stick {
    let mut stick = roomy();
    stick.overlay(&Stick::at(OTHER_START));
    stick
}

/// Writes entry `number` of the master boot record.
fn put_entry(stick: &mut Stick, number: u64, kind: u8, first: u32, count: u32) {
    let mut entry = vec![0, 0, 0, 0, kind, 0, 0, 0];
    entry.extend(first.to_le_bytes());
    entry.extend(count.to_le_bytes());
    stick.put(446 + number * 16, &entry);
}

fn gpt(partitions: &[([u8; 16], u64)]) -> Gpt {
    let mut gpt = Gpt::new(512, (4 << 20) / 512);
    let entries = partitions.iter();
    gpt.entries
        .extend(entries.map(|(kind, first)| Entry::new(*kind, *first, first + 1000)));
    gpt
}

fn put(stick: &mut Stick, pieces: impl IntoIterator<Item = (u64, Vec<u8>)>) {
    for (at, bytes) in pieces {
        stick.put(at, &bytes);
    }
}

#[track_caller]
fn found_beside(stick: &Stick) -> Vec<Beside> {
    let volume = Volume::open(stick).unwrap();
    assert_eq!(volume.start_bytes(), 1 << 20);
    volume.beside()
}

fn another(content: PartitionContent) -> Beside {
    let start_bytes = OTHER_START;
    Beside::Another {
        start_bytes,
        content,
    }
}

fn instead(table: TableKind) -> Beside {
    let (start_bytes, content) = (OTHER_START, PartitionContent::Fat);
    Beside::Instead {
        table,
        start_bytes,
        content,
    }
}

#[test]
fn nothing_is_told_of_ordinary_sticks() {
    assert_eq!(found_beside(&roomy()), []);
    let mut none = Stick::at(0);
    none.fill_sample();
    assert_eq!(Volume::open(&none).unwrap().beside(), []);

    // The GPT of Windows and of a Mac: reserved space, an EFI system partition without files.
    let mut stick = empty_other();
    let gpt = gpt(&[
        (TYPE_MICROSOFT_RESERVED, 40),
        (TYPE_EFI_SYSTEM, u64::from(OTHER_SECTOR)),
        (DATA, 2048),
    ]);
    stick.put(40 * 512, b"old bytes");
    put(&mut stick, gpt.encode());
    assert_eq!(found_beside(&stick), []);

    // Repartitioned with an MBR: the backup GPT at the end is left over, and no system follows it.
    let mut stick = with_other();
    put(
        &mut stick,
        self::gpt(&[(DATA, u64::from(OTHER_SECTOR))]).last(),
    );
    assert_eq!(found_beside(&stick), []);

    // The medium was enlarged: the backup GPT is no longer at its end.
    let mut stick = roomy();
    put(&mut stick, self::gpt(&[(DATA, 2048)]).encode());
    stick.length_bytes = 9 << 20;
    assert_eq!(found_beside(&stick), []);

    // A second partition of zeros, and one past the end.
    let mut stick = roomy();
    put_entry(&mut stick, 1, 0x0C, 6000, 100);
    put_entry(&mut stick, 2, 0x0C, 1 << 30, 100);
    assert_eq!(found_beside(&stick), []);
}

#[test]
fn a_second_partition_of_any_type_is_told() {
    for kind in [0x00, 0x0C, 0x1C, 0x83, 0xEF, 0xFF] {
        for number in 1..4 {
            let mut stick = with_other();
            put_entry(&mut stick, number, kind, OTHER_SECTOR, 236);
            assert_eq!(
                found_beside(&stick),
                [another(PartitionContent::Fat)],
                "type {kind:#x}"
            );
        }
    }
    let mut stick = with_other();
    stick.put(OTHER_START, &[0; 512]);
    stick.put(OTHER_START + 3, b"NTFS    ");
    put_entry(&mut stick, 1, 0x07, OTHER_SECTOR, 236);
    let ntfs = another(PartitionContent::Format(OtherFormat::Ntfs));
    assert_eq!(found_beside(&stick), [ntfs]);
    stick.put(OTHER_START, &[0; 512]);
    assert_eq!(found_beside(&stick), [another(PartitionContent::Unknown)]);
}

#[test]
fn an_efi_system_partition_is_told_where_it_holds_a_file() {
    let mut stick = empty_other();
    put_entry(&mut stick, 1, 0xEF, OTHER_SECTOR, 236);
    assert_eq!(found_beside(&stick), []);
    let mut gpt_stick = empty_other();
    let tables = gpt(&[(TYPE_EFI_SYSTEM, u64::from(OTHER_SECTOR)), (DATA, 2048)]);
    put(&mut gpt_stick, tables.encode());
    assert_eq!(found_beside(&gpt_stick), []);

    let mut other = Stick::at(OTHER_START);
    other.link(&[&[2]]);
    other.cluster(2, &entry("BOOTX64.EFI", ATTRIBUTE_ARCHIVE, 0, 0));
    for mut stick in [stick, gpt_stick] {
        stick.overlay(&other);
        assert_eq!(found_beside(&stick), [another(PartitionContent::Fat)]);
    }
}

#[test]
fn logical_partitions_are_told_and_a_circle_of_them_ends() {
    let mut stick = with_other();
    put_entry(&mut stick, 1, 0x0F, 4000, 4000);
    let mut record = Stick::blank(0);
    put_entry(&mut record, 0, 0x0B, OTHER_SECTOR - 4000, 236);
    put_entry(&mut record, 1, 0x05, 0, 100);
    record.put(510, &[0x55, 0xAA]);
    let sector: Vec<u8> = (0..512).map(|at| record.get(at)).collect();
    stick.put(4000 * 512, &sector);
    assert_eq!(found_beside(&stick), [another(PartitionContent::Fat)]);
}

#[test]
fn a_gpt_whose_checksums_are_wrong_is_held_against_its_copy() {
    let ours = gpt(&[(DATA, 2048)]);
    let strangers = gpt(&[(DATA, u64::from(OTHER_SECTOR))]);
    let backup = TableKind::BackupGpt;
    // Damage the header's checksum, and the one of the entries.
    for at in [512 + 16, 1024 + 130] {
        let mut stick = with_other();
        put(&mut stick, ours.encode());
        let flipped = stick.flipped(at, 1);
        let table = TableKind::Gpt;
        assert_eq!(found_beside(&flipped), [Beside::TableUnsound { table }]);
        put(&mut stick, strangers.last());
        let flipped = stick.flipped(at, 1);
        let expected = [Beside::TableUnsound { table }, instead(backup)];
        assert_eq!(found_beside(&flipped), expected);
        // Both are valid but differ.
        assert_eq!(found_beside(&stick), [instead(backup)]);
    }
    // A backup at the offset that the first header gives, and one with larger sectors.
    let mut stick = with_other();
    put(&mut stick, ours.encode());
    stick.length_bytes = 6 << 20;
    put(&mut stick, strangers.last());
    assert_eq!(found_beside(&stick), [instead(backup)]);
    let mut large = Gpt::new(4096, (4 << 20) / 4096);
    large
        .entries
        .push(Entry::new(DATA, OTHER_START / 4096, 600));
    let mut stick = with_other();
    put(&mut stick, ours.encode());
    let [(at, header), _] = large.first();
    stick.put(at, &header);
    assert!(found_beside(&stick).contains(&Beside::TableUnsound {
        table: TableKind::Gpt
    }));
}

#[test]
fn a_hybrid_record_beside_a_gpt_is_told() {
    let mut stick = with_other();
    put(&mut stick, gpt(&[(DATA, 2048)]).encode());
    put_entry(&mut stick, 1, 0x0C, OTHER_SECTOR, 236);
    assert_eq!(found_beside(&stick), [instead(TableKind::Mbr)]);
    // A status that no partition table has: some readers ignore it.
    stick.put(446 + 32, &[1]);
    assert_eq!(found_beside(&stick), [instead(TableKind::Mbr)]);
    stick.put(446 + 32, &[0]);
    // Both list the same volume.
    put_entry(&mut stick, 1, 0x0C, 2048, 236);
    assert_eq!(found_beside(&stick), []);
    // The GPT also lists another volume.
    put(
        &mut stick,
        gpt(&[(DATA, 2048), (DATA, u64::from(OTHER_SECTOR))]).last(),
    );
    assert_eq!(found_beside(&stick), [another(PartitionContent::Fat)]);
}

#[test]
fn a_volume_in_sector_0_that_lists_partitions_is_told() {
    let mut stick = Stick::at(0);
    stick.fill_sample();
    stick.length_bytes = 4 << 20;
    put_entry(&mut stick, 0, 0x0C, 3000, 9);
    let volume = |stick: &Stick| Volume::open(stick).unwrap().beside();
    assert_eq!(volume(&stick), [Beside::AlsoPartitioned]);
    let mut other = Stick::at(OTHER_START);
    other.fill_sample();
    stick.overlay(&other);
    put_entry(&mut stick, 0, 0x0C, OTHER_SECTOR, 236);
    let expected = [Beside::AlsoPartitioned, instead(TableKind::Mbr)];
    assert_eq!(volume(&stick), expected);
    // An entry that spans the whole medium, as Windows formatters write it.
    put_entry(&mut stick, 0, 0x0C, 0, 8192);
    assert_eq!(volume(&stick), []);
}

#[test]
fn a_partition_table_that_is_a_fat_volume_for_linux_is_told() {
    let mut stick = roomy();
    stick.put(11, &[0, 2, 1, 1, 0, 2, 16, 0, 64, 0, 0xF8, 1, 0]);
    stick.cluster(2, &entry("bagit.txt", ATTRIBUTE_ARCHIVE, 0, 0));
    assert_eq!(found_beside(&stick), [Beside::AlsoPartitioned]);
}

#[test]
fn signs_of_other_formats_are_told_in_the_volume_and_before_it() {
    let descriptor = |name: &[u8]| [&[1], name, &[1]].concat();
    let named = OtherFormat::Named;
    let bcachefs = b"\xC6\x85\x73\xF6\x66\xCE\x90\xA9\xD9\x6A\x60\xCF\x80\x3D\xF7\xEF";
    let zfs = 0x00BA_B10C_u64;
    let cases: [(u64, Vec<u8>, OtherFormat); 15] = [
        (4_120, bcachefs.to_vec(), named("bcachefs")),
        (3_584, bcachefs.to_vec(), named("bcachefs")),
        (131 << 10, zfs.to_le_bytes().to_vec(), named("ZFS")),
        (511 << 10, zfs.to_be_bytes().to_vec(), named("ZFS")),
        (65_536, b"ReIsEr4".to_vec(), named("Reiser4")),
        (1_024, b"\xF5\xFC\x01\xA5".to_vec(), named("VxFS")),
        (1_016, b"\x20\x7E\x18\xFD".to_vec(), named("System V")),
        (3, b"EXFAT   ".to_vec(), OtherFormat::ExFat),
        (3, b"NTFS    ".to_vec(), OtherFormat::Ntfs),
        (0, b"hsqs".to_vec(), OtherFormat::Named("squashfs")),
        (65_600, b"_BHRfS_M".to_vec(), OtherFormat::Named("btrfs")),
        (32_768, descriptor(b"CD001"), OtherFormat::Iso9660),
        (32_768, descriptor(b"NSR02"), OtherFormat::Udf),
        (1024, superblock(), OtherFormat::Ext),
        (1024, b"H+\0\x04".to_vec(), OtherFormat::Hfs),
    ];
    for (at, bytes, format) in cases {
        let mut stick = roomy();
        let start = stick.start_bytes;
        stick.put(start + at, &bytes);
        assert_eq!(found_beside(&stick), [Beside::InVolume { format }]);
        let mut stick = roomy();
        stick.put(at, &bytes);
        assert_eq!(found_beside(&stick), [Beside::OnMedium { format }]);
    }
    // Linux examines up to 100 descriptors.
    let mut stick = roomy();
    stick.put(100 * 2048, &descriptor(b"CD001"));
    let format = OtherFormat::Iso9660;
    stick.put(32_768, &descriptor(b"?????"));
    assert_eq!(found_beside(&stick), [Beside::OnMedium { format }]);
}

/// An ext superblock's counts and magic number.
fn superblock() -> Vec<u8> {
    let mut bytes = vec![0; 84];
    bytes[..8].copy_from_slice(&[16, 0, 0, 0, 64, 0, 0, 0]);
    bytes[56..58].copy_from_slice(&[0x53, 0xEF]);
    bytes
}

#[test]
fn other_kinds_of_partition_tables_are_told() {
    let cases: [(u64, &[u8], &str); 5] = [
        (512, b"PM\0\0\0\0\0\x02", "Apple"),
        (0, b"ER\x02\0", "Apple"),
        (512 * 3, b"RDSK", "Amiga"),
        (0, &[0x0B, 0xE5, 0xA9, 0x41], "SGI"),
        (64, &[0x57, 0x45, 0x56, 0x82], "BSD/OSF"),
    ];
    for (at, bytes, name) in cases {
        let mut stick = roomy();
        stick.put(at, bytes);
        assert_eq!(found_beside(&stick), [Beside::Scheme { name }]);
    }
    let mut stick = roomy();
    put_entry(&mut stick, 1, 0x42, 6000, 10);
    let name = "a table of Windows' dynamic disks";
    assert_eq!(found_beside(&stick), [Beside::Scheme { name }]);
    let mut stick = roomy();
    stick.put(450, &[0xA5]);
    assert_eq!(found_beside(&stick), [Beside::Subdivided]);
}

#[test]
fn a_partition_shorter_than_its_volume_is_told() {
    let mut stick = roomy();
    put_entry(&mut stick, 0, 0x0C, 2048, 50);
    let end_bytes = (2048 + 50) * 512;
    assert_eq!(found_beside(&stick), [Beside::EndsEarly { end_bytes }]);
    let sectors = 36 + CLUSTERS;
    put_entry(&mut stick, 0, 0x0C, 2048, sectors);
    assert_eq!(found_beside(&stick), []);
}

#[test]
fn the_volume_with_a_bag_is_judged_and_those_before_it_are_told() {
    let start_bytes = 1 << 20;
    let mut other = Stick::at(OTHER_START);
    other.link(&[&[2]]);
    other.cluster(2, &entry("bagit.txt", ATTRIBUTE_ARCHIVE, 0, 0));
    let mut stick = roomy();
    stick.overlay(&other);
    put_entry(&mut stick, 1, 0x0C, OTHER_SECTOR, 236);
    let volume = Volume::open(&stick).unwrap();
    assert_eq!(volume.start_bytes(), OTHER_START);
    let content = PartitionContent::Fat;
    let another = Beside::Another {
        start_bytes,
        content,
    };
    assert_eq!(volume.beside(), [another]);
    // The GPT lists only the other volume, and the MBR lists the drive.
    put(&mut stick, gpt(&[(DATA, 2048)]).encode());
    put_entry(&mut stick, 1, 0x0C, OTHER_SECTOR, 236);
    let volume = Volume::open(&stick).unwrap();
    assert_eq!(volume.start_bytes(), OTHER_START);
    let instead = |table| Beside::Instead {
        table,
        start_bytes,
        content,
    };
    let expected = [instead(TableKind::Gpt), instead(TableKind::BackupGpt)];
    assert_eq!(volume.beside(), expected);
}

#[test]
fn a_table_full_of_partitions_is_looked_into_in_part() {
    let mut stick = roomy();
    let full: Vec<([u8; 16], u64)> = (0..128).map(|number| (DATA, 2048 + number)).collect();
    put(&mut stick, gpt(&full).encode());
    let told = found_beside(&stick);
    assert!(told.contains(&Beside::More), "{told:?}");
    assert!(told.len() < 70);
}
