//! A film as a value: what its boxes and its index say.

use std::io::{self, Read, Seek};

use mp4_atom::{Decode, Mvhd};

use super::boxes::{ChildBox, INDEX_BYTES_MAX, StructureFault, children, read_box, read_top_level};
use super::track::{FilmTrack, TrackContent, read_track};
use crate::formats::content::bytes::array;

/// Most tracks that are read. Players use a dozen at most; a crafted index could hold millions.
const TRACKS_MAX: usize = 64;

/// Where the index (`moov`) is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexPlace {
    /// Before the frames: the film plays while it loads.
    First,
    /// After the frames.
    Last,
    /// There is no index.
    Missing,
}

/// What a film is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilmFacts {
    /// The major brand, `None` in old QuickTime files.
    pub brand: Option<[u8; 4]>,
    /// Where the index is.
    pub index: IndexPlace,
    /// Whether the frames come in fragments, each with an index of its own.
    pub fragmented: bool,
    /// Played length in milliseconds: the longest picture or sound track.
    pub duration_ms: Option<u64>,
    /// The tracks in the file's order.
    pub tracks: Vec<FilmTrack>,
    /// What is wrong with the boxes.
    pub faults: Vec<StructureFault>,
}

/// Reads what a film is, without reading its frames.
///
/// # Errors
/// Fails if the source cannot be read. A broken film is not an error; its faults are in the value.
pub fn read_film<R: Read + Seek>(source: &mut R) -> io::Result<FilmFacts> {
    let top = read_top_level(source)?;
    let brand = match top.first(*b"ftyp") {
        Some(head) => read_box(source, head, 4096)?.and_then(|bytes| array::<4>(&bytes, 8)),
        None => None,
    };
    let moov_at = top.boxes.iter().position(|found| found.kind == *b"moov");
    let mdat_at = top.boxes.iter().position(|found| found.kind == *b"mdat");
    let index = match (moov_at, mdat_at) {
        (None, _) => IndexPlace::Missing,
        (Some(moov), Some(mdat)) if mdat < moov => IndexPlace::Last,
        _ => IndexPlace::First,
    };
    let mut film = FilmFacts {
        brand,
        index,
        fragmented: top.first(*b"moof").is_some(),
        duration_ms: None,
        tracks: Vec::new(),
        faults: top.faults.clone(),
    };
    if let Some(head) = moov_at.and_then(|at| top.boxes.get(at)) {
        if head.len > INDEX_BYTES_MAX {
            film.faults
                .push(StructureFault::IndexTooLong { len: head.len });
        } else if let Some(bytes) = read_box(source, head, INDEX_BYTES_MAX)? {
            film.read_index(&bytes, top.file_len);
        }
    }
    Ok(film)
}

impl FilmFacts {
    fn read_index(&mut self, moov: &[u8], file_len: u64) {
        let Some(moov) = children(moov).next() else {
            self.faults.push(StructureFault::IndexUnreadable);
            return;
        };
        let mvhd = moov
            .child(*b"mvhd")
            .and_then(|head| Mvhd::decode(&mut &*head.whole).ok());
        let Some(mvhd) = mvhd else {
            self.faults.push(StructureFault::IndexUnreadable);
            return;
        };
        self.fragmented |= moov.child(*b"mvex").is_some();
        self.tracks = children(moov.body())
            .filter(|child| child.kind == *b"trak")
            .take(TRACKS_MAX)
            .map(|trak: ChildBox<'_>| read_track(trak, mvhd.timescale, file_len))
            .collect();
        if self.tracks.iter().any(|track| !track.frames_inside) {
            self.faults.push(StructureFault::FramesOutside);
        }
        let lengths = self.tracks.iter().filter(|track| {
            matches!(
                track.content,
                TrackContent::Picture(_) | TrackContent::Sound(_)
            )
        });
        let longest = lengths.filter_map(|track| track.duration_ms).max();
        self.duration_ms = longest.filter(|length| *length > 0);
    }
}
