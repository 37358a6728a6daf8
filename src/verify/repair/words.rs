//! Messages about files that cannot be repaired and unusable sources.

use crate::base::ForeignFault;
use crate::verify::answer::RawName;
use crate::words::{Message, messages};

messages! {
    /// Obstacles to a repair.
    pub(super) enum RepairFinding {
        LinkOnTheWay = "repair.why:link-on-the-way",
        FolderInPlace = "repair.why:folder-in-place",
        OutsideDrive { why: ForeignFault } = "repair.why:outside",
        NotInSource = "repair.why:not-in-source",
        SourceUnreadable { why: Message } = "repair.why:source-unreadable",
        SourceDamaged = "repair.why:source-damaged",
        OnlyOwn = "repair.why:only-own",
        Held = "repair.why:held",
        ImageUnreadable = "repair.why:image-unreadable",
        Unreadable { why: Message } = "repair.why:unreadable",
        DamagedAt { at: u64 } = "repair.why:damaged-at",
        TailDamaged = "repair.why:tail-damaged",
        Signature = "repair.why:signature",
        Manifests = "repair.why:manifests",
        ListsOutside { name: RawName, why: ForeignFault } = "repair.why:lists-outside",
        NoSuchImage = "repair.why:no-such-image",
        BaseDigests = "repair.why:base-digests",
        SetOtherSigner = "repair.why:set-other-signer",
        SetNotByNamed = "repair.why:set-not-by-named",
        SetNamesNoSigner = "repair.why:set-names-no-signer",
    }
}
