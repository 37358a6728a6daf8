//! Checks names in `media/`: those that no drive can hold, executables, and placeholders.

use super::finding::TreeFinding;
use crate::base::{Diagnostic, code_points, escaped};
use crate::drive::{DrivePath, NameFault};
use crate::formats::content::{ActiveKind, classify_name};

/// Path length from which an unpacked ZIP in some folder may exceed Windows' limit of 260. UTF-16
/// units.
const PATH_WARNING_UNITS: usize = 200;

/// Longest name on Linux's own file systems, in bytes of UTF-8: a ZIP or image with a longer one
/// cannot be unpacked there.
const NAME_WARNING_BYTES: usize = 255;

/// Longest path accepted. UTF-16 units.
const PATH_UNITS_MAX: usize = 250;

/// The fault in the last name of `path`, if no drive can hold that name.
pub(super) fn check_name(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let fault = DrivePath::new(name).err()?;
    let file = format!("media/{path}");
    let points = code_points(name);
    let shown = (!points.is_empty()).then(|| format!("{} ({points})", escaped(name)));
    let finding = match fault {
        NameFault::TooLong => TreeFinding::RefusedLong { fault, shown },
        // Such a name cannot be typed in a command.
        NameFault::Unseen { .. } => TreeFinding::RefusedUnseen { fault, shown },
        _ => TreeFinding::Refused {
            fault,
            shown,
            file: file.clone(),
        },
    };
    Some(Diagnostic::fault(file, finding))
}

/// Checks the length of the path on the drive and of its last name.
pub(super) fn check_length(path: &str, drive_path: &str) -> Option<Diagnostic> {
    let units = drive_path.encode_utf16().count();
    let file = format!("media/{path}");
    if units > PATH_UNITS_MAX {
        let most = PATH_UNITS_MAX;
        let finding = TreeFinding::PathTooLong { units, most };
        return Some(Diagnostic::fault(file, finding));
    }
    let bytes = drive_path.rsplit('/').next().unwrap_or_default().len();
    if bytes > NAME_WARNING_BYTES {
        let most = NAME_WARNING_BYTES;
        let finding = TreeFinding::LongName { bytes, most };
        return Some(Diagnostic::warning(file, finding));
    }
    (units > PATH_WARNING_UNITS).then(|| Diagnostic::warning(file, TreeFinding::PathLong { units }))
}

/// Reports a name of an executable file, or one that hides the file's type.
pub(super) fn check_program(path: &str) -> Option<Diagnostic> {
    let active = classify_name(path)?;
    let file = format!("media/{path}");
    let is_disguise = active.kind == ActiveKind::Disguise;
    let disguise = active.disguise.filter(|_| !is_disguise);
    let finding = TreeFinding::Program {
        kind: (&active).into(),
        disguise: disguise.map(Into::into),
    };
    Some(Diagnostic::fault(file, finding))
}
