//! A full disk during an export.

use super::*;

#[test]
fn a_full_disk_stops_an_export_before_it_begins() {
    let kit = kit(Edition::Old);
    press(kit.path(), &["make"]).exits(0);
    let disk = MemoryDisk::new(4);
    let to = disk.path().to_str().unwrap();
    for format in ["img", "zip", "folder"] {
        let export = [
            "export",
            "--district",
            "81010000",
            "--format",
            format,
            "--to",
            to,
        ];
        press(kit.path(), &export)
            .exits(3)
            .says(to)
            .says("mend: free some room");
        assert!(tree(disk.path()).is_empty(), "{format}");
        assert!(debris(disk.path()).is_empty(), "{format}");
    }
}

#[test]
fn a_disk_that_fills_up_during_an_export_leaves_nothing_half() {
    let kit = kit(Edition::Old);
    press(kit.path(), &["make"]).exits(0);
    // Room by the count of bytes, but not of files.
    let disk = MemoryDisk::new(64);
    disk.becomes("nr_inodes=12");
    let to = disk.path().to_str().unwrap();
    let export = [
        "export",
        "--district",
        "81010000",
        "--format",
        "folder",
        "--to",
        to,
    ];
    press(kit.path(), &export)
        .exits(3)
        .says(to)
        .says("No space left");
    assert!(tree(disk.path()).is_empty());
    assert!(debris(disk.path()).is_empty());
}

#[test]
fn an_export_that_fills_the_disk_keeps_what_is_whole_and_a_rerun_goes_on() {
    let kit = kit(Edition::Old);
    press(kit.path(), &["make"]).exits(0);
    // Room for two or three of the ten ZIPs.
    let disk = MemoryDisk::new(30);
    let to = disk.path().to_str().unwrap();
    let export = ["export", "--all", "--format", "zip", "--to", to];
    press(kit.path(), &export)
        .exits(3)
        .says("To write: 10 ZIPs, ")
        .says("are free")
        .says("mend: free some room");
    assert!(tree(disk.path()).is_empty());

    let anyway = [&export[..], &["--anyway"]].concat();
    press(kit.path(), &anyway)
        .exits(3)
        .says("of 10 are whole and stay")
        .says("No space left")
        .says("it goes on where it stopped");
    assert!(debris(disk.path()).is_empty());
    let folder = disk.path().join("community-2026.1");
    let whole: Vec<PathBuf> = zips(&folder);
    assert!((1..=3).contains(&whole.len()), "{whole:?}");
    for zip in &whole {
        press(kit.path(), &["verify", zip.to_str().unwrap()]).exits(0);
    }

    // One was damaged meanwhile: it is written anew, the others are kept.
    crate::support::flip(&whole[0], 5_000_000);
    disk.becomes("size=200m");
    press(kit.path(), &export)
        .exits(0)
        .says(&format!("{} are there from an earlier run", whole.len()))
        .says(&format!("{} of them were there already", whole.len() - 1));
    assert_eq!(zips(&folder).len(), 10);
    for zip in zips(&folder) {
        press(kit.path(), &["verify", zip.to_str().unwrap()])
            .exits(0)
            .says("PRISTINE");
    }
    let folders = ["export", "--district", "81010000", "--format", "folder"];
    let folders = [&folders[..], &["--to", to]].concat();
    press(kit.path(), &folders).exits(0);
    press(kit.path(), &folders)
        .exits(0)
        .says("1 of them were there");
    fs::write(folder.join("81010000/data/more.txt"), b"x").unwrap();
    press(kit.path(), &folders).exits(0);
    assert!(!folder.join("81010000/data/more.txt").exists());
}

fn zips(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut zips: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "zip"))
        .collect();
    zips.sort();
    zips
}
