//! Messages about a drive and its files.

use crate::verify::answer::RawName;
use crate::words::{Message, messages};

messages! {
    /// Oddities of a drive and faults of its manifests.
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

    /// Why an unlisted file should not be opened.
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
