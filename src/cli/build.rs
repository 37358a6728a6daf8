//! `drivepress build`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::args::KitArguments;
use super::exit::Exit;
use super::screen::Screen;
use crate::commands::{self, Built, Error};
use crate::words::{Size, messages};

messages! {
    /// Messages of `build`.
    enum BuildMessage {
        UpToDate { folder: PathBuf } = "cli.up-to-date",
        Built { folder: PathBuf, files: usize, size: Size } = "cli.built",
        NextStamp = "cli.next:stamp",
    }
}

/// Turn the kit into a drive folder: the offline site, the media and their checksums.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress build --edition community")]
pub(super) struct Arguments {
    #[command(flatten)]
    kit: KitArguments,

    /// Refuse what is not fit for the field: samples, unverified contacts, no signer
    #[arg(long)]
    release: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let built = commands::build(&arguments.kit.options(arguments.release), screen.work())?;
    if let Some(first) = built.first() {
        screen.warnings(&first.warnings);
    }
    for one in &built {
        tell(one, screen);
    }
    screen.json(&built.iter().map(json_of).collect::<Vec<_>>());
    screen.tell(BuildMessage::NextStamp);
    Ok(Exit::Done)
}

/// Prints one line about a drive folder.
pub(super) fn tell(built: &Built, screen: &Screen) {
    let folder = built.folder.clone();
    if built.was_current {
        return print_up_to_date(folder, screen);
    }
    screen.tell(BuildMessage::Built {
        folder,
        files: built.files,
        size: Size(built.bytes),
    });
}

/// Prints that an output is up to date.
pub(super) fn print_up_to_date(folder: PathBuf, screen: &Screen) {
    screen.tell(BuildMessage::UpToDate { folder });
}

/// The `--json` output for a drive folder.
pub(super) fn json_of(built: &Built) -> serde_json::Value {
    json!({
        "folder": built.folder,
        "files": built.files,
        "bytes": built.bytes,
        "was_current": built.was_current,
    })
}
