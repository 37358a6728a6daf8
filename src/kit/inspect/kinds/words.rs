//! Why a drive does not carry a file, in words for communications staff, and the tested fix.

use super::{CarriedKind, NotCarried, judge};
use crate::base::{Diagnostic, escaped};
use crate::formats::content::FileKind;
use crate::formats::content::mp4::{FilmFault, captions_command, mend_command, sound_command};
use crate::words::messages;

/// Endings of sound files whose containers can also hold films.
const SOUND_ENDINGS: [&str; 6] = ["wma", "mka", "oga", "ogg", "opus", "weba"];

/// Endings of captions that are plain text.
const CAPTION_ENDINGS: [&str; 5] = ["srt", "ass", "ssa", "ttml", "dfxp"];

messages! {
    /// Why the kind of a file keeps it from a drive.
    pub(in crate::kit::inspect) enum KindFinding {
        Folder { found: FileKind, folder: String, to: String } = "media.misplaced:kind",
        NotAFilm { found: FileKind } = "media.misplaced:film",
        NotShown { found: FileKind } = "content.not-shown",
        Program { found: FileKind } = "content.program:content",
        OtherEnding { ending: String, promised: FileKind, found: FileKind, mend: KindMend } = "content.ending",
        UnknownEnding { ending: String, found: FileKind, mend: KindMend } = "content.ending:unknown",
        NoEnding { found: FileKind, mend: KindMend } = "content.ending:none",
        Unknown { mend: KindMend } = "content.kind:unknown",
        Archive { found: FileKind, mend: KindMend } = "content.kind:archive",
        NotCarried { found: FileKind, mend: KindMend } = "content.kind",
    }

    /// What to do with such a file.
    pub(in crate::kit::inspect) enum KindMend {
        SaveOrRename { promised: FileKind, ending: String } = "content.mend:save-or-rename",
        SaveAs { ending: String } = "content.mend:save-as",
        Rename { ending: String } = "content.mend:rename",
        Instead { command: String } = "content.mend:instead",
        MediaFix { file: String } = "content.mend:media-fix",
        Record = "content.mend:record",
        Drawing = "content.mend:drawing",
        Picture = "content.mend:picture",
        Office = "content.mend:office",
        Page = "content.mend:page",
        Font = "content.mend:font",
        SaveAnew { promised: FileKind } = "content.mend:save-anew",
        Unpack = "content.mend:unpack",
        WhichProgram = "content.mend:which-program",
    }
}

/// The finding for `file`, the name shown in messages.
pub(super) fn refusal(refused: &NotCarried, file: &str) -> KindFinding {
    match refused {
        NotCarried::Folder { found, folders } => {
            let folder = file.split('/').nth(1).unwrap_or_default();
            KindFinding::Folder {
                found: *found,
                folder: escaped(folder),
                to: folders.first().copied().unwrap_or_default().to_owned(),
            }
        }
        NotCarried::Ending {
            ending,
            promised,
            found,
        } => other_ending(ending.as_deref(), *promised, found, file),
        NotCarried::Kind {
            found,
            ending,
            promised,
        } => {
            let (found, mend) = (*found, mend(*found, ending, *promised, file));
            match promised {
                Some(promised) => KindFinding::OtherEnding {
                    ending: escaped(ending),
                    promised: *promised,
                    found,
                    mend,
                },
                None if found == FileKind::Unknown => KindFinding::Unknown { mend },
                None if found.is_archive() => KindFinding::Archive { found, mend },
                None => KindFinding::NotCarried { found, mend },
            }
        }
    }
}

