//! A file that was made, not copied.

use super::path::DrivePath;

/// A file of a drive whose bytes are in memory: a page, a tag file, a district's note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriveFile {
    /// Where it lies on the drive.
    pub path: DrivePath,
    /// Its content.
    pub bytes: Vec<u8>,
}
