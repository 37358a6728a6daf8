//! What a stick is to hold: a recipient's image of a set, in stretches with known digests.

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::base::{Action, FileError, ReadAt as _, Sha256, read_at_most};
use crate::drive::Recipient;
use crate::image::{
    Chain, Change, Error, ImageForm, ImageSet, Layout, PIECE_BYTES, RecipientRecord, VirtualImage,
    read_pieces, waits_for_signature,
};

/// Longest tail that is read into memory. A longer one was crafted to fill it.
const TAIL_BYTES_MAX: u64 = 256 << 20;

/// Which part of a drive a stretch belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StretchPart {
    /// The first MiB, with the partition table.
    First,
    /// The rest of the head: tables and common folders. Use changes it.
    Head,
    /// Common files.
    Common,
    /// The recipient's own end.
    Tail,
}

/// Consecutive bytes of an image that have a digest in its set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start_bytes: u64,
    pub(super) length: usize,
    pub(super) sha256: Sha256,
    pub(super) part: StretchPart,
}

impl Stretch {
    pub(super) fn length_bytes(&self) -> u64 {
        u64::try_from(self.length).unwrap_or(u64::MAX)
    }
}

/// A recipient's image, ready to be written.
#[derive(Debug)]
pub struct DriveSource {
    set: ImageSet,
    record: RecipientRecord,
    image: VirtualImage,
    tail: Vec<u8>,
    /// All used stretches, in order; the first is [`StretchPart::First`], the last the tail.
    stretches: Vec<Stretch>,
    base_path: PathBuf,
}

impl DriveSource {
    /// Opens the image of `recipient` in the set in `folder`.
    ///
    /// # Errors
    /// Fails if the set is damaged, has no such recipient, or waits for its signature.
    pub fn open(folder: &Path, set: &ImageSet, recipient: &Recipient) -> Result<Self, Error> {
        let form = ImageForm::Img;
        let image = VirtualImage::open(folder, set, recipient, form)?;
        if waits_for_signature(folder, set, recipient)? {
            let folder = folder.to_owned();
            return Err(Error::WaitsForSignature { folder });
        }
        let record = set.recipient(recipient);
        let record = record.ok_or_else(|| Error::NoSuchRecipient {
            folder: folder.to_owned(),
            recipient: recipient.clone(),
        })?;
        let pieces = read_pieces(folder, form, &set.img);
        let pieces = pieces.ok_or_else(|| Error::Damaged {
            path: folder.join(form.pieces_name()),
            change: Change::Content,
        })?;
        let tail = read_tail(folder, record)?;
        let mut stretches = used_stretches(&set.layout, &pieces);
        stretches.push(Stretch {
            start_bytes: image.base_length_bytes(),
            length: tail.len(),
            sha256: record.img.sha256,
            part: StretchPart::Tail,
        });
        Ok(Self {
            set: set.clone(),
            record: record.clone(),
            image,
            tail,
            stretches,
            base_path: folder.join(form.base_name()),
        })
    }

    /// The recipient's record in the set.
    pub fn record(&self) -> &RecipientRecord {
        &self.record
    }

    /// The image set.
    pub fn set(&self) -> &ImageSet {
        &self.set
    }

    /// Length of the image: the smallest stick that holds it.
    pub fn length_bytes(&self) -> u64 {
        self.set.layout.image_length_bytes()
    }

    /// Bytes of the image that are in use; only these are written.
    pub fn used_bytes(&self) -> u64 {
        let lengths = self.stretches.iter().map(Stretch::length_bytes);
        lengths.fold(0, u64::saturating_add)
    }

    /// Bytes of the recipient's own end.
    pub fn tail_bytes(&self) -> u64 {
        self.record.img.length_bytes
    }

    pub(super) fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The bytes of a stretch, as the set has them; not compared with its digest.
    pub(super) fn read(&self, stretch: &Stretch, into: &mut [u8]) -> Result<(), Error> {
        if stretch.part == StretchPart::Tail {
            into.copy_from_slice(&self.tail);
            return Ok(());
        }
        let read = self.image.read_exact_at(stretch.start_bytes, into);
        Ok(read.map_err(|e| FileError::io(Action::Read, &self.base_path, e))?)
    }

    /// Fails if the set's own bytes differ from their digest: then the stick is not at fault.
    pub(super) fn check(&self, stretch: &Stretch) -> Result<(), Error> {
        let mut bytes = vec![0; stretch.length];
        self.read(stretch, &mut bytes)?;
        let (expected, found) = (stretch.sha256, Sha256::of(&bytes));
        if found == expected {
            return Ok(());
        }
        Err(Error::Damaged {
            path: self.base_path.clone(),
            change: Change::Sha256 { expected, found },
        })
    }
}

fn read_tail(folder: &Path, record: &RecipientRecord) -> Result<Vec<u8>, Error> {
    let path = folder.join(ImageForm::Img.tail_name(&record.recipient));
    let tail = &record.img;
    let read = if tail.length_bytes > TAIL_BYTES_MAX {
        Err(io::ErrorKind::OutOfMemory.into())
    } else {
        read_at_most(&path, tail.length_bytes)
    };
    let bytes = read.map_err(|e| FileError::io(Action::Read, &path, e))?;
    let (expected, found) = (tail.sha256, Sha256::of(&bytes));
    if found != expected {
        let change = Change::Sha256 { expected, found };
        return Err(Error::Damaged { path, change });
    }
    Ok(bytes)
}

/// The MiBs of the base that hold anything.
fn used_stretches(layout: &Layout, pieces: &[Sha256]) -> Vec<Stretch> {
    let base_bytes = layout.base_length_bytes();
    let head = 0..layout.head_length_bytes().min(base_bytes);
    let chains = layout.chains().filter_map(|chain| in_base(layout, chain));
    let used: Vec<Range<u64>> = std::iter::once(head).chain(chains).collect();
    let piece_bytes = u64::try_from(PIECE_BYTES).unwrap_or(u64::MAX);
    let mut stretches = Vec::new();
    for (number, sha256) in (0..).zip(pieces) {
        let start_bytes: u64 = number * piece_bytes;
        let end_bytes = start_bytes.saturating_add(piece_bytes).min(base_bytes);
        let lies_here = |range: &Range<u64>| range.start < end_bytes && range.end > start_bytes;
        if start_bytes >= end_bytes || !used.iter().any(lies_here) {
            continue;
        }
        let part = if start_bytes == 0 {
            StretchPart::First
        } else if start_bytes < layout.head_length_bytes() {
            StretchPart::Head
        } else {
            StretchPart::Common
        };
        stretches.push(Stretch {
            start_bytes,
            length: usize::try_from(end_bytes - start_bytes).unwrap_or(0),
            sha256: *sha256,
            part,
        });
    }
    stretches
}

fn in_base(layout: &Layout, chain: &Chain) -> Option<Range<u64>> {
    let run = chain.base?;
    let end = run.first_cluster.saturating_add(run.cluster_count);
    Some(layout.offset_bytes(run.first_cluster)..layout.offset_bytes(end))
}
