//! Volumes as views; images are tested in `verify::image`.

use super::words::{of_fault, of_note};
use super::{FatVolume, Medium};
use crate::formats::fat32::{Ambiguity, ChainFault, Fault, VolumeNote};
use crate::verify::view::fault::{ViewFault, ViewRemark};
use crate::words::Language;

#[test]
fn what_is_no_volume_is_named_or_told_as_cut() {
    let blank = vec![0; 4096];
    let Medium::Other(format) = FatVolume::open(&blank.as_slice()).unwrap() else {
        panic!("not blank");
    };
    assert_eq!(format.to_string(), "an empty medium");
    let mut sector = vec![0; 512];
    sector[..3].copy_from_slice(&[0xEB, 0x58, 0x90]);
    sector[82..90].copy_from_slice(b"FAT32   ");
    sector[510..].copy_from_slice(&[0x55, 0xAA]);
    let storage = sector.as_slice();
    let medium = FatVolume::open(&storage).unwrap();
    assert!(matches!(
        medium,
        Medium::Broken(ViewFault::Structure { .. })
    ));
}

#[test]
fn what_only_some_systems_show_is_damage_in_the_contents_and_suspicious_beside_them() {
    let behind = |folder: &str| {
        of_fault(&Fault::BehindEnd {
            folder: folder.to_owned(),
            names: vec!["EVIL.EXE".to_owned()],
            count: 3,
        })
    };
    for folder in ["data", "DATA/video", "data/district"] {
        let is_damage = matches!(behind(folder), Ok(ViewFault::Structure { .. }));
        assert!(is_damage, "{folder}");
    }
    for folder in ["", "DCIM", "database"] {
        let Err(ViewRemark::Unseen { reason }) = behind(folder) else {
            panic!("{folder} is no place of the contents");
        };
        let reason = reason.sentence(Language::En);
        assert!(reason.contains("EVIL.EXE and 2 more"), "{reason}");
    }
    let (path, other) = ("photos".to_owned(), "data".to_owned());
    let name = "DATA".to_owned();
    let shared = of_fault(&Fault::NameShared { path, other, name });
    let Ok(ViewFault::Structure { reason }) = shared else {
        panic!("two entries of one name are damage");
    };
    let reason = reason.sentence(Language::En);
    assert!(
        reason.starts_with("photos can also be opened as DATA"),
        "{reason}"
    );
    let (path, fault) = (
        "data/film.mp4".to_owned(),
        ChainFault::CopiesDiffer { cluster: 9 },
    );
    let differs = of_fault(&Fault::Chain { path, fault });
    assert!(matches!(differs, Ok(ViewFault::File { .. })));
}

#[test]
fn volumes_that_two_systems_read_in_two_ways_are_suspicious_and_unmirrored_tables_a_note() {
    for ambiguity in [
        Ambiguity::TotalSectors,
        Ambiguity::Type { clusters: 4_085 },
        Ambiguity::Backup,
    ] {
        let remark = of_note(&VolumeNote::Ambiguous(ambiguity));
        assert!(matches!(remark, Some(ViewRemark::Unseen { .. })));
    }
    let remark = of_note(&VolumeNote::MirroringOff { active_fat: 1 });
    assert!(matches!(remark, Some(ViewRemark::Volume { .. })));
}
