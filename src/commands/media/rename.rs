//! `media rename`: gives a file another name or folder, together with its entry, its captions, its
//! preview, and the links in texts.

use std::fs;
use std::path::{Path, PathBuf};

use super::guess::kind_of;
use super::list::MediaList;
use super::located::{MediaPath, locate};
use super::measure::{Measured, first_kind};
use super::refusal::MediaRefusal;
use super::related::{MediaMove, captions_of, preview_of, texts, with_moves};
use crate::base::{Action, Diagnostic, FileError, Mode, OutputFile, Sha256, Work, real_path};
use crate::commands::Error;
use crate::drive::DrivePath;
use crate::formats::content::{FileKind, ending_of, stem_of};
use crate::kit;

/// What to rename.
#[derive(Debug, Clone)]
pub struct RenameOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// The file.
    pub old: PathBuf,
    /// Its new name, or its new path in the kit.
    pub new: PathBuf,
    /// Whether to rename, or only to report what would be renamed.
    pub mode: Mode,
}

/// The result of `media rename`.
#[derive(Debug, Default)]
pub struct MediaRenamed {
    /// The file, its captions and its preview.
    pub moves: Vec<MediaMove>,
    /// Texts whose links follow, relative to the kit.
    pub texts: Vec<String>,
    /// Why nothing was renamed.
    pub refused: Vec<Diagnostic>,
}

/// Renames a file and what belongs to it. All files move, or none.
///
/// # Errors
/// Fails, with the old names in place, if there is no kit, the list is not TOML, a file cannot be
/// moved or written, or on Ctrl-C.
pub fn media_rename(options: &RenameOptions, work: &Work) -> Result<MediaRenamed, Error> {
    kit::check_is_kit(&options.kit)?;
    let mut list = MediaList::read(&options.kit)?;
    let mut result = MediaRenamed::default();
    let located = match locate(&options.kit, &options.old)? {
        Ok(located) => located,
        Err(refused) => {
            result.refused.push(refused);
            return Ok(result);
        }
    };
    let moves = match plan(options, &located, &list) {
        Ok(moves) => moves,
        Err(refusal) => {
            let refused = Diagnostic::fault(located.shown(), refusal);
            result.refused.push(refused);
            return Ok(result);
        }
    };
    let texts = texts(&options.kit, &list)?.into_iter();
    let changed: Vec<ChangedText> = texts
        .filter_map(|(path, old)| {
            let new = with_moves(&old, &moves)?;
            Some(ChangedText { path, old, new })
        })
        .collect();
    result.texts = changed
        .iter()
        .map(|text| format!("media/{}", text.path))
        .collect();
    work.check_stop()?;
    if options.mode == Mode::Write {
        let kind = kind_after(options, &located, &moves)?;
        for moved in &moves {
            list.rename(&moved.from, &moved.to);
        }
        if let (Some(kind), Some(first)) = (kind, moves.first()) {
            list.set_kind(&first.to, kind);
        }
        carry_out(options, &moves, &changed, &mut list)?;
    }
    result.moves = moves;
    Ok(result)
}

struct ChangedText {
    /// Relative to `media/`.
    path: String,
    old: String,
    new: String,
}

/// The file, its captions and its preview with their new names.
fn plan(
    options: &RenameOptions,
    located: &MediaPath,
    list: &MediaList,
) -> Result<Vec<MediaMove>, MediaRefusal> {
    if !located.file.is_file() || located.file.is_symlink() {
        return Err(MediaRefusal::NotAFile);
    }
    let to = new_path(options, located)?;
    let from = located.path.clone();
    let (old_stem, new_stem) = (stem_of(&from).to_owned(), stem_of(&to).to_owned());
    let listed = list.paths();
    let mut moves = Vec::new();
    let film_stays_film = to.starts_with("video/");
    for captions in captions_of(&from, &listed) {
        let rest = captions.strip_prefix("captions/").unwrap_or(&captions);
        if let Some(rest) = rest.strip_prefix(&old_stem).filter(|_| film_stays_film) {
            let to = format!("captions/{new_stem}{rest}");
            moves.push(MediaMove { from: captions, to });
        }
    }
    if let Some(preview) = preview_of(&from, std::slice::from_ref(&from), list)
        .filter(|preview| stem_of(preview) == old_stem && folder_of(preview) == folder_of(&from))
    {
        let ending = ending_with_case(&preview);
        let to = format!("{}/{new_stem}{ending}", folder_of(&to));
        moves.push(MediaMove { from: preview, to });
    }
    moves.insert(0, MediaMove { from, to });
    moves.retain(|moved| moved.from != moved.to);
    for moved in &moves {
        let place = |path: &str| options.kit.join("media").join(path);
        let (old, new) = (place(&moved.from), place(&moved.to));
        // On a disk that ignores case, the new name may be the old file.
        let is_same = real_path(&new).is_ok_and(|new| real_path(&old).is_ok_and(|old| old == new));
        if new.symlink_metadata().is_ok() && !is_same {
            let now = moved.to.clone();
            return Err(MediaRefusal::NewNameTaken { now });
        }
        if moved.from != located.path && old.symlink_metadata().is_err() {
            let path = moved.from.clone();
            return Err(MediaRefusal::EntryWithoutFile { path });
        }
    }
    Ok(moves)
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The ending with its point, as written.
fn ending_with_case(path: &str) -> &str {
    let ending = ending_of(path).map_or(0, |ending| ending.len() + 1);
    path.get(path.len() - ending..).unwrap_or_default()
}

/// The new path below `media/`: a bare name stays in the folder; a path is one of the kit.
fn new_path(options: &RenameOptions, located: &MediaPath) -> Result<String, MediaRefusal> {
    let typed = options.new.to_str().ok_or(MediaRefusal::NotText)?;
    let typed = typed.replace('\\', "/");
    let path = if typed.contains('/') {
        below_media(&options.kit, &options.new, &typed)?
    } else {
        match located.path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{typed}"),
            None => typed,
        }
    };
    match DrivePath::new(path.as_str()) {
        Ok(_) if path.contains('/') => Ok(path),
        Ok(_) => Err(MediaRefusal::Outside),
        Err(fault) => Err(MediaRefusal::NewName { fault }),
    }
}

