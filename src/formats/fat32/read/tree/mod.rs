//! Lists every file and folder of a volume, with notes and faults.

mod chain;
pub(super) mod contents;
mod crossed;
mod folder;
mod names;
mod survey;
mod walk;

use super::error::Error;
use super::volume::Volume;
pub use contents::{FatDirectory, FatFile, FileReader, VolumeTree};

impl Volume<'_> {
    /// Walks the whole volume.
    ///
    /// # Errors
    /// Fails only if the medium cannot be read; faults on it are in the tree.
    pub fn tree(&self) -> Result<VolumeTree, Error> {
        walk::walk(self)
    }
}
