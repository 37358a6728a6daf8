//! Films: location tags, XMP, and tracks of measured positions.
//!
//! A removed box becomes a `free` box of the same length, and its samples become zeros, so that no
//! frame moves.

use std::io::{self, Read, Seek, SeekFrom};

use mp4_atom::{Co64, Decode, Stco, Stsc, Stsz, StszSamples};

use super::trace::{PlaceError, PlaceTrace, Trace, TraceStore};
use super::xmp;
use crate::formats::content::bytes::{array, find as find_bytes, index};
use crate::formats::content::mp4::{ChildBox, INDEX_BYTES_MAX, children, read_box, walk_top_level};

/// The identifier of XMP in a `uuid` box.
const XMP_UUID: [u8; 16] = [
    0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
];

/// The longest tag box outside the index that is read; a longer one does not hold tags.
const TAGS_BYTES_MAX: u64 = 16 << 20;

/// Most bytes of position samples that are blanked; hours of them take a few megabytes.
const BLANKED_MAX: u64 = 256 << 20;

/// A box that reveals something.
struct Guilty {
    trace: PlaceTrace,
    /// Offset of the box in the file, and its length.
    at: u64,
    len: u64,
    /// Samples of a track: offset and length.
    samples: Vec<(u64, u64)>,
}

/// What a film reveals.
pub(super) fn find<R: Read + Seek>(source: &mut R) -> io::Result<Vec<PlaceTrace>> {
    Ok(guilty_boxes(source)?
        .into_iter()
        .map(|guilty| guilty.trace)
        .collect())
}

/// Patches that blank what the film reveals: zeros and `free` boxes.
pub(super) fn patches<R: Read + Seek>(source: &mut R) -> Result<Vec<(u64, Vec<u8>)>, PlaceError> {
    let mut patches = Vec::new();
    let mut total: u64 = 0;
    for guilty in guilty_boxes(source)? {
        let blanked = guilty
            .samples
            .iter()
            .fold(guilty.len, |sum, (_, len)| sum.saturating_add(*len));
        total = total.saturating_add(blanked);
        if total > BLANKED_MAX {
            return Err(PlaceError::TooLarge);
        }
        let len = u32::try_from(guilty.len).map_err(|_| PlaceError::TooLarge)?;
        let mut bytes = len.to_be_bytes().to_vec();
        bytes.extend(b"free");
        bytes.resize(index(len).ok_or(PlaceError::TooLarge)?.max(8), 0);
        patches.push((guilty.at, bytes));
        for (at, len) in guilty.samples {
            let len = usize::try_from(len).map_err(|_| PlaceError::TooLarge)?;
            patches.push((at, vec![0; len]));
        }
    }
    Ok(patches)
}

fn guilty_boxes<R: Read + Seek>(source: &mut R) -> io::Result<Vec<Guilty>> {
    let file_len = source.seek(SeekFrom::End(0))?;
    let mut found = Vec::new();
    walk_top_level(source, |source, head| {
        let most = match &head.kind {
            b"moov" => INDEX_BYTES_MAX,
            b"udta" | b"meta" | b"uuid" => TAGS_BYTES_MAX,
            _ => return Ok(()),
        };
        let bytes = read_box(source, head, most)?;
        let whole = bytes.as_deref().and_then(|bytes| children(bytes).next());
        if let Some(whole) = whole {
            let mut search = Search {
                file_at: head.at,
                file_len,
                found: &mut found,
            };
            search.look(whole, 0, 0);
        }
        Ok(())
    })?;
    Ok(found)
}

/// How deep boxes are searched for tags: `moov/trak/udta/meta/ilst`, with room.
const DEPTH_MAX: usize = 8;

struct Search<'a> {
    /// File offset of the bytes in hand.
    file_at: u64,
    file_len: u64,
    found: &'a mut Vec<Guilty>,
}

