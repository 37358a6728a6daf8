//! Kits in temporary folders: the small kit, whole or with one fault.
//!
//! A folder of `tests/fixtures/kits-wrong/` is laid over `kit-small`: its files replace the kit's,
//! and its `patch` (if there is one) says in lines what files cannot:
//!
//! ```text
//! remove media/video/film.png          takes a file or folder away
//! lock video/film.mp4                  media.toml gets the file's present digest and size
//! edit manifests/kit.toml              in this file …
//! - label = "SMALL-KIT"                … these lines, once, …
//! + label = "small kit"                … become these
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use drivepress::base::Sha256;
use tempfile::TempDir;
use walkdir::WalkDir;

/// `tests/fixtures/`.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// A kit in a folder that goes with it.
pub(crate) struct TestKit {
    folder: TempDir,
}

impl TestKit {
    /// The small kit, without a fault.
    pub(crate) fn small() -> Self {
        let kit = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        kit.overlay(&fixtures().join("kit-small"));
        kit
    }

    /// The small kit with the fault of a folder of `kits-wrong/`.
    pub(crate) fn wrong(fault: &str) -> Self {
        Self::laid_over(&fixtures().join("kits-wrong").join(fault))
    }

    /// The small kit with two editions, each with something that the other lacks.
    pub(crate) fn editions() -> Self {
        Self::laid_over(&fixtures().join("kit-editions"))
    }

    fn laid_over(folder: &Path) -> Self {
        let kit = Self::small();
        kit.overlay(folder);
        let patch = folder.join("patch");
        if patch.exists() {
            kit.patch(&fs::read_to_string(patch).unwrap());
        }
        kit
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the kit, making its folder.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Replaces a text in a file of the kit, once.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.root().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{name} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Takes the present digest and size of a file of `media/` into `media.toml`.
    pub(crate) fn lock(&self, path: &str) {
        let bytes = fs::read(self.root().join("media").join(path)).unwrap();
        let list = self.root().join("manifests/media.toml");
        let text = fs::read_to_string(&list).unwrap();
        let (front, entry) = text.split_once(&format!("path = \"{path}\"\n")).unwrap();
        let entry: Vec<&str> = entry.splitn(3, '\n').collect();
        assert!(entry[0].starts_with("sha256") && entry[1].starts_with("size"));
        let text = format!(
            "{front}path = \"{path}\"\nsha256 = \"{}\"\nsize = {}\n{}",
            Sha256::of(&bytes),
            bytes.len(),
            entry[2]
        );
        fs::write(list, text).unwrap();
    }

    fn overlay(&self, folder: &Path) {
        for entry in WalkDir::new(folder) {
            let entry = entry.unwrap();
            let below = entry.path().strip_prefix(folder).unwrap();
            let is_note = ["patch", "expected"]
                .iter()
                .any(|name| below == Path::new(name));
            if entry.file_type().is_file() && !is_note {
                let target = self.root().join(below);
                fs::create_dir_all(target.parent().unwrap()).unwrap();
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }

    fn patch(&self, text: &str) {
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            match line.split_once(' ') {
                _ if line.is_empty() || line.starts_with('#') => {}
                Some(("remove", name)) => self.remove(name),
                Some(("lock", path)) => self.lock(path),
                Some(("edit", name)) => {
                    let mut of_sign = |sign: char| {
                        let mut text = String::new();
                        while let Some(line) = lines.next_if(|line| line.starts_with(sign)) {
                            text.push_str(line[1..].strip_prefix(' ').unwrap_or(&line[1..]));
                            text.push('\n');
                        }
                        text
                    };
                    let from = of_sign('-');
                    let to = of_sign('+');
                    self.edit(name, &from, &to);
                }
                _ => panic!("a patch does not know `{line}`"),
            }
        }
    }

    fn remove(&self, name: &str) {
        let path = self.root().join(name);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }
}
