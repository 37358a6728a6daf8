//! Media for the tests of this room: honest ones, and all that lie or fail.

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;

use super::medium::StickMedium;
use super::outcome::ReadBackFrom;

/// What a medium does to those who trust it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    Honest,
    /// Behind this size, everything goes round to the beginning.
    WrapsAt(u64),
    /// What is written behind this size is lost.
    DeadAfter(u64),
    /// Every write that touches this place is lost.
    LosesAt(u64),
    /// The first writes that touch this place store a wrong byte.
    FlipsAt {
        at: u64,
        times: usize,
    },
    /// Every write that touches this place fails.
    FailsAt(u64),
    /// Takes no writing.
    ReadOnly,
    /// Is pulled out after so many writes.
    GoneAfter(usize),
}

/// A medium in a sparse file.
#[derive(Debug)]
pub(super) struct Liar {
    pub(super) file: File,
    pub(super) claims_bytes: u64,
    pub(super) lie: Cell<Lie>,
    /// Writes so far.
    pub(super) writes: Cell<usize>,
    flips: Cell<usize>,
}

impl Liar {
    pub(super) fn new(claims_bytes: u64, lie: Lie) -> Self {
        let file = tempfile::tempfile().unwrap();
        file.set_len(claims_bytes).unwrap();
        Self {
            file,
            claims_bytes,
            lie: Cell::new(lie),
            writes: Cell::new(0),
            flips: Cell::new(0),
        }
    }

    /// It is put back in, or mended.
    pub(super) fn becomes(&self, lie: Lie) {
        self.lie.set(lie);
        self.writes.set(0);
    }

    pub(super) fn bytes(&self, at_bytes: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, at_bytes).unwrap();
        bytes
    }

    /// Calls `each` for every stretch as it lies on the flash: place there, range of the buffer.
    fn on_flash(&self, at_bytes: u64, length: usize, mut each: impl FnMut(u64, usize, usize)) {
        let Lie::WrapsAt(size) = self.lie.get() else {
            return each(at_bytes, 0, length);
        };
        let mut done = 0;
        while done < length {
            let place = (at_bytes + u64::try_from(done).unwrap()) % size;
            let left = usize::try_from(size - place).unwrap().min(length - done);
            each(place, done, done + left);
            done += left;
        }
    }
}

fn touches(at_bytes: u64, length: usize, place: u64) -> bool {
    (at_bytes..at_bytes + u64::try_from(length).unwrap()).contains(&place)
}

impl StickMedium for Liar {
    fn length_bytes(&self) -> u64 {
        self.claims_bytes
    }

    fn read_at(&self, at_bytes: u64, bytes: &mut [u8]) -> io::Result<()> {
        if !self.is_there() {
            return Err(io::Error::other("no medium"));
        }
        self.on_flash(at_bytes, bytes.len(), |place, from, to| {
            self.file
                .read_exact_at(&mut bytes[from..to], place)
                .unwrap();
        });
        Ok(())
    }

    fn write_at(&self, at_bytes: u64, bytes: &[u8]) -> io::Result<()> {
        let lie = self.lie.get();
        self.writes.set(self.writes.get() + 1);
        let mut kept = bytes.to_vec();
        match lie {
            Lie::ReadOnly => return Err(io::ErrorKind::ReadOnlyFilesystem.into()),
            _ if !self.is_there() => return Err(io::Error::other("no medium")),
            Lie::FailsAt(place) if touches(at_bytes, bytes.len(), place) => {
                return Err(io::Error::other("bad sector"));
            }
            Lie::LosesAt(place) if touches(at_bytes, bytes.len(), place) => return Ok(()),
            Lie::DeadAfter(size) => {
                let left = usize::try_from(size.saturating_sub(at_bytes)).unwrap();
                kept.truncate(left.min(bytes.len()));
            }
            Lie::FlipsAt { at, times }
                if touches(at_bytes, bytes.len(), at) && self.flips.get() < times =>
            {
                self.flips.set(self.flips.get() + 1);
                kept[usize::try_from(at - at_bytes).unwrap()] ^= 0x10;
            }
            _ => {}
        }
        self.on_flash(at_bytes, kept.len(), |place, from, to| {
            self.file.write_all_at(&kept[from..to], place).unwrap();
        });
        Ok(())
    }

    fn flush(&self) -> io::Result<()> {
        Ok(())
    }

    fn is_there(&self) -> bool {
        !matches!(self.lie.get(), Lie::GoneAfter(count) if self.writes.get() > count)
    }

    fn read_back(&self) -> ReadBackFrom {
        ReadBackFrom::FromMedium
    }
}
