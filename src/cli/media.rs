//! `drivepress media`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::exit::Exit;
use super::screen::Screen;
use crate::base::{Diagnostic, escaped, human_bytes, plural};
use crate::commands::{
    self, AddOptions, AddedMedia, Error, FixOptions, FixedFile, MediaAdded, Mend,
};
use crate::formats::content::place::Trace;
use crate::formats::webvtt::timestamp;
use crate::kit::MediaKind;

/// Record media files in manifests/media.toml, and mend them without loss.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress media add media/video/film.mp4")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(Add),
    Lock(Lock),
    Fix(Fix),
}

/// Record new files, or all in a folder, in manifests/media.toml.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress media add media/video/film.mp4\n  drivepress media add media/print --kind poster"
)]
struct Add {
    /// Files or folders below media/
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What they are for [default: by place and name]
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<MediaKind>,

    #[command(flatten)]
    kit: KitArgument,
}

/// Take the files as they are now as right: all that are listed, or those named.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress media lock")]
struct Lock {
    /// Files or folders below media/ [default: all]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    kit: KitArgument,
}

/// Mend what a program can mend without loss: a film's index to the front, place
/// data out, text to UTF-8, a name that no system refuses.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress media fix media/video/film.mp4 --dry-run")]
struct Fix {
    /// Files below media/, or folders to rename
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    kit: KitArgument,
}

