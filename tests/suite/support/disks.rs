//! Disks made of an exported image: other partition tables, further volumes, what lies between.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::gpt::{Entry, Gpt};

const MIB: u64 = 1 << 20;
/// Where the volume of an exported image begins.
const VOLUME: u64 = MIB;
/// Room behind the image: for a second volume, and for a GPT's copy.
const ROOM: u64 = 48 * MIB;
/// The type of a partition for files, as stored.
pub(crate) const FILES: [u8; 16] = [
    0xA2, 0xA0, 0xD0, 0xEB, 0xE5, 0xB9, 0x33, 0x44, 0x87, 0xC0, 0x68, 0xB6, 0xB7, 0x26, 0x99, 0xC7,
];

/// An image under change.
pub(crate) struct Disk {
    pub(crate) path: PathBuf,
    file: File,
    /// Where the image ended, and a second volume may begin.
    pub(crate) second: u64,
    length: u64,
}

impl Disk {
    /// A copy of an image with room behind it.
    pub(crate) fn copy(image: &Path, to: PathBuf) -> Self {
        let copied = Command::new("cp")
            .arg("--sparse=always")
            .args([image, &to])
            .status();
        assert!(copied.unwrap().success());
        let file = OpenOptions::new().read(true).write(true).open(&to).unwrap();
        let second = file.metadata().unwrap().len();
        let disk = Self {
            path: to,
            file,
            second,
            length: second + ROOM,
        };
        disk.file.set_len(disk.length).unwrap();
        disk
    }

    pub(crate) fn write(&self, at: u64, bytes: &[u8]) {
        self.file.write_all_at(bytes, at).unwrap();
    }

    pub(crate) fn read(&self, at: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, at).unwrap();
        bytes
    }

    /// Puts a FAT volume of these bytes with at most one file at an offset, with mtools.
    pub(crate) fn volume(&self, at: u64, bytes: u64, kind: &str, file: Option<&Path>) {
        let made = self.path.with_extension("volume");
        File::create(&made).unwrap().set_len(bytes).unwrap();
        let mut mkfs = Command::new("mkfs.vfat");
        mkfs.env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin");
        mkfs.args(["-F", kind, "-s", "1"]).arg(&made);
        assert!(mkfs.output().unwrap().status.success());
        if let Some(file) = file {
            let mut mcopy = Command::new("mcopy");
            mcopy.arg("-i").arg(&made).arg(file).arg("::/");
            assert!(mcopy.status().unwrap().success());
        }
        self.write_sparsely(at, &std::fs::read(&made).unwrap());
        std::fs::remove_file(made).unwrap();
    }

    /// Moves the volume to the front, without a table.
    pub(crate) fn bare(&self) {
        let volume = self.read(VOLUME, usize::try_from(self.second - VOLUME).unwrap());
        self.file.set_len(0).unwrap();
        self.file.set_len(self.length).unwrap();
        self.write_sparsely(0, &volume);
    }

    fn write_sparsely(&self, at: u64, bytes: &[u8]) {
        let zeros = [0; 4096];
        for (piece, at) in bytes.chunks(4096).zip((at..).step_by(4096)) {
            if piece != &zeros[..piece.len()] {
                self.write(at, piece);
            }
        }
    }

    /// Entry `number` of the table in the sector at `record`, in bytes of the medium.
    pub(crate) fn entry(&self, record: u64, number: u64, kind: u8, first_bytes: u64, bytes: u64) {
        let sectors = |bytes: u64| u32::try_from(bytes / 512).unwrap().to_le_bytes();
        let (first, count) = (sectors(first_bytes), sectors(bytes));
        let entry = [&[0, 0, 0, 0, kind, 0, 0, 0], &first[..], &count[..]].concat();
        self.write(record + 446 + number * 16, &entry);
        self.write(record + 510, &[0x55, 0xAA]);
    }

    /// A GPT over the whole disk with these partitions: type, first byte, bytes.
    pub(crate) fn gpt(&self, partitions: &[([u8; 16], u64, u64)]) -> Gpt {
        let mut gpt = Gpt::new(512, self.length / 512);
        for (kind, first, bytes) in partitions {
            let (first, last) = (first / 512, (first + bytes) / 512 - 1);
            gpt.entries.push(Entry::new(*kind, first, last));
        }
        gpt
    }

    /// The volume of the image, as a partition for files.
    pub(crate) fn ours(&self) -> ([u8; 16], u64, u64) {
        (FILES, VOLUME, self.second - VOLUME)
    }

    pub(crate) fn put(&self, pieces: impl IntoIterator<Item = (u64, Vec<u8>)>) {
        for (at, bytes) in pieces {
            self.write(at, &bytes);
        }
    }
}
