//! Finds the kit that a folder lies in, so that commands work from any folder of a kit.

use std::path::{Path, PathBuf};

use crate::kit;

/// The kit that contains `folder`, as a path relative to it: `.`, `..`, `../..`. Without a kit, `.`.
pub fn kit_around(folder: &Path) -> PathBuf {
    let is_kit = |folder: &&Path| kit::check_is_kit(folder).is_ok() || kit::is_misnamed(folder);
    let steps = folder
        .ancestors()
        .take_while(|folder| !is_kit(folder))
        .count();
    let is_found = steps < folder.ancestors().count();
    if steps == 0 || !is_found {
        return PathBuf::from(".");
    }
    std::iter::repeat_n("..", steps).collect()
}

/// Where a kit's drives and images are made, unless the call names another folder.
pub fn dist_of(kit: &Path) -> PathBuf {
    // `./dist` would read as another folder in messages than `dist`.
    if kit == Path::new(".") {
        PathBuf::from("dist")
    } else {
        kit.join("dist")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::base::OutputFile;

    #[test]
    fn a_kit_is_found_from_any_of_its_folders() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("media/print/posters");
        fs::create_dir_all(&deep).unwrap();
        fs::create_dir(folder.path().join("manifests")).unwrap();
        assert_eq!(kit_around(&deep), Path::new("."));
        for name in ["kit.toml.txt", "kit.toml"] {
            let file = folder.path().join("manifests").join(name);
            OutputFile::write_whole(&file, b"").unwrap();
            assert_eq!(kit_around(&deep), Path::new("../../.."), "{name}");
            assert_eq!(kit_around(folder.path()), Path::new("."), "{name}");
            fs::remove_file(file).unwrap();
        }
        assert_eq!(dist_of(Path::new("..")), Path::new("../dist"));
        assert_eq!(dist_of(Path::new(".")), Path::new("dist"));
    }
}
