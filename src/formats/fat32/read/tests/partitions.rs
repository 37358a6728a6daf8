//! Finding the volume, and naming other formats.

use super::stick::Stick;
use super::*;
use crate::formats::gpt::TYPE_EFI_SYSTEM;
use crate::formats::gpt::writer::{Entry, Gpt};

fn refusal(stick: &Stick) -> Error {
    match Volume::open(stick) {
        Ok(volume) => panic!("a volume at {}", volume.start_bytes()),
        Err(error) => error,
    }
}

/// Writes a GPT with these partitions: type and first sector.
fn put_gpt(stick: &mut Stick, partitions: &[([u8; 16], u64)]) {
    let mut gpt = Gpt::new(512, stick.length_bytes / 512);
    let entries = partitions.iter();
    gpt.entries
        .extend(entries.map(|(kind, first)| Entry::new(*kind, *first, gpt.sectors - 40)));
    stick.put(0, &gpt.protective());
    for (at, bytes) in gpt.first() {
        stick.put(at, &bytes);
    }
}

#[test]
fn a_volume_is_found_behind_an_mbr_a_gpt_and_without_a_table() {
    let mbr = Stick::sample();
    assert_eq!(
        Volume::open(&mbr).unwrap().partitioning(),
        Partitioning::Mbr
    );

    let mut none = Stick::at(0);
    none.fill_sample();
    assert_eq!(
        Volume::open(&none).unwrap().partitioning(),
        Partitioning::None
    );
    assert_eq!(paths(&tree(&none)), paths(&tree(&mbr)));

    let mut gpt = Stick::sample();
    put_gpt(&mut gpt, &[([7; 16], 2048)]);
    assert_eq!(
        Volume::open(&gpt).unwrap().partitioning(),
        Partitioning::Gpt
    );
    assert_eq!(tree(&gpt).files, tree(&mbr).files);
}

#[test]
fn an_efi_system_partition_before_the_data_is_passed_over() {
    let mut stick = Stick::sample();
    let boot: Vec<u8> = (0..512)
        .map(|at| stick.get(stick.start_bytes + at))
        .collect();
    stick.put(1000 * 512, &boot);
    put_gpt(&mut stick, &[(TYPE_EFI_SYSTEM, 1000), ([7; 16], 2048)]);
    assert_eq!(Volume::open(&stick).unwrap().start_bytes(), 1 << 20);
}

/// The counts that must accompany the two-byte ext magic number.
fn put_superblock(stick: &mut Stick, format: OtherFormat) {
    if format == OtherFormat::Ext {
        stick.put(stick.start_bytes + 1024, &[16, 0, 0, 0, 64]);
    }
}

#[test]
fn other_formats_are_told_by_name() {
    let cases: [(u64, &[u8], OtherFormat); 8] = [
        (3, b"EXFAT   ", OtherFormat::ExFat),
        (3, b"NTFS    ", OtherFormat::Ntfs),
        (3, b"-FVE-FS-", OtherFormat::BitLocker),
        (32, b"NXSB", OtherFormat::Apfs),
        (1080, b"\x53\xEF", OtherFormat::Ext),
        (32_769, b"CD001", OtherFormat::Iso9660),
        (200, b"?", OtherFormat::Unknown),
        (600, b"?", OtherFormat::Blank),
    ];
    for (at, name, format) in cases {
        let mut stick = Stick::blank(1 << 20);
        stick.put(at, name);
        put_superblock(&mut stick, format);
        let refused = refusal(&stick);
        assert!(
            matches!(refused, Error::OtherFormat(found) if found == format),
            "{refused}"
        );
        if matches!(format, OtherFormat::Unknown | OtherFormat::Blank) {
            continue;
        }
        // The same inside a partition.
        let mut stick = Stick::with_volume();
        stick.put(stick.start_bytes, &[0; 512]);
        stick.put(stick.start_bytes + at, name);
        put_superblock(&mut stick, format);
        let refused = refusal(&stick);
        assert!(
            matches!(refused, Error::OtherFormat(found) if found == format),
            "{refused}"
        );
    }
}

#[test]
fn media_cut_before_the_data_are_called_cut() {
    let mut stick = Stick::sample();
    stick.length_bytes = stick.fat(0, 0) + 100;
    assert!(matches!(refusal(&stick), Error::TablesCut { .. }));
    stick.length_bytes = 100;
    assert!(matches!(
        refusal(&stick),
        Error::TooShort { length_bytes: 100 }
    ));
    // The partition begins past the medium's end.
    stick.length_bytes = 1 << 20;
    let whole = Stick::sample().length_bytes;
    let refused = refusal(&stick);
    assert!(
        matches!(refused, Error::TablesCut { length_bytes: 1_048_576, needed_bytes } if needed_bytes == whole),
        "{refused}"
    );
}

#[test]
fn a_gpt_full_of_lies_is_survived() {
    let mut stick = Stick::sample();
    put_gpt(
        &mut stick,
        &[([7; 16], u64::MAX), ([7; 16], u64::MAX / 512), ([7; 16], 0)],
    );
    assert!(matches!(
        refusal(&stick),
        Error::OtherFormat(OtherFormat::UnknownPartitions)
    ));
    stick.put(512 + 80, &u32::MAX.to_le_bytes());
    stick.put(512 + 84, &4096_u32.to_le_bytes());
    assert!(matches!(
        refusal(&stick),
        Error::Read { .. } | Error::OtherFormat(_)
    ));
    stick.put(512 + 72, &u64::MAX.to_le_bytes());
    assert!(matches!(refusal(&stick), Error::OtherFormat(_)));
    stick.put(512 + 84, &0_u32.to_le_bytes());
    assert!(matches!(refusal(&stick), Error::OtherFormat(_)));
}

#[test]
fn wrong_fields_are_told_with_name_place_and_value() {
    let cases: [(u64, &[u8], &str); 12] = [
        (11, &[0, 1], "byts_per_sec"),
        (13, &[3], "sec_per_clus"),
        (13, &[0], "sec_per_clus"),
        (14, &[0, 0], "rsvd_sec_cnt"),
        (16, &[0], "num_fats"),
        (17, &[1], "root_ent_cnt"),
        (32, &[30, 0, 0, 0], "tot_sec_32"),
        (36, &[0, 0, 0, 0], "fat_sz_32"),
        (40, &[0x82], "ext_flags"),
        (42, &[1], "fs_ver"),
        (44, &[1], "root_clus"),
        (44, &[202], "root_clus"),
    ];
    for (at, bytes, name) in cases {
        let mut stick = Stick::sample();
        stick.put(stick.start_bytes + at, bytes);
        match refusal(&stick) {
            Error::Field {
                field,
                offset_bytes,
                ..
            } => assert_eq!((field, offset_bytes), (name, at)),
            other => panic!("{name}: {other}"),
        }
    }
}
