//! Volumes as views; images are tested beside `image.rs`.

use super::super::view::ViewFault;
use super::{FatVolume, Medium};

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
