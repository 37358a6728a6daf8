//! Why a drive does not carry a file, in words for communications staff, and the tested fix.

use super::conversion::Conversion;
use super::{CarriedKind, NotCarried, judge};
use crate::base::{Diagnostic, escaped};
use crate::formats::content::FileKind;
use crate::words::messages;

messages! {
    /// Why the kind of a file keeps it from a drive.
    pub(in crate::kit::inspect) enum KindFinding {
        Folder { found: FileKind, folder: String, file: String, target: String } = "media.misplaced:kind",
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
        SaveOrRename { promised: FileKind, file: String, name: String } = "content.mend:save-or-rename",
        SaveAs { ending: String } = "content.mend:save-as",
        Rename { file: String, name: String } = "content.mend:rename",
        Convert { file: String } = "content.mend:convert",
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
            let below = file.trim_start_matches("media/");
            let (folder, rest) = below.split_once('/').unwrap_or(("", below));
            let to = folders.first().copied().unwrap_or_default();
            KindFinding::Folder {
                found: *found,
                folder: escaped(folder),
                file: file.to_owned(),
                target: format!("media/{to}/{rest}"),
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
            let (found, mend) = (*found, mend(*found, *promised, file));
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
    let renamed = || {
        let name = file.rsplit('/').next().unwrap_or(file);
        let stem = ending.and_then(|_| name.rsplit_once('.'));
        format!("{}.{good}", stem.map_or(name, |(stem, _)| stem))
    };
    let as_is = file.to_owned();
    let mend = match (ending, promised) {
        (Some("srt"), None) => KindMend::MediaFix { file: as_is },
        (Some(_), None) if Conversion::of(found, file) == Some(Conversion::Captions) => {
            KindMend::Convert { file: as_is }
        }
        (_, Some(promised)) => KindMend::SaveOrRename {
            promised,
            file: as_is,
            name: renamed(),
        },
        // Under another name, Office opens a template or slide show differently.
        _ if is_office(row.kinds) => KindMend::SaveAs {
            ending: good.clone(),
        },
        _ => KindMend::Rename {
            file: as_is,
            name: renamed(),
        },
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
fn mend(found: FileKind, promised: Option<FileKind>, file: &str) -> KindMend {
    match found {
        FileKind::Midi => KindMend::Record,
        _ if Conversion::of(found, file).is_some() => KindMend::Convert {
            file: file.to_owned(),
        },
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

/// Why a new file is not listed. Films and text are listed whatever is wrong with them, because
/// `media fix` needs their entry.
pub fn unlistable_kind(kind: FileKind, path: &str) -> Option<Diagnostic> {
    let is_mended_later = kind.is_film() || kind.is_text();
    refused_kind(kind, path).filter(|_| !is_mended_later)
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

/// The finding for a film whose name ends like sound (`path` below `media/`).
pub(in crate::kit::inspect) fn film_with_ending_of_sound(path: &str) -> Diagnostic {
    let file = format!("media/{path}");
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let finding = KindFinding::OtherEnding {
        ending: "m4a".to_owned(),
        promised: FileKind::M4a,
        found: FileKind::Mp4,
        mend: KindMend::Rename {
            file: file.clone(),
            name: format!("media/video/{stem}.mp4"),
        },
    };
    Diagnostic::fault(file, finding)
}
