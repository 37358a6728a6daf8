//! Opens a device, after every check that nothing else is meant.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::access::{Access, FileTargets};
use super::error::{DeviceRefusal, Error};
use super::identity::DeviceIdentity;
use super::medium::{DeviceMedium, StickMedium as _};
use super::outcome::ReadBackFrom;
use super::platform;
use crate::base::{Action, FileError, real_path};
use crate::words::{Message, Size, ToMessage as _};

/// A device that this run holds alone.
#[derive(Debug)]
pub struct OpenDevice {
    /// What it is.
    pub identity: DeviceIdentity,
    pub(super) medium: DeviceMedium,
}

impl OpenDevice {
    /// Looks at the device at `path`, and opens it if it may be written.
    ///
    /// # Errors
    /// [`Error::Refused`] if it may not be written; an I/O error.
    pub fn open(path: &Path, files: FileTargets, access: Access) -> Result<Self, Error> {
        let failed = |error| FileError::io(Action::Open, path, error);
        let identity = platform::look(path, files).map_err(failed)??;
        let file = platform::open(&identity, access).map_err(failed)??;
        let device = || path.to_owned();
        // Other runs, and on Linux udev, which would read the half-written device.
        if access == Access::Write && file.try_lock().is_err() {
            return Err(DeviceRefusal::InUse { device: device() }.into());
        }
        if !platform::is_same_device(&file, &identity) {
            return Err(DeviceRefusal::Changed { device: device() }.into());
        }
        let medium = DeviceMedium::new(file).map_err(failed)?;
        Ok(Self { identity, medium })
    }

    /// Where bytes are read back from.
    pub fn read_back(&self) -> ReadBackFrom {
        self.medium.read_back()
    }

    /// Refuses a device that is smaller than the image.
    ///
    /// # Errors
    /// [`DeviceRefusal::TooSmall`].
    pub fn check_room(&self, needed_bytes: u64) -> Result<(), DeviceRefusal> {
        let has_bytes = self.identity.size_bytes;
        if has_bytes >= needed_bytes {
            return Ok(());
        }
        Err(DeviceRefusal::TooSmall {
            device: self.identity.path.clone(),
            has: Size(has_bytes),
            needed: Size(needed_bytes),
        })
    }
}

/// Refuses a device that is named twice, and a file of the image set in `set`.
///
/// # Errors
/// [`Error::Refused`], or an I/O error.
pub(crate) fn check_names(devices: &[PathBuf], set: Option<&Path>) -> Result<(), Error> {
    let real = |path: &Path| real_path(path).map_err(|e| FileError::io(Action::Find, path, e));
    let set = set.map(real).transpose()?;
    let mut seen: Vec<PathBuf> = Vec::new();
    for path in devices.iter().filter(|path| path.exists()) {
        let (device, whole) = (path.clone(), real(path)?);
        if set.as_ref().is_some_and(|set| whole.starts_with(set)) {
            return Err(DeviceRefusal::OfSet { device }.into());
        }
        if seen.contains(&whole) {
            return Err(DeviceRefusal::Twice { device }.into());
        }
        seen.push(whole);
    }
    Ok(())
}

/// A device of this system, and why it may not be written, if so.
#[derive(Debug, Serialize)]
pub struct ListedDevice {
    /// Its path.
    pub path: PathBuf,
    /// What it is; `None` if it is refused.
    pub identity: Option<DeviceIdentity>,
    /// Why it is refused.
    pub refusal: Option<Message>,
}

/// All disks of this system.
///
/// # Errors
/// Fails if the system's list cannot be read.
pub fn list_devices() -> Result<Vec<ListedDevice>, Error> {
    let mut devices = Vec::new();
    for path in platform::all_disks()? {
        // A disk that went away meanwhile is left out.
        let Ok(found) = platform::look(&path, FileTargets::Refuse) else {
            continue;
        };
        let (identity, refusal) = match found {
            Ok(identity) => (Some(identity), None),
            Err(refusal) => (None, Some(refusal.message())),
        };
        devices.push(ListedDevice {
            path,
            identity,
            refusal,
        });
    }
    Ok(devices)
}
