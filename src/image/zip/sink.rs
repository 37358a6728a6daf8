//! The output of the `zip` crate while planning: keeps headers, leaves holes for files' data.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Seek, SeekFrom, Write};
use std::ops::Range;
use std::rc::Rc;

/// A file in memory, without the data of entries. Clones share one file, because the crate does not
/// give access to its output.
#[derive(Debug, Clone)]
pub(super) struct HeaderSink(Rc<RefCell<SinkState>>);

#[derive(Debug)]
struct SinkState {
    /// Written bytes by their offset, with a hole between any two runs.
    runs: BTreeMap<u64, Vec<u8>>,
    position_bytes: u64,
    end_bytes: u64,
}

impl HeaderSink {
    /// A sink whose first byte is the one at `offset_bytes` of the file.
    pub(super) fn starting_at(offset_bytes: u64) -> Self {
        Self(Rc::new(RefCell::new(SinkState {
            runs: BTreeMap::new(),
            position_bytes: offset_bytes,
            end_bytes: offset_bytes,
        })))
    }

    /// Where the next byte goes.
    pub(super) fn position_bytes(&self) -> u64 {
        self.0.borrow().position_bytes
    }

    /// Skips the data of a file.
    pub(super) fn skip(&self, length_bytes: u64) {
        let mut state = self.0.borrow_mut();
        state.position_bytes = state.position_bytes.saturating_add(length_bytes);
        state.end_bytes = state.end_bytes.max(state.position_bytes);
    }

    /// The bytes of `range` that were written in one run.
    pub(super) fn bytes(&self, range: Range<u64>) -> Vec<u8> {
        let state = self.0.borrow();
        let found = state.runs.range(..=range.start).next_back();
        let slice = found.and_then(|(start, run)| {
            let from = usize::try_from(range.start - start).ok()?;
            let to = usize::try_from(range.end - start).unwrap_or(usize::MAX);
            run.get(from..to.min(run.len()))
        });
        slice.unwrap_or_default().to_vec()
    }
}

impl Write for HeaderSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let state = &mut *self.0.borrow_mut();
        let at = state.position_bytes;
        let in_hole = || io::Error::new(io::ErrorKind::InvalidInput, "a write into a file's data");
        let run = match state.runs.range_mut(..=at).next_back() {
            Some((start, run)) if length(run) >= at - start => Some((at - start, run)),
            _ => None,
        };
        match run {
            Some((from, run)) => {
                let from = usize::try_from(from).map_err(|_| in_hole())?;
                let patched = bytes.len().min(run.len() - from);
                let (patch, added) = bytes.split_at(patched);
                run[from..from + patched].copy_from_slice(patch);
                if !added.is_empty() && at + length(patch) < state.end_bytes {
                    return Err(in_hole());
                }
                run.extend_from_slice(added);
            }
            None if at == state.end_bytes => {
                state.runs.insert(at, bytes.to_vec());
            }
            None => return Err(in_hole()),
        }
        state.position_bytes += length(bytes);
        state.end_bytes = state.end_bytes.max(state.position_bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for HeaderSink {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let state = &mut *self.0.borrow_mut();
        let target = match to {
            SeekFrom::Start(offset_bytes) => Some(offset_bytes),
            SeekFrom::End(by) => state.end_bytes.checked_add_signed(by),
            SeekFrom::Current(by) => state.position_bytes.checked_add_signed(by),
        };
        state.position_bytes = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(state.position_bytes)
    }
}

/// A length in memory always fits into 64 bits.
fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
