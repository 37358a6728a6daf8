//! Where the volume is found, and other formats told by name.

use super::stick::Stick;
use super::*;

fn refusal(stick: &Stick) -> Error {
    match Volume::open(stick) {
        Ok(volume) => panic!("a volume at {}", volume.start_bytes()),
        Err(error) => error,
    }
}

/// A GPT with these partitions: type and first sector.
fn put_gpt(stick: &mut Stick, partitions: &[([u8; 16], u64)]) {
    let mut table = [0; 512];
    table[446 + 4] = 0xEE;
    table[446 + 8..446 + 12].copy_from_slice(&1_u32.to_le_bytes());
    table[446 + 12..446 + 16].copy_from_slice(&u32::MAX.to_le_bytes());
    table[510..].copy_from_slice(&[0x55, 0xAA]);
    stick.put(0, &table);
    stick.put(512, b"EFI PART");
    stick.put(512 + 72, &2_u64.to_le_bytes());
    stick.put(512 + 80, &128_u32.to_le_bytes());
    stick.put(512 + 84, &128_u32.to_le_bytes());
    for (number, (kind, first)) in (0..).zip(partitions) {
        let at: u64 = 1024 + number * 128;
        stick.put(at, kind);
        stick.put(at + 32, &first.to_le_bytes());
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
    let efi_system = [
        0x28, 0x73, 0x2A, 0xC1, 0x1F, 0xF8, 0xD2, 0x11, 0xBA, 0x4B, 0x00, 0xA0, 0xC9, 0x3E, 0xC9,
        0x3B,
    ];
    put_gpt(&mut stick, &[(efi_system, 1000), ([7; 16], 2048)]);
    let volume = Volume::open(&stick).unwrap();
    assert_eq!(volume.start_bytes(), 1 << 20);
    let is_other = |note: &Note| matches!(note, Note::OtherPartitions { .. });
    // No system shows it.
    assert!(!volume.tree().unwrap().notes.iter().any(is_other));
    put_gpt(&mut stick, &[([9; 16], 1000), ([7; 16], 2048)]);
    let volume = Volume::open(&stick).unwrap();
    let count = 1;
    let notes = volume.tree().unwrap().notes;
    assert!(notes.contains(&Note::OtherPartitions { count }));
}

#[test]
fn a_first_sector_that_two_systems_read_differently_is_noted() {
    let mut stick = Stick::at(0);
    stick.put(446 + 4, &[0x0C, 0, 0, 0, 50, 0, 0, 0, 9, 0, 0, 0]);
    assert!(tree(&stick).notes.contains(&Note::AlsoPartitioned));
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
        let refused = refusal(&stick);
        assert!(
            matches!(refused, Error::OtherFormat(found) if found == format),
            "{refused}"
        );
        if matches!(format, OtherFormat::Unknown | OtherFormat::Blank) {
            continue;
        }
        // The same behind a table.
        let mut stick = Stick::with_volume();
        stick.put(stick.start_bytes, &[0; 512]);
        stick.put(stick.start_bytes + at, name);
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
    // The partition begins past the end.
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
