//! Messages about an image compared with its set and list.

use crate::formats::content::FileKind;
use crate::verify::answer::RawName;
use crate::verify::sets::beside::ListOddity;
use crate::words::{Message, messages};

messages! {
    /// Oddities of an image, and reasons why it is not pristine.
    pub(super) enum ImageFinding {
        Unreadable { why: Message } = "verify.image:unreadable",
        ImageAndZip = "verify.image:image-and-zip",
        OtherLength = "verify.image:other-length",
        SetsBaseDiffers = "verify.image:base-differs",
        FilesAdded = "verify.image:files-added",
        OddList { oddities: Vec<ListOddity> } = "verify.image:odd-list",
        UnreadableList { why: Message } = "verify.image:unreadable-list",
        ListContradicts = "verify.image:list-contradicts",
        OtherName { named: String, says: RawName } = "verify.image:other-name",
        SetByAnother = "verify.image:set-by-another",
        SetByNobody = "verify.image:set-by-nobody",
        EqualsList = "verify.image:equals-list",
        DiffersFromList = "verify.image:differs-from-list",
        EmptyFile = "verify.image:empty-file",
        Mistaken { kind: FileKind, way: Way } = "verify.image:mistaken",
    }

    /// What to give instead of a file that is neither a drive nor an image.
    pub(super) enum Way {
        PlainImage = "verify.way:plain-image",
        Unpack = "verify.way:unpack",
        TheDrive = "verify.way:the-drive",
        ADrive = "verify.way:a-drive",
    }
}
