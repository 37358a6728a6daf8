//! What a stock Linux kernel shows of disks: boots one in QEMU, without its acceleration, and lets
//! its own FAT and ISO 9660 drivers mount whatever they take. `tests/rig/init` runs inside.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::repository;

/// A volume that the kernel mounted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mounted {
    /// `vdb` for a whole disk, `vdb1` for its first partition.
    pub(crate) node: String,
    /// `vfat` or `iso9660`.
    pub(crate) kind: String,
    /// SHA-256 by path; `None` for what cannot be read.
    pub(crate) files: BTreeMap<String, Option<String>>,
    pub(crate) folders: Vec<String>,
}

/// Room for the kernel's report.
const REPORT_BYTES: u64 = 16 << 20;
/// First slot of the machine's bus that nothing else takes; each holds eight disks.
const FIRST_SLOT: usize = 4;
/// Disks of one machine.
const DISKS_MAX: usize = 190;

/// Boots once and gives what the kernel mounts of each image, in their order.
pub(crate) fn what_linux_mounts(images: &[PathBuf]) -> Vec<Vec<Mounted>> {
    assert!(images.len() <= DISKS_MAX, "more disks than the bus holds");
    let place = tempfile::tempdir().unwrap();
    let report = place.path().join("report");
    File::create(&report)
        .unwrap()
        .set_len(REPORT_BYTES)
        .unwrap();
    let vmlinuz = kernel().join("vmlinuz");
    let initramfs = initramfs(place.path(), "init", |_| {});
    let mut machine = Command::new("qemu-system-x86_64");
    machine
        .args(["-accel", "tcg", "-smp", "1", "-m", "512"])
        .args(["-nographic", "-nic", "none", "-no-reboot"])
        .args(["-append", "console=ttyS0 quiet edd=off panic=-1"])
        .arg("-kernel")
        .arg(vmlinuz)
        .arg("-initrd")
        .arg(initramfs);
    let disks = images.iter().map(|image| (image.as_path(), "on"));
    let all = std::iter::once((report.as_path(), "off")).chain(disks);
    for (number, (path, read_only)) in all.enumerate() {
        let drive = format!(
            "file={},if=none,id=d{number},format=raw,read-only={read_only}",
            path.display()
        );
        let (slot, function) = (FIRST_SLOT + number / 8, number % 8);
        let device = format!(
            "virtio-blk-pci,drive=d{number},serial={number},addr={slot}.{function},multifunction=on"
        );
        machine.args(["-drive", &drive, "-device", &device]);
    }
    let output = machine.stdin(Stdio::null()).output();
    let output = output.unwrap_or_else(|e| panic!("qemu is needed (bash tests/run): {e}"));
    let mut bytes = Vec::new();
    File::open(&report)
        .unwrap()
        .read_to_end(&mut bytes)
        .unwrap();
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
    let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
    assert!(
        text.ends_with("\nend\n"),
        "the kernel gave no whole report:\n{text}\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    parse(&text, images.len())
}

/// Where `tests/rig/install-kernel` puts the kernel.
pub(super) fn kernel() -> PathBuf {
    let kernel = repository().join("tests/.tools/kernel");
    assert!(
        kernel.join("xhci-pci.ko").exists(),
        "tests/rig/install-kernel was not run (bash tests/run does)"
    );
    kernel
}

/// The machine's only file system: busybox, the drivers, and a script of `tests/rig/` as `init`.
/// `add` puts more into it.
pub(super) fn initramfs(place: &Path, init: &str, add: impl FnOnce(&Path)) -> PathBuf {
    let kernel = kernel();
    let root = place.join("root");
    fs::create_dir_all(root.join("bin")).unwrap();
    fs::copy("/usr/bin/busybox", root.join("bin/busybox"))
        .or_else(|_| fs::copy("/bin/busybox", root.join("bin/busybox")))
        .unwrap_or_else(|e| panic!("busybox-static is needed (bash tests/run): {e}"));
    fs::copy(repository().join("tests/rig").join(init), root.join("init")).unwrap();
    super::copy(&kernel, &root.join("drivers"));
    fs::remove_file(root.join("drivers/vmlinuz")).unwrap();
    add(&root);
    let packed = place.join("initramfs");
    let pack = "find . | cpio --quiet -o -H newc >../initramfs";
    let status = Command::new("sh")
        .args(["-c", pack])
        .current_dir(&root)
        .status()
        .unwrap();
    assert!(status.success(), "cpio is needed (bash tests/run)");
    packed
}

fn parse(text: &str, disks: usize) -> Vec<Vec<Mounted>> {
    let mut all: Vec<Vec<Mounted>> = vec![Vec::new(); disks];
    let mut disk = 0;
    for line in text.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let path = || rest.trim_start().trim_start_matches("./").to_owned();
        match word {
            "end" => {}
            "disk" => disk = rest.parse::<usize>().unwrap() - 1,
            "mount" => {
                let (node, kind) = rest.split_once(' ').unwrap();
                all[disk].push(Mounted {
                    node: node.to_owned(),
                    kind: kind.to_owned(),
                    files: BTreeMap::new(),
                    folders: Vec::new(),
                });
            }
            _ => {
                let mounted = all[disk].last_mut().unwrap();
                match word {
                    "folder" => mounted.folders.push(path()),
                    "unreadable" => drop(mounted.files.insert(path(), None)),
                    sum => drop(mounted.files.insert(path(), Some(sum.to_owned()))),
                }
            }
        }
    }
    all
}
