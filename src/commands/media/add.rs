//! `media add`: new files into `media.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::guess::{kind_of, language_of};
use super::list::{MediaList, NewEntry};
use super::located::{Located, locate};
use super::measure::{Measured, measure};
use super::refusal::Refusal;
use crate::base::{Action, Activity, Diagnostic, FileError, Work, escaped, walk_cause};
use crate::commands::Error;
use crate::drive::LanguageCode;
use crate::formats::content::{Kind, Leftover, leftover};
use crate::kit;
use crate::kit::MediaKind;

/// What to add.
#[derive(Debug, Clone)]
pub struct AddOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// Files and folders, from the current folder or from the kit.
    pub files: Vec<PathBuf>,
    /// What they are for; `None`: guessed from place and name.
    pub kind: Option<MediaKind>,
}

/// What was added, and what was not.
#[derive(Debug, Default)]
pub struct MediaAdded {
    /// New entries, sorted by path.
    pub added: Vec<AddedMedia>,
    /// Files that were listed before, relative to `media/`.
    pub known: Vec<String>,
    /// What desktops and programs left, passed over, relative to `media/`.
    pub leftovers: Vec<(String, Leftover)>,
    /// Why other files were not added.
    pub refused: Vec<Diagnostic>,
}

/// A new entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedMedia {
    /// Relative to `media/`.
    pub path: String,
    /// What it is for.
    pub kind: MediaKind,
    /// Its language, where the name tells one.
    pub language: Option<LanguageCode>,
    /// Length.
    pub size_bytes: u64,
    /// Played length of a film in milliseconds.
    pub duration_ms: Option<u64>,
}

/// Records files in `manifests/media.toml`. Good ones are added although others are refused.
///
/// # Errors
/// No kit, a list that is no TOML, a file that cannot be read, Ctrl-C; nothing is written then.
pub fn media_add(options: &AddOptions, work: &Work) -> Result<MediaAdded, Error> {
    let loaded = kit::load(&options.kit, work)?;
    let languages = loaded
        .kit
        .map(|kit| kit.config.languages.clone())
        .unwrap_or_default();
    let mut list = MediaList::read(&options.kit)?;
    let listed: BTreeSet<String> = list.paths().into_iter().collect();
    let mut result = MediaAdded::default();
    let mut wanted = Vec::new();
    for named in &options.files {
        match locate(&options.kit, named)? {
            Ok(located) => gather(located, &mut wanted, &mut result, work)?,
            Err(refused) => result.refused.push(refused),
        }
    }
    wanted.sort_by(|a, b| a.path.cmp(&b.path));
    wanted.dedup();
    let mut new = Vec::new();
    for located in wanted {
        let faults = about(&loaded.diagnostics, &located);
        if listed.contains(&located.path) {
            result.known.push(located.path);
        } else if faults.is_empty() {
            new.push(located);
        } else {
            result.refused.extend(faults);
        }
    }
    let total = new
        .iter()
        .map(|located| fs::metadata(&located.file).map_or(0, |about| about.len()));
    let task = work.task(Activity::ReadMedia, Some(total.sum()));
    for located in &new {
        let measured = measure(&located.file, &task)?;
        if let Some(refused) = refused(&located.path, measured.kind) {
            result.refused.push(refused);
            continue;
        }
        let entry = entry_for(options, located, &languages, measured);
        list.add(&entry);
        result.added.push(AddedMedia {
            path: entry.path,
            kind: entry.kind,
            language: entry.language,
            size_bytes: entry.measured.size_bytes,
            duration_ms: entry.measured.duration_ms,
        });
    }
    list.write()?;
    Ok(result)
}

/// Why no drive carries the file. What `check` mends with a command that needs the entry, films and captions,
/// is added all the same.
fn refused(path: &str, kind: Kind) -> Option<Diagnostic> {
    let is_mended_later = kind.is_film() || kind.is_text();
    kit::refused_kind(kind, path).filter(|_| !is_mended_later)
}

/// The files that were meant by a name: one, or all in a folder.
fn gather(
    located: Located,
    wanted: &mut Vec<Located>,
    result: &mut MediaAdded,
    work: &Work,
) -> Result<(), Error> {
    let failed = |path: &Path, error| FileError::io(Action::Read, path, error);
    let about = located
        .file
        .symlink_metadata()
        .map_err(|error| failed(&located.file, error))?;
    if !about.is_dir() {
        match leftover_in(&located.path) {
            Some(kind) => result.leftovers.push((located.path, kind)),
            None => wanted.push(located),
        }
        return Ok(());
    }
    let mut walk = WalkDir::new(&located.file)
        .min_depth(1)
        .follow_links(false)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = walk.next() {
        work.check_stop()?;
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&located.file).to_path_buf();
            failed(&path, walk_cause(error))
        })?;
        let below = entry
            .path()
            .strip_prefix(&located.file)
            .unwrap_or(entry.path());
        let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
        let Some(names) = names else {
            let shown = escaped(&below.to_string_lossy());
            let fault = Diagnostic::fault(shown, Refusal::NotText);
            result.refused.push(fault);
            continue;
        };
        let path = [located.path.as_str(), &names.join("/")].join("/");
        let path = path.trim_start_matches('/').to_owned();
        if let Some(kind) = names.last().and_then(|name| leftover(name)) {
            result.leftovers.push((path, kind));
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
        } else if !entry.file_type().is_dir() {
            wanted.push(Located {
                path,
                file: entry.into_path(),
            });
        }
    }
    Ok(())
}

/// Whether the file, or a folder that it lies in, is a leftover.
fn leftover_in(path: &str) -> Option<Leftover> {
    path.split('/').find_map(leftover)
}

/// What the kit's own check says of a file or of a folder that it lies in.
fn about(diagnostics: &[Diagnostic], located: &Located) -> Vec<Diagnostic> {
    let shown = located.shown();
    let concerns = |place: &str| {
        place == shown
            || shown
                .strip_prefix(place)
                .is_some_and(|rest| rest.starts_with('/'))
    };
    diagnostics
        .iter()
        .filter(|told| told.is_fault() && told.place.file != "media" && concerns(&told.place.file))
        .filter(|told| !["media.unlisted", "tree.no-media"].contains(&told.code))
        .cloned()
        .collect()
}

fn entry_for(
    options: &AddOptions,
    located: &Located,
    languages: &[LanguageCode],
    measured: Measured,
) -> NewEntry {
    let is_picture = measured.kind.is_picture();
    let beside = |endings: &[&str]| {
        endings.iter().find_map(|ending| {
            let other = located.file.with_extension(ending);
            let stem = located
                .path
                .rsplit_once('.')
                .map_or(located.path.as_str(), |(stem, _)| stem);
            (other != located.file && other.is_file()).then(|| format!("{stem}.{ending}"))
        })
    };
    let is_preview = is_picture && beside(&["pdf", "pptx", "docx"]).is_some();
    let kind = options
        .kind
        .unwrap_or_else(|| kind_of(&located.path, measured.kind, is_preview));
    let in_print = located.path.starts_with("print/");
    let preview = if in_print && !is_picture {
        beside(&["png", "jpg", "jpeg"])
    } else {
        None
    };
    NewEntry {
        path: located.path.clone(),
        kind,
        language: language_of(&located.path, languages),
        preview,
        measured,
    }
}
