//! Linux: disks by `/sys`, opened so that nobody else can use them.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{Advice, OFlags, fadvise, major, minor};

use super::super::access::{Access, FileTargets};
use super::super::error::{DeviceRefusal, Error};
use super::super::identity::{DeviceIdentity, DeviceKind};
use super::in_use::{DiskUse, disk_use};
use super::sysfs::{SysBlock, SysDisk};
use crate::base::{Action, FileError, ReadAt as _};
use crate::words::Size;

const SYS: &str = "/sys";
/// Sectors of the file system on a drive.
const SECTOR_BYTES: u64 = 512;

/// Paths of all disks that the system knows.
pub(in crate::device) fn all_disks() -> Result<Vec<PathBuf>, Error> {
    let failed = |error| FileError::io(Action::List, SYS, error);
    let disks = SysDisk::all(Path::new(SYS)).map_err(failed)?;
    let real = disks.into_iter().filter(|disk| disk.size_bytes() > 0);
    Ok(real.map(|disk| node_of(&disk)).collect())
}

/// Looks at a device without opening it; refuses whatever may not be written.
pub(in crate::device) fn look(
    path: &Path,
    files: FileTargets,
) -> io::Result<Result<DeviceIdentity, DeviceRefusal>> {
    let device = path.to_owned();
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Err(DeviceRefusal::Absent { device }));
        }
        Err(error) => return Err(error),
    };
    if metadata.is_file() {
        return Ok(match files {
            FileTargets::Refuse => Err(DeviceRefusal::File { device }),
            FileTargets::Allow => Ok(of_file(path, metadata.len())),
        });
    }
    if !metadata.file_type().is_block_device() {
        return Ok(Err(DeviceRefusal::Kind { device }));
    }
    let number = number(metadata.rdev());
    let disk = match SysBlock::by_number(Path::new(SYS), &number) {
        Some(SysBlock::Disk(disk)) => disk,
        Some(SysBlock::PartOf(disk)) => {
            let disk = node_of(&disk);
            return Ok(Err(DeviceRefusal::Partition { device, disk }));
        }
        None => return Ok(Err(DeviceRefusal::Kind { device })),
    };
    Ok(match refusal(&device, &disk, files)? {
        Some(refusal) => Err(refusal),
        None => Ok(of_disk(path, &disk)),
    })
}

fn of_file(path: &Path, size_bytes: u64) -> DeviceIdentity {
    DeviceIdentity {
        path: path.to_owned(),
        kind: DeviceKind::File,
        maker: None,
        model: None,
        serial: None,
        port: None,
        size_bytes,
    }
}

fn of_disk(path: &Path, disk: &SysDisk) -> DeviceIdentity {
    DeviceIdentity {
        path: path.to_owned(),
        kind: disk.kind(),
        maker: disk.maker(),
        model: disk.model(),
        serial: disk.serial(),
        port: disk.port(),
        size_bytes: disk.size_bytes(),
    }
}

/// Why a disk may not be written: the gravest reason.
fn refusal(device: &Path, disk: &SysDisk, files: FileTargets) -> io::Result<Option<DeviceRefusal>> {
    let device = device.to_owned();
    let texts = (fs::read("/proc/self/mountinfo")?, read_swaps()?);
    let number_of = |path: &Path| {
        let metadata = fs::metadata(path).ok()?;
        let is_block = metadata.file_type().is_block_device();
        is_block.then(|| number(metadata.rdev()))
    };
    match disk_use(&disk.numbers(), (&texts.0, &texts.1), number_of) {
        Some(DiskUse::System(mounted)) => {
            return Ok(Some(DeviceRefusal::System { device, mounted }));
        }
        Some(DiskUse::Mounted(mounted)) => {
            return Ok(Some(DeviceRefusal::Mounted { device, mounted }));
        }
        Some(DiskUse::Swap) => return Ok(Some(DeviceRefusal::Swap { device })),
        None => {}
    }
    let is_loop = disk.kind() == DeviceKind::Loop;
    Ok(if is_loop && files == FileTargets::Refuse {
        Some(DeviceRefusal::File { device })
    } else if !is_loop && !disk.is_removable() {
        Some(DeviceRefusal::NotRemovable { device })
    } else if disk.size_bytes() == 0 {
        Some(DeviceRefusal::Empty { device })
    } else if disk.sector_bytes() != SECTOR_BYTES {
        let sector = Size(disk.sector_bytes());
        Some(DeviceRefusal::Sectors { device, sector })
    } else if disk.is_read_only() {
        Some(DeviceRefusal::WriteProtected { device })
    } else {
        None
    })
}

