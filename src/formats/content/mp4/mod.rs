//! Checks whether common players play an MP4 film, and which faults can be fixed without loss.
//!
//! Covers the order of the boxes, the codecs that the sample entries name, the played length, and
//! moving the index (`moov`) to the front. Leaves out the frames: ffmpeg recodes them, with the
//! arguments that [`film_arguments`] gives. `place/` handles positions and serial numbers in
//! films. Takes a `Read + Seek`; returns a [`FilmFacts`], its faults, and plans.
//!
//! Source: ISO/IEC 14496-12 (boxes), 14496-14 and -15 (MP4, AVC), 14496-3 (AAC). The crate
//! `mp4-atom` decodes single boxes, so that a broken box affects only itself.

mod boxes;
mod codec;
mod faststart;
mod film;
mod play;
mod recode;
mod track;

#[cfg(test)]
mod tests;

pub use boxes::{BoxHead, StructureFault, TopLevel, read_top_level};
pub(crate) use boxes::{
    ChildBox, INDEX_BYTES_MAX, children, is_of_films, read_box, walk_top_level,
};
pub use codec::{SoundCodec, VideoCodec};
pub use faststart::{FaststartError, plan_faststart};
pub use film::{FilmFacts, IndexPlace, read_film};
pub use play::{FilmFault, FilmMend, Player, check_film};
pub use recode::{captions_arguments, film_arguments, sound_arguments};
pub use track::{FilmTrack, Picture, Sound, TrackContent, Turn};
