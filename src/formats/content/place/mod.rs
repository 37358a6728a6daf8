//! Finds where a photo or film was taken and with which device, and removes that without loss.
//!
//! Covers positions and serial numbers in EXIF and XMP (JPEG, PNG, WebP, and TIFF inside
//! documents), in QuickTime's and 3GPP's tags, in tracks of measured positions, and in whole files
//! that phones append to a picture. Leaves out places written as text (captions, IPTC city names),
//! and makers' private notes, which are removed with the EXIF block around them. Takes a kind and
//! bytes or a `Read + Seek`; returns traces and a plan to remove them.
//!
//! Source: CIPA DC-008 (EXIF 2.32) §4.6; ISO 16684-1 (XMP); PNG third edition, eXIf; WebP container;
//! Apple QuickTime File Format, "User Data", "Metadata"; 3GPP TS 26.244.

mod exif;
mod film;
mod find;
mod jpeg;
mod png;
mod trace;
mod webp;
mod xmp;

#[cfg(test)]
mod tests;

pub(crate) use find::{find_in_packet, find_in_picture};
pub use find::{find_place, plan_place_removal};
pub use trace::{PlaceError, PlaceTrace, Removal, Trace, TraceStore};
