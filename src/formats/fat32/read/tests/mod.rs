//! Reading sound, used, damaged and hostile volumes.

mod beside;
mod chains;
mod directories;
mod mutations;
mod names;
mod partitions;
mod small;
mod stick;

use std::io::Read as _;

use super::*;
use stick::Stick;

/// The tree of a medium, without the note about its small size.
fn tree(stick: &Stick) -> VolumeTree {
    let mut tree = Volume::open(stick).unwrap().tree().unwrap();
    tree.notes.retain(|note| {
        !matches!(
            note,
            VolumeNote::Unusual {
                field: "tot_sec_32",
                ..
            }
        )
    });
    tree
}

fn paths(tree: &VolumeTree) -> Vec<&str> {
    tree.files.iter().map(|file| file.path.as_str()).collect()
}

fn file<'t>(tree: &'t VolumeTree, path: &str) -> &'t FatFile {
    tree.files.iter().find(|file| file.path == path).unwrap()
}

#[test]
fn a_sound_volume_has_no_notes_and_no_faults() {
    let stick = Stick::sample();
    let tree = tree(&stick);
    assert_eq!((&tree.notes, &tree.faults), (&vec![], &vec![]));
    assert_eq!(tree.label.as_deref(), Some("DRIVEPRESS"));
    let expected = [
        "README.TXT",
        "manifest-sha256.txt",
        "data/film.mp4",
        "data/คู่มือ พูดคุย.pdf",
    ];
    assert_eq!(paths(&tree), expected);
    let folders: Vec<&str> = tree
        .directories
        .iter()
        .map(|folder| folder.path.as_str())
        .collect();
    assert_eq!(folders, ["", "data"]);

    let manifest = file(&tree, "manifest-sha256.txt");
    let extent = |cluster, length_bytes| Extent {
        offset_bytes: stick.offset(cluster),
        length_bytes,
    };
    assert_eq!(manifest.extents, [extent(30, 512), extent(40, 88)]);
    assert_eq!(file(&tree, "data/film.mp4").extents, [extent(10, 1300)]);
    assert_eq!(file(&tree, "README.TXT").extents, []);
    assert_eq!(file(&tree, "data/คู่มือ พูดคุย.pdf").short_name, "______~1.PDF");
}

#[test]
fn a_files_bytes_are_those_of_its_extents() {
    let mut stick = Stick::sample();
    stick.cluster(30, &[1; 512]);
    stick.cluster(40, &[2; 512]);
    let tree = tree(&stick);
    let mut bytes = Vec::new();
    file(&tree, "manifest-sha256.txt")
        .reader(&stick)
        .read_to_end(&mut bytes)
        .unwrap();
    assert_eq!(bytes, [[1; 300].as_slice(), &[1; 212], &[2; 88]].concat());
}

#[test]
fn every_byte_of_the_medium_is_located() {
    let stick = Stick::sample();
    let volume = Volume::open(&stick).unwrap();
    let tree = volume.tree().unwrap();
    let map = Map::new(&volume, &tree);
    let mut at = 0;
    for located in map.locate(0..stick.length_bytes + 100) {
        assert_eq!(located.range.start, at);
        at = located.range.end;
    }
    assert_eq!(at, stick.length_bytes + 100);

    let place = |at: u64| map.locate(at..at + 1)[0].place.clone();
    let path = || "manifest-sha256.txt".to_owned();
    assert_eq!(place(512), RangeOwner::PartitionTable);
    assert_eq!(
        place(stick.start_bytes + 513),
        RangeOwner::Reserved { sector: 1 }
    );
    assert_eq!(place(stick.fat(1, 5)), RangeOwner::Fat { copy: 1 });
    assert_eq!(
        place(stick.offset(3)),
        RangeOwner::Directory {
            path: String::new()
        }
    );
    assert_eq!(
        place(stick.offset(40) + 7),
        RangeOwner::File {
            path: path(),
            offset_bytes: 519
        }
    );
    assert_eq!(
        place(stick.offset(40) + 88),
        RangeOwner::Slack { path: path() }
    );
    assert_eq!(place(stick.offset(41)), RangeOwner::Unused);
    assert_eq!(place(stick.length_bytes), RangeOwner::AfterClusters);
}
