//! Inconsistent chains.

use proptest::prelude::*;

use super::stick::{CLUSTERS, Stick, entry};
use super::*;
use crate::formats::fat32::{ATTRIBUTE_ARCHIVE, END_OF_CHAIN};

fn chain_fault(stick: &Stick, path: &str) -> Vec<ChainFault> {
    let of_path = tree(stick).faults.into_iter().map(|fault| match fault {
        Fault::Chain { path: found, fault } if found == path => fault,
        other => panic!("{other:?}"),
    });
    of_path.collect()
}

#[test]
fn lies_of_the_table_are_told_with_their_file() {
    let film = "data/film.mp4";
    let manifest = Some("manifest-sha256.txt".to_owned());
    let short = |found_bytes| ChainFault::TooShort {
        length_bytes: 1300,
        found_bytes,
    };
    let cases = [
        (12, 10, ChainFault::Loop { cluster: 10 }),
        (12, 12, ChainFault::Loop { cluster: 12 }),
        (
            11,
            40,
            ChainFault::Crossed {
                cluster: 40,
                other: manifest,
            },
        ),
        (11, END_OF_CHAIN, short(1024)),
        (11, 0x0FFF_FFF8, short(1024)),
        (11, 0, ChainFault::Broken { value: 0 }),
        (11, 1, ChainFault::Broken { value: 1 }),
        (11, 202, ChainFault::Broken { value: 202 }),
        (11, 0x0FFF_FFF7, ChainFault::Broken { value: 0x0FFF_FFF7 }),
    ];
    for (cluster, value, fault) in cases {
        let mut stick = Stick::sample();
        stick.set(cluster, value);
        assert_eq!(chain_fault(&stick, film), [fault]);
    }
}

#[test]
fn reserved_bits_of_an_entry_mean_nothing() {
    let mut stick = Stick::sample();
    stick.set(10, 0xF000_000B);
    assert_eq!(tree(&stick).faults, []);
}

#[test]
fn more_clusters_than_a_file_needs_and_lost_ones_are_only_noted() {
    let mut stick = Stick::sample();
    stick.link(&[
        &[2, 3],
        &[4],
        &[10, 11, 12, 13],
        &[20],
        &[30, 40],
        &[50, 51],
    ]);
    let tree = tree(&stick);
    assert_eq!(tree.faults, []);
    let long = VolumeNote::ChainTooLong {
        path: "data/film.mp4".to_owned(),
    };
    assert_eq!(tree.notes, [long, VolumeNote::LostClusters { count: 2 }]);
}

#[test]
fn a_root_that_loops_is_read_once() {
    let mut stick = Stick::sample();
    stick.set(3, 2);
    let tree = tree(&stick);
    assert_eq!(paths(&tree).len(), 4);
    let fault = ChainFault::Loop { cluster: 2 };
    assert_eq!(
        tree.faults,
        [Fault::Chain {
            path: String::new(),
            fault
        }]
    );
}

#[test]
fn two_entries_of_one_chain_are_crossed() {
    let mut stick = Stick::sample();
    let mut root: Vec<u8> = (0..128).map(|at| stick.get(stick.offset(3) + at)).collect();
    root.extend(entry("copy.mp4", ATTRIBUTE_ARCHIVE, 10, 1300));
    stick.cluster(3, &root);
    let fault = ChainFault::Crossed {
        cluster: 10,
        other: Some("copy.mp4".to_owned()),
    };
    assert_eq!(chain_fault(&stick, "data/film.mp4"), [fault]);
}

#[test]
fn what_lies_past_the_end_of_the_medium_is_called_cut() {
    let mut stick = Stick::sample();
    stick.length_bytes = stick.offset(11) + 100;
    let volume = Volume::open(&stick).unwrap();
    assert_eq!(
        volume.missing_bytes(),
        volume.end_bytes() - stick.length_bytes
    );
    let tree = volume.tree().unwrap();
    let missing = |path: &str, missing_bytes| Fault::Chain {
        path: path.to_owned(),
        fault: ChainFault::Cut { missing_bytes },
    };
    let expected = [
        missing("manifest-sha256.txt", 600),
        missing("data/film.mp4", 1300 - 612),
        missing("data/คู่มือ พูดคุย.pdf", 5),
    ];
    assert_eq!(tree.faults, expected);
    assert_eq!(file(&tree, "data/film.mp4").extents[0].length_bytes, 612);

    // A folder past the medium's end.
    stick.length_bytes = stick.offset(4);
    let tree = Volume::open(&stick).unwrap().tree().unwrap();
    assert!(tree.faults.contains(&missing("data", 512)));
}

