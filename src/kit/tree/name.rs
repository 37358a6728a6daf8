//! Names in `media/`: what no drive can hold, what would run, what only stands for a file.

use crate::base::{Diagnostic, code_points, escaped, quoted};
use crate::drive::{DrivePath, NameFault};
use crate::formats::content::{Active, ActiveKind, Disguise, Placeholder, classify_name};

/// Longest path before Windows' own limit of 260 is in danger, from an unpacked ZIP in some
/// folder. UTF-16 units.
const PATH_WARNING_UNITS: usize = 200;

/// Longest name that Linux' own file systems hold, in bytes of UTF-8: a ZIP or image with a longer
/// one cannot be unpacked there.
const NAME_WARNING_BYTES: usize = 255;

/// Longest path taken. UTF-16 units.
const PATH_LIMIT_UNITS: usize = 250;

/// The last name of `path`, if no drive can hold it.
pub(super) fn check_name(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let fault = DrivePath::new(name).err()?;
    let file = format!("media/{path}");
    let points = code_points(name);
    let shown = if points.is_empty() {
        String::new()
    } else {
        format!(": {} ({points})", escaped(name))
    };
    let mend = match fault {
        NameFault::TooLong => "Give it a shorter name.".to_owned(),
        // Nobody can type such a name in a command.
        NameFault::Unseen { .. } => {
            "Rename it in the file manager, typing the whole name anew.".to_owned()
        }
        _ => format!("drivepress media fix {}", quoted(&file)),
    };
    Some(Diagnostic::fault("name.refused", file, format!("{fault}{shown}")).mend(mend))
}

/// The length of the whole path on the drive, and of its last name.
pub(super) fn check_length(path: &str, drive_path: &str) -> Option<Diagnostic> {
    let units = drive_path.encode_utf16().count();
    let file = format!("media/{path}");
    let mend = "Give the file or its folders shorter names.";
    if units > PATH_LIMIT_UNITS {
        let reason = format!(
            "the path on the drive has {units} characters, more than {PATH_LIMIT_UNITS}: Windows could not open it"
        );
        return Some(Diagnostic::fault("name.path-too-long", file, reason).mend(mend));
    }
    let name_bytes = drive_path.rsplit('/').next().unwrap_or_default().len();
    if name_bytes > NAME_WARNING_BYTES {
        let reason = format!(
            "the name takes {name_bytes} bytes, and Linux unpacks none of more than \
             {NAME_WARNING_BYTES}: 85 Thai letters"
        );
        return Some(
            Diagnostic::warning("name.long", file, reason).mend("Give it a shorter name."),
        );
    }
    (units > PATH_WARNING_UNITS).then(|| {
        let reason = format!("the path on the drive has {units} characters; unpacked from a ZIP into a folder it may pass Windows' limit of 260");
        Diagnostic::warning("name.path-long", file, reason).mend(mend)
    })
}

/// A name that says that the file would run, or that hides what it is.
pub(super) fn check_program(path: &str) -> Option<Diagnostic> {
    let active = classify_name(path)?;
    let file = format!("media/{path}");
    let reason = format!(
        "{}{}; a drive carries nothing that runs",
        active_words(&active),
        disguise_words(&active)
    );
    let mend = match active.kind {
        ActiveKind::Macros => "Save it without macros (docx, pptx, xlsx), or as PDF.",
        ActiveKind::Page => "Save it as PDF, or write its text as Markdown into media/text/.",
        ActiveKind::Disguise => "Rename it, typing the whole name anew.",
        _ => "Remove it.",
    };
    Some(Diagnostic::fault("content.program", file, reason).mend(mend))
}

fn active_words(active: &Active) -> String {
    let what = match active.kind {
        ActiveKind::Program => "a program",
        ActiveKind::Script => "a script",
        ActiveKind::Shortcut => "a shortcut",
        ActiveKind::Settings => "a file that changes a computer's settings",
        ActiveKind::Autorun => "instructions that a computer runs by itself",
        ActiveKind::Page => "a web page, which may run scripts",
        ActiveKind::Macros => "an Office file with macros",
        ActiveKind::DiskImage => "a disk in a file, which may hold programs",
        ActiveKind::Disguise => return "the name hides what the file is".to_owned(),
    };
    if active.ending.is_empty() {
        format!("this is {what}")
    } else {
        format!("this is {what} (.{})", escaped(&active.ending))
    }
}

fn disguise_words(active: &Active) -> &'static str {
    if active.kind == ActiveKind::Disguise {
        return "";
    }
    match active.disguise {
        None => "",
        Some(Disguise::DoubleEnding) => ", and its name hides that behind a second ending",
        Some(Disguise::DirectionControl) => {
            ", and its name hides that by turning its letters round"
        }
        Some(Disguise::BlanksBeforeEnding) => ", and its name hides that behind blanks",
        Some(Disguise::HiddenTail) => ", and its name hides that by points or blanks at the end",
        Some(Disguise::NamedAfterFolder) => ", and it bears the name of a folder",
        Some(Disguise::HiddenFolder) => ", and its folder's name hides it",
    }
}

/// What a placeholder is, and how the file is had.
pub(super) fn placeholder_words(kind: Placeholder) -> (&'static str, &'static str) {
    match kind {
        Placeholder::GitLfs => ("a pointer of Git LFS", "git lfs pull"),
        Placeholder::GitAnnex => ("a pointer of git-annex", "git annex get media"),
        Placeholder::GoogleDrive => (
            "a link to a document at Google",
            "Download it from Google Drive as PDF, and put that here.",
        ),
        Placeholder::ICloud => (
            "a placeholder of iCloud",
            "In Finder choose Download Now, then copy the file anew.",
        ),
        Placeholder::CloudDrive => (
            "a placeholder of a cloud drive",
            "Let the cloud drive keep the file on this computer, then copy it anew.",
        ),
    }
}
