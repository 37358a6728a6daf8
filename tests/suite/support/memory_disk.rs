//! Disks in memory: roots of volumes that a test may fill up, make read-only, and take away. They
//! need root, or `sudo` without a password.

use std::path::Path;
use std::process::Command;

/// A disk in memory, gone when dropped.
pub(crate) struct MemoryDisk {
    folder: tempfile::TempDir,
}

impl MemoryDisk {
    pub(crate) fn new(megabytes: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m,mode=0777");
        let mounted = mount(&["-t", "tmpfs", "-o", &size, "tmpfs"], folder.path());
        assert!(
            mounted,
            "cannot mount a disk in memory: run the tests as root, or with sudo"
        );
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn becomes(&self, options: &str) {
        assert!(mount(&["-o", &format!("remount,{options}")], self.path()));
    }
}

impl Drop for MemoryDisk {
    fn drop(&mut self) {
        as_root("umount", &["-l"], self.path());
    }
}

fn mount(arguments: &[&str], on: &Path) -> bool {
    as_root("mount", arguments, on)
}

/// Whether the tests run as root.
pub(crate) fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().unwrap();
    output.stdout.trim_ascii() == b"0"
}

/// Runs a program as root on a path.
pub(crate) fn as_root(program: &str, arguments: &[&str], on: &Path) -> bool {
    let mut command = if is_root() {
        Command::new(program)
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", program]);
        sudo
    };
    command
        .args(arguments)
        .arg(on)
        .status()
        .is_ok_and(|status| status.success())
}
