//! Where a fill may write.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::FillError;
use super::order::FillPlaces;
use crate::base::{is_volume_root, real_path};
use crate::verify::error::Error;

/// Folders of a Unix system. A volume in one of them is the system's, such as the one that it
/// starts from (`/boot/efi`), and no stick.
const SYSTEM_FOLDERS: [&str; 6] = ["/boot", "/dev", "/etc", "/proc", "/sys", "/usr"];

/// Checks that `target` is a folder that may be filled.
///
/// # Errors
/// Fails if it does not exist, is on the system's own volume, or is not the root of a volume.
pub(super) fn check_place(target: &Path, places: FillPlaces) -> Result<(), Error> {
    let path = || target.to_owned();
    let metadata = fs::metadata(target).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Absent { path: path() },
        _ => Error::Open {
            path: path(),
            source,
        },
    })?;
    if !metadata.is_dir() {
        return Err(FillError::NotAFolder { path: path() }.into());
    }
    let real = real_path(target).map_err(|source| Error::Open {
        path: path(),
        source,
    })?;
    if is_of_system(&real) {
        return Err(FillError::OfSystem { path: path() }.into());
    }
    if places == FillPlaces::Volumes && !is_volume_root(target) {
        return Err(FillError::NotAVolume { path: path() }.into());
    }
    Ok(())
}

/// Whether the system, this program or the user's own folder is in `folder`, or `folder` is in one
/// of the system's.
fn is_of_system(folder: &Path) -> bool {
    let system = std::env::var_os("SystemRoot").map(PathBuf::from);
    let own = [
        system,
        std::env::current_exe().ok(),
        std::env::home_dir(),
        Some(std::env::temp_dir()),
    ];
    let mut own = own.into_iter().flatten();
    let holds = |path: PathBuf| real_path(&path).unwrap_or(path).starts_with(folder);
    own.any(holds) || SYSTEM_FOLDERS.iter().any(|front| folder.starts_with(front))
}