#[derive(Debug, Args)]
struct KitArgument {
    /// The kit: the folder that holds manifests/kit.toml
    #[arg(long = "kit", value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

fn kind(word: &str) -> Result<MediaKind, String> {
    let value = serde_json::Value::String(word.to_owned());
    serde_json::from_value(value).map_err(|_| {
        "the kinds are video, picture, captions, text, guide, presentation, poster, leaflet, sheet"
            .to_owned()
    })
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    match &arguments.what {
        What::Add(arguments) => add(arguments, screen),
        What::Lock(arguments) => lock(arguments, screen),
        What::Fix(arguments) => fix(arguments, screen),
    }
}

fn add(arguments: &Add, screen: &Screen) -> Result<Exit, Error> {
    let options = AddOptions {
        kit: arguments.kit.folder.clone(),
        files: arguments.files.clone(),
        kind: arguments.kind,
    };
    let result = commands::media_add(&options, screen.work())?;
    for (path, _) in &result.leftovers {
        screen.say(&format!(
            "left out, a leftover of a desktop or program: media/{}",
            escaped(path)
        ));
    }
    for path in &result.known {
        screen.say(&format!("listed already: media/{}", escaped(path)));
    }
    screen.diagnostics(&result.refused);
    result
        .added
        .iter()
        .for_each(|added| screen.answer(&line(added)));
    screen.json(&json!({
        "added": result.added.iter().map(json_of).collect::<Vec<_>>(),
        "known": result.known,
        "leftovers": result.leftovers.iter().map(|(path, _)| path).collect::<Vec<_>>(),
        "refused": screen.spoken(&result.refused),
    }));
    Ok(told_added(&result, screen))
}

fn told_added(result: &MediaAdded, screen: &Screen) -> Exit {
    if result.added.is_empty() && result.known.is_empty() {
        screen.say("There was nothing to add.");
        return Exit::Wrong;
    }
    if result.added.is_empty() {
        screen.say(
            "Nothing to do: everything is listed. After a change of a file: drivepress media lock",
        );
    } else {
        screen.say(&format!(
            "Listed {} in manifests/media.toml. Next: write title, licence and source there, then drivepress check",
            plural(result.added.len(), "new file")
        ));
    }
    refused(&result.refused)
}

fn refused(refused: &[Diagnostic]) -> Exit {
    if refused.is_empty() {
        Exit::Done
    } else {
        Exit::Wrong
    }
}

fn line(added: &AddedMedia) -> String {
    let mut words = vec![kind_word(added.kind), human_bytes(added.size_bytes)];
    words.extend(added.language.as_ref().map(ToString::to_string));
    words.extend(added.duration_ms.map(timestamp));
    format!("media/{}: {}", escaped(&added.path), words.join(", "))
}

fn kind_word(kind: MediaKind) -> String {
    // A kind is a word in JSON too; anything else cannot come out of its definition.
    serde_json::to_value(kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn json_of(added: &AddedMedia) -> serde_json::Value {
    json!({
        "path": added.path,
        "kind": added.kind,
        "language": added.language.as_ref().map(ToString::to_string),
        "size": added.size_bytes,
        "duration_ms": added.duration_ms,
    })
}

fn lock(arguments: &Lock, screen: &Screen) -> Result<Exit, Error> {
    let result = commands::media_lock(&arguments.kit.folder, &arguments.files, screen.work())?;
    screen.diagnostics(&result.refused);
    for changed in &result.changed {
        let size = human_bytes(changed.size_bytes);
        screen.answer(&format!(
            "recorded anew: media/{}, {size}",
            escaped(&changed.path)
        ));
    }
    screen.json(&json!({
        "looked_at": result.looked_at,
        "changed": result.changed.iter().map(|changed| &changed.path).collect::<Vec<_>>(),
        "refused": screen.spoken(&result.refused),
    }));
    let looked = plural(result.looked_at, "file");
    screen.say(&if result.changed.is_empty() {
        format!("Nothing to do: {looked} as recorded.")
    } else {
        format!(
            "{} of {looked} recorded anew. Next: drivepress check",
            result.changed.len()
        )
    });
    Ok(refused(&result.refused))
}

fn fix(arguments: &Fix, screen: &Screen) -> Result<Exit, Error> {
    let options = FixOptions {
        kit: arguments.kit.folder.clone(),
        files: arguments.files.clone(),
        dry_run: arguments.dry_run,
    };
    let result = commands::media_fix(&options, screen.work())?;
    screen.diagnostics(&result.refused);
    for file in &result.files {
        screen.answer(&told_fixed(file, arguments.dry_run));
    }
    screen.json(&json!({
        "dry_run": arguments.dry_run,
        "files": result.files.iter().map(json_of_fixed).collect::<Vec<_>>(),
        "refused": screen.spoken(&result.refused),
    }));
    let mended = result
        .files
        .iter()
        .filter(|file| !file.mends.is_empty())
        .count();
    let unrecorded = result
        .files
        .iter()
        .any(|file| !file.mends.is_empty() && !file.recorded);
    screen.say(&match (mended, arguments.dry_run) {
        (0, _) if result.files.is_empty() => "Nothing was mended.".to_owned(),
        (0, _) => "Nothing to mend here. Next: drivepress check".to_owned(),
        (_, true) => format!(
            "{} would be mended; nothing was changed.",
            plural(mended, "file")
        ),
        (_, false) if unrecorded => {
            format!(
                "{} mended. Next: drivepress media lock",
                plural(mended, "file")
            )
        }
        (_, false) => format!("{} mended. Next: drivepress check", plural(mended, "file")),
    });
    Ok(refused(&result.refused))
}

fn told_fixed(file: &FixedFile, dry_run: bool) -> String {
    let name = escaped(&file.path);
    if file.mends.is_empty() {
        return format!("media/{name}: nothing to mend");
    }
    let mends: Vec<String> = file.mends.iter().map(|mend| words(mend, dry_run)).collect();
    format!("media/{name}: {}", mends.join("; "))
}

fn words(mend: &Mend, dry_run: bool) -> String {
    let will = |done: &str, would: &str| {
        if dry_run {
            would.to_owned()
        } else {
            done.to_owned()
        }
    };
    match mend {
        Mend::IndexFirst => will(
            "the index was moved to the front",
            "the index would move to the front",
        ),
        Mend::TracesOut(traces) => {
            let place = traces.iter().any(|trace| trace.trace == Trace::Place);
            let what = if place {
                "place data"
            } else {
                "the device's serial number"
            };
            let (done, would) = (
                format!("{what} taken out"),
                format!("{what} would be taken out"),
            );
            will(&done, &would)
        }
        Mend::Utf8 { from } => {
            let (done, would) = (
                format!("{from} became UTF-8"),
                format!("{from} would become UTF-8"),
            );
            will(&done, &would)
        }
        Mend::WebVtt => will("SubRip became WebVTT", "SubRip would become WebVTT"),
        Mend::Renamed { to } => {
            let to = escaped(to);
            let (done, would) = (
                format!("is called {to} now"),
                format!("would be called {to}"),
            );
            will(&done, &would)
        }
    }
}

fn json_of_fixed(file: &FixedFile) -> serde_json::Value {
    let mends = file.mends.iter().map(|mend| match mend {
        Mend::IndexFirst => "index-first",
        Mend::TracesOut(_) => "place-data-out",
        Mend::Utf8 { .. } => "utf-8",
        Mend::WebVtt => "webvtt",
        Mend::Renamed { .. } => "renamed",
    });
    json!({
        "path": file.path,
        "now": file.now,
        "mends": mends.collect::<Vec<_>>(),
        "recorded": file.recorded,
    })
}
