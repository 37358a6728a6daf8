//! Why a file named on the command line is not added, recorded or mended.

use crate::drive::NameFault;
use crate::words::messages;

messages! {
    /// Why a file or the list is refused.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum MediaRefusal {
        /// The named file does not exist.
        NoSuchFile = "media.absent:asked",
        /// An entry's file is missing.
        EntryWithoutFile { path: String } = "media.absent:entry",
        Outside = "media.outside",
        NotListed = "media.unlisted:asked",
        NotText = "name.not-text:asked",
        NothingListed = "media.unlisted:removed",
        NewNameTaken { now: String } = "name.taken:new",
        NewName { fault: NameFault } = "name.refused:new",
        NotAFile = "tree.not-a-file:asked",
        NameTaken { now: String } = "name.taken",
        NoFfmpeg = "media.no-ffmpeg",
        FfmpegFailed { words: String } = "media.convert-failed",
        ConvertedDiffers = "media.convert-failed:differs",
        WouldDiffer = "media.fix-failed",
        ListEncoding { encoding: String } = "toml.syntax:list-encoding",
        ListTooLong = "toml.syntax:list-too-long",
        ListSyntax { reason: String } = "toml.syntax:list",
        ListForm = "toml.syntax:list-form",
    }
}