/// A kernel without swapping has no such file.
fn read_swaps() -> io::Result<Vec<u8>> {
    match fs::read("/proc/swaps") {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        result => result,
    }
}

/// Opens a device that was looked at. The kernel gives a block device to one holder alone, and to
/// nobody while it is mounted.
pub(in crate::device) fn open(
    identity: &DeviceIdentity,
    access: Access,
) -> io::Result<Result<File, DeviceRefusal>> {
    let mut options = OpenOptions::new();
    options.read(true).write(access == Access::Write);
    if identity.kind != DeviceKind::File {
        let flags = OFlags::EXCL | OFlags::NONBLOCK;
        options.custom_flags(i32::try_from(flags.bits()).map_err(io::Error::other)?);
    }
    let device = identity.path.clone();
    match options.open(&identity.path) {
        Ok(file) => Ok(Ok(file)),
        Err(error) if error.kind() == io::ErrorKind::ResourceBusy => {
            Ok(Err(DeviceRefusal::InUse { device }))
        }
        Err(error) if error.kind() == io::ErrorKind::ReadOnlyFilesystem => {
            Ok(Err(DeviceRefusal::WriteProtected { device }))
        }
        Err(error) => Err(error),
    }
}

/// Whether the open device is the one that was looked at: another may have been plugged in under
/// its name meanwhile.
pub(in crate::device) fn is_same_device(file: &File, identity: &DeviceIdentity) -> bool {
    let Ok(metadata) = file.metadata() else {
        return false;
    };
    if identity.kind == DeviceKind::File {
        return metadata.is_file() && metadata.len() == identity.size_bytes;
    }
    let block = SysBlock::by_number(Path::new(SYS), &number(metadata.rdev()));
    let is_block = metadata.file_type().is_block_device();
    let Some(SysBlock::Disk(disk)) = block.filter(|_| is_block) else {
        return false;
    };
    let length_bytes = file.length_bytes().unwrap_or(0);
    of_disk(&identity.path, &disk) == *identity && length_bytes == identity.size_bytes
}

/// Whether the device was not pulled out.
pub(in crate::device) fn is_there(file: &File) -> bool {
    let Ok(metadata) = file.metadata() else {
        return false;
    };
    if !metadata.file_type().is_block_device() {
        return true;
    }
    let block = SysBlock::by_number(Path::new(SYS), &number(metadata.rdev()));
    let Some(SysBlock::Disk(disk)) = block else {
        return false;
    };
    disk.size_bytes() > 0 && file.length_bytes().is_ok_and(|length| length > 0)
}

/// Turns on direct reading and writing.
pub(in crate::device) fn set_direct(file: &File) -> io::Result<()> {
    let flags = rustix::fs::fcntl_getfl(file)? - OFlags::NONBLOCK;
    Ok(rustix::fs::fcntl_setfl(file, flags | OFlags::DIRECT)?)
}

/// Drops what the system keeps of a file in memory. A hint only.
pub(in crate::device) fn forget_cached(file: &File) {
    let _ = fadvise(file, 0, None, Advice::DontNeed);
}

/// Fills `bytes` from an offset on, once: a bad sector is not tried again here.
pub(in crate::device) fn read_exact_at(
    file: &File,
    at_bytes: u64,
    bytes: &mut [u8],
) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at_bytes)
}

/// A device's number as `/sys` and `/proc` write it.
fn number(device: u64) -> String {
    format!("{}:{}", major(device), minor(device))
}

fn node_of(disk: &SysDisk) -> PathBuf {
    // `/sys` writes `!` for the slash in names such as `cciss/c0d0`.
    Path::new("/dev").join(disk.name.replace('!', "/"))
}