#[test]
fn marks_of_use_are_notes() {
    let told = |change: &dyn Fn(&mut Stick)| {
        let mut stick = Stick::sample();
        change(&mut stick);
        let tree = tree(&stick);
        assert_eq!(tree.faults, []);
        tree.notes
    };
    assert_eq!(
        told(&|stick| stick.set(1, 0x07FF_FFFF)),
        [VolumeNote::Dirty]
    );
    assert_eq!(
        told(&|stick| stick.put(stick.start_bytes + 65, &[1])),
        [VolumeNote::Dirty]
    );
    assert_eq!(
        told(&|stick| stick.set(1, 0x0BFF_FFFF)),
        [VolumeNote::ReadErrorsSeen]
    );
    let bad = told(&|stick| stick.set(60, 0x0FFF_FFF7));
    let counted = CLUSTERS - 9;
    let free = VolumeNote::FreeCountWrong {
        told: Some(counted),
        counted: counted - 1,
    };
    assert_eq!(bad, [VolumeNote::BadClusters { count: 1 }, free]);
    let differs = told(&|stick| stick.put(stick.fat(1, 77), &[1]));
    let offset_bytes = Stick::sample().fat(1, 77);
    assert_eq!(
        differs,
        [VolumeNote::FatCopiesDiffer {
            offset_bytes,
            sectors: 1
        }]
    );
    let backup = told(&|stick| stick.put(stick.start_bytes + 6 * 512 + 3, b"x"));
    assert_eq!(backup, [VolumeNote::BackupDiffers]);
    let unknown = told(&|stick| stick.put(stick.start_bytes + 512 + 488, &[0xFF; 4]));
    assert_eq!(
        unknown,
        [VolumeNote::FreeCountWrong {
            told: None,
            counted
        }]
    );
    let label = told(&|stick| {
        stick.put(stick.start_bytes + 71, b"OTHER      ");
        stick.put(stick.start_bytes + 6 * 512 + 71, b"OTHER      ");
    });
    assert_eq!(label, [VolumeNote::LabelDiffers]);
}

/// Notes and faults of a modified sample.
fn found(change: &dyn Fn(&mut Stick)) -> (Vec<VolumeNote>, Vec<Fault>) {
    let mut stick = Stick::sample();
    change(&mut stick);
    let tree = tree(&stick);
    (tree.notes, tree.faults)
}

#[test]
fn copies_of_the_table_that_lead_a_file_or_folder_elsewhere_are_faults() {
    let cases = [
        ("data/film.mp4", 10),
        ("data/film.mp4", 12),
        ("manifest-sha256.txt", 30),
        ("data", 4),
        ("", 2),
    ];
    for (path, cluster) in cases {
        for copy in 0..2 {
            // The flags may select either copy, or both.
            for flags in [0, 0x80, 0x81] {
                let (_, faults) = found(&|stick| {
                    stick.put(stick.fat(copy, cluster), &99_u32.to_le_bytes());
                    for sector in [0, 6 * 512] {
                        stick.put(stick.start_bytes + sector + 40, &[flags]);
                    }
                });
                let is_told = |fault: &Fault| {
                    matches!(fault, Fault::Chain { path: of, fault: ChainFault::CopiesDiffer { .. }
                        | ChainFault::Broken { .. }} if of == path)
                };
                assert!(
                    faults.iter().any(is_told),
                    "{path} {copy} {flags}: {faults:?}"
                );
            }
        }
    }
    // Two marks with the same meaning.
    let (notes, faults) = found(&|stick| {
        stick.put(stick.fat(1, 12), &0x0FFF_FFF8_u32.to_le_bytes());
    });
    assert_eq!(faults, []);
    assert!(matches!(notes[..], [VolumeNote::FatCopiesDiffer { .. }]));
}

#[test]
fn a_table_that_is_not_mirrored_is_told() {
    let (notes, faults) = found(&|stick| {
        for sector in [0, 6 * 512] {
            stick.put(stick.start_bytes + sector + 40, &[0x81]);
        }
    });
    assert_eq!(faults, []);
    assert_eq!(notes, [VolumeNote::MirroringOff { active_fat: 1 }]);
}

