//! A file made from another one: which bytes are kept, which are new.
//!
//! Covers the plan that lossless fixes return (index moved to the front, location data removed) and
//! writing it. Leaves out opening files: the caller gives the source and the sink.

use std::io::{self, Read, Seek, SeekFrom, Write};

/// One piece of the new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RewritePiece {
    /// Bytes of the source.
    Keep {
        /// Offset of the first byte in the source.
        at: u64,
        /// Number of bytes.
        len: u64,
    },
    /// New bytes.
    New(Vec<u8>),
}

/// A new file as a list of pieces, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rewrite {
    pieces: Vec<RewritePiece>,
}

impl Rewrite {
    /// An empty plan.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds bytes of the source; a piece that continues the last one is merged with it.
    pub fn keep(&mut self, from_at: u64, to_at: u64) {
        let len = to_at.saturating_sub(from_at);
        if len == 0 {
            return;
        }
        match self.pieces.last_mut() {
            Some(RewritePiece::Keep { at, len: last }) if at.saturating_add(*last) == from_at => {
                *last += len;
            }
            _ => self.pieces.push(RewritePiece::Keep { at: from_at, len }),
        }
    }

    /// Adds new bytes.
    pub fn add(&mut self, bytes: Vec<u8>) {
        if !bytes.is_empty() {
            self.pieces.push(RewritePiece::New(bytes));
        }
    }

    /// Adds the pieces of another plan for the same source.
    pub fn append(&mut self, other: Self) {
        self.pieces.extend(other.pieces);
    }

    /// The source of `len` bytes, with patches (offset, bytes) that each replace as many of its
    /// bytes.
    pub fn patched(len: u64, mut patches: Vec<(u64, Vec<u8>)>) -> Self {
        patches.sort_by_key(|(at, _)| *at);
        let mut plan = Self::new();
        let mut at = 0;
        for (patch_at, bytes) in patches {
            if patch_at < at {
                continue;
            }
            plan.keep(at, patch_at);
            at = patch_at.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
            plan.add(bytes);
        }
        plan.keep(at, len);
        plan
    }

    /// The pieces.
    pub fn pieces(&self) -> &[RewritePiece] {
        &self.pieces
    }

    /// Length of the new file in bytes.
    pub fn len(&self) -> u64 {
        self.pieces.iter().fold(0, |sum, piece| {
            sum.saturating_add(match piece {
                RewritePiece::Keep { len, .. } => *len,
                RewritePiece::New(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            })
        })
    }

    /// Whether the new file is empty.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Writes the new file in constant memory. Returns its length in bytes.
    ///
    /// # Errors
    /// Fails if the source cannot be read, the sink cannot be written, or the source is shorter
    /// than planned.
    pub fn write<R: Read + Seek, W: Write>(&self, source: &mut R, sink: &mut W) -> io::Result<u64> {
        for piece in &self.pieces {
            match piece {
                RewritePiece::New(bytes) => sink.write_all(bytes)?,
                RewritePiece::Keep { at, len } => {
                    source.seek(SeekFrom::Start(*at))?;
                    let copied = io::copy(&mut source.by_ref().take(*len), sink)?;
                    if copied != *len {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
            }
        }
        Ok(self.len())
    }
}

/// A source with some bytes replaced by as many others, readable like a file.
#[derive(Debug)]
pub struct PatchedSource<R> {
    source: R,
    at: u64,
    /// Offset and bytes, sorted, without overlap.
    patches: Vec<(u64, Vec<u8>)>,
}

impl<R: Read + Seek> PatchedSource<R> {
    /// Lays `patches` (offset, bytes) over `source`.
    pub fn new(source: R, mut patches: Vec<(u64, Vec<u8>)>) -> Self {
        patches.sort_by_key(|(at, _)| *at);
        Self {
            source,
            at: 0,
            patches,
        }
    }
}

impl<R: Read + Seek> Read for PatchedSource<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.source.seek(SeekFrom::Start(self.at))?;
        let count = self.source.read(buffer)?;
        let filled = buffer.get_mut(..count).unwrap_or_default();
        for (at, bytes) in &self.patches {
            lay_over(filled, self.at, *at, bytes);
        }
        self.at = self
            .at
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

/// Copies into `buffer`, which begins at `buffer_at`, the part of `bytes` at `at` that overlaps it.
fn lay_over(buffer: &mut [u8], buffer_at: u64, at: u64, bytes: &[u8]) {
    let skip_in_patch = usize::try_from(buffer_at.saturating_sub(at));
    let skip_in_buffer = usize::try_from(at.saturating_sub(buffer_at));
    let (Ok(skip_in_patch), Ok(skip_in_buffer)) = (skip_in_patch, skip_in_buffer) else {
        return;
    };
    let patch = bytes.get(skip_in_patch..).unwrap_or_default();
    let target = buffer.get_mut(skip_in_buffer..).unwrap_or_default();
    for (old, new) in target.iter_mut().zip(patch) {
        *old = *new;
    }
}

impl<R: Read + Seek> Seek for PatchedSource<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self
                .at
                .checked_add_signed(by)
                .ok_or(io::ErrorKind::InvalidInput)?,
            SeekFrom::End(_) => self.source.seek(to)?,
        };
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn kept_pieces_are_joined_and_streamed_with_the_new_ones() {
        let mut rewrite = Rewrite::new();
        rewrite.keep(0, 3);
        rewrite.keep(3, 5);
        rewrite.add(b"-new-".to_vec());
        rewrite.keep(8, 8);
        rewrite.keep(8, 10);
        assert_eq!(rewrite.pieces().len(), 3);
        let mut sink = Vec::new();
        let len = rewrite
            .write(&mut Cursor::new(b"0123456789"), &mut sink)
            .unwrap();
        assert_eq!((sink.as_slice(), len), (b"01234-new-89".as_slice(), 12));
        let short = rewrite.write(&mut Cursor::new(b"0123456"), &mut Vec::new());
        assert_eq!(short.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn patches_show_through_whatever_pieces_are_read() {
        for step in 1..6 {
            let patches = vec![(7, b"XY".to_vec()), (2, b"abc".to_vec())];
            let mut source = PatchedSource::new(Cursor::new(b"0123456789"), patches);
            let mut read = Vec::new();
            let mut buffer = vec![0; step];
            loop {
                let count = source.read(&mut buffer).unwrap();
                if count == 0 {
                    break;
                }
                read.extend_from_slice(&buffer[..count]);
            }
            assert_eq!(read, b"01abc56XY9", "in steps of {step}");
            source.seek(SeekFrom::End(-3)).unwrap();
            let mut rest = String::new();
            source.read_to_string(&mut rest).unwrap();
            assert_eq!(rest, "XY9");
        }
    }
}
