//! How far a file reaches by its own structure: what stands behind that end, no viewer reads.
//!
//! Covers the kinds that tell their end: by segments (JPEG), chunks (PNG, RIFF, AIFF, MIDI),
//! blocks (GIF), pages (Ogg), boxes (MP4 and its family, HEIC), elements (Matroska), records (ZIP
//! and what is packed in one), a mark (PDF) or a number in front (BMP, WOFF). Leaves out kinds that only end where the file does (MP3,
//! MPEG streams, TIFF, text) and what it is that stands behind the end (`active/`).
//!
//! Source: ITU-T T.81 Annex B (JPEG); PNG third edition §5; GIF89a §17 to §27; RFC 3533 §6 (Ogg);
//! RFC 8794 §6 (EBML); ISO/IEC 14496-12 §4.2; ISO 32000-1 §7.5.5; W3C WOFF 2.0 §4.1.

mod find;
mod gif;
pub(super) mod jpeg;
mod pdf;
pub(super) mod png;
mod told;
mod whole;

#[cfg(test)]
mod tests;

pub(super) use find::{end_in_file, end_in_memory};
pub(super) use pdf::ends as pdf_ends;
pub use whole::is_cut_off;
