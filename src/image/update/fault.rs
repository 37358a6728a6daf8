//! Why there is no update between two sets.

use crate::words::messages;

messages! {
    /// Why there is no update between two sets.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum UpdateFault {
        /// Another campaign or edition.
        OtherEdition = "image.no-update-why:other-edition",
        /// The release is not before the set's.
        NotOlder = "image.no-update-why:not-older",
        /// Signed by another key, or only one of the two is signed.
        OtherSigner = "image.no-update-why:other-signer",
        /// No chosen recipient has a drive in both sets.
        NoDrive = "image.no-update-why:no-drive",
    }
}
