//! What every test of a promise uses: a kit in a temporary folder, the real program, the judges.

mod bagit;
mod check_page;
pub(crate) mod disc;
pub(crate) mod disks;
pub(crate) mod fat_editor;
pub(crate) mod fat_tricks;
pub(crate) mod gpt;
mod judge;
pub(crate) mod kernel;
mod kit;
mod kits;
mod large_kit;
mod loops;
pub(crate) mod lying_disk;
mod memory_disk;
mod prepared;
mod press;
mod random;
pub(crate) mod sticks;
mod watched;
pub(crate) mod wine;

pub(crate) use check_page::{CheckPage, Judgement};
pub(crate) use judge::Judge;
pub(crate) use kit::{Kit, repository};
pub(crate) use kits::{TestKit, fixtures};
pub(crate) use large_kit::Edition;
pub(crate) use loops::Loop;
pub(crate) use memory_disk::{MemoryDisk, as_root, is_root};
pub(crate) use prepared::{clone, prepared};
pub(crate) use press::{Outcome, press, press_at_a_terminal, press_reading, press_with};
pub(crate) use random::Random;
pub(crate) use watched::{Watched, watched};

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What `verify --json` promises, in the repository.
pub(crate) const REPORT_SCHEMA: &str = "src/verify/report.schema.json";

/// The files below `folder`, by path with `/`, whole. Hidden state of the program is left out.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap();
            let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
            files.insert(names.join("/"), fs::read(entry.path()).unwrap());
        }
    }
    files.retain(|path, _| !path.starts_with(".drivepress/"));
    files
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

/// Changes one byte of a file in place.
pub(crate) fn flip(path: &Path, offset_bytes: u64) {
    use std::os::unix::fs::FileExt as _;
    let file = fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .unwrap();
    let mut byte = [0];
    file.read_exact_at(&mut byte, offset_bytes).unwrap();
    file.write_all_at(&[byte[0] ^ 0x55], offset_bytes).unwrap();
}

/// Every name below `folder` that only a run under way may have.
pub(crate) fn debris(folder: &Path) -> Vec<String> {
    let walk = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let names = walk.map(|entry| entry.path().display().to_string());
    names.filter(|name| name.contains(".drivepress-")).collect()
}
