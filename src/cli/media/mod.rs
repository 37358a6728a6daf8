//! `drivepress media`.

mod add;
mod kind_word;
mod rearrange;
mod refused;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use self::refused::refused;
use crate::base::{Mode, escaped};
use crate::cli::args::KitFolder;
use crate::cli::exit::Exit;
use crate::cli::findings::report_findings;
use crate::cli::screen::{OutputStream, Screen};
use crate::commands::{self, Error, FixOptions, FixTool, FixedFile, Mend};
use crate::formats::content::place::{PlaceTrace, Trace};
use crate::kit::Conversion;
use crate::words::{Message, Size, messages};

messages! {
    /// Messages of `media`.
    enum MediaMessage {
        Recorded { path: String, size: Size } = "media.recorded",
        AsRecorded { files: usize } = "media.as-recorded",
        SomeRecorded { changed: usize, files: usize } = "media.some-recorded",
        NothingMended = "media.nothing-mended",
        NothingToMend = "media.nothing-to-mend",
        WouldMend { files: usize } = "media.would-mend",
        MendedAdd { files: usize } = "media.mended:add",
        MendedLock { files: usize } = "media.mended:lock",
        MendedCheck { files: usize } = "media.mended:check",
        Fine { path: String } = "media.fine",
    }

    /// What `media fix` did to a file.
    enum Deed {
        IndexFirst = "media.deed:index-first",
        PlaceOut = "media.deed:place-out",
        SerialOut = "media.deed:serial-out",
        Utf8 { from: String } = "media.deed:utf-8",
        WebVtt = "media.deed:webvtt",
        Film = "media.deed:film",
        Sound = "media.deed:sound",
        Captions = "media.deed:captions",
        Renamed { to: String } = "media.deed:renamed",
    }

    /// What `media fix --dry-run` would do to a file.
    enum Plan {
        IndexFirst = "media.plan:index-first",
        PlaceOut = "media.plan:place-out",
        SerialOut = "media.plan:serial-out",
        Utf8 { from: String } = "media.plan:utf-8",
        WebVtt = "media.plan:webvtt",
        Film = "media.plan:film",
        Sound = "media.plan:sound",
        Captions = "media.plan:captions",
        Renamed { to: String } = "media.plan:renamed",
    }
}

/// Record media files in manifests/media.toml, rename, remove and mend them.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress media add media/video/film.mp4")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(add::Add),
    Lock(Lock),
    Fix(Fix),
    Rename(rearrange::Rename),
    Remove(rearrange::Remove),
}

/// Take the files as they are now as right: all that are listed, or those named.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress media lock")]
struct Lock {
    /// Files or folders below media/ [default: all]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    kit: KitFolder,
}

/// Mend what a program can mend without loss: a film's index to the front, place
/// data out, text to UTF-8, a name that no system refuses.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress media fix media/video/film.mp4 --dry-run\n  drivepress media fix --convert media/video/film.mov"
)]
struct Fix {
    /// Files below media/, or folders to rename
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Let ffmpeg make the film, sound or captions that a drive carries
    #[arg(long)]
    convert: bool,

    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    kit: KitFolder,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    match &arguments.what {
        What::Add(arguments) => add::add(arguments, screen),
        What::Lock(arguments) => lock(arguments, screen),
        What::Fix(arguments) => fix(arguments, screen),
        What::Rename(arguments) => rearrange::rename(arguments, screen),
        What::Remove(arguments) => rearrange::remove(arguments, screen),
    }
}

fn lock(arguments: &Lock, screen: &Screen) -> Result<Exit, Error> {
    let result = commands::media_lock(&arguments.kit.path(), &arguments.files, screen.work())?;
    report_findings(&result.refused, OutputStream::Messages, screen);
    for changed in &result.changed {
        screen.give(MediaMessage::Recorded {
            path: changed.path.clone(),
            size: Size(changed.size_bytes),
        });
    }
    screen.json(&json!({
        "looked_at": result.looked_at,
        "changed": result.changed.iter().map(|changed| &changed.path).collect::<Vec<_>>(),
        "refused": screen.spoken(&result.refused),
    }));
    let (changed, files) = (result.changed.len(), result.looked_at);
    screen.tell(if changed == 0 {
        MediaMessage::AsRecorded { files }
    } else {
        MediaMessage::SomeRecorded { changed, files }
    });
    Ok(refused(&result.refused))
}

