//! Moves the index to the front without touching a frame.
//!
//! The index holds the file offset of every chunk of frames (`stco`, `co64`). In front, it pushes
//! the frames back by its own length, so every offset after it grows. An offset that no longer fits
//! 32 bits makes its table a 64-bit one. That makes the index longer, so its length is computed
//! again until it no longer changes.

use std::io::{self, Read, Seek};

use super::boxes::{
    BoxHead, ChildBox, INDEX_BYTES_MAX, TopLevel, children, read_box, read_top_level,
};
use crate::formats::content::bytes::{be32, be64, index};
use crate::formats::content::rewrite::Rewrite;

/// Why an index cannot be moved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FaststartError {
    /// The source cannot be read.
    #[error("cannot read the film: {0}")]
    Io(#[from] io::Error),
    /// The index is already in front.
    #[error("the index stands in front already")]
    AlreadyFirst,
    /// There is no index.
    #[error("the film has no index (moov)")]
    NoIndex,
    /// The boxes are broken, cut or too many.
    #[error("the boxes of the film cannot be walked to the end")]
    Broken,
    /// Each fragment holds offsets of its own.
    #[error("a fragmented film has no single index")]
    Fragmented,
    /// The index is over the size limit, compressed, broken, or not the only one.
    #[error("the index cannot be read: {0}")]
    Index(&'static str),
}

/// Plans the film with its index in front; [`Rewrite::write`] writes it.
///
/// # Errors
/// [`FaststartError::AlreadyFirst`] if there is nothing to do; the other cases say why not.
pub fn plan_faststart<R: Read + Seek>(source: &mut R) -> Result<Rewrite, FaststartError> {
    let top = read_top_level(source)?;
    if !top.faults.is_empty() {
        return Err(FaststartError::Broken);
    }
    let kinds = |kind: [u8; 4]| top.boxes.iter().filter(move |found| found.kind == kind);
    if kinds(*b"moof").next().is_some() {
        return Err(FaststartError::Fragmented);
    }
    let moov = *kinds(*b"moov").next().ok_or(FaststartError::NoIndex)?;
    if kinds(*b"moov").count() > 1 {
        return Err(FaststartError::Index("there are two of them"));
    }
    let first_frames = kinds(*b"mdat").next().map_or(u64::MAX, |mdat| mdat.at);
    if moov.at < first_frames {
        return Err(FaststartError::AlreadyFirst);
    }
    let bytes = read_box(source, &moov, INDEX_BYTES_MAX)?
        .ok_or(FaststartError::Index("it is longer than 64 MiB"))?;
    // After the brand, before everything else.
    let insert_at = top
        .first(*b"ftyp")
        .filter(|ftyp| ftyp.at == 0)
        .map_or(0, BoxHead::end);
    let moved = moved_index(&bytes, &moov, insert_at)?;
    Ok(arrange(&top, &moov, insert_at, moved))
}

fn arrange(top: &TopLevel, moov: &BoxHead, insert_at: u64, index: Vec<u8>) -> Rewrite {
    let mut plan = Rewrite::new();
    plan.keep(0, insert_at);
    plan.add(index);
    plan.keep(insert_at, moov.at);
    plan.keep(moov.end(), top.file_len);
    plan
}

/// Maps old offsets to new ones.
struct Shift {
    insert_at: u64,
    moov_at: u64,
    moov_len: u64,
    new_len: u64,
}

impl Shift {
    fn moved(&self, at: u64) -> Option<u64> {
        if at < self.insert_at {
            Some(at)
        } else if at < self.moov_at {
            at.checked_add(self.new_len)
        } else {
            at.checked_add(self.new_len)?.checked_sub(self.moov_len)
        }
    }
}

/// The index with every offset moved; tables grow to 64 bits where needed.
fn moved_index(bytes: &[u8], moov: &BoxHead, insert_at: u64) -> Result<Vec<u8>, FaststartError> {
    let mut shift = Shift {
        insert_at,
        moov_at: moov.at,
        moov_len: moov.len,
        new_len: moov.len,
    };
    // Each round can only widen tables, so the loop ends; a film has at most a few hundred tables.
    for _ in 0..TRIES_MAX {
        let Some(moov) = children(bytes).next() else {
            break;
        };
        let mut out = Vec::with_capacity(bytes.len());
        rebuild(moov, &shift, 0, &mut out)?;
        let len = u64::try_from(out.len()).unwrap_or(u64::MAX);
        if len == shift.new_len {
            return Ok(out);
        }
        shift.new_len = len;
    }
    Err(FaststartError::Index("its tables do not settle"))
}

/// Widening settles in two or three rounds; more means a crafted file.
const TRIES_MAX: usize = 16;

/// Container boxes on the path to the offset tables.
const ON_THE_WAY: [[u8; 4]; 5] = [*b"moov", *b"trak", *b"mdia", *b"minf", *b"stbl"];

fn rebuild(
    from: ChildBox<'_>,
    shift: &Shift,
    depth: usize,
    out: &mut Vec<u8>,
) -> Result<(), FaststartError> {
    match &from.kind {
        b"stco" | b"co64" => moved_table(from, shift, out),
        b"cmov" => Err(FaststartError::Index("it is packed")),
        kind if depth < ON_THE_WAY.len() && ON_THE_WAY.contains(kind) => {
            let start = out.len();
            out.extend([0; 4]);
            out.extend(kind);
            let mut walked = 0;
            for child in children(from.body()) {
                rebuild(child, shift, depth + 1, out)?;
                walked = child.at + child.whole.len();
            }
            // Keeps what QuickTime leaves after the last box.
            out.extend(from.body().get(walked..).unwrap_or_default());
            let len = u32::try_from(out.len() - start)
                .map_err(|_| FaststartError::Index("it is longer than 4 GiB"))?;
            if let Some(slot) = out.get_mut(start..start + 4) {
                slot.copy_from_slice(&len.to_be_bytes());
            }
            Ok(())
        }
        _ => {
            out.extend(from.whole);
            Ok(())
        }
    }
}

/// Moves an offset table; it becomes 64-bit if an offset needs that, and stays so if it was.
fn moved_table(from: ChildBox<'_>, shift: &Shift, out: &mut Vec<u8>) -> Result<(), FaststartError> {
    let broken = FaststartError::Index("a table of places is broken");
    let width = if from.kind == *b"co64" { 8 } else { 4 };
    let body = from.body();
    let (Some(flags), Some(count)) = (body.get(..4), be32(body, 4)) else {
        return Err(broken);
    };
    let entries = body.get(8..).unwrap_or_default();
    if index(count).is_none_or(|count| count > entries.len() / width) {
        return Err(broken);
    }
    let mut places = Vec::new();
    for entry in entries.chunks_exact(width).take(index(count).unwrap_or(0)) {
        let old = be64(entry, 0).or_else(|| be32(entry, 0).map(u64::from));
        let Some(place) = old.and_then(|old| shift.moved(old)) else {
            return Err(broken);
        };
        places.push(place);
    }
    let short: Option<Vec<u32>> = places
        .iter()
        .map(|place| u32::try_from(*place).ok())
        .collect();
    let short = short.filter(|_| width == 4);
    let wide = short.is_none();
    let len = u32::try_from(16 + places.len() * if wide { 8 } else { 4 });
    let Ok(len) = len else { return Err(broken) };
    out.extend(len.to_be_bytes());
    out.extend(if wide { b"co64" } else { b"stco" });
    out.extend(flags);
    out.extend(count.to_be_bytes());
    match short {
        Some(short) => short
            .iter()
            .for_each(|place| out.extend(place.to_be_bytes())),
        None => places
            .iter()
            .for_each(|place| out.extend(place.to_be_bytes())),
    }
    Ok(())
}
