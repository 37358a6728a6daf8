//! `media add`: adds new files to `media.toml`.

mod preview;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

pub use self::preview::PreviewDrawing;
use self::preview::{WantedPreview, draw};
use super::guess::{has_title, kind_of, language_of};
use super::list::{MediaList, NewEntry};
use super::located::{MediaPath, locate};
use super::measure::{Measured, measure};
use super::refusal::MediaRefusal;
use super::title::ProposedTitles;
use crate::base::{
    Action, Activity, Diagnostic, FileError, OutputFile, Sha256, Task, Work, escaped, walk_cause,
};
use crate::commands::Error;
use crate::drive::LanguageCode;
use crate::formats::content::{FileKind, Leftover, leftover, own_title};
use crate::kit;
use crate::kit::{MediaDefaults, MediaKind};

/// What to add.
#[derive(Debug, Clone)]
pub struct AddOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// Files and folders, relative to the current folder or to the kit.
    pub files: Vec<PathBuf>,
    /// Their purpose; `None` guesses it from path and name.
    pub kind: Option<MediaKind>,
    /// Who draws the previews that PDFs lack.
    pub drawing: PreviewDrawing,
}

/// The result of `media add`.
#[derive(Debug, Default)]
pub struct MediaAdded {
    /// New entries, sorted by path.
    pub added: Vec<AddedMedia>,
    /// Files that were already listed, relative to `media/`.
    pub known: Vec<String>,
    /// Skipped leftovers of desktops and programs, relative to `media/`.
    pub leftovers: Vec<(String, Leftover)>,
    /// Previews that were drawn, each with its PDF.
    pub drawn: Vec<DrawnPreview>,
    /// PDFs without a preview whose first page could not be drawn, relative to `media/`.
    pub undrawn: Vec<String>,
    /// Why other files were not added.
    pub refused: Vec<Diagnostic>,
}

/// A preview of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnPreview {
    /// The PDF, relative to `media/`.
    pub pdf: String,
    /// The picture, relative to `media/`.
    pub picture: String,
    /// Length of the picture in bytes.
    pub size_bytes: u64,
}

/// A new entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedMedia {
    /// Relative to `media/`.
    pub path: String,
    /// Its purpose.
    pub kind: MediaKind,
    /// Its language, if the path contains one.
    pub language: Option<LanguageCode>,
    /// Length in bytes.
    pub size_bytes: u64,
    /// Played length of a film in milliseconds.
    pub duration_ms: Option<u64>,
}

/// Records files in `manifests/media.toml`, and draws the previews that PDFs lack. Adds valid files
/// even if others are refused.
///
/// # Errors
/// Fails, without writing, if there is no kit, the list is not TOML, a file cannot be read, or on
/// Ctrl-C.
pub fn media_add(options: &AddOptions, work: &Work) -> Result<MediaAdded, Error> {
    let loaded = kit::load(&options.kit, work)?;
    let (languages, defaults) = loaded
        .kit
        .map(|kit| (kit.config.languages, kit.config.media_defaults))
        .unwrap_or_default();
    let mut list = MediaList::read(&options.kit)?;
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
    let (new, mut previews) = sort_out(wanted, &loaded.diagnostics, &list, &mut result);
    let total = new
        .iter()
        .map(|located| fs::metadata(&located.file).map_or(0, |about| about.len()));
    let task = work.task(Activity::ReadMedia, Some(total.sum()));
    for located in &new {
        let measured = measure(&located.file, &task)?;
        if let Some(refused) = kit::unlistable_kind(measured.kind, &located.path) {
            result.refused.push(refused);
            continue;
        }
        let entry = NewEntry {
            defaults: defaults.clone(),
            ..entry_for(options, located, &languages, measured)?
        };
        list.add(&entry);
        if entry.measured.kind == FileKind::Pdf && entry.preview.is_none() {
            previews.extend(WantedPreview::of(located, None));
        }
        result.added.push(AddedMedia {
            path: entry.path,
            kind: entry.kind,
            language: entry.language,
            size_bytes: entry.measured.size_bytes,
            duration_ms: entry.measured.duration_ms,
        });
    }
    let drawn = draw_all(&options.drawing, previews, &mut result, &task)?;
    write_previews(&drawn, &languages, &mut list, &mut result)?;
    list.write()?;
    Ok(result)
}

