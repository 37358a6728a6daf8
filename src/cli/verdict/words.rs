//! The words of a report around the findings.

use std::path::PathBuf;

use crate::formats::minisign::PublicKey;
use crate::verify::{RawName, TargetKind};
use crate::words::{Message, Size, messages};

messages! {
    /// The first line.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum Headline {
        Target { target: RawName, answer: Answer, kind: ReportedTarget, read: Option<ReadSoFar> } = "verify.headline",
    }

    /// The verdict and what it means.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum Answer {
        Pristine = "verify.verdict:pristine",
        Intact = "verify.verdict:intact",
        IntactSet = "verify.verdict:intact-set",
        Another = "verify.verdict:another",
        Suspicious = "verify.verdict:suspicious",
        NotChecked = "verify.verdict:not-checked",
        Damaged = "verify.verdict:damaged",
        Waits = "verify.verdict:waits",
        Forged = "verify.verdict:forged",
        NotOurs = "verify.verdict:not-ours",
    }

    /// The kind of target.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum ReportedTarget {
        ImageSet = "verify.kind:image-set",
        Folder = "verify.kind:folder",
        Zip = "verify.kind:zip",
        Image = "verify.kind:image",
        Device = "verify.kind:device",
        Other = "verify.kind:other",
    }

    /// How much was read.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum ReadSoFar {
        Files { files: usize, size: Size } = "verify.read",
    }

    /// Titles of the lists of findings.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum Title {
        DoNotOpen = "verify.list:do-not-open",
        Damaged = "verify.list:damaged",
        Missing = "verify.list:missing",
        Ranges = "verify.list:ranges",
        Added = "verify.list:added",
        LeftOver = "verify.list:left-over",
        System = "verify.list:system",
        Bases = "verify.list:bases",
        WrongImages = "verify.list:wrong-images",
        MissingTails = "verify.list:missing-tails",
        ExtraTails = "verify.list:extra-tails",
        Waiting = "verify.list:waiting",
        WrongSignatures = "verify.list:wrong-signatures",
    }

    /// A line of the report.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum ReportLine {
        ForeignBag = "verify.foreign-bag",
        Identity { district: RawName, campaign: Option<RawName>, edition: Option<RawName>, release: Option<RawName> } = "verify.identity",
        Another { mismatch: Message } = "verify.another",
        List { title: Title, count: usize } = "verify.list",
        Name { name: RawName } = "verify.name",
        More { more: usize } = "verify.list-more",
        Note { note: Message } = "verify.note",
        MoreNotes { more: usize } = "verify.notes-more",
        FilesLikewise { said: Message, more: usize } = "verify.likewise:files",
        NamesLikewise { said: Message, more: usize } = "verify.likewise:names",
        Range { start: String, end: String, files: String } = "verify.range",
        RangeOfNoFile { start: String, end: String } = "verify.range:no-file",
        RightImages { images: usize, recipients: usize } = "verify.right-images",
        Base { file: RawName, ranges: String } = "verify.base",
        LeftOver = "verify.left-over",
        Receipt { receipt: String } = "verify.receipt",
        TakenAway = "verify.taken-away",
        Newer { release: String } = "verify.newer",
        GroupSum { targets: usize, intact: usize, others: usize } = "verify.group-sum",
    }

    /// The state of the signature.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum SealLine {
        Nobody = "verify.seal:nobody",
        Waits { signer: PublicKey } = "verify.seal:waits",
        Right { signer: PublicKey } = "verify.seal:right",
        Unpinned { signer: PublicKey } = "verify.seal:unpinned",
        NotChecked { key_id: String } = "verify.seal:not-checked",
        Wrong { problem: Message } = "verify.seal:wrong",
    }

    /// What to do next.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum Advice {
        HalfAnImage = "verify.next:half-an-image",
        Master = "verify.next:master",
        Sign = "verify.next:sign",
        Stamp = "verify.next:stamp",
        Repair { target: RawName, set: PathBuf } = "verify.next:repair",
        RepairExtras { target: RawName, set: PathBuf } = "verify.next:repair-extras",
        WriteAgain { target: RawName } = "verify.next:write-again",
        NewCopy = "verify.next:new-copy",
        OtherList = "verify.next:other-list",
        AskTheOffice = "verify.next:ask-the-office",
    }
}

impl From<TargetKind> for ReportedTarget {
    fn from(kind: TargetKind) -> Self {
        match kind {
            TargetKind::ImageSet => Self::ImageSet,
            TargetKind::Folder => Self::Folder,
            TargetKind::Zip => Self::Zip,
            TargetKind::Image => Self::Image,
            TargetKind::Device => Self::Device,
            TargetKind::Other => Self::Other,
        }
    }
}
