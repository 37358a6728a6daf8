//! `drivepress media remove` and `drivepress media rename`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::refused::refused;
use crate::base::Mode;
use crate::cli::args::KitFolder;
use crate::cli::exit::Exit;
use crate::cli::findings::report_findings;
use crate::cli::screen::{OutputStream, Screen};
use crate::commands::{
    self, Error, LinkingText, MediaFiles, MediaMove, MediaRemoved, MediaRenamed, RemoveOptions,
    RenameOptions,
};
use crate::words::messages;

messages! {
    /// Messages of `media remove` and `media rename`.
    enum RearrangeMessage {
        Removed { path: String } = "media.removed",
        Deleted { path: String } = "media.removed:deleted",
        NothingRemoved = "media.nothing-removed",
        Links { file: String, line: String, to: String } = "media.still-linked",
        Left { files: usize } = "media.still-there",
        RemovedNext { files: usize } = "media.removed-next",
        Renamed { from: String, to: String } = "media.renamed",
        WouldRename { from: String, to: String } = "media.renamed:plan",
        TextFollows { file: String } = "media.link-follows",
        TextWouldFollow { file: String } = "media.link-follows:plan",
        NothingRenamed = "media.nothing-renamed",
        RenamedNext { files: usize } = "media.renamed-next",
        RenamedPlan { files: usize } = "media.renamed-next:plan",
    }
}

/// Take files out of manifests/media.toml, with their captions and previews.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress media remove media/video/old-film.mp4\n  drivepress media remove media/print --delete"
)]
pub(super) struct Remove {
    /// Files or folders below media/; they need not exist any more
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Also delete the files
    #[arg(long)]
    delete: bool,

    #[command(flatten)]
    kit: KitFolder,
}

/// Rename a file, or move it to another folder of media/, with its entry, captions, preview and the
/// links to it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress media rename media/video/old.mp4 new.mp4\n  drivepress media rename media/print/a.mp4 media/video/a.mp4 --dry-run"
)]
pub(super) struct Rename {
    /// The file below media/
    old: PathBuf,

    /// Its new name, or its new path below media/
    new: PathBuf,

    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    kit: KitFolder,
}

/// Runs `media remove`.
pub(super) fn remove(arguments: &Remove, screen: &Screen) -> Result<Exit, Error> {
    let options = RemoveOptions {
        kit: arguments.kit.path(),
        files: arguments.files.clone(),
        media: if arguments.delete {
            MediaFiles::Delete
        } else {
            MediaFiles::Keep
        },
    };
    let result = commands::media_remove(&options, screen.work())?;
    report_findings(&result.refused, OutputStream::Messages, screen);
    for path in &result.removed {
        let path = path.clone();
        screen.give(match options.media {
            MediaFiles::Keep => RearrangeMessage::Removed { path },
            MediaFiles::Delete => RearrangeMessage::Deleted { path },
        });
    }
    report_links(&result, screen);
    screen.json(&json!({
        "removed": result.removed,
        "left": result.left,
        "links": result.links.iter().map(json_of_link).collect::<Vec<_>>(),
        "refused": screen.spoken(&result.refused),
    }));
    let files = result.removed.len();
    screen.tell(if files == 0 {
        RearrangeMessage::NothingRemoved
    } else {
        RearrangeMessage::RemovedNext { files }
    });
    Ok(refused(&result.refused))
}

fn report_links(result: &MediaRemoved, screen: &Screen) {
    for link in &result.links {
        let LinkingText { file, line, to } = link.clone();
        let line = line.to_string();
        screen.give(RearrangeMessage::Links { file, line, to });
    }
    let files = result.left.len();
    if files > 0 {
        screen.tell(RearrangeMessage::Left { files });
    }
}

fn json_of_link(link: &LinkingText) -> serde_json::Value {
    json!({ "file": link.file, "line": link.line, "to": link.to })
}

/// Runs `media rename`.
pub(super) fn rename(arguments: &Rename, screen: &Screen) -> Result<Exit, Error> {
    let options = RenameOptions {
        kit: arguments.kit.path(),
        old: arguments.old.clone(),
        new: arguments.new.clone(),
        mode: Mode::of(arguments.dry_run),
    };
    let result = commands::media_rename(&options, screen.work())?;
    report_findings(&result.refused, OutputStream::Messages, screen);
    report_moves(&result, options.mode, screen);
    let moves = result.moves.iter();
    screen.json(&json!({
        "dry_run": arguments.dry_run,
        "moves": moves.map(|one| json!({ "from": one.from, "to": one.to })).collect::<Vec<_>>(),
        "texts": result.texts,
        "refused": screen.spoken(&result.refused),
    }));
    Ok(refused(&result.refused))
}

fn report_moves(result: &MediaRenamed, mode: Mode, screen: &Screen) {
    for one in &result.moves {
        let MediaMove { from, to } = one.clone();
        screen.give(match mode {
            Mode::Plan => RearrangeMessage::WouldRename { from, to },
            Mode::Write => RearrangeMessage::Renamed { from, to },
        });
    }
    for file in &result.texts {
        let file = file.clone();
        screen.give(match mode {
            Mode::Plan => RearrangeMessage::TextWouldFollow { file },
            Mode::Write => RearrangeMessage::TextFollows { file },
        });
    }
    let files = result.moves.len();
    screen.tell(match (files, mode) {
        (0, _) => RearrangeMessage::NothingRenamed,
        (_, Mode::Plan) => RearrangeMessage::RenamedPlan { files },
        (_, Mode::Write) => RearrangeMessage::RenamedNext { files },
    });
}
