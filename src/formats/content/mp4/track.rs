//! A track of a film.

use mp4_atom::{Decode, Elst, Mdhd, Stts, Tkhd};

use super::boxes::ChildBox;
use super::codec::{SampleEntry, SoundCodec, VideoCodec, read_entry};
use crate::formats::content::bytes::{array, be32, be64, index};

/// One track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilmTrack {
    /// What it carries.
    pub content: TrackContent,
    /// Whether players use it by default.
    pub enabled: bool,
    /// ISO 639-2 code; `und` if the file has none.
    pub language: String,
    /// Played length in milliseconds, with edits applied; `None` if unknown.
    pub duration_ms: Option<u64>,
    /// Whether all frames lie inside the file.
    pub frames_inside: bool,
}

/// What a track carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrackContent {
    /// Pictures.
    Picture(Picture),
    /// Sound.
    Sound(Sound),
    /// Something else, by its handler: text, time code, measured positions.
    Other([u8; 4]),
    /// Pictures or sound that cannot be read.
    Unreadable,
}

/// How a player must turn the picture before it shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Not at all.
    Upright,
    /// By a quarter turn, as phones record when held upright.
    OnItsSide,
    /// By half a turn, as phones record when held upside down.
    OnItsHead,
    /// By mirroring, as front cameras record.
    Mirrored,
}

/// A picture track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its codec.
    pub codec: VideoCodec,
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
    /// Average frames per thousand seconds; `None` if there are no frames.
    pub frames_per_1000_s: Option<u64>,
    /// How players must turn the picture, as phones ask for.
    pub turned: Turn,
}

/// A sound track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// Its codec.
    pub codec: SoundCodec,
    /// Channels: 1 mono, 2 stereo.
    pub channels: u16,
}

/// Reads a `trak`; `movie_scale` is the movie's units per second, `file_len` the file's bytes.
pub(super) fn read_track(trak: ChildBox<'_>, movie_scale: u32, file_len: u64) -> FilmTrack {
    let tkhd = trak
        .child(*b"tkhd")
        .and_then(|head| Tkhd::decode(&mut &*head.whole).ok());
    let mdhd = trak.descend(&[b"mdia", b"mdhd"]);
    let mdhd = mdhd.and_then(|head| Mdhd::decode(&mut &*head.whole).ok());
    let handler = trak
        .descend(&[b"mdia", b"hdlr"])
        .and_then(|handler| array::<4>(handler.body(), 8))
        .unwrap_or_default();
    let table = trak.descend(&[b"mdia", b"minf", b"stbl"]);
    let (frames, units) = count_frames(table);
    let media_scale = mdhd.as_ref().map_or(0, |head| head.timescale);
    let media_units = if units > 0 {
        units
    } else {
        mdhd.as_ref().map_or(0, |head| head.duration)
    };
    let content = match (&handler, table.and_then(|table| table.child(*b"stsd"))) {
        (b"vide", Some(stsd)) => {
            picture(stsd, tkhd.as_ref(), per_1000_s(frames, units, media_scale))
        }
        (b"soun", Some(stsd)) => sound(stsd),
        (b"vide" | b"soun", None) => TrackContent::Unreadable,
        _ => TrackContent::Other(handler),
    };
    let elst = trak.descend(&[b"edts", b"elst"]);
    let elst = elst.and_then(|list| Elst::decode(&mut &*list.whole).ok());
    FilmTrack {
        content,
        enabled: tkhd.as_ref().is_none_or(|head| head.enabled),
        language: mdhd.map_or_else(|| "und".to_owned(), |head| head.language),
        duration_ms: played(elst.as_ref(), movie_scale, media_units, media_scale),
        frames_inside: table.is_none_or(|table| chunks_inside(&table, file_len)),
    }
}

fn picture(
    stsd: ChildBox<'_>,
    tkhd: Option<&Tkhd>,
    frames_per_1000_s: Option<u64>,
) -> TrackContent {
    let SampleEntry::Picture {
        codec,
        width,
        height,
    } = read_entry(stsd, true)
    else {
        return TrackContent::Unreadable;
    };
    let turned = tkhd.map_or(Turn::Upright, |head| {
        let matrix = &head.matrix;
        match (matrix.b != 0, matrix.a < 0, matrix.d < 0) {
            (true, ..) => Turn::OnItsSide,
            (false, true, true) => Turn::OnItsHead,
            (false, false, false) if matrix.a > 0 => Turn::Upright,
            _ => Turn::Mirrored,
        }
    });
    TrackContent::Picture(Picture {
        codec,
        width,
        height,
        frames_per_1000_s,
        turned,
    })
}

fn sound(stsd: ChildBox<'_>) -> TrackContent {
    match read_entry(stsd, false) {
        SampleEntry::Sound { codec, channels } => TrackContent::Sound(Sound { codec, channels }),
        _ => TrackContent::Unreadable,
    }
}

/// The number of frames, and their total length in the media's units.
fn count_frames(table: Option<ChildBox<'_>>) -> (u64, u64) {
    let stts = table.and_then(|table| table.child(*b"stts"));
    let stts = stts.and_then(|stts| Stts::decode(&mut &*stts.whole).ok());
    let entries = stts.map(|stts| stts.entries).unwrap_or_default();
    entries
        .iter()
        .fold((0, 0), |(frames, units): (u64, u64), entry| {
            let count = u64::from(entry.sample_count);
            let length = count.saturating_mul(u64::from(entry.sample_delta));
            (frames.saturating_add(count), units.saturating_add(length))
        })
}

fn per_1000_s(frames: u64, units: u64, scale: u32) -> Option<u64> {
    let scaled = u128::from(frames) * u128::from(scale) * 1000;
    u64::try_from(scaled.checked_div(u128::from(units))?).ok()
}

fn milliseconds(units: u64, scale: u32) -> Option<u64> {
    u64::try_from((u128::from(units) * 1000).checked_div(u128::from(scale))?).ok()
}

/// The played length: the sum of the edits (empty ones delay the track and count too), or the whole
/// media if there is no edit list. An edit of length 0 means "the rest" in fragmented files.
fn played(elst: Option<&Elst>, movie_scale: u32, media_units: u64, scale: u32) -> Option<u64> {
    let whole = milliseconds(media_units, scale);
    let Some(list) = elst.filter(|list| !list.entries.is_empty()) else {
        return whole;
    };
    let mut total: u64 = 0;
    for edit in &list.entries {
        let length = match edit.media_time {
            Some(from) if edit.segment_duration == 0 => {
                milliseconds(media_units.saturating_sub(from), scale)
            }
            _ => milliseconds(edit.segment_duration, movie_scale),
        };
        total = total.saturating_add(length?);
    }
    Some(total)
}

/// Whether every chunk begins inside the file.
fn chunks_inside(table: &ChildBox<'_>, file_len: u64) -> bool {
    let short = table.child(*b"stco").map(|found| (found.body(), 4));
    let long = table.child(*b"co64").map(|found| (found.body(), 8));
    short.into_iter().chain(long).all(|(body, width)| {
        let count = be32(body, 4).and_then(index).unwrap_or(0);
        let entries = body.get(8..).unwrap_or_default();
        let fits = count <= entries.len() / width;
        fits && entries.chunks_exact(width).take(count).all(|entry| {
            let at = be64(entry, 0).or_else(|| be32(entry, 0).map(u64::from));
            at.is_some_and(|at| at < file_len)
        })
    })
}
