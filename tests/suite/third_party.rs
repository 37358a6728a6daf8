//! Tools that are not ours accept every artefact and read every file back equal.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::support::{Judge, Kit, press, tree};

/// A stamped small kit with one district's image, ZIP and folder exported.
struct Exported {
    kit: Kit,
    files: BTreeMap<String, Vec<u8>>,
}

impl Exported {
    fn new() -> Self {
        let kit = Kit::made();
        for format in ["img", "zip", "folder"] {
            let export = [
                "export",
                "--district",
                "81010000",
                "--format",
                format,
                "--to",
                "outbox",
            ];
            let set = ["dist/images/community"];
            press(kit.path(), &[&export[..], &set[..]].concat()).exits(0);
        }
        let files = tree(&kit.path().join("outbox/community-2026.1/81010000"));
        assert!(files.len() > 20, "{:?}", files.keys());
        Self { kit, files }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.kit.path().join("outbox/community-2026.1").join(name)
    }

    #[track_caller]
    fn equal(&self, found: &BTreeMap<String, Vec<u8>>, who: &str) {
        let names: Vec<&String> = found.keys().collect();
        assert_eq!(names, self.files.keys().collect::<Vec<_>>(), "{who}");
        for (name, bytes) in found {
            assert!(self.files[name] == *bytes, "{who}: {name} differs");
        }
    }
}

#[test]
fn file_system_tools_read_every_file_of_an_image() {
    let exported = Exported::new();
    let image = exported.path("81010000.img");
    Judge::fsck(&image);

    let out = tempfile::tempdir().unwrap();
    Judge::mcopy(&image, out.path());
    exported.equal(&tree(out.path()), "mtools");

    let out = tempfile::tempdir().unwrap();
    Judge::seven_zip(&image, out.path());
    exported.equal(&tree(out.path()), "7-Zip");

    exported.equal(
        &Judge::sleuth_kit(&image).into_iter().collect(),
        "The Sleuth Kit",
    );
    exported.equal(&read_with_fatfs(&image), "fatfs");
}

#[test]
fn archive_tools_read_every_file_of_a_zip() {
    let exported = Exported::new();
    let zip = exported.path("81010000.zip");
    Judge::unzip_test(&zip);
    Judge::python_zip_test(&zip);
    let out = tempfile::tempdir().unwrap();
    Judge::seven_zip(&zip, out.path());
    exported.equal(&tree(out.path()), "7-Zip");
}

#[test]
fn bagit_and_sha256sum_accept_drive_folders() {
    let exported = Exported::new();
    for folder in [exported.kit.drive(), exported.path("81010000")] {
        assert!(Judge::bagit_is_valid(&folder), "{}", folder.display());
        assert!(Judge::sha256sum_accepts(&folder, "manifest-sha256.txt"));
        assert!(Judge::sha256sum_accepts(&folder, "tagmanifest-sha256.txt"));
    }
    assert!(Judge::sha256sum_accepts(&exported.path(""), "SHA256SUMS"));
}

#[test]
fn bagit_refuses_what_we_refuse() {
    let exported = Exported::new();
    let folder = exported.path("81010000");
    crate::support::flip(&folder.join("data/video/film.mp4"), 500);
    assert!(!Judge::bagit_is_valid(&folder));
    assert!(!Judge::sha256sum_accepts(&folder, "manifest-sha256.txt"));
}

/// All files of an image through the independent crate `fatfs`.
fn read_with_fatfs(image: &Path) -> BTreeMap<String, Vec<u8>> {
    // fatfs wants to write even where it only reads: it gets a copy.
    let copy = tempfile::NamedTempFile::new().unwrap();
    fs::copy(image, copy.path()).unwrap();
    let file = File::options()
        .read(true)
        .write(true)
        .open(copy.path())
        .unwrap();
    let mut file = file;
    let table = mbrman::MBR::read_from(&mut file, 512).unwrap();
    let start = u64::from(table[1].starting_lba) * 512;
    let end = start + u64::from(table[1].sectors) * 512;
    let slice = fscommon::StreamSlice::new(file, start, end).unwrap();
    let volume = fatfs::FileSystem::new(slice, fatfs::FsOptions::new()).unwrap();
    let mut files = BTreeMap::new();
    let mut folders = vec![(String::new(), volume.root_dir())];
    while let Some((path, folder)) = folders.pop() {
        for entry in folder.iter() {
            let entry = entry.unwrap();
            let name = entry.file_name();
            if name == "." || name == ".." {
                continue;
            }
            let path = if path.is_empty() {
                name
            } else {
                format!("{path}/{name}")
            };
            if entry.is_dir() {
                folders.push((path, entry.to_dir()));
            } else {
                let mut bytes = Vec::new();
                entry.to_file().read_to_end(&mut bytes).unwrap();
                files.insert(path, bytes);
            }
        }
    }
    files
}
