//! `drivepress media add`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::kind_word::KindWord;
use super::refused::refused;
use crate::base::{escaped, human_bytes};
use crate::cli::args::KitFolder;
use crate::cli::exit::Exit;
use crate::cli::findings::report_findings;
use crate::cli::screen::{OutputStream, Screen};
use crate::commands::{
    self, AddOptions, AddedMedia, DrawnPreview, Error, MediaAdded, PreviewDrawing,
};
use crate::formats::content::stem_of;
use crate::formats::webvtt::timestamp;
use crate::kit::MediaKind;
use crate::words::messages;

messages! {
    /// Messages of `media add`.
    enum AddMessage {
        Leftover { path: String } = "media.leftover",
        Known { path: String } = "media.known",
        NothingToAdd = "media.nothing-to-add",
        AllListed = "media.all-listed",
        Listed { count: usize } = "media.listed",
        Drawn { pdf: String, picture: String } = "media.drawn",
        Undrawn { pdf: String, picture: String } = "media.undrawn",
        DrawsNone { files: usize } = "media.draws-none",
    }
}

/// Record new files, or all in a folder, in manifests/media.toml.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress media add media/video/film.mp4\n  drivepress media add media/print --kind poster"
)]
pub(super) struct Add {
    /// Files or folders below media/
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What they are for [default: by place and name]
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<MediaKind>,

    #[command(flatten)]
    kit: KitFolder,
}

fn kind(word: &str) -> Result<MediaKind, String> {
    let value = serde_json::Value::String(word.to_owned());
    serde_json::from_value(value).map_err(|_| {
        "the kinds are video, picture, captions, text, guide, presentation, poster, leaflet, sheet, \
         card, square"
            .to_owned()
    })
}

/// Runs `media add`.
pub(super) fn add(arguments: &Add, screen: &Screen) -> Result<Exit, Error> {
    let options = AddOptions {
        kit: arguments.kit.path(),
        files: arguments.files.clone(),
        kind: arguments.kind,
        drawing: preview_drawing(),
    };
    let result = commands::media_add(&options, screen.work())?;
    for (path, _) in &result.leftovers {
        let path = path.clone();
        screen.tell(AddMessage::Leftover { path });
    }
    for path in &result.known {
        let path = path.clone();
        screen.tell(AddMessage::Known { path });
    }
    report_findings(&result.refused, OutputStream::Messages, screen);
    result
        .added
        .iter()
        .for_each(|added| screen.answer(&line(added, screen)));
    print_previews(&result, &options.drawing, screen);
    screen.json(&json!({
        "added": result.added.iter().map(|added| json_of(added, screen)).collect::<Vec<_>>(),
        "drawn": result.drawn.iter().map(json_of_drawn).collect::<Vec<_>>(),
        "undrawn": result.undrawn,
        "known": result.known,
        "leftovers": result.leftovers.iter().map(|(path, _)| path).collect::<Vec<_>>(),
        "refused": screen.spoken(&result.refused),
    }));
    Ok(print_added(&result, screen))
}

/// This program, if it has the command that draws.
fn preview_drawing() -> PreviewDrawing {
    let program = std::env::current_exe();
    match program {
        Ok(program) if cfg!(feature = "library") => PreviewDrawing::By(program),
        _ => PreviewDrawing::NotInThisBuild,
    }
}

fn print_previews(result: &MediaAdded, drawing: &PreviewDrawing, screen: &Screen) {
    for drawn in &result.drawn {
        screen.give(AddMessage::Drawn {
            pdf: drawn.pdf.clone(),
            picture: drawn.picture.clone(),
        });
    }
    let files = result.undrawn.len();
    if files > 0 && *drawing == PreviewDrawing::NotInThisBuild {
        screen.tell(AddMessage::DrawsNone { files });
        return;
    }
    for pdf in &result.undrawn {
        screen.tell(AddMessage::Undrawn {
            pdf: pdf.clone(),
            picture: format!("{}.png", stem_of(pdf)),
        });
    }
}

fn print_added(result: &MediaAdded, screen: &Screen) -> Exit {
    if result.added.is_empty() && result.known.is_empty() {
        screen.tell(AddMessage::NothingToAdd);
        return Exit::Wrong;
    }
    if !result.added.is_empty() {
        let count = result.added.len();
        screen.tell(AddMessage::Listed { count });
    } else if result.drawn.is_empty() && result.undrawn.is_empty() {
        screen.tell(AddMessage::AllListed);
    }
    refused(&result.refused)
}

fn line(added: &AddedMedia, screen: &Screen) -> String {
    let kind = screen.words(KindWord::from(added.kind));
    let mut words = vec![kind, human_bytes(added.size_bytes)];
    words.extend(added.language.as_ref().map(ToString::to_string));
    words.extend(added.duration_ms.map(timestamp));
    format!("media/{}: {}", escaped(&added.path), words.join(", "))
}

fn json_of(added: &AddedMedia, screen: &Screen) -> serde_json::Value {
    json!({
        "path": added.path,
        "kind": added.kind,
        "kind_words": screen.words(KindWord::from(added.kind)),
        "language": added.language.as_ref().map(ToString::to_string),
        "size": added.size_bytes,
        "duration_ms": added.duration_ms,
    })
}

fn json_of_drawn(drawn: &DrawnPreview) -> serde_json::Value {
    json!({ "pdf": drawn.pdf, "preview": drawn.picture, "size": drawn.size_bytes })
}
