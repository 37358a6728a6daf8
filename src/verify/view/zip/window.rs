//! A cursor over something that can be read at a position; each copy has its own.

use std::io::{self, Read, Seek, SeekFrom};

use crate::base::ReadAt;

/// Bytes that are read ahead, since a ZIP's directory is read in pieces of a few bytes (tuning).
const AHEAD_BYTES: usize = 32 << 10;

/// A reader with a position, for storage without one.
pub(super) struct Window<'a> {
    storage: &'a dyn ReadAt,
    length_bytes: u64,
    position: u64,
    ahead: Vec<u8>,
    ahead_start: u64,
}

impl<'a> Window<'a> {
    /// Starts at the first byte.
    pub(super) fn new(storage: &'a dyn ReadAt) -> io::Result<Self> {
        Ok(Self {
            storage,
            length_bytes: storage.length_bytes()?,
            position: 0,
            ahead: Vec::new(),
            ahead_start: 0,
        })
    }

    /// Limits the window to `end`: nothing after it is read ahead.
    pub(super) fn until(self, end: u64) -> Self {
        Self {
            length_bytes: self.length_bytes.min(end),
            ..self
        }
    }

    /// The bytes from the position on that were read ahead.
    fn at_hand(&self) -> &[u8] {
        let offset = self.position.checked_sub(self.ahead_start);
        let offset = offset.and_then(|offset| usize::try_from(offset).ok());
        let rest = offset.and_then(|offset| self.ahead.get(offset..));
        rest.unwrap_or_default()
    }

    fn left(&self, at_most: usize) -> usize {
        let left = self.length_bytes.saturating_sub(self.position);
        usize::try_from(left).unwrap_or(usize::MAX).min(at_most)
    }
}

impl Clone for Window<'_> {
    fn clone(&self) -> Self {
        Self {
            ahead: Vec::new(),
            ahead_start: 0,
            ..*self
        }
    }
}

impl Read for Window<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let wanted = self.left(into.len());
        if wanted == 0 {
            return Ok(0);
        }
        if self.at_hand().is_empty() {
            if wanted >= AHEAD_BYTES {
                self.storage
                    .read_exact_at(self.position, &mut into[..wanted])?;
                self.position += u64::try_from(wanted).map_err(io::Error::other)?;
                return Ok(wanted);
            }
            // Empty while it is filled, so that a failed read leaves no partial data.
            self.ahead = Vec::new();
            let mut filled = vec![0; self.left(AHEAD_BYTES)];
            self.storage.read_exact_at(self.position, &mut filled)?;
            self.ahead = filled;
            self.ahead_start = self.position;
        }
        let at_hand = self.at_hand();
        let count = wanted.min(at_hand.len());
        into[..count].copy_from_slice(&at_hand[..count]);
        self.position += u64::try_from(count).map_err(io::Error::other)?;
        Ok(count)
    }
}

impl Seek for Window<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(by) => self.length_bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_small_and_large_agree_with_the_bytes() {
        let bytes: Vec<u8> = (0..200_000u32).map(|n| n.to_le_bytes()[1]).collect();
        let storage = bytes.as_slice();
        let mut window = Window::new(&storage).unwrap();
        for (start, length) in [
            (0, 10),
            (5, 40_000),
            (60_000, 3),
            (60_001, 100),
            (199_990, 100),
        ] {
            window.seek(SeekFrom::Start(start)).unwrap();
            let mut read = Vec::new();
            (&mut window).take(length).read_to_end(&mut read).unwrap();
            let start = usize::try_from(start).unwrap();
            let end = (start + usize::try_from(length).unwrap()).min(bytes.len());
            assert_eq!(read, bytes[start..end]);
        }
        window.seek(SeekFrom::Start(1 << 40)).unwrap();
        assert_eq!(window.read(&mut [0; 4]).unwrap(), 0);
    }
}
