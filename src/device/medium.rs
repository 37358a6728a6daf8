//! Reading and writing a device past the system's cache.

use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::ops::{Deref, DerefMut};

use super::outcome::ReadBackFrom;
use super::platform;
use crate::base::{BulkBytes, ReadAt};

/// Direct reads and writes take whole sectors.
const SECTOR_BYTES: u64 = 512;

/// What is written and read back: a device, or in tests a liar.
pub(super) trait StickMedium {
    /// Length in bytes, as it claims.
    fn length_bytes(&self) -> u64;

    /// Fills `bytes` from `at_bytes` on.
    fn read_at(&self, at_bytes: u64, bytes: &mut [u8]) -> io::Result<()>;

    /// Writes all of `bytes`.
    fn write_at(&self, at_bytes: u64, bytes: &[u8]) -> io::Result<()>;

    /// Waits until everything that was written is on the medium.
    fn flush(&self) -> io::Result<()>;

    /// Whether it is still there: not pulled out.
    fn is_there(&self) -> bool;

    /// Whether reading reaches the medium itself.
    fn read_back(&self) -> ReadBackFrom;
}

/// A buffer that direct reads and writes accept.
pub(super) struct PieceBuffer(BulkBytes);

impl PieceBuffer {
    /// A buffer of zeros.
    pub(super) fn new(length: usize) -> Self {
        let mut bytes = BulkBytes::with_capacity(length);
        bytes.push_zeros(length);
        Self(bytes)
    }
}

impl Deref for PieceBuffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl DerefMut for PieceBuffer {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

/// An open device or file.
#[derive(Debug)]
pub(super) struct DeviceMedium {
    file: File,
    length_bytes: u64,
    is_direct: bool,
}

impl DeviceMedium {
    /// Bypasses the system's cache if that is possible.
    pub(super) fn new(file: File) -> io::Result<Self> {
        // A file may end anywhere; direct reads and writes take whole sectors.
        let length_bytes = ReadAt::length_bytes(&file)? / SECTOR_BYTES * SECTOR_BYTES;
        let is_direct = platform::set_direct(&file).is_ok();
        Ok(Self {
            file,
            length_bytes,
            is_direct,
        })
    }
}

impl StickMedium for DeviceMedium {
    fn length_bytes(&self) -> u64 {
        self.length_bytes
    }

    fn read_at(&self, at_bytes: u64, bytes: &mut [u8]) -> io::Result<()> {
        if !self.is_direct {
            platform::forget_cached(&self.file);
        }
        platform::read_exact_at(&self.file, at_bytes, bytes)
    }

    fn write_at(&self, at_bytes: u64, bytes: &[u8]) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(at_bytes))?;
        file.write_all(bytes)
    }

    fn flush(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    fn is_there(&self) -> bool {
        platform::is_there(&self.file)
    }

    fn read_back(&self) -> ReadBackFrom {
        if self.is_direct {
            ReadBackFrom::FromMedium
        } else {
            ReadBackFrom::PerhapsFromCache
        }
    }
}
