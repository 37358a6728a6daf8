//! A member of an archive, which can only be read onwards, for readers that pass over parts.

use std::io::{self, Read, Seek, SeekFrom};

/// How far back one may go, in bytes: readers look at the head of a part and then take the part.
const KEPT: usize = 512;

/// Reads onwards; what is passed over is read and dropped.
#[derive(Debug)]
pub(super) struct Onwards<R> {
    source: R,
    /// Bytes it has as a whole, as its archive tells.
    len: u64,
    /// Bytes taken from the source.
    taken: u64,
    /// Bytes that may be taken.
    most: u64,
    /// Where the reader stands.
    at: u64,
    /// The last bytes taken.
    kept: Vec<u8>,
}

impl<R: Read> Onwards<R> {
    /// `len` is what the source should have; to take more than `most` from it is an error.
    pub(super) fn new(source: R, len: u64, most: u64) -> Self {
        Self {
            source,
            len,
            taken: 0,
            most,
            at: 0,
            kept: Vec::new(),
        }
    }

    /// Bytes taken from the source.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    fn take(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // One byte more shows that there is more.
        let Some(left) = self.most.checked_sub(self.taken) else {
            return Err(io::ErrorKind::FileTooLarge.into());
        };
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        let step = buffer.len().min(left.saturating_add(1));
        let len = self
            .source
            .read(buffer.get_mut(..step).unwrap_or_default())?;
        let new = buffer.get(..len).unwrap_or_default();
        self.taken = self.taken.saturating_add(wide(len));
        self.kept
            .extend(new.get(len.saturating_sub(KEPT)..).unwrap_or_default());
        self.kept.drain(..self.kept.len().saturating_sub(KEPT));
        Ok(len)
    }

    /// Passes over bytes up to where the reader stands.
    fn catch_up(&mut self) -> io::Result<()> {
        let mut passed = Vec::new();
        while self.taken < self.at {
            passed.resize(64 * 1024, 0);
            let step = usize::try_from(self.at - self.taken).unwrap_or(usize::MAX);
            let step = step.min(passed.len());
            if self.take(passed.get_mut(..step).unwrap_or_default())? == 0 {
                break;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Onwards<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.catch_up()?;
        let Some(back) = self.taken.checked_sub(self.at) else {
            return Ok(0);
        };
        let len = if back == 0 {
            self.take(buffer)?
        } else {
            let back = usize::try_from(back).unwrap_or(usize::MAX);
            let from = self.kept.len().checked_sub(back);
            let kept = from.and_then(|from| self.kept.get(from..));
            kept.ok_or(io::ErrorKind::NotSeekable)?.read(buffer)?
        };
        self.at = self.at.saturating_add(wide(len));
        Ok(len)
    }
}

impl<R: Read> Seek for Onwards<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.len.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

fn wide(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_passed_over_and_their_heads_read_twice() {
        let bytes: Vec<u8> = (0..=255).cycle().take(200_000).collect();
        let mut onwards = Onwards::new(bytes.as_slice(), 200_000, 200_000);
        assert_eq!(onwards.seek(SeekFrom::End(0)).unwrap(), 200_000);
        for (at, expected) in [(0, 0), (4, 4), (100_000, 160), (99_700, 116)] {
            let mut two = [0; 2];
            onwards.seek(SeekFrom::Start(at)).unwrap();
            onwards.read_exact(&mut two).unwrap();
            assert_eq!(two, [expected, expected + 1], "{at}");
        }
        onwards.seek(SeekFrom::Start(0)).unwrap();
        assert!(onwards.read(&mut [0; 2]).is_err(), "too far back");
        onwards.seek(SeekFrom::Start(200_001)).unwrap();
        assert_eq!(onwards.read(&mut [0; 2]).unwrap(), 0);
    }

    #[test]
    fn no_more_is_taken_than_is_allowed() {
        let mut onwards = Onwards::new(io::repeat(0), 1 << 40, 1 << 20);
        onwards.seek(SeekFrom::Start(1 << 30)).unwrap();
        let error = onwards.read(&mut [0; 2]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(onwards.taken(), (1 << 20) + 1);
    }
}
