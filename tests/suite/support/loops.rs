//! Loop devices: a file as a disk. They need root, and a system that has them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file as a block device; taken off when dropped.
pub(crate) struct Loop {
    device: PathBuf,
    partition: Option<u32>,
}

impl Loop {
    /// The whole of `file` as a disk.
    pub(crate) fn of(file: &Path) -> Self {
        Self::at(file, 0)
    }

    /// `file` from an offset on, as the node of a partition shows it.
    pub(crate) fn at(file: &Path, offset_bytes: u64) -> Self {
        let offset = offset_bytes.to_string();
        let mut losetup = Command::new("losetup");
        losetup.args(["--show", "-f", "-o", &offset]).arg(file);
        let output = losetup.output();
        let Some(output) = output.ok().filter(|output| output.status.success()) else {
            panic!(
                "this test looks at disks and needs a loop device: run it as root on a system \
                 that has them (losetup -f)"
            );
        };
        let device = String::from_utf8(output.stdout).unwrap();
        Self {
            device: device.trim().into(),
            partition: None,
        }
    }

    /// The disk.
    pub(crate) fn path(&self) -> &Path {
        &self.device
    }

    /// The node of its first partition, which begins at 1 MiB and has `bytes`.
    pub(crate) fn partition(&mut self, bytes: u64) -> PathBuf {
        // A run that was killed may have left its own on this device.
        let mut delpart = Command::new("delpart");
        let _ = delpart.arg(&self.device).arg("1").output();
        let sectors = (bytes / 512).to_string();
        let added = Command::new("addpart")
            .arg(&self.device)
            .args(["1", "2048", &sectors])
            .status();
        assert!(added.unwrap().success(), "addpart (util-linux) is needed");
        self.partition = Some(1);
        PathBuf::from(format!("{}p1", self.device.display()))
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        if self.partition.is_some() {
            let mut delpart = Command::new("delpart");
            let _ = delpart.arg(&self.device).arg("1").status();
        }
        let _ = Command::new("losetup").arg("-d").arg(&self.device).status();
    }
}