/// The files to list, and the previews that listed files lack. Reports what is known or refused.
fn sort_out(
    wanted: Vec<MediaPath>,
    diagnostics: &[Diagnostic],
    list: &MediaList,
    result: &mut MediaAdded,
) -> (Vec<MediaPath>, Vec<WantedPreview>) {
    let listed: BTreeSet<String> = list.paths().into_iter().collect();
    let mut new = Vec::new();
    let mut previews = Vec::new();
    for located in wanted {
        let faults = about(diagnostics, &located);
        if listed.contains(&located.path) {
            let named = list.preview(&located.path);
            let lacking = WantedPreview::of(&located, named.as_deref());
            previews.extend(lacking.filter(|_| faults.is_empty()));
            result.known.push(located.path);
        } else if faults.is_empty() {
            new.push(located);
        } else {
            result.refused.extend(faults);
        }
    }
    (new, previews)
}

/// Draws the wanted previews. All are drawn before the first is written, so that Ctrl-C leaves none.
fn draw_all(
    drawing: &PreviewDrawing,
    wanted: Vec<WantedPreview>,
    result: &mut MediaAdded,
    task: &Task<'_>,
) -> Result<Vec<(WantedPreview, Vec<u8>)>, Error> {
    let mut drawn = Vec::new();
    for preview in wanted {
        let picture = match drawing {
            PreviewDrawing::By(program) => draw(program, &preview.pdf.file, task)?,
            PreviewDrawing::NotInThisBuild => None,
        };
        match picture {
            Some(picture) => drawn.push((preview, picture)),
            None => result.undrawn.push(preview.pdf.path),
        }
    }
    Ok(drawn)
}

/// Writes drawn pictures, and lists them as the previews of their PDFs.
fn write_previews(
    drawn: &[(WantedPreview, Vec<u8>)],
    languages: &[LanguageCode],
    list: &mut MediaList,
    result: &mut MediaAdded,
) -> Result<(), Error> {
    for (preview, picture) in drawn {
        let Some(file) = preview.file() else { continue };
        OutputFile::write_whole(&file, picture)?;
        let size_bytes = u64::try_from(picture.len()).unwrap_or(u64::MAX);
        let measured = Measured {
            size_bytes,
            sha256: Sha256::of(picture),
            kind: FileKind::Png,
            duration_ms: None,
        };
        let entry = NewEntry {
            path: preview.picture.clone(),
            kind: MediaKind::Picture,
            language: language_of(&preview.picture, languages),
            preview: None,
            measured,
            titles: ProposedTitles::default(),
            defaults: MediaDefaults::default(),
        };
        list.add_preview(&preview.pdf.path, &entry);
        result.drawn.push(DrawnPreview {
            pdf: preview.pdf.path.clone(),
            picture: preview.picture.clone(),
            size_bytes,
        });
    }
    Ok(())
}

/// The title in the file's own metadata.
fn read_title(located: &MediaPath, kind: FileKind) -> Result<Option<String>, Error> {
    let failed = |error| FileError::io(Action::Read, &located.file, error);
    let mut file = fs::File::open(&located.file).map_err(failed)?;
    Ok(own_title(kind, &mut file).map_err(failed)?)
}

/// Collects the files of one argument: a file, or all files in a folder.
fn gather(
    located: MediaPath,
    wanted: &mut Vec<MediaPath>,
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
            let fault = Diagnostic::fault(shown, MediaRefusal::NotText);
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
            wanted.push(MediaPath {
                path,
                file: entry.into_path(),
            });
        }
    }
    Ok(())
}

/// The kind of leftover that the file or one of its folders is; `None` if neither is one.
fn leftover_in(path: &str) -> Option<Leftover> {
    path.split('/').find_map(leftover)
}

/// Faults that the kit's check found in a file or in one of its folders.
fn about(diagnostics: &[Diagnostic], located: &MediaPath) -> Vec<Diagnostic> {
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
    located: &MediaPath,
    languages: &[LanguageCode],
    measured: Measured,
) -> Result<NewEntry, Error> {
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
    let titles = if has_title(kind) {
        let own = read_title(located, measured.kind)?;
        ProposedTitles::of(own.as_deref(), &located.path, languages)
    } else {
        ProposedTitles::default()
    };
    Ok(NewEntry {
        path: located.path.clone(),
        kind,
        language: language_of(&located.path, languages),
        preview,
        measured,
        titles,
        defaults: MediaDefaults::default(),
    })
}
