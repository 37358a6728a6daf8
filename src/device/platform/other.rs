//! Systems whose devices are not written yet: plain files only.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::super::access::{Access, FileTargets};
use super::super::error::{DeviceRefusal, Error};
use super::super::identity::{DeviceIdentity, DeviceKind};
use crate::base::ReadAt as _;

/// No disk of this system may be written.
pub(in crate::device) fn all_disks() -> Result<Vec<PathBuf>, Error> {
    Err(DeviceRefusal::NotListed.into())
}

/// Looks at a plain file; refuses everything else.
#[expect(
    clippy::unnecessary_wraps,
    reason = "looking at a disk, as on Linux, can fail"
)]
pub(in crate::device) fn look(
    path: &Path,
    files: FileTargets,
) -> io::Result<Result<DeviceIdentity, DeviceRefusal>> {
    let device = path.to_owned();
    // Names of devices are no files here.
    let Ok(metadata) = fs::metadata(path) else {
        return Ok(Err(DeviceRefusal::NotHere { device }));
    };
    if !metadata.is_file() {
        return Ok(Err(DeviceRefusal::NotHere { device }));
    }
    if files == FileTargets::Refuse {
        return Ok(Err(DeviceRefusal::File { device }));
    }
    Ok(Ok(DeviceIdentity {
        path: device,
        kind: DeviceKind::File,
        maker: None,
        model: None,
        serial: None,
        port: None,
        size_bytes: metadata.len(),
    }))
}

/// Opens it; the caller locks it.
pub(in crate::device) fn open(
    identity: &DeviceIdentity,
    access: Access,
) -> io::Result<Result<File, DeviceRefusal>> {
    let is_write = access == Access::Write;
    let file = OpenOptions::new()
        .read(true)
        .write(is_write)
        .open(&identity.path)?;
    Ok(Ok(file))
}

/// Whether the open file is the one that was looked at.
pub(in crate::device) fn is_same_device(file: &File, identity: &DeviceIdentity) -> bool {
    file.metadata()
        .is_ok_and(|found| found.len() == identity.size_bytes)
}

/// Not supported: the file would have to be opened anew.
pub(in crate::device) fn set_direct(_file: &File) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// No call for it.
pub(in crate::device) fn forget_cached(_file: &File) {}

/// Fills `bytes` from an offset on.
pub(in crate::device) fn read_exact_at(
    file: &File,
    at_bytes: u64,
    bytes: &mut [u8],
) -> io::Result<()> {
    crate::base::ReadAt::read_exact_at(file, at_bytes, bytes)
}

/// Whether the file can still be read.
pub(in crate::device) fn is_there(file: &File) -> bool {
    file.length_bytes().is_ok()
}
