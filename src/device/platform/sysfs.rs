//! What Linux tells of a disk in `/sys`.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::identity::DeviceKind;
use crate::base::real_path;

/// Bytes of a sector in `/sys`, whatever the disk's own sectors are.
const SECTOR_BYTES: u64 = 512;

/// A whole disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SysDisk {
    /// Its folder: `/sys/devices/…/block/sdb`.
    pub(super) folder: PathBuf,
    /// Its name: `sdb`.
    pub(super) name: String,
}

/// A block device: a whole disk, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SysBlock {
    Disk(SysDisk),
    PartOf(SysDisk),
}

impl SysBlock {
    /// The block device with this number (`8:16`); `None` if there is none.
    pub(super) fn by_number(sys: &Path, number: &str) -> Option<Self> {
        let folder = real_path(&sys.join("dev/block").join(number)).ok()?;
        if folder.join("partition").exists() {
            return SysDisk::at(folder.parent()?).map(Self::PartOf);
        }
        SysDisk::at(&folder).map(Self::Disk)
    }
}

impl SysDisk {
    /// The disk with this folder.
    pub(super) fn at(folder: &Path) -> Option<Self> {
        Some(Self {
            name: folder.file_name()?.to_str()?.to_owned(),
            folder: folder.to_owned(),
        })
    }

    /// All disks, by name.
    pub(super) fn all(sys: &Path) -> std::io::Result<Vec<Self>> {
        let mut disks = Vec::new();
        for entry in fs::read_dir(sys.join("block"))? {
            let folder = real_path(&entry?.path());
            disks.extend(folder.ok().and_then(|folder| Self::at(&folder)));
        }
        disks.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(disks)
    }

    /// One line of one of its files; `None` if it is empty or missing.
    fn word(&self, name: &str) -> Option<String> {
        word_in(&self.folder, name)
    }

    pub(super) fn kind(&self) -> DeviceKind {
        if self.folder.join("loop").is_dir() {
            DeviceKind::Loop
        } else {
            DeviceKind::Disk
        }
    }

    pub(super) fn size_bytes(&self) -> u64 {
        let sectors: Option<u64> = self.word("size").and_then(|word| word.parse().ok());
        sectors.unwrap_or(0).saturating_mul(SECTOR_BYTES)
    }

    /// Bytes that it reads and writes at least; kernels that do not say use 512.
    pub(super) fn sector_bytes(&self) -> u64 {
        let word = self.word("queue/logical_block_size");
        let bytes: Option<u64> = word.and_then(|word| word.parse().ok());
        bytes.unwrap_or(SECTOR_BYTES)
    }

    pub(super) fn is_removable(&self) -> bool {
        self.word("removable").as_deref() == Some("1")
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.word("ro").as_deref() == Some("1")
    }

    /// The folder of the USB device that it is part of.
    fn usb(&self) -> Option<PathBuf> {
        let mut above = self.folder.ancestors();
        above
            .find(|folder| folder.join("idVendor").is_file())
            .map(Path::to_owned)
    }

    /// The USB port that it is in.
    pub(super) fn port(&self) -> Option<String> {
        let usb = self.usb()?;
        usb.file_name()?.to_str().map(str::to_owned)
    }

    pub(super) fn serial(&self) -> Option<String> {
        let usb = self.usb();
        let of_usb = usb.and_then(|usb| word_in(&usb, "serial"));
        of_usb.or_else(|| self.word("serial"))
    }

    pub(super) fn maker(&self) -> Option<String> {
        let usb = self.usb();
        let of_usb = usb.and_then(|usb| word_in(&usb, "manufacturer"));
        of_usb.or_else(|| self.word("device/vendor"))
    }

    pub(super) fn model(&self) -> Option<String> {
        let usb = self.usb();
        let of_usb = usb.and_then(|usb| word_in(&usb, "product"));
        of_usb
            .or_else(|| self.word("device/model"))
            .or_else(|| self.word("loop/backing_file"))
    }

    /// Numbers (`8:17`) of the disk, of its partitions, and of everything that is built upon them.
    pub(super) fn numbers(&self) -> Vec<String> {
        let mut folders = vec![self.folder.clone()];
        let mut seen: Vec<PathBuf> = Vec::new();
        while let Some(folder) = folders.pop() {
            if seen.contains(&folder) {
                continue;
            }
            folders.extend(parts_of(&folder));
            folders.extend(holders_of(&folder));
            seen.push(folder);
        }
        let numbers = seen.iter().filter_map(|folder| word_in(folder, "dev"));
        numbers.collect()
    }
}

