//! Why a drive does not carry a file, in words of a communications officer, and the mend that was tried.

use super::kinds::NotCarried;
use crate::base::{Diagnostic, escaped, quoted};
use crate::formats::content::Kind;
use crate::formats::content::mp4::{FilmFault, captions_command, mend_command, sound_command};

/// Endings of sound in containers that hold films too.
const SOUND_ENDINGS: [&str; 6] = ["wma", "mka", "oga", "ogg", "opus", "weba"];

/// Endings of captions for films that are text.
const CAPTION_ENDINGS: [&str; 5] = ["srt", "ass", "ssa", "ttml", "dfxp"];

/// The finding for a file of the name `file` in messages.
pub(super) fn refusal(refused: &NotCarried, file: &str) -> Diagnostic {
    match refused {
        NotCarried::Folder { found, folders } => {
            let folder = file.split('/').nth(1).unwrap_or_default();
            let reason = format!("{found} does not belong into media/{}/", escaped(folder));
            let fault = Diagnostic::fault("media.misplaced", file, reason);
            fault.mend(format!(
                "Move it to media/{}/.",
                folders.join("/ or media/")
            ))
        }
        NotCarried::Ending {
            ending,
            promised,
            found,
        } => {
            let name = found.kinds.first().map_or("", |kind| kind.name());
            let good = found.endings.first().copied().unwrap_or_default();
            let reason = match (ending, promised) {
                (Some(ending), Some(promised)) => {
                    format!(
                        "the name ends in .{} ({promised}), but the file is {name}",
                        escaped(ending)
                    )
                }
                (Some(ending), None) => {
                    format!(
                        "the file is {name}, but its name ends in .{}",
                        escaped(ending)
                    )
                }
                (None, _) => format!("the file is {name}, but its name has no ending"),
            };
            let ending = ending.as_deref().unwrap_or_default();
            let mend = match promised {
                None if CAPTION_ENDINGS.contains(&ending) => captions_mend(ending, file),
                Some(promised) => {
                    format!("Save it anew as {promised}, or rename it to end in .{good}.")
                }
                // A template or a show opens in another way under another name.
                None if is_office(found.kinds) => format!("Open it and save it as .{good}."),
                None => format!("Rename it to end in .{good}."),
            };
            Diagnostic::fault("content.ending", file, reason).mend(mend)
        }
        NotCarried::Kind {
            found,
            ending,
            promised,
        } => {
            let (code, reason) = match promised {
                Some(promised) => (
                    "content.ending",
                    format!(
                        "the name ends in .{} ({promised}), but the file is {found}",
                        escaped(ending)
                    ),
                ),
                None => ("content.kind", reason(*found)),
            };
            Diagnostic::fault(code, file, reason).mend(mend(*found, ending, *promised, file))
        }
    }
}

fn is_office(kinds: &[Kind]) -> bool {
    kinds.contains(&Kind::OfficeOpenXml) || kinds.contains(&Kind::OpenDocument)
}

fn reason(found: Kind) -> String {
    match found {
        Kind::Unknown => {
            "this is data of no known format, which not every computer opens".to_owned()
        }
        found if found.is_archive() => {
            format!("this is {found}; a drive holds files, not archives")
        }
        found => {
            format!("this is {found}, which not every computer opens and a drive does not carry")
        }
    }
}

/// What to do with a file that no drive carries.
fn mend(found: Kind, ending: &str, promised: Option<Kind>, file: &str) -> String {
    // Ogg holds sound, and films under an ending of their own.
    let is_ogg_film = found == Kind::Ogg && ending == "ogv";
    let is_sound = is_sound(found) && !is_ogg_film
        || SOUND_ENDINGS.contains(&ending)
        || promised == Some(Kind::Mp3);
    match found {
        Kind::Midi => "Record it as MP3 or M4A.".to_owned(),
        _ if is_sound && (is_sound_or_container(found) || found == Kind::Unknown) => {
            instead(&sound_command(file, &mended(file, "m4a")))
        }
        found if found.is_film() || is_ogg_film => {
            let faults = [FilmFault::Container(found)];
            instead(&mend_command(&faults, file, &mended(file, "mp4")).unwrap_or_default())
        }
        Kind::Svg => "Save it as PDF or PNG.".to_owned(),
        found if found.is_picture() => "Open it and save it as JPEG, PNG or PDF.".to_owned(),
        Kind::CompoundFile | Kind::Rtf | Kind::Epub => {
            "Open it in the program that made it and save it as PDF, or as .docx, .pptx or .xlsx."
                .to_owned()
        }
        Kind::Html | Kind::Xml => "Save it as PDF, or its text as .txt.".to_owned(),
        Kind::Woff | Kind::Woff2 | Kind::Font => {
            "Remove it: the pages bring their own fonts, and a PDF holds the ones that it needs."
                .to_owned()
        }
        _ if promised.is_some() => {
            let promised = promised.map_or("", |kind| kind.name());
            format!("Save it anew as {promised}.")
        }
        found if found.is_archive() => "Unpack it, and put the files into media/.".to_owned(),
        _ => "Which program opens it? Save it there as PDF.".to_owned(),
    }
}

fn captions_mend(ending: &str, file: &str) -> String {
    if ending == "srt" {
        return format!("drivepress media fix {}", quoted(file));
    }
    instead(&captions_command(file, &mended(file, "vtt")))
}

/// The name of the new file.
fn mended(file: &str, ending: &str) -> String {
    match file.rsplit_once('.') {
        Some((stem, old)) if old.eq_ignore_ascii_case(ending) => format!("{stem}-mended.{ending}"),
        Some((stem, _)) => format!("{stem}.{ending}"),
        None => format!("{file}.{ending}"),
    }
}

/// A command that makes another file.
fn instead(command: &str) -> String {
    format!("{command}   (then list the new file in its place)")
}

fn is_sound(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Aac | Kind::Ogg | Kind::Wav | Kind::Flac | Kind::Aiff | Kind::Midi
    )
}

fn is_sound_or_container(kind: Kind) -> bool {
    is_sound(kind) || kind.is_film()
}
