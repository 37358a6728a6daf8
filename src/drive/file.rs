//! A generated file, not a copied one.

use super::path::DrivePath;

/// A file of a drive whose bytes are in memory: a page, a tag file, a district's note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriveFile {
    /// Its path on the drive.
    pub path: DrivePath,
    /// Its content.
    pub bytes: Vec<u8>,
}
