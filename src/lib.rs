//! Drivepress makes USB drives from a folder of outreach material, one drive for each district.
//!
//! Data flows one way through the rooms (top-level modules):
//!
//! ```text
//! kit ──▶ site ──▶ bag ──▶ image ──▶ verify
//!  what    pages    checksums  base + tails  is it intact?
//!  goes on          signature
//! ```
//!
//! - [`drive`]: names and paths on a drive.
//! - [`kit`]: reads and checks what staff provide (`kit.toml`, `media.toml`, tables, translations).
//! - [`site`]: kit to pages.
//! - [`bag`]: which files a drive has, common or district; manifests and tag files (BagIt, RFC 8493).
//! - [`image`]: layout, base, tails, the image set, ZIP, export.
//! - [`verify`]: checks whether a folder, image, ZIP or image set is intact.
//! - [`device`]: writes drives to sticks and reads them back; finds sticks that lie about their size.
//! - [`formats`]: bytes to values and back by published specifications; opens no file.
//! - [`base`]: digests, atomic output, progress, diagnostics.
//! - [`words`]: every sentence that people read, in Thai and English.
//! - [`commands`]: complete commands without a terminal; [`cli`]: the only room that prints.
//!
//! Imports go one way: `main → cli → commands → rooms → formats → base → words`.

pub mod bag;
pub mod base;
pub mod cli;
pub mod commands;
pub mod device;
pub mod drive;
pub mod formats;
pub mod image;
pub mod kit;
pub mod site;
pub mod verify;
pub mod words;