/// A path that need not exist yet: `media/…` from the kit, or relative to the current folder.
fn below_media(kit: &Path, new: &Path, typed: &str) -> Result<String, MediaRefusal> {
    if let Some(below) = typed.trim_start_matches("./").strip_prefix("media/") {
        return Ok(below.to_owned());
    }
    let media = real_path(&kit.join("media")).map_err(|_| MediaRefusal::Outside)?;
    let folder = new.parent().unwrap_or(Path::new("."));
    let folder = real_path(folder).map_err(|_| MediaRefusal::Outside)?;
    let below = folder
        .strip_prefix(&media)
        .map_err(|_| MediaRefusal::Outside)?;
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    let name = new.file_name().and_then(|name| name.to_str());
    let (Some(mut names), Some(name)) = (names, name) else {
        return Err(MediaRefusal::NotText);
    };
    names.push(name);
    Ok(names.join("/"))
}

/// The purpose of a file that moves to another folder of `media/`; `None` if it keeps its own.
fn kind_after(
    options: &RenameOptions,
    located: &MediaPath,
    moves: &[MediaMove],
) -> Result<Option<crate::kit::MediaKind>, Error> {
    let top = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let Some(first) = moves
        .first()
        .filter(|moved| top(&moved.from) != top(&moved.to))
    else {
        return Ok(None);
    };
    let file = options.kit.join("media").join(&first.from);
    let mut opened =
        fs::File::open(&file).map_err(|error| FileError::io(Action::Read, &located.file, error))?;
    let content = first_kind(&file, &mut opened)?;
    Ok(Some(kind_of(&first.to, content, false)))
}

/// Gives the files their new names beside the old ones, writes list and texts, then takes the old
/// names away. So no moment has an entry without its file. If a step fails, the new names go.
fn carry_out(
    options: &RenameOptions,
    moves: &[MediaMove],
    changed: &[ChangedText],
    list: &mut MediaList,
) -> Result<(), Error> {
    let media = options.kit.join("media");
    let mut outputs = Vec::new();
    for text in changed {
        let mut output = OutputFile::create(media.join(&text.path))?;
        std::io::Write::write_all(&mut output, text.new.as_bytes())
            .map_err(|error| FileError::io(Action::Write, media.join(&text.path), error))?;
        outputs.push(output);
        if list.digest(&text.path) == Some(Sha256::of(text.old.as_bytes())) {
            list.record(&text.path, &measured(&text.new));
        }
    }
    let mut names = NewNames {
        media: &media,
        linked: Vec::new(),
        moved: Vec::new(),
    };
    for one in moves {
        names.give(one)?;
    }
    list.write()?;
    let linked = names.keep();
    for output in outputs {
        output.commit()?;
    }
    for one in linked {
        let old = media.join(&one.from);
        fs::remove_file(&old).map_err(|error| FileError::io(Action::Remove, old, error))?;
    }
    Ok(())
}

fn measured(text: &str) -> Measured {
    Measured {
        size_bytes: u64::try_from(text.len()).unwrap_or(u64::MAX),
        sha256: Sha256::of(text.as_bytes()),
        kind: FileKind::Text,
        duration_ms: None,
    }
}

/// Files with their new names; dropping it gives them only their old ones.
struct NewNames<'a> {
    media: &'a Path,
    /// Files that have both names.
    linked: Vec<&'a MediaMove>,
    /// Files on a disk where a file has one name (FAT), or where both names are one.
    moved: Vec<&'a MediaMove>,
}

impl<'a> NewNames<'a> {
    fn give(&mut self, one: &'a MediaMove) -> Result<(), Error> {
        let (from, to) = (self.media.join(&one.from), self.media.join(&one.to));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| FileError::io(Action::Create, folder, error))?;
        }
        if fs::hard_link(&from, &to).is_ok() {
            self.linked.push(one);
            return Ok(());
        }
        fs::rename(&from, &to).map_err(|error| FileError::io(Action::Rename, &from, error))?;
        self.moved.push(one);
        Ok(())
    }

    /// Keeps the new names, and returns the files that still have the old ones.
    fn keep(mut self) -> Vec<&'a MediaMove> {
        self.moved.clear();
        std::mem::take(&mut self.linked)
    }
}

impl Drop for NewNames<'_> {
    fn drop(&mut self) {
        // The error that led here is the one to report.
        for one in &self.linked {
            let _ = fs::remove_file(self.media.join(&one.to));
        }
        for one in self.moved.iter().rev() {
            let _ = fs::rename(self.media.join(&one.to), self.media.join(&one.from));
        }
    }
}
