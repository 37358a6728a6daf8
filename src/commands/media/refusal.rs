//! Why a file of the command line is not listed, recorded or mended.

use crate::words::messages;

messages! {
    /// Why a file or the list is refused.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum Refusal {
        /// The command line names nothing that is there.
        NoSuchFile = "media.absent:asked",
        /// An entry's file is gone.
        EntryWithoutFile { path: String } = "media.absent:entry",
        Outside = "media.outside",
        NotListed = "media.unlisted:asked",
        NotText = "name.not-text:asked",
        NotAFile = "tree.not-a-file:asked",
        NameTaken { now: String } = "name.taken",
        WouldDiffer = "media.fix-failed",
        ListEncoding { encoding: String } = "toml.syntax:list-encoding",
        ListTooLong = "toml.syntax:list-too-long",
        ListSyntax { reason: String } = "toml.syntax:list",
        ListForm = "toml.syntax:list-form",
    }
}
