//! What commands refuse, where the reason is a choice of its own.

use std::path::PathBuf;

use crate::drive::{DrivePath, Recipient};
use crate::words::{Size, messages, shown_in_english};

messages! {
    /// How the drive folder differs from what the kit would build now.
    #[derive(Debug, thiserror::Error)]
    pub enum DriveFolderFault {
        Missing { folder: PathBuf } = "make.drive-folder:missing",
        Unreadable { folder: PathBuf } = "make.drive-folder:unreadable",
        Lacks { folder: PathBuf, path: DrivePath } = "make.drive-folder:lacks",
        Older { folder: PathBuf, path: DrivePath } = "make.drive-folder:older",
        StillHolds { folder: PathBuf, path: String } = "make.drive-folder:still-holds",
    }

    /// Why no new kit is made.
    #[derive(Debug, thiserror::Error)]
    pub enum NewKitFault {
        CurrentFolder = "new.folder:current",
        NotEmpty { folder: PathBuf } = "new.folder:not-empty",
        UnknownLanguage { language: String, known: Vec<String> } = "new.unknown-language",
        Unanswered { options: Vec<String> } = "new.unanswered",
    }

    /// How the drives of a signed release would change.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum ReleaseChange {
        Signer = "make.release-change:signer",
        Campaign = "make.release-change:campaign",
        Date = "make.release-change:date",
        File { path: DrivePath } = "make.release-change:file",
        Gone { path: DrivePath } = "make.release-change:gone",
        District { recipient: Recipient } = "make.release-change:district",
        NoDistrict { recipient: Recipient } = "make.release-change:no-district",
        /// The label, the free space, the time of the entries, or whether there are ZIPs.
        Layout = "make.release-change:layout",
    }

    /// Why a key cannot have this name.
    #[derive(Debug, thiserror::Error)]
    pub enum KeyNameFault {
        NotAName { name: PathBuf } = "sign.key-name:not-a-name",
        NotUtf8 { name: PathBuf } = "sign.key-name:not-utf-8",
        NoFolder { name: PathBuf } = "sign.key-name:no-folder",
    }

    /// A key with that name exists. It is not replaced, because a lost key cannot be made again.
    #[derive(Debug, thiserror::Error)]
    pub enum NewKeyFault {
        Exists { path: PathBuf } = "sign.key-exists",
        /// Its public key is missing, because the run that made it was stopped.
        WithoutPublic { path: PathBuf } = "sign.key-exists:without-public",
    }

    /// Why a table is not taken over.
    #[derive(Debug, thiserror::Error)]
    pub enum ContactsFault {
        /// The table is far larger than any list of contacts.
        TooLarge { path: PathBuf, most: Size } = "import.too-large",
        /// `contacts.csv` is not what it was when the changes were shown.
        ChangedMeanwhile { path: PathBuf } = "import.changed-meanwhile",
    }
}

shown_in_english!(
    ContactsFault,
    DriveFolderFault,
    NewKitFault,
    KeyNameFault,
    NewKeyFault
);
