//! Why a stick cannot be filled this way.

use std::path::PathBuf;

use crate::verify::answer::RawName;
use crate::words::{Message, Size, messages, shown_in_english};

messages! {
    /// Why a stick cannot be filled this way.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum FillError {
        /// The target is not a folder.
        NotAFolder { path: PathBuf } = "fill.cannot:not-a-folder",
        /// The target is not the root of a volume.
        NotAVolume { path: PathBuf } = "fill.cannot:not-a-volume",
        /// The system or the user's own files are on the target's volume.
        OfSystem { path: PathBuf } = "fill.cannot:of-system",
        /// The folder holds other files and nothing of a drive.
        OtherFiles { path: PathBuf } = "fill.cannot:other-files",
        /// The files do not fit.
        NoRoom { path: PathBuf, needed: Size, free: Size } = "fill.cannot:no-room",
        /// FAT or another reader of drives does not allow a name of the source.
        Name { name: RawName, reason: Message } = "fill.cannot:name",
        /// A file is too large for FAT32.
        TooLarge { name: RawName, size: Size } = "fill.cannot:too-large",
        /// Something that is no file is in a file's place.
        InTheWay { name: RawName, reason: Message } = "fill.cannot:in-the-way",
        /// The update lacks files that the stick does not have either.
        NotForThis { path: PathBuf, count: usize, first: RawName } = "fill.cannot:not-for-this",
        /// The update is for another district's drive.
        UpdateOfAnother { found: RawName, of: RawName } = "fill.cannot:update-of-another",
    }
}

shown_in_english!(FillError);
