//! One file after the other, several at a time.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::digest::{Digests, compare};
use super::{captions, document, film, words};
use crate::base::{Activity, Diagnostic, Work, escaped};
use crate::formats::content::{
    EndingMismatch, Kind, SNIFF_BYTES, check_ending, classify_name, sniff,
};
use crate::kit::error::Error;
use crate::kit::load::sort;
use crate::kit::manifest::{MEDIA_FILE, media_lines};
use crate::kit::model::{Kit, Media, MediaKind};

/// Looks into every media file of the kit.
///
/// # Errors
/// A file that the system could not read, by name; Ctrl-C.
pub fn inspect_media(kit: &Kit, digests: Digests, work: &Work) -> Result<Vec<Diagnostic>, Error> {
    let total = match digests {
        Digests::Compare => Some(kit.media.iter().map(|media| media.size_bytes).sum()),
        Digests::Leave => None,
    };
    let task = work.task(Activity::CheckMedia, total);
    let lines = OnceLock::new();
    let found: Result<Vec<Vec<Diagnostic>>, Error> = kit
        .media
        .par_iter()
        .map(|media| {
            task.check_stop()?;
            let mut faults = Vec::new();
            if digests == Digests::Compare {
                faults.extend(compare(kit, media, &task)?);
            }
            inspect(kit, media, &mut faults)?;
            for fault in faults.iter_mut().filter(|f| f.place.file == MEDIA_FILE) {
                let lines = lines.get_or_init(|| media_lines(&kit.root));
                fault.place.line = lines.get(media.path.as_str()).copied();
            }
            Ok(faults)
        })
        .collect();
    let mut faults: Vec<Diagnostic> = found?.into_iter().flatten().collect();
    sort(&mut faults);
    Ok(faults)
}

/// A media file that was opened, and what its first bytes say.
pub(super) struct Opened<'a> {
    /// The entry.
    pub(super) media: &'a Media,
    /// Its name in messages, from the kit.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: Kind,
    /// The file, at its beginning.
    pub(super) file: File,
}

impl Opened<'_> {
    /// An input error about this file.
    pub(super) fn failed(&self, kit: &Kit, error: std::io::Error) -> Error {
        Error::io("read", kit.media_file(self.media), error)
    }
}

fn inspect(kit: &Kit, media: &Media, faults: &mut Vec<Diagnostic>) -> Result<(), Error> {
    let mut opened = open(kit, media)?;
    let kind = opened.kind;
    let preview = is_preview(kit, media);
    if kind.is_program() && classify_name(media.path.name()).is_none() {
        let reason = format!("by its content this is {kind}; a drive carries nothing that runs");
        faults.push(Diagnostic::fault("content.program", &opened.name, reason).mend("Remove it."));
        return Ok(());
    }
    if let Some(mismatch) = check_ending(kind, media.path.name()) {
        // A film in another box is told by who cannot play it; anything else would repeat this.
        if !(media.kind == MediaKind::Video && kind.is_film()) {
            faults.push(told_mismatch(&opened, &mismatch));
            return Ok(());
        }
    }
    match media.kind {
        MediaKind::Video => return film::inspect(kit, &mut opened, faults),
        MediaKind::Captions => return captions::inspect(kit, &mut opened, faults),
        MediaKind::Text => return words::inspect(kit, &mut opened, faults),
        _ if is_text(kind) => return words::inspect(kit, &mut opened, faults),
        _ => {}
    }
    if media.kind == MediaKind::Picture || preview {
        check_shown(&opened, faults);
    } else if kind == Kind::Unknown {
        let reason = "no format that an office PC opens is known by these first bytes";
        let warning = Diagnostic::warning("content.unknown", &opened.name, reason);
        faults.push(warning.mend("Save it as PDF, PNG or JPEG."));
    }
    document::inspect(kit, &mut opened, faults)
}

fn open<'a>(kit: &Kit, media: &'a Media) -> Result<Opened<'a>, Error> {
    let path = kit.media_file(media);
    let failed = |error| Error::io("read", &path, error);
    let mut file = File::open(&path).map_err(failed)?;
    let mut first = Vec::new();
    let limit = u64::try_from(SNIFF_BYTES).unwrap_or(u64::MAX);
    file.by_ref()
        .take(limit)
        .read_to_end(&mut first)
        .map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let kind = sniff(&first, media.path.name());
    Ok(Opened {
        media,
        name: format!("media/{}", media.path),
        kind,
        file,
    })
}

/// Whether the file is text that is copied as it is: a document of its own, whose mark and line endings
/// the programs that open it need.
fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::TextUtf16 | Kind::TextOldCode)
}

fn is_preview(kit: &Kit, media: &Media) -> bool {
    let mut previews = kit.media.iter().filter_map(|other| other.preview.as_ref());
    previews.any(|preview| *preview == media.path)
}

fn told_mismatch(opened: &Opened<'_>, mismatch: &EndingMismatch) -> Diagnostic {
    let promised = mismatch
        .promised
        .first()
        .map_or("another format", |kind| kind.name());
    let ending = escaped(&mismatch.ending);
    let reason = format!(
        "the name ends in .{ending} ({promised}), but the file is {}",
        mismatch.found
    );
    let mend = format!("Save it anew as {promised}, or give it the ending of what it is.");
    Diagnostic::fault("content.ending", &opened.name, reason).mend(mend)
}

/// Whether browsers show the picture.
fn check_shown(opened: &Opened<'_>, faults: &mut Vec<Diagnostic>) {
    let shown = matches!(
        opened.kind,
        Kind::Png | Kind::Jpeg | Kind::Gif | Kind::Webp | Kind::Svg
    );
    if !shown {
        let reason = format!("the file is {}, which browsers do not show", opened.kind);
        let fault = Diagnostic::fault("content.not-shown", &opened.name, reason);
        faults.push(fault.mend("Save it as PNG or JPEG."));
    }
}
