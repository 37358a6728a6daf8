//! Drivepress turns a folder of outreach material into USB drives: one for each district.
//!
//! Data flows one way, and the rooms stand in that order:
//!
//! ```text
//! kit ──▶ site ──▶ bag ──▶ image ──▶ verify
//!  what    pages    checksums  base + tails  is it intact?
//!  goes on          signature
//! ```
//!
//! - [`drive`]: what the parts of a drive are called; both sides of the house use it.
//! - [`kit`]: what staff put in (`kit.toml`, `media.toml`, tables, translations), read and checked.
//! - [`site`]: kit to pages.
//! - [`bag`]: which files a drive has, common or district; manifests and tag files (BagIt, RFC 8493).
//! - [`image`]: layout, base, tails, the image set, ZIP, export.
//! - [`verify`]: is a folder, image, zip or image set intact?
//! - [`formats`]: bytes to values and back by published specifications; opens no file.
//! - [`base`]: digests, whole-or-nothing output, progress, diagnostics.
//! - [`words`]: every sentence that people read, in Thai and in English.
//! - [`commands`]: a whole command without a terminal; [`cli`]: the only place that prints.
//!
//! Imports go one way: `main → cli → commands → rooms → formats → base → words`.

pub mod bag;
pub mod base;
pub mod cli;
pub mod commands;
pub mod drive;
pub mod formats;
pub mod image;
pub mod kit;
pub mod site;
pub mod verify;
pub mod words;
