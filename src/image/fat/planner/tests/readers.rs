//! Readers of images: `fatfs`, `hadris-fat`, and our own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use fscommon::StreamSlice;
use hadris_fat::{FatVolume, FatVolumeReadExt as _};

use super::drive::join;
use crate::formats::fat32;

/// The volume in the first partition, as `mbrman` finds it.
fn partition(image: &File) -> StreamSlice<File> {
    let mut file = image.try_clone().unwrap();
    let table = mbrman::MBR::read_from(&mut file, 512).unwrap();
    let entry = &table[1];
    assert_eq!((entry.sys, entry.boot), (0x0C, 0));
    let start = u64::from(entry.starting_lba) * 512;
    let end = start + u64::from(entry.sectors) * 512;
    assert_eq!(end, image.metadata().unwrap().len());
    StreamSlice::new(file, start, end).unwrap()
}

type Volumes = fatfs::FileSystem<StreamSlice<File>>;

fn volume_of(image: &File) -> Volumes {
    fatfs::FileSystem::new(partition(image), fatfs::FsOptions::new()).unwrap()
}

/// Every file of the image, as `fatfs` reads it.
pub(super) fn read_back(image: &File) -> BTreeMap<String, Vec<u8>> {
    let volume = volume_of(image);
    assert_eq!(volume.volume_label(), "DRIVEPRESS");
    assert_eq!(
        volume.read_volume_label_from_root_dir().unwrap().as_deref(),
        Some("DRIVEPRESS")
    );
    let mut files = BTreeMap::new();
    let mut folders = vec![(String::new(), volume.root_dir())];
    while let Some((path, folder)) = folders.pop() {
        let mut short_names = BTreeSet::new();
        for entry in folder.iter() {
            let entry = entry.unwrap();
            let name = entry.file_name();
            assert!(short_names.insert(entry.short_file_name()), "{path}/{name}");
            if name == "." || name == ".." {
                continue;
            }
            let path = join(&path, &name);
            if entry.is_dir() {
                folders.push((path, entry.to_dir()));
            } else {
                let mut bytes = Vec::new();
                entry.to_file().read_to_end(&mut bytes).unwrap();
                assert!(files.insert(path.clone(), bytes).is_none(), "{path} twice");
            }
        }
    }
    files
}

/// Every file of the image, as `hadris-fat` reads it.
pub(super) fn read_by_hadris(image: &File) -> BTreeMap<String, Vec<u8>> {
    let volume = FatVolume::open(partition(image)).unwrap();
    let mut files = BTreeMap::new();
    let mut folders = vec![(String::new(), volume.root_dir())];
    while let Some((path, folder)) = folders.pop() {
        let mut entries = folder.entries();
        while let Some(entry) = entries.next_entry() {
            let entry = entry.unwrap();
            let Some(entry) = entry.as_entry() else {
                continue;
            };
            let name = entry.name().into_owned();
            if matches!(name.as_str(), "." | "..") || entry.attributes().bits() & 0x08 != 0 {
                continue;
            }
            let path = join(&path, &name);
            if entry.is_directory() {
                folders.push((path, volume.open_dir_entry(entry).unwrap()));
                continue;
            }
            let mut bytes = vec![0; usize::try_from(entry.len()).unwrap()];
            let mut reader = volume.read_file(entry).unwrap();
            let mut filled = 0;
            while filled < bytes.len() {
                let count = reader.read(&mut bytes[filled..]).unwrap();
                assert_ne!(count, 0, "{path} ends early");
                filled += count;
            }
            files.insert(path, bytes);
        }
    }
    files
}

/// Every file of the image, as our own reader reads it without findings.
pub(super) fn read_by_us(image: &File) -> BTreeMap<String, Vec<u8>> {
    let volume = fat32::Volume::open(image).unwrap();
    let tree = volume.tree().unwrap();
    assert_eq!((&tree.notes, &tree.faults), (&vec![], &vec![]));
    assert_eq!(tree.label.as_deref(), Some("DRIVEPRESS"));
    let content = |file: &fat32::FatFile| {
        let mut bytes = Vec::new();
        file.reader(image).read_to_end(&mut bytes).unwrap();
        (file.path.clone(), bytes)
    };
    tree.files.iter().map(content).collect()
}

/// Free clusters, counted by `fatfs` in the FAT and compared with FSInfo.
pub(super) fn free_count(image: &File) -> u32 {
    let hint = volume_of(image).stats().unwrap().free_clusters();
    let mut wrong_hint = partition(image);
    let mut sector = [0; 512];
    wrong_hint.seek(SeekFrom::Start(512)).unwrap();
    wrong_hint.read_exact(&mut sector).unwrap();
    let told = u32::from_le_bytes(sector[488..492].try_into().unwrap());
    // Without a hint, fatfs counts.
    sector[488..492].copy_from_slice(&[0xFF; 4]);
    wrong_hint.seek(SeekFrom::Start(512)).unwrap();
    wrong_hint.write_all(&sector).unwrap();
    let counted = volume_of(image).stats().unwrap().free_clusters();
    assert_eq!((hint, told), (counted, counted));
    counted
}