fn other_ending(
    ending: Option<&str>,
    promised: Option<FileKind>,
    row: &CarriedKind,
    file: &str,
) -> KindFinding {
    let found = row.kinds.first().copied().unwrap_or(FileKind::Unknown);
    let good = row.endings.first().copied().unwrap_or_default().to_owned();
    let mend = match (ending, promised) {
        (Some(ending), None) if CAPTION_ENDINGS.contains(&ending) => captions_mend(ending, file),
        (_, Some(promised)) => KindMend::SaveOrRename {
            promised,
            ending: good,
        },
        // Under another name, Office opens a template or slide show differently.
        _ if is_office(row.kinds) => KindMend::SaveAs { ending: good },
        _ => KindMend::Rename { ending: good },
    };
    match (ending.map(escaped), promised) {
        (Some(ending), Some(promised)) => KindFinding::OtherEnding {
            ending,
            promised,
            found,
            mend,
        },
        (Some(ending), None) => KindFinding::UnknownEnding {
            ending,
            found,
            mend,
        },
        (None, _) => KindFinding::NoEnding { found, mend },
    }
}

fn is_office(kinds: &[FileKind]) -> bool {
    kinds.contains(&FileKind::OfficeOpenXml) || kinds.contains(&FileKind::OpenDocument)
}

/// What to do with a file of a kind that no drive carries.
fn mend(found: FileKind, ending: &str, promised: Option<FileKind>, file: &str) -> KindMend {
    // Ogg holds sound; Ogg films have their own ending.
    let is_ogg_film = found == FileKind::Ogg && ending == "ogv";
    let is_sound = is_sound(found) && !is_ogg_film
        || SOUND_ENDINGS.contains(&ending)
        || promised == Some(FileKind::Mp3);
    match found {
        FileKind::Midi => KindMend::Record,
        _ if is_sound && (is_sound_or_container(found) || found == FileKind::Unknown) => {
            instead(&sound_command(file, &mended(file, "m4a")))
        }
        found if found.is_film() || is_ogg_film => {
            let faults = [FilmFault::Container(found)];
            instead(&mend_command(&faults, file, &mended(file, "mp4")).unwrap_or_default())
        }
        FileKind::Svg => KindMend::Drawing,
        found if found.is_picture() => KindMend::Picture,
        FileKind::CompoundFile | FileKind::Rtf | FileKind::Epub => KindMend::Office,
        FileKind::Html | FileKind::Xml => KindMend::Page,
        FileKind::Woff | FileKind::Woff2 | FileKind::Font => KindMend::Font,
        _ if promised.is_some() => KindMend::SaveAnew {
            promised: promised.unwrap_or(FileKind::Unknown),
        },
        found if found.is_archive() => KindMend::Unpack,
        _ => KindMend::WhichProgram,
    }
}

fn captions_mend(ending: &str, file: &str) -> KindMend {
    if ending == "srt" {
        return KindMend::MediaFix {
            file: file.to_owned(),
        };
    }
    instead(&captions_command(file, &mended(file, "vtt")))
}

/// The name of the converted file.
fn mended(file: &str, ending: &str) -> String {
    match file.rsplit_once('.') {
        Some((stem, old)) if old.eq_ignore_ascii_case(ending) => format!("{stem}-mended.{ending}"),
        Some((stem, _)) => format!("{stem}.{ending}"),
        None => format!("{file}.{ending}"),
    }
}

/// A command that creates another file.
fn instead(command: &str) -> KindMend {
    KindMend::Instead {
        command: command.to_owned(),
    }
}

fn is_sound(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Aac
            | FileKind::Ogg
            | FileKind::Wav
            | FileKind::Flac
            | FileKind::Aiff
            | FileKind::Midi
    )
}

fn is_sound_or_container(kind: FileKind) -> bool {
    is_sound(kind) || kind.is_film()
}

/// The finding and fix for a file of this content and path (below `media/`); `None` if a drive
/// carries this kind.
pub fn refused_kind(kind: FileKind, path: &str) -> Option<Diagnostic> {
    let file = format!("media/{path}");
    if kind.is_program() {
        return Some(Diagnostic::fault(
            file,
            KindFinding::Program { found: kind },
        ));
    }
    let refused = judge(kind, path).err()?;
    let finding = refusal(&refused, &file);
    Some(Diagnostic::fault(file, finding))
}
