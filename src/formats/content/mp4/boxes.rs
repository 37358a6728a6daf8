//! Walks over boxes (ISO/IEC 14496-12 §4.2).

use std::io::{self, Read, Seek, SeekFrom};

use crate::formats::content::bytes::{array, be32, be64};

/// Most boxes at the top level of a file. A film has five; a fragmented one of some hours has
/// thousands. A crafted file of eight-byte boxes would keep a reader busy for days.
const TOP_BOXES_MAX: usize = 100_000;

/// The longest index that is read into memory: 64 MiB, some days of film. A header may claim any
/// length.
pub(crate) const INDEX_BYTES_MAX: u64 = 64 << 20;

/// The header of a box in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxHead {
    /// Its four-letter type.
    pub kind: [u8; 4],
    /// Its offset in the file, in bytes.
    pub at: u64,
    /// Bytes of its header: 8, or 16 with a long length.
    pub head_len: u64,
    /// Bytes of the whole box, header included.
    pub len: u64,
}

impl BoxHead {
    /// The offset where the box ends.
    pub fn end(&self) -> u64 {
        self.at.saturating_add(self.len)
    }
}

/// What is wrong with the boxes at the top level of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StructureFault {
    /// A box claims more bytes than the file has: an unfinished copy or download.
    Cut {
        /// The box.
        kind: [u8; 4],
        /// Bytes the file should have at least.
        needs_bytes: u64,
        /// Bytes it has.
        has_bytes: u64,
    },
    /// The bytes from here to the end are not a box.
    NoBox {
        /// Offset in the file, in bytes.
        at: u64,
    },
    /// More boxes than any film has.
    TooManyBoxes,
    /// The index is over the size limit.
    IndexTooLong {
        /// Its length in bytes.
        len: u64,
    },
    /// The index cannot be read.
    IndexUnreadable,
    /// A track's frames lie outside the file.
    FramesOutside,
}

/// The boxes at the top level of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopLevel {
    /// In the file's order, as far as they could be walked.
    pub boxes: Vec<BoxHead>,
    /// What is wrong with them.
    pub faults: Vec<StructureFault>,
    /// Length of the file in bytes.
    pub file_len: u64,
}

impl TopLevel {
    /// The first box of a kind.
    pub fn first(&self, kind: [u8; 4]) -> Option<&BoxHead> {
        self.boxes.iter().find(|found| found.kind == kind)
    }
}

/// Walks over the boxes at the top level of a file, reading only their headers.
///
/// # Errors
/// Fails if the source cannot be read.
pub fn read_top_level<R: Read + Seek>(source: &mut R) -> io::Result<TopLevel> {
    walk_top_level(source, |_, _| Ok(()))
}

/// As [`read_top_level`]; `visit` may read each box as its header is met, so that a source that
/// only reads forward works too.
pub(crate) fn walk_top_level<R: Read + Seek>(
    source: &mut R,
    mut visit: impl FnMut(&mut R, &BoxHead) -> io::Result<()>,
) -> io::Result<TopLevel> {
    let file_len = source.seek(SeekFrom::End(0))?;
    let mut top = TopLevel {
        file_len,
        ..TopLevel::default()
    };
    let mut at = 0;
    while at < file_len {
        if top.boxes.len() == TOP_BOXES_MAX {
            top.faults.push(StructureFault::TooManyBoxes);
            break;
        }
        let head = read_head(source, at, file_len)?;
        let head = head.filter(|head| head.end() <= file_len || is_of_films(head.kind));
        let Some(head) = head else {
            // QuickTime ends some files with four zero bytes.
            if file_len - at > 8 {
                top.faults.push(StructureFault::NoBox { at });
            }
            break;
        };
        let whole = head.end() <= file_len;
        if !whole {
            let (kind, needs_bytes) = (head.kind, head.end());
            top.faults.push(StructureFault::Cut {
                kind,
                needs_bytes,
                has_bytes: file_len,
            });
        }
        let len = head.len.min(file_len - at);
        let head = BoxHead { len, ..head };
        visit(source, &head)?;
        at = head.end();
        top.boxes.push(head);
        if !whole {
            break;
        }
    }
    Ok(top)
}

/// Whether films have such a box at their top level. Vendors add boxes of their own, and text read
/// as a header looks like a vendor's box of gigabytes.
pub(crate) fn is_of_films(kind: [u8; 4]) -> bool {
    const KINDS: [&[u8; 4]; 13] = [
        b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"wide", b"uuid", b"udta",
        b"meta", b"sidx", b"mfra",
    ];
    KINDS.contains(&&kind)
}

/// The header at `at`, or `None` if no box begins there.
fn read_head<R: Read + Seek>(
    source: &mut R,
    at: u64,
    file_len: u64,
) -> io::Result<Option<BoxHead>> {
    source.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::with_capacity(16);
    source.by_ref().take(16).read_to_end(&mut bytes)?;
    let (Some(short), Some(kind)) = (be32(&bytes, 0), array::<4>(&bytes, 4)) else {
        return Ok(None);
    };
    let (head_len, len) = match short {
        0 => (8, file_len - at),
        1 => match be64(&bytes, 8) {
            Some(len) => (16, len),
            None => return Ok(None),
        },
        short => (8, u64::from(short)),
    };
    let printable = kind
        .iter()
        .all(|byte| (0x20..0x7f).contains(byte) || *byte == 0xa9);
    let good = printable && len >= head_len;
    Ok(good.then_some(BoxHead {
        kind,
        at,
        head_len,
        len,
    }))
}

/// Reads a whole box; `None` if it is longer than `most` bytes, or cut.
pub(crate) fn read_box<R: Read + Seek>(
    source: &mut R,
    head: &BoxHead,
    most: u64,
) -> io::Result<Option<Vec<u8>>> {
    if head.len > most {
        return Ok(None);
    }
    source.seek(SeekFrom::Start(head.at))?;
    let mut bytes = Vec::new();
    source.by_ref().take(head.len).read_to_end(&mut bytes)?;
    let whole = u64::try_from(bytes.len()).is_ok_and(|len| len == head.len);
    Ok(whole.then_some(bytes))
}

/// A box inside another box, in memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChildBox<'a> {
    pub(crate) kind: [u8; 4],
    /// Offset of the box in the bytes that were walked.
    pub(crate) at: usize,
    pub(crate) head_len: usize,
    /// Header and body.
    pub(crate) whole: &'a [u8],
}

impl<'a> ChildBox<'a> {
    pub(crate) fn body(&self) -> &'a [u8] {
        self.whole.get(self.head_len..).unwrap_or_default()
    }

    /// The first box of this kind directly inside.
    pub(crate) fn child(&self, kind: [u8; 4]) -> Option<ChildBox<'a>> {
        children(self.body()).find(|child| child.kind == kind)
    }

    /// Follows a path of box types downwards.
    pub(crate) fn descend(&self, path: &[&[u8; 4]]) -> Option<ChildBox<'a>> {
        path.iter().try_fold(*self, |at, kind| at.child(**kind))
    }
}

/// The boxes inside `bytes`, up to the first bytes that are not a box.
pub(crate) fn children(bytes: &[u8]) -> impl Iterator<Item = ChildBox<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..)?;
        let kind = array::<4>(rest, 4)?;
        let (head_len, len) = match be32(rest, 0)? {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(be64(rest, 8)?).ok()?),
            short => (8, usize::try_from(short).ok()?),
        };
        if len < head_len {
            return None;
        }
        let child = ChildBox {
            kind,
            at,
            head_len,
            whole: rest.get(..len)?,
        };
        at += len;
        Some(child)
    })
}
