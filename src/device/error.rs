//! Why a device is not written.

use std::path::PathBuf;

use crate::base::{Blame, Failure, FileError};
use crate::words::{Size, messages, shown_in_english};

messages! {
    /// Why a device may not be written. Nothing was written to it.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum DeviceRefusal {
        /// There is nothing of this name.
        Absent { device: PathBuf } = "device.refused:absent",
        /// Neither a device nor a file.
        Kind { device: PathBuf } = "device.refused:kind",
        /// A file or a loop device, and the caller did not allow these.
        File { device: PathBuf } = "device.refused:file",
        /// A file of the image set itself.
        OfSet { device: PathBuf } = "device.refused:of-set",
        /// A partition, not the whole disk.
        Partition { device: PathBuf, disk: PathBuf } = "device.refused:partition",
        /// The running system is on it.
        System { device: PathBuf, mounted: PathBuf } = "device.refused:system",
        /// It is mounted.
        Mounted { device: PathBuf, mounted: PathBuf } = "device.refused:mounted",
        /// The system swaps to it.
        Swap { device: PathBuf } = "device.refused:swap",
        /// It is not removable.
        NotRemovable { device: PathBuf } = "device.refused:not-removable",
        /// It has a lock, or the system set it to read-only.
        WriteProtected { device: PathBuf } = "device.refused:write-protected",
        /// Another program, or another run, holds it.
        InUse { device: PathBuf } = "device.refused:in-use",
        /// It has no medium.
        Empty { device: PathBuf } = "device.refused:empty",
        /// The image does not fit.
        TooSmall { device: PathBuf, has: Size, needed: Size } = "device.refused:too-small",
        /// Its sectors have another size than those of a drive, so no computer would read it.
        Sectors { device: PathBuf, sector: Size } = "device.refused:sectors",
        /// It was named twice.
        Twice { device: PathBuf } = "device.refused:twice",
        /// It became another device while it was opened.
        Changed { device: PathBuf } = "device.refused:changed",
        /// This system's devices cannot be written.
        NotHere { device: PathBuf } = "device.refused:not-here",
        /// This system's devices cannot be listed.
        NotListed = "device.refused:not-listed",
    }
}

messages! {
    /// A stick cannot be written at all.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
    } + {
        /// The device may not be written.
        Refused(#[from] DeviceRefusal),
        /// The device cannot be opened or read.
        Output(#[from] FileError),
    }
}

shown_in_english!(DeviceRefusal, Error);

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::Refused(_) => Blame::Kit,
            Self::Output(error) => error.blame(),
        }
    }
}
