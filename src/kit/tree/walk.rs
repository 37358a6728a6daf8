//! Walks `media/`.
//!
//! Follows no links and opens only regular files. An unreadable entry stops the walk: a poster
//! silently missing from 878 drives is worse than an error.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::finding::TreeFinding;
use super::leftovers::Leftovers;
use super::name;
use crate::base::{Action, Diagnostic, Work, escaped, is_kept_elsewhere, walk_cause};
use crate::formats::content::{FileKind, Placeholder, SNIFF_BYTES, leftover, placeholder, sniff};
use crate::kit::error::Error;
use crate::kit::reading::nearest;
use crate::words::Size;

/// Largest file. Finder refuses larger ones on FAT32, so this is below FAT32's 4 GiB - 1.
pub(super) const FILE_BYTES_MAX: u64 = 4_000_000_000;

/// Bytes read to recognise a placeholder file; placeholders are shorter.
const POINTER_BYTES: usize = 2048;

/// The folders in `media/`.
const FOLDERS: [&str; 4] = ["video", "print", "captions", "text"];

/// A regular file with a valid name.
#[derive(Debug, Clone)]
pub(crate) struct MediaFile {
    /// Relative to `media/`, with `/`.
    pub(crate) path: String,
    /// Its length.
    pub(crate) size_bytes: u64,
    /// Its kind by its first bytes, as far as they tell it.
    pub(crate) kind: FileKind,
    /// Whether it can be used: not empty, not too large, not a placeholder.
    pub(crate) usable: bool,
}

/// The content of `media/`.
#[derive(Debug, Default)]
pub(crate) struct MediaTree {
    /// Regular files, sorted by path.
    pub(crate) files: Vec<MediaFile>,
    /// Names on disk of all files and folders found and not left out, refused ones included, so
    /// that they are not reported as absent.
    pub(crate) refused: Vec<String>,
    /// Folders, for the check of name conflicts.
    pub(crate) folders: Vec<String>,
}

impl MediaTree {
    /// Whether `path` or a folder that contains it was refused.
    pub(crate) fn is_refused(&self, path: &str) -> bool {
        self.refused.iter().any(|refused| {
            path == refused
                || path
                    .strip_prefix(refused.as_str())
                    .is_some_and(|rest| rest.starts_with('/'))
        })
    }
}

/// Walks `media/` below `root`. `None` if the folder does not exist (reported).
///
/// # Errors
/// The I/O error of an unreadable entry, with its path; that the job was stopped.
pub(crate) fn walk_media(
    root: &Path,
    faults: &mut Vec<Diagnostic>,
    work: &Work,
) -> Result<Option<MediaTree>, Error> {
    let media = root.join("media");
    let mut tree = MediaTree::default();
    if !has_media_folder(&media, faults)? {
        return Ok(None);
    }
    let mut leftovers = Leftovers::default();
    let mut walk = WalkDir::new(&media)
        .min_depth(1)
        .follow_links(false)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = walk.next() {
        work.check_stop()?;
        let entry = entry.map_err(|error| walk_error(&media, error))?;
        let Some(path) = relative(&media, &entry, faults) else {
            skip(&mut walk, &entry);
            continue;
        };
        let own_name = path.rsplit('/').next().unwrap_or(&path);
        if let Some(kind) = leftover(own_name) {
            leftovers.add(&path, kind);
            skip(&mut walk, &entry);
            continue;
        }
        let verdict = match entry.file_type() {
            kind if kind.is_dir() => take_folder(&path, entry.depth(), &mut tree, faults),
            kind if kind.is_file() => take_file(&path, &entry, &mut tree, faults)?,
            kind => {
                faults.push(not_a_file(&path, kind));
                NameVerdict::Refused
            }
        };
        if verdict == NameVerdict::Refused {
            tree.refused.push(path);
            skip(&mut walk, &entry);
        }
    }
    faults.extend(leftovers.diagnostic());
    tree.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Some(tree))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NameVerdict {
    Taken,
    Refused,
}

/// Skips the contents of a folder.
fn skip(walk: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        walk.skip_current_dir();
    }
}

fn has_media_folder(media: &Path, faults: &mut Vec<Diagnostic>) -> Result<bool, Error> {
    let about = match std::fs::symlink_metadata(media) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            faults.push(Diagnostic::fault("media", TreeFinding::NoMedia));
            return Ok(false);
        }
        Err(error) => return Err(Error::io(Action::Read, media, error)),
        Ok(about) => about,
    };
    if about.is_dir() {
        return Ok(true);
    }
    faults.push(not_a_file("", about.file_type()));
    Ok(false)
}

fn walk_error(media: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(media).to_path_buf();
    Error::io(Action::Read, path, walk_cause(error))
}