fn word_in(folder: &Path, name: &str) -> Option<String> {
    let text = fs::read(folder.join(name)).ok()?;
    let text = String::from_utf8_lossy(&text);
    let word = text.trim();
    (!word.is_empty()).then(|| word.to_owned())
}

/// The folders of a disk's partitions. One that cannot be listed has none: the kernel refuses to
/// open a disk alone while a partition is mounted.
fn parts_of(folder: &Path) -> Vec<PathBuf> {
    entries(folder)
        .into_iter()
        .filter(|path| path.join("partition").exists())
        .collect()
}

/// What is built upon it: an encrypted volume, a RAID.
fn holders_of(folder: &Path) -> Vec<PathBuf> {
    let holders = entries(&folder.join("holders"));
    holders
        .iter()
        .filter_map(|path| real_path(path).ok())
        .collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A `/sys` with a stick of one partition, upon which an encrypted volume is built.
    #[expect(clippy::disallowed_methods, reason = "a test's own input")]
    fn sys() -> tempfile::TempDir {
        let sys = tempfile::tempdir().unwrap();
        let usb = sys.path().join("devices/usb2/2-1/2-1.3");
        let disk = usb.join("host6/target6:0:0/6:0:0:0/block/sdb");
        let crypt = sys.path().join("devices/virtual/block/dm-0");
        let write = |folder: &Path, files: &[(&str, &str)]| {
            for (name, text) in files {
                let path = folder.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, format!("{text}\n")).unwrap();
            }
        };
        write(
            &usb,
            &[("idVendor", "0781"), ("serial", " 4C53 "), ("product", "")],
        );
        write(
            &disk,
            &[
                ("dev", "8:16"),
                ("size", "62333952"),
                ("removable", "1"),
                ("ro", "0"),
                ("device/vendor", "SanDisk "),
                ("device/model", "Ultra           "),
                ("sdb1/dev", "8:17"),
                ("sdb1/partition", "1"),
            ],
        );
        write(&crypt, &[("dev", "253:0"), ("size", "8")]);
        fs::create_dir_all(disk.join("sdb1/holders")).unwrap();
        symlink(&crypt, disk.join("sdb1/holders/dm-0")).unwrap();
        fs::create_dir_all(sys.path().join("dev/block")).unwrap();
        fs::create_dir_all(sys.path().join("block")).unwrap();
        symlink(&disk, sys.path().join("dev/block/8:16")).unwrap();
        symlink(disk.join("sdb1"), sys.path().join("dev/block/8:17")).unwrap();
        symlink(&disk, sys.path().join("block/sdb")).unwrap();
        sys
    }

    #[test]
    fn a_stick_is_described_by_its_usb_device_and_its_disk() {
        let sys = sys();
        let Some(SysBlock::Disk(disk)) = SysBlock::by_number(sys.path(), "8:16") else {
            panic!("no disk");
        };
        assert_eq!((disk.name.as_str(), disk.kind()), ("sdb", DeviceKind::Disk));
        assert_eq!(disk.size_bytes(), 31_914_983_424);
        assert!(disk.is_removable() && !disk.is_read_only());
        let told = [disk.maker(), disk.model(), disk.serial(), disk.port()];
        let told = told.map(Option::unwrap_or_default);
        assert_eq!(told, ["SanDisk", "Ultra", "4C53", "2-1.3"]);
        assert_eq!(SysDisk::all(sys.path()).unwrap(), [disk]);
    }

    #[test]
    fn a_partition_names_its_disk_and_a_disk_everything_built_upon_it() {
        let sys = sys();
        let Some(SysBlock::PartOf(disk)) = SysBlock::by_number(sys.path(), "8:17") else {
            panic!("no partition");
        };
        assert_eq!(disk.name, "sdb");
        let mut numbers = disk.numbers();
        numbers.sort();
        assert_eq!(numbers, ["253:0", "8:16", "8:17"]);
        assert_eq!(SysBlock::by_number(sys.path(), "9:9"), None);
    }
}
