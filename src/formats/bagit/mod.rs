//! BagIt (RFC 8493): declaration, manifests, tag files, and the paths in them.
//!
//! Writes version 1.0 only. Reads 0.93 to 1.0 leniently: what other tools are known to write is
//! understood and told as a [`Note`]; what cannot be meant well is a typed fault. Leaves out
//! `fetch.txt` beyond counting its lines: a drive is offline.

mod declaration;
mod digest;
mod manifest;
mod note;
mod path;
mod tag_file;
mod text;

pub use declaration::{Declaration, DeclarationFault, V1_0, parse_declaration};
pub use digest::{Algorithm, Digest, Digesting};
pub use manifest::{
    Entry, LineFault, MANIFEST_BYTES_MAX, Manifest, ManifestFault, ManifestKind, manifest_name,
    parse_manifest, write_manifest,
};
pub use note::{Note, Oddity};
pub use path::{PathFault, check_contained, parse_path};
pub use tag_file::{TAG_FILE_BYTES_MAX, TagFile, parse_tag_file, write_tag_file};
pub use text::{TextFault, decode};
