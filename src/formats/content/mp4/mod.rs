//! MP4 films: will the players of the field play them, and what can be mended without loss.
//!
//! Covers the order of the boxes, the tracks' codecs as the sample entries tell them, the played
//! length, and moving the index (`moov`) to the front. Leaves out the frames themselves: recoding
//! is ffmpeg's, whose command line [`mend_command`] writes. Places and serial numbers in films
//! stand in `place/`.
//!
//! Source: ISO/IEC 14496-12 (boxes), 14496-14 and -15 (MP4, AVC), 14496-3 (AAC); the leaves are
//! read by the crate `mp4-atom`, box by box, so that an odd one spoils nothing but itself.

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
pub(crate) use boxes::{Child, INDEX_BYTES_MAX, children, is_of_films, read_box, walk_top_level};
pub use codec::{SoundCodec, VideoCodec};
pub use faststart::{FaststartError, plan_faststart};
pub use film::{Film, IndexPlace, read_film};
pub use play::{FilmFault, FilmMend, Player, check_film};
pub use recode::{captions_command, mend_command, sound_command};
pub use track::{Picture, Sound, Track, TrackContent, Turn};