fn fix(arguments: &Fix, screen: &Screen) -> Result<Exit, Error> {
    let options = FixOptions {
        kit: arguments.kit.path(),
        files: arguments.files.clone(),
        mode: Mode::of(arguments.dry_run),
        tool: if arguments.convert {
            FixTool::Ffmpeg
        } else {
            FixTool::Own
        },
    };
    let result = commands::media_fix(&options, screen.work())?;
    report_findings(&result.refused, OutputStream::Messages, screen);
    for file in &result.files {
        screen.answer(&describe_fixed(file, options.mode, screen));
    }
    screen.json(&json!({
        "dry_run": arguments.dry_run,
        "files": result.files.iter().map(json_of_fixed).collect::<Vec<_>>(),
        "refused": screen.spoken(&result.refused),
    }));
    let is_mended = |file: &&FixedFile| !file.mends.is_empty();
    let files = result.files.iter().filter(is_mended).count();
    let unlisted = result
        .files
        .iter()
        .any(|file| !file.mends.is_empty() && !file.listed);
    let unrecorded = result
        .files
        .iter()
        .any(|file| !file.mends.is_empty() && !file.recorded);
    screen.tell(match (files, options.mode) {
        (0, _) if result.files.is_empty() => MediaMessage::NothingMended,
        (0, _) => MediaMessage::NothingToMend,
        (_, Mode::Plan) => MediaMessage::WouldMend { files },
        (_, Mode::Write) if unlisted => MediaMessage::MendedAdd { files },
        (_, Mode::Write) if unrecorded => MediaMessage::MendedLock { files },
        (_, Mode::Write) => MediaMessage::MendedCheck { files },
    });
    Ok(refused(&result.refused))
}

fn describe_fixed(file: &FixedFile, mode: Mode, screen: &Screen) -> String {
    if file.mends.is_empty() {
        let path = file.path.clone();
        return screen.words(MediaMessage::Fine { path });
    }
    let words = |mend: &Mend| {
        let message = match mode {
            Mode::Plan => plan(mend),
            Mode::Write => deed(mend),
        };
        screen.words(message)
    };
    let mends: Vec<String> = file.mends.iter().map(words).collect();
    format!("media/{}: {}", escaped(&file.path), mends.join("; "))
}

fn has_place(traces: &[PlaceTrace]) -> bool {
    traces.iter().any(|trace| trace.trace == Trace::Place)
}

fn deed(mend: &Mend) -> Message {
    match mend {
        Mend::IndexFirst => Deed::IndexFirst,
        Mend::TracesOut(traces) if has_place(traces) => Deed::PlaceOut,
        Mend::TracesOut(_) => Deed::SerialOut,
        Mend::Utf8 { from } => Deed::Utf8 {
            from: from.to_string(),
        },
        Mend::WebVtt => Deed::WebVtt,
        Mend::Converted(Conversion::Film) => Deed::Film,
        Mend::Converted(Conversion::Sound) => Deed::Sound,
        Mend::Converted(Conversion::Captions) => Deed::Captions,
        Mend::Renamed { to } => Deed::Renamed { to: to.clone() },
    }
    .into()
}

fn plan(mend: &Mend) -> Message {
    match mend {
        Mend::IndexFirst => Plan::IndexFirst,
        Mend::TracesOut(traces) if has_place(traces) => Plan::PlaceOut,
        Mend::TracesOut(_) => Plan::SerialOut,
        Mend::Utf8 { from } => Plan::Utf8 {
            from: from.to_string(),
        },
        Mend::WebVtt => Plan::WebVtt,
        Mend::Converted(Conversion::Film) => Plan::Film,
        Mend::Converted(Conversion::Sound) => Plan::Sound,
        Mend::Converted(Conversion::Captions) => Plan::Captions,
        Mend::Renamed { to } => Plan::Renamed { to: to.clone() },
    }
    .into()
}

fn json_of_fixed(file: &FixedFile) -> serde_json::Value {
    let mends = file.mends.iter().map(|mend| match mend {
        Mend::IndexFirst => "index-first",
        Mend::TracesOut(_) => "place-data-out",
        Mend::Utf8 { .. } => "utf-8",
        Mend::WebVtt => "webvtt",
        Mend::Converted(_) => "converted",
        Mend::Renamed { .. } => "renamed",
    });
    json!({
        "path": file.path,
        "now": file.now,
        "mends": mends.collect::<Vec<_>>(),
        "recorded": file.recorded,
    })
}
