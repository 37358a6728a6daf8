//! The list of a base's digests, one for each MiB.

use std::path::Path;

use super::{Base, ImageForm};
use crate::base::{Sha256, read_at_most};
use crate::image::batch::PIECE_BYTES;

/// Longest list of piece digests: that of a 2 TB base. A set may claim any length.
const PIECES_BYTES_MAX: u64 = 128 << 20;

/// The digests of a base's MiBs; `None` if the file is missing or does not match `image-set.json`.
pub fn read_pieces(folder: &Path, form: ImageForm, base: &Base) -> Option<Vec<Sha256>> {
    let path = folder.join(form.pieces_name());
    let piece_bytes = u64::try_from(PIECE_BYTES).ok()?;
    let count = base.length_bytes.div_ceil(piece_bytes);
    // A line has 64 digits and a line end; a longer file cannot match, so it is not read.
    let most_bytes = count.checked_mul(66)?.min(PIECES_BYTES_MAX);
    let text = read_at_most(&path, most_bytes).ok()?;
    if Sha256::of(&text) != base.pieces_sha256 {
        return None;
    }
    let lines = std::str::from_utf8(&text).ok()?.lines();
    let pieces: Result<Vec<Sha256>, _> = lines.map(str::parse).collect();
    let pieces = pieces.ok()?;
    (u64::try_from(pieces.len()).ok()? == count).then_some(pieces)
}
