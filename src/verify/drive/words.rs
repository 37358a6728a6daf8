//! What is said of a drive and the files on it, as messages.

use crate::verify::answer::RawName;
use crate::words::{Message, messages};

messages! {
    /// What is odd about a drive or wrong with its lists.
    pub(super) enum DriveFinding {
        PackedImage { image: RawName } = "verify.drive:packed-image",
        Moved { folder: RawName } = "verify.drive:moved",
        SeveralDrives { count: usize, named: String } = "verify.drive:several",
        Held { name: RawName } = "verify.drive:held",
        Unread { path: RawName, why: Message } = "verify.drive:unread",
        LongTagFile { most: u64 } = "verify.drive:long-tag-file",
        NoLabel = "verify.drive:no-label",
        NotListedIn { manifest: RawName } = "verify.drive:not-listed-in",
        SecondList { first: RawName } = "verify.drive:second-list",
    }

    /// Why an unlisted file is not to be opened.
    pub(super) enum HeldFinding {
        Drawing = "verify.held:drawing",
        XmlPage = "verify.held:xml-page",
        Epub = "verify.held:epub",
        Hides { path: RawName } = "verify.held:hides",
        TwinAndZip = "verify.held:twin-and-zip",
        TwinWithMore = "verify.held:twin-with-more",
        NotLooked = "verify.held:not-looked",
    }
}
