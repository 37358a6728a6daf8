//! Findings about the files in `media/`: their names, places and entries.

use crate::base::escaped;
use crate::drive::NameFault;
use crate::formats::content::{Active, ActiveKind, Disguise, Leftover, Placeholder};
use crate::words::{Size, messages};

use super::captions::name::CaptionsNameFault;

messages! {
    /// A fault of the folder `media/`.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum TreeFinding {
        NoMedia = "tree.no-media",
        NotUnicode { bytes: String } = "name.not-text",
        UnknownFolder { near: Option<String> } = "tree.misplaced:folder",
        FolderInCaptions = "tree.misplaced:folder-in-captions",
        FolderInLanguage = "tree.misplaced:folder-in-language",
        BesideFolders = "tree.misplaced:beside-folders",
        BesideLanguages = "tree.misplaced:beside-languages",
        Link = "tree.link",
        FileForFolder = "tree.not-a-file:file",
        Device = "tree.not-a-file:device",
        Leftovers { count: usize, names: Vec<NamedLeftover>, more: Option<MoreLeftovers> } = "tree.leftovers",
        FullFolder { needed: usize, most: usize } = "tree.folder-full",
        Clash { first: String } = "name.clash",
        Refused { fault: NameFault, shown: Option<String>, file: String } = "name.refused",
        RefusedLong { fault: NameFault, shown: Option<String> } = "name.refused:long",
        RefusedUnseen { fault: NameFault, shown: Option<String> } = "name.refused:unseen",
        PathTooLong { units: usize, most: usize } = "name.path-too-long",
        PathLong { units: usize } = "name.path-long",
        LongName { bytes: usize, most: usize } = "name.long",
        Program { kind: ActiveWords, disguise: Option<DisguiseWords> } = "content.program:name",
        Empty = "media.empty",
        TooLarge { size: Size, bytes: u64 } = "media.too-large",
        TooLargeFilm { size: Size, bytes: u64, file: String } = "media.too-large:film",
        Placeholder { kind: PlaceholderWords } = "media.placeholder",
        TextMissing { file: String } = "text.missing",
    }

    /// A mismatch between `media/` and `media.toml`.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum EntryFinding {
        SpelledOtherwise { listed: String, on_disk: String } = "media.spelled-otherwise",
        Unlisted { file: String } = "media.unlisted",
        Absent { path: String, file: String, near: Option<String> } = "media.absent",
        Changed { path: String, found: u64, recorded: u64 } = "media.changed:size",
        UnknownLanguage { language: String } = "media.unknown-language",
        NotALanguage { word: String } = "media.unknown-language:folder",
        OtherLanguage { entry: String, language: String } = "media.language:other",
        NoLanguage { path: String, language: String } = "media.language:none",
        PreviewKind { preview: String } = "media.bad-preview:kind",
        NoPreview { preview: String, near: Option<String> } = "media.bad-preview:absent",
        CaptionsSubRip { fault: CaptionsNameFault, file: String } = "captions.name:sub-rip",
        CaptionsEnding { fault: CaptionsNameFault, file: String } = "captions.name:ending",
        CaptionsForeign { fault: CaptionsNameFault } = "captions.name:foreign",
        CaptionsSubtitles { fault: CaptionsNameFault, file: String, name: String } = "captions.name:subtitles",
        CaptionsName { fault: CaptionsNameFault } = "captions.name",
        NoFilm { film: String, near: Option<String> } = "captions.no-film",
        TwoFilms { film: String } = "captions.two-films",
        NoCaptions { language: String, name: String } = "captions.missing",
    }

    /// A leftover file and the program that left it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum NamedLeftover {
        Of { path: String, by: LeftoverWords } = "tree.leftover",
    }

    /// The number of leftovers not named.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum MoreLeftovers {
        More { count: usize } = "tree.leftovers-more",
    }

    /// The program that left a file behind.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum LeftoverWords {
        MacOs = "tree.leftover-of:macos",
        Windows = "tree.leftover-of:windows",
        Linux = "tree.leftover-of:linux",
        OfficeLock = "tree.leftover-of:office-lock",
        Temporary = "tree.leftover-of:temporary",
        Backup = "tree.leftover-of:backup",
        EditorSwap = "tree.leftover-of:editor-swap",
        HalfDownloaded = "tree.leftover-of:half-downloaded",
        VersionControl = "tree.leftover-of:version-control",
        Sync = "tree.leftover-of:sync",
    }

    /// The kind of an executable file.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum ActiveWords {
        Program { ending: Option<String> } = "content.active:program",
        Script { ending: Option<String> } = "content.active:script-by-name",
        Shortcut { ending: Option<String> } = "content.active:shortcut",
        Settings { ending: Option<String> } = "content.active:settings",
        Autorun { ending: Option<String> } = "content.active:autorun",
        Page { ending: Option<String> } = "content.active:page",
        Macros { ending: Option<String> } = "content.active:macros-by-name",
        DiskImage { ending: Option<String> } = "content.active:disk-image",
        Disguise = "content.active:disguise",
    }

    /// How a name hides the file's type.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum DisguiseWords {
        DoubleEnding = "content.disguise:double-ending",
        DirectionControl = "content.disguise:direction-control",
        BlanksBeforeEnding = "content.disguise:blanks-before-ending",
        HiddenTail = "content.disguise:hidden-tail",
        NamedAfterFolder = "content.disguise:named-after-folder",
        HiddenFolder = "content.disguise:hidden-folder",
    }

    /// The kind of a placeholder file.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum PlaceholderWords {
        GitLfs = "media.placeholder-of:git-lfs",
        GitAnnex = "media.placeholder-of:git-annex",
        GoogleDrive = "media.placeholder-of:google-drive",
        ICloud = "media.placeholder-of:icloud",
        CloudDrive = "media.placeholder-of:cloud-drive",
    }
}

