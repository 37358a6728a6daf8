//! Reads at an offset, so that threads share one image without a common cursor.

use std::fs::File;
use std::io::{self, Seek as _, SeekFrom};

use super::platform;

/// A source readable at any offset: an image file, a device, bytes in memory.
pub trait ReadAt: Sync {
    /// Fills `buf` from `offset_bytes` on.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] past the end, otherwise the system's error.
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()>;

    /// The length in bytes.
    ///
    /// # Errors
    /// Returns the system's error.
    fn length_bytes(&self) -> io::Result<u64>;
}

impl ReadAt for File {
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
        platform::read_exact_at(self, offset_bytes, buf)
    }

    fn length_bytes(&self) -> io::Result<u64> {
        match self.metadata()?.len() {
            // A block device reports 0; seeking to its end gives the length.
            0 => (&*self).seek(SeekFrom::End(0)),
            length_bytes => Ok(length_bytes),
        }
    }
}

impl ReadAt for &[u8] {
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
        let start = usize::try_from(offset_bytes).ok();
        let range = start.and_then(|start| Some(start..start.checked_add(buf.len())?));
        let bytes = range.and_then(|range| self.get(range));
        buf.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn length_bytes(&self) -> io::Result<u64> {
        u64::try_from(self.len()).map_err(io::Error::other)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn check(storage: &dyn ReadAt) {
        let mut buf = [0; 3];
        storage.read_exact_at(2, &mut buf).unwrap();
        assert_eq!((&buf, storage.length_bytes().unwrap()), (b"cde", 5));
        for offset_bytes in [3, 5, 6, u64::MAX] {
            let error = storage.read_exact_at(offset_bytes, &mut buf).unwrap_err();
            assert_ne!(error.kind(), io::ErrorKind::Interrupted, "{offset_bytes}");
        }
    }

    #[test]
    fn files_and_bytes_are_read_alike_and_never_past_their_end() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"abcde").unwrap();
        check(&file);
        check(&&b"abcde"[..]);
    }
}