/// The path below `media/` with `/`; a name that is not valid Unicode is reported.
fn relative(media: &Path, entry: &DirEntry, faults: &mut Vec<Diagnostic>) -> Option<String> {
    let below = entry.path().strip_prefix(media).unwrap_or(entry.path());
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    if let Some(names) = names {
        return Some(names.join("/"));
    }
    // The parent's path was valid, so only the last name is not.
    let shown = escaped(&below.to_string_lossy().replace('\\', "/"));
    let bytes = entry.file_name().as_encoded_bytes();
    let hex: Vec<String> = bytes
        .iter()
        .filter(|byte| !byte.is_ascii())
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let finding = TreeFinding::NotUnicode {
        bytes: hex.join(" "),
    };
    faults.push(Diagnostic::fault(format!("media/{shown}"), finding));
    None
}

fn take_folder(
    path: &str,
    depth: usize,
    tree: &mut MediaTree,
    faults: &mut Vec<Diagnostic>,
) -> NameVerdict {
    let file = format!("media/{path}");
    let top = path.split('/').next().unwrap_or(path);
    let finding = if depth == 1 && !FOLDERS.contains(&top) {
        let near = nearest(top, FOLDERS).map(str::to_owned);
        Some(TreeFinding::UnknownFolder { near })
    } else if top == "captions" && depth > 1 {
        Some(TreeFinding::FolderInCaptions)
    } else if top == "text" && depth > 2 {
        Some(TreeFinding::FolderInLanguage)
    } else {
        None
    };
    if let Some(finding) = finding {
        faults.push(Diagnostic::fault(file, finding));
        return NameVerdict::Refused;
    }
    if let Some(fault) = name::check_name(path) {
        faults.push(fault);
        return NameVerdict::Refused;
    }
    tree.folders.push(path.to_owned());
    NameVerdict::Taken
}

fn take_file(
    path: &str,
    entry: &DirEntry,
    tree: &mut MediaTree,
    faults: &mut Vec<Diagnostic>,
) -> Result<NameVerdict, Error> {
    if let Some(fault) = misplaced_file(path, entry.depth()) {
        faults.push(fault);
        return Ok(NameVerdict::Refused);
    }
    faults.extend(name::check_program(path));
    if let Some(fault) = name::check_name(path) {
        faults.push(fault);
        return Ok(NameVerdict::Refused);
    }
    let about = entry
        .metadata()
        .map_err(|error| walk_error(entry.path(), error))?;
    let mut kind = FileKind::Unknown;
    let fault = check_size(path, about.len());
    let fault = match fault {
        None if is_kept_elsewhere(&about) => Some(stands_for(path, Placeholder::CloudDrive)),
        None => {
            let first = first_bytes(entry)?;
            kind = sniff(&first, path);
            let pointer = first.get(..POINTER_BYTES).unwrap_or(&first);
            placeholder(path, pointer).map(|kind| stands_for(path, kind))
        }
        some => some,
    };
    tree.files.push(MediaFile {
        path: path.to_owned(),
        size_bytes: about.len(),
        kind,
        usable: fault.is_none(),
    });
    faults.extend(fault);
    Ok(NameVerdict::Taken)
}

fn misplaced_file(path: &str, depth: usize) -> Option<Diagnostic> {
    let finding = match (path.split('/').next(), depth) {
        (_, 1) => TreeFinding::BesideFolders,
        (Some("text"), 2) => TreeFinding::BesideLanguages,
        _ => return None,
    };
    Some(Diagnostic::fault(format!("media/{path}"), finding))
}

fn not_a_file(path: &str, kind: std::fs::FileType) -> Diagnostic {
    let file = format!("media/{path}");
    let file = file.trim_end_matches('/').to_owned();
    let finding = if kind.is_symlink() {
        TreeFinding::Link
    } else if kind.is_file() {
        TreeFinding::FileForFolder
    } else {
        TreeFinding::Device
    };
    Diagnostic::fault(file, finding)
}

fn check_size(path: &str, size: u64) -> Option<Diagnostic> {
    let file = format!("media/{path}");
    if size == 0 {
        return Some(Diagnostic::fault(file, TreeFinding::Empty));
    }
    if size > FILE_BYTES_MAX {
        let bytes = size;
        let size = Size(bytes);
        let finding = if path.starts_with("video/") {
            let file = file.clone();
            TreeFinding::TooLargeFilm { size, bytes, file }
        } else {
            TreeFinding::TooLarge { size, bytes }
        };
        return Some(Diagnostic::fault(file, finding));
    }
    None
}

fn first_bytes(entry: &DirEntry) -> Result<Vec<u8>, Error> {
    let mut first = Vec::new();
    let most = u64::try_from(SNIFF_BYTES).unwrap_or(u64::MAX);
    File::open(entry.path())
        .and_then(|file| file.take(most).read_to_end(&mut first))
        .map_err(|error| Error::io(Action::Read, entry.path(), error))?;
    Ok(first)
}

fn stands_for(path: &str, kind: Placeholder) -> Diagnostic {
    let kind = kind.into();
    Diagnostic::fault(format!("media/{path}"), TreeFinding::Placeholder { kind })
}