impl From<Leftover> for LeftoverWords {
    fn from(kind: Leftover) -> Self {
        match kind {
            Leftover::MacDesktop => Self::MacOs,
            Leftover::WindowsPreviews | Leftover::WindowsFolder => Self::Windows,
            Leftover::LinuxDesktop => Self::Linux,
            Leftover::OfficeLock => Self::OfficeLock,
            Leftover::Temporary => Self::Temporary,
            Leftover::Backup => Self::Backup,
            Leftover::EditorSwap => Self::EditorSwap,
            Leftover::HalfDownloaded => Self::HalfDownloaded,
            Leftover::VersionControl => Self::VersionControl,
            Leftover::Sync => Self::Sync,
        }
    }
}

impl From<&Active> for ActiveWords {
    fn from(active: &Active) -> Self {
        let ending = Some(escaped(&active.ending)).filter(|ending| !ending.is_empty());
        match active.kind {
            ActiveKind::Program => Self::Program { ending },
            ActiveKind::Script => Self::Script { ending },
            ActiveKind::Shortcut => Self::Shortcut { ending },
            ActiveKind::Settings => Self::Settings { ending },
            ActiveKind::Autorun => Self::Autorun { ending },
            ActiveKind::Page => Self::Page { ending },
            ActiveKind::Macros => Self::Macros { ending },
            ActiveKind::DiskImage => Self::DiskImage { ending },
            ActiveKind::Disguise => Self::Disguise,
        }
    }
}

impl From<Disguise> for DisguiseWords {
    fn from(disguise: Disguise) -> Self {
        match disguise {
            Disguise::DoubleEnding => Self::DoubleEnding,
            Disguise::DirectionControl => Self::DirectionControl,
            Disguise::BlanksBeforeEnding => Self::BlanksBeforeEnding,
            Disguise::HiddenTail => Self::HiddenTail,
            Disguise::NamedAfterFolder => Self::NamedAfterFolder,
            Disguise::HiddenFolder => Self::HiddenFolder,
        }
    }
}

impl From<Placeholder> for PlaceholderWords {
    fn from(kind: Placeholder) -> Self {
        match kind {
            Placeholder::GitLfs => Self::GitLfs,
            Placeholder::GitAnnex => Self::GitAnnex,
            Placeholder::GoogleDrive => Self::GoogleDrive,
            Placeholder::ICloud => Self::ICloud,
            Placeholder::CloudDrive => Self::CloudDrive,
        }
    }
}
