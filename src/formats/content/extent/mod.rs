//! Finds where a file ends by its own structure. Viewers read nothing after that end.
//!
//! Covers the kinds that a drive carries and that mark their end: by segments (JPEG), chunks (PNG,
//! WebP), blocks (GIF), boxes (MP4 and its family), records (Office packages, which are ZIPs) or a
//! mark (PDF). Leaves out kinds without such an end (MP3, text), and what the trailing data is
//! (`active/`). Takes bytes or a `Read + Seek`; returns an offset.
//!
//! Source: ITU-T T.81 Annex B (JPEG); PNG third edition §5; GIF89a §17 to §27; WebP container; APPNOTE 4.3;
//! ISO/IEC 14496-12 §4.2; ISO 32000-1 §7.5.5.

mod by_length_fields;
mod find;
mod gif;
pub(super) mod jpeg;
mod pdf;
pub(super) mod png;
mod whole;

#[cfg(test)]
mod tests;

pub(super) use find::{end_in_file, end_in_memory};
pub(super) use pdf::ends as pdf_ends;
pub use whole::is_cut_off;
