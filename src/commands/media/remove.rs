//! `media remove`: takes files out of `media.toml`, with their captions and previews.

use std::fs;
use std::path::{Path, PathBuf};

use super::list::{LIST, MediaList};
use super::located::locate;
use super::refusal::MediaRefusal;
use super::related::{LinkingText, captions_of, links, preview_of, texts};
use crate::base::{Action, Diagnostic, FileError, Work};
use crate::commands::Error;
use crate::kit;

/// What happens to the files whose entries go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaFiles {
    /// They stay in `media/`.
    Keep,
    /// They are deleted.
    Delete,
}

/// What to remove.
#[derive(Debug, Clone)]
pub struct RemoveOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// Files and folders; they need not exist any more.
    pub files: Vec<PathBuf>,
    /// Whether the files go too.
    pub media: MediaFiles,
}

/// The result of `media remove`.
#[derive(Debug, Default)]
pub struct MediaRemoved {
    /// Paths whose entries were removed, captions and previews included, relative to `media/`.
    pub removed: Vec<String>,
    /// Of these, files that still lie in `media/`.
    pub left: Vec<String>,
    /// Texts that still link to them.
    pub links: Vec<LinkingText>,
    /// Why others were not removed.
    pub refused: Vec<Diagnostic>,
}

/// Removes entries, and on request their files.
///
/// # Errors
/// Fails if there is no kit, the list is not TOML, or a file cannot be deleted or read. Nothing is
/// deleted before the list is written.
pub fn media_remove(options: &RemoveOptions, work: &Work) -> Result<MediaRemoved, Error> {
    kit::check_is_kit(&options.kit)?;
    let mut list = MediaList::read(&options.kit)?;
    let listed = list.paths();
    let mut result = MediaRemoved::default();
    let mut going: Vec<String> = Vec::new();
    for named in &options.files {
        match listed_below(&options.kit, named, &listed)? {
            Ok(paths) => going.extend(paths),
            Err(refused) => result.refused.push(refused),
        }
    }
    let captions = going.iter().flat_map(|path| captions_of(path, &listed));
    let captions: Vec<String> = captions.collect();
    going.extend(captions);
    let previews = going
        .iter()
        .filter_map(|path| preview_of(path, &going, &list));
    let previews: Vec<String> = previews.filter(|path| listed.contains(path)).collect();
    going.extend(previews);
    going.sort();
    going.dedup();
    work.check_stop()?;
    for path in &going {
        list.remove(path);
    }
    result.links = links(&texts(&options.kit, &list)?, &going);
    list.write()?;
    for path in &going {
        let file = options.kit.join("media").join(path);
        if file.symlink_metadata().is_err() {
            continue;
        }
        if options.media == MediaFiles::Keep {
            result.left.push(path.clone());
            continue;
        }
        fs::remove_file(&file).map_err(|error| FileError::io(Action::Remove, &file, error))?;
    }
    result.removed = going;
    Ok(result)
}

/// The listed paths that a named file or folder stands for.
fn listed_below(
    kit: &Path,
    named: &Path,
    listed: &[String],
) -> Result<Result<Vec<String>, Diagnostic>, Error> {
    let located = locate(kit, named)?;
    let typed = named.to_string_lossy().replace('\\', "/");
    let path = if let Ok(located) = &located {
        located.path.clone()
    } else {
        // The file is gone, its entry is not: the path as in the list or in a finding.
        let path = typed.trim_start_matches("./").trim_end_matches('/');
        path.strip_prefix("media/").unwrap_or(path).to_owned()
    };
    let below = |listed: &&String| {
        path.is_empty()
            || listed
                .strip_prefix(path.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let found: Vec<String> = listed.iter().filter(below).cloned().collect();
    if !found.is_empty() {
        return Ok(Ok(found));
    }
    Ok(Err(match located {
        Ok(located) => Diagnostic::fault(located.shown(), MediaRefusal::NothingListed),
        Err(refused) if listed.is_empty() => Diagnostic::fault(LIST, refused.message),
        Err(refused) => refused,
    }))
}
