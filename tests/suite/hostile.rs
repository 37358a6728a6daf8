//! Drives, archives, images, sets and kits that somebody made to hurt whoever looks at them. Each
//! gets an answer within a minute of work and 512 MiB of memory, nothing leaves its folder, and
//! nothing said steers a terminal (`support/watched.rs` checks both for every run).

mod archives;
mod drives;
mod kits;
mod lists;
mod sets;
mod volumes;

use std::fs;
use std::path::{Path, PathBuf};

use drivepress::base::Sha256;

use crate::support::{Kit, copy, press};

/// A drive folder as `build` makes it, which may be spoilt.
struct Drive {
    folder: tempfile::TempDir,
}

impl Drive {
    fn new() -> Self {
        let kit = Kit::small();
        press(kit.path(), &["build"]).exits(0);
        let folder = tempfile::tempdir().unwrap();
        copy(&kit.drive(), folder.path());
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Replaces a file and lists its new digest in the manifest that has it, up to the tag manifest:
    /// an attacker does so too.
    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.file(name), bytes).unwrap();
        let list = match name {
            "tagmanifest-sha256.txt" => return,
            _ if name.starts_with("data/") => "manifest-sha256.txt",
            _ => "tagmanifest-sha256.txt",
        };
        let text = fs::read_to_string(self.file(list)).unwrap();
        let line = format!("{}  {name}", Sha256::of(bytes));
        let is_own = |old: &&str| old.ends_with(&format!("  {name}"));
        let mut lines: Vec<&str> = text.lines().filter(|old| !is_own(old)).collect();
        lines.push(&line);
        let text = lines.join("\n") + "\n";
        self.put(list, text.as_bytes());
    }
}

/// Makes a pipe that nobody writes to: whoever opens it for reading waits for ever.
fn pipe(path: &Path) {
    let _ = fs::remove_file(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(path)
        .status()
        .unwrap();
    assert!(made.success());
}

/// A link; an old file makes room for it.
fn link(to: &str, path: &Path) {
    let _ = fs::remove_file(path);
    std::os::unix::fs::symlink(to, path).unwrap();
}