#[test]
fn more_tables_than_any_system_writes_are_a_fault() {
    let (_, faults) = found(&|stick| {
        stick.length_bytes += 1 << 20;
        for sector in [0, 6 * 512] {
            stick.put(stick.start_bytes + sector + 16, &[5]);
            stick.put(stick.start_bytes + sector + 34, &[1]);
        }
    });
    let (path, limit) = (String::new(), Limit::Fats);
    assert!(faults.contains(&Fault::Limit { path, limit }), "{faults:?}");
}

#[test]
fn the_name_of_another_type_is_told() {
    let (notes, _) = found(&|stick| {
        for sector in [0, 6 * 512] {
            stick.put(stick.start_bytes + sector + 54, b"FAT16   ");
        }
    });
    let clusters = CLUSTERS;
    assert_eq!(notes, [VolumeNote::Ambiguous(Ambiguity::Type { clusters })]);
}

#[test]
fn a_backup_that_describes_another_volume_is_told() {
    let ambiguous = VolumeNote::Ambiguous(Ambiguity::Backup);
    for (field, value) in [
        (13, 2),
        (14, 33),
        (16, 1),
        (32, 9),
        (36, 3),
        (40, 0x81),
        (44, 9),
    ] {
        let (notes, _) = found(&|stick| {
            stick.put(stick.start_bytes + 6 * 512 + field, &[value]);
        });
        assert_eq!(
            notes,
            [VolumeNote::BackupDiffers, ambiguous.clone()],
            "{field}"
        );
    }
    // Windows uses the usual sector, whether the volume names another one or none.
    for named in [0, 12] {
        let (notes, _) = found(&|stick| {
            let start = stick.start_bytes;
            let boot: Vec<u8> = (0..512).map(|at| stick.get(start + at)).collect();
            stick.put(start + 12 * 512, &boot);
            for sector in [0, 12] {
                stick.put(start + sector * 512 + 50, &[named]);
            }
            stick.put(start + 6 * 512 + 44, &[9]);
        });
        assert!(notes.contains(&ambiguous), "{named}: {notes:?}");
    }
    // A backup that is no longer a boot sector cannot be used as a fallback.
    let (notes, _) = found(&|stick| {
        stick.put(stick.start_bytes + 6 * 512, &[0; 512]);
    });
    assert_eq!(notes, [VolumeNote::BackupDiffers]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_table_makes_two_files_share_a_byte(
        links in prop::collection::vec((2..CLUSTERS + 2, prop_oneof![
            4 => 0..CLUSTERS + 4,
            1 => any::<u32>(),
            1 => Just(END_OF_CHAIN),
        ]), 0..60),
        firsts in prop::collection::vec((any::<u8>(), any::<u32>()), 0..10),
    ) {
        let mut stick = Stick::sample();
        for (cluster, value) in links {
            stick.set(cluster, value);
        }
        // Files and folders that begin at arbitrary clusters.
        let mut listed = Vec::new();
        for (number, (first, length)) in firsts.iter().enumerate() {
            let attributes = if first % 3 == 0 { 0x10 } else { 0x20 };
            listed.extend(entry(&format!("F{number}"), attributes, u32::from(*first), *length));
        }
        stick.cluster(3, &listed);
        let volume = Volume::open(&stick).unwrap();
        let tree = volume.tree().unwrap();
        let folders = tree.directories.iter().flat_map(|folder| &folder.extents);
        let files = tree.files.iter().flat_map(|file| &file.extents);
        let mut all: Vec<_> = folders.chain(files).collect();
        all.sort_by_key(|extent| extent.offset_bytes);
        for pair in all.windows(2) {
            prop_assert!(pair[0].offset_bytes + pair[0].length_bytes <= pair[1].offset_bytes);
        }
        Map::new(&volume, &tree).locate(0..stick.length_bytes);
        for file in &tree.files {
            let held: u64 = file.extents.iter().map(|extent| extent.length_bytes).sum();
            let is_told = tree.faults.iter().any(|fault| {
                matches!(fault, Fault::Chain { path, .. } if *path == file.path)
            });
            prop_assert!(held == file.length_bytes || (held < file.length_bytes && is_told));
        }
    }
}
