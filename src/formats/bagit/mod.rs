//! BagIt (RFC 8493): declaration, manifests, tag files, and the paths in them.
//!
//! Writes version 1.0 only. Reads 0.93 to 1.0 leniently: known deviations of other tools are
//! accepted and reported as a [`BagNote`]; anything ambiguous is a typed fault. Fetches nothing: a
//! drive is offline.

mod budget;
mod declaration;
mod digest;
mod fetch;
mod manifest;
mod names;
mod note;
mod path;
mod rows;
mod tag_file;
mod text;

pub use budget::{BagBudget, LISTS_BYTES_MAX, LISTS_LINES_MAX};
pub use declaration::{Declaration, DeclarationFault, V1_0, parse_declaration};
pub use digest::{Algorithm, Digest, Digesting};
pub use fetch::{Fetch, FetchFault, FetchLineFault, parse_fetch};
pub use manifest::{
    FAULTS_MAX, LINES_MAX, MANIFEST_BYTES_MAX, Manifest, ManifestEntry, ManifestFault,
    ManifestKind, ManifestLineFault, manifest_name, parse_manifest, parse_manifest_within,
    write_manifest,
};
pub use names::ListedName;
pub use note::{BagNote, BagOddity};
pub use path::{PATH_BYTES_MAX, PathFault, check_contained, parse_path};
pub use rows::LINE_BYTES_MAX;
pub use tag_file::{TAG_FILE_BYTES_MAX, TagFile, parse_tag_file, write_tag_file};
pub use text::{Charset, TextFault, decode};