impl Search<'_> {
    /// Searches a box whose header begins at offset `at` of the bytes in hand.
    fn look(&mut self, whole: ChildBox<'_>, at: usize, depth: usize) {
        if depth > DEPTH_MAX {
            return;
        }
        let body_at = at + whole.head_len;
        match &whole.kind {
            b"moov" | b"udta" => self.look_inside(whole.body(), body_at, depth),
            b"trak" => match track_samples(whole, self.file_len) {
                Some(samples) => {
                    self.push(Trace::Place, TraceStore::FilmTrack, (whole, at), samples);
                }
                None => self.look_inside(whole.body(), body_at, depth),
            },
            b"meta" => {
                for trace in traces_of_meta(whole.body()) {
                    self.push(trace, TraceStore::FilmTag, (whole, at), Vec::new());
                }
            }
            b"\xa9xyz" | b"loci" | b"GPMF" | b"gps " | b"gps0" => {
                self.push(Trace::Place, TraceStore::FilmTag, (whole, at), Vec::new());
            }
            b"CAME" | b"MUID" | b"SNum" => {
                self.push(
                    Trace::SerialNumber,
                    TraceStore::FilmTag,
                    (whole, at),
                    Vec::new(),
                );
            }
            b"XMP_" => self.push_xmp(whole.body(), (whole, at)),
            b"uuid" if whole.body().starts_with(&XMP_UUID) => {
                self.push_xmp(whole.body().get(16..).unwrap_or_default(), (whole, at));
            }
            _ => {}
        }
    }

    fn look_inside(&mut self, body: &[u8], body_at: usize, depth: usize) {
        for child in children(body) {
            self.look(child, body_at + child.at, depth + 1);
        }
    }

    fn push(
        &mut self,
        trace: Trace,
        store: TraceStore,
        (whole, at): (ChildBox<'_>, usize),
        samples: Vec<(u64, u64)>,
    ) {
        let at = self
            .file_at
            .saturating_add(u64::try_from(at).unwrap_or(u64::MAX));
        let len = u64::try_from(whole.whole.len()).unwrap_or(u64::MAX);
        self.found.push(Guilty {
            trace: PlaceTrace { trace, store },
            at,
            len,
            samples,
        });
    }

    fn push_xmp(&mut self, packet: &[u8], whole: (ChildBox<'_>, usize)) {
        for trace in xmp::traces(packet) {
            self.push(trace.trace, TraceStore::Xmp, whole, Vec::new());
        }
    }
}

/// What the tags of a `meta` box reveal: by key names (QuickTime) or as `©xyz` (iTunes).
fn traces_of_meta(body: &[u8]) -> Vec<Trace> {
    // QuickTime's `meta` is a plain box, MP4's has version and flags first.
    let plain = array::<4>(body, 4).is_some_and(|kind| kind == *b"hdlr" || kind == *b"keys");
    let inner = body.get(if plain { 0 } else { 4 }..).unwrap_or_default();
    let mut traces = Vec::new();
    for child in children(inner) {
        match &child.kind {
            b"keys" => traces.extend(traces_of_keys(child.body())),
            b"ilst" if children(child.body()).any(|tag| tag.kind == *b"\xa9xyz") => {
                traces.push(Trace::Place);
            }
            _ => {}
        }
    }
    traces.sort_unstable();
    traces.dedup();
    traces
}

/// Keys such as `com.apple.quicktime.location.ISO6709`.
fn traces_of_keys(body: &[u8]) -> Vec<Trace> {
    let names = children(body.get(8..).unwrap_or_default());
    names
        .filter_map(|key| {
            let name = key.body().to_ascii_lowercase();
            let has = |word: &[u8]| find_bytes(&name, word).is_some();
            if has(b"location") || has(b"gps") {
                Some(Trace::Place)
            } else {
                has(b"serial").then_some(Trace::SerialNumber)
            }
        })
        .collect()
}

/// The samples of a track of measured positions; `None` for every other track.
fn track_samples(trak: ChildBox<'_>, file_len: u64) -> Option<Vec<(u64, u64)>> {
    let table = trak.descend(&[b"mdia", b"minf", b"stbl"])?;
    let stsd = table.child(*b"stsd")?;
    let entry = children(stsd.body().get(8..)?).next()?;
    let measures = match &entry.kind {
        b"camm" | b"gpmd" | b"rtmd" | b"djmd" | b"dbgi" | b"mett" | b"urim" => {
            // Text and URI metadata count only if they mention GPS.
            let plain = [*b"mett", *b"urim"].contains(&entry.kind);
            !plain || find_bytes(&entry.whole.to_ascii_lowercase(), b"gps").is_some()
        }
        b"mebx" => find_bytes(entry.whole, b"location").is_some(),
        _ => false,
    };
    measures.then(|| sample_places(table, file_len).unwrap_or_default())
}

/// Offset and length of every chunk of a track.
fn sample_places(table: ChildBox<'_>, file_len: u64) -> Option<Vec<(u64, u64)>> {
    let runs = Stsc::decode(&mut &*table.child(*b"stsc")?.whole).ok()?;
    let lengths = Stsz::decode(&mut &*table.child(*b"stsz")?.whole).ok()?;
    let chunks: Vec<u64> = if let Some(long) = table.child(*b"co64") {
        Co64::decode(&mut &*long.whole).ok()?.entries
    } else {
        let short = Stco::decode(&mut &*table.child(*b"stco")?.whole).ok()?;
        short.entries.into_iter().map(u64::from).collect()
    };
    let mut sizes = Sizes {
        samples: &lengths.samples,
        at: 0,
    };
    let mut runs = runs.entries.iter().peekable();
    let mut a_chunk = 0;
    let mut places = Vec::new();
    for (number, at) in (1_u32..).zip(chunks) {
        while let Some(run) = runs.next_if(|run| run.first_chunk <= number) {
            a_chunk = run.samples_per_chunk;
        }
        let len = sizes.next_chunk(a_chunk)?;
        // Ignores chunks that a broken table puts beyond the file.
        if at < file_len {
            places.push((at, len.min(file_len - at)));
        }
    }
    Some(places)
}

/// Sample lengths, summed chunk by chunk.
struct Sizes<'a> {
    samples: &'a StszSamples,
    at: usize,
}

impl Sizes<'_> {
    /// Bytes of the next `count` samples, or of as many as remain.
    fn next_chunk(&mut self, count: u32) -> Option<u64> {
        match self.samples {
            StszSamples::Identical { size, .. } => u64::from(count).checked_mul(u64::from(*size)),
            StszSamples::Different { sizes } => {
                let rest = sizes.get(self.at..).unwrap_or_default();
                let taken = rest.iter().take(index(count)?);
                self.at += taken.len();
                Some(taken.fold(0_u64, |sum, size| sum.saturating_add(u64::from(*size))))
            }
        }
    }
}
