//! Every file and folder of a volume, with what is wrong.

mod chain;
mod contents;
mod crossed;
mod folder;
mod names;
mod survey;
mod walk;

use super::error::Error;
use super::volume::Volume;
pub use contents::{FatDirectory, FatFile, FileReader, Tree};

impl Volume<'_> {
    /// Walks the whole volume.
    ///
    /// # Errors
    /// Only where the medium cannot be read; what is wrong on it is in the tree.
    pub fn tree(&self) -> Result<Tree, Error> {
        walk::walk(self)
    }
}
