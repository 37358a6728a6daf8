//! `drivepress build`.

use clap::Args;
use serde_json::json;

use super::args::KitArguments;
use super::exit::Exit;
use super::screen::Screen;
use crate::base::{human_bytes, plural};
use crate::commands::{self, Built, Error};

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
    screen.say("Next: drivepress stamp");
    Ok(Exit::Done)
}

/// One line about a drive folder.
pub(super) fn tell(built: &Built, screen: &Screen) {
    let folder = built.folder.display();
    screen.say(&if built.was_current {
        format!("{folder} is up to date: nothing was done")
    } else {
        let size = human_bytes(built.bytes);
        format!(
            "Built {folder}: {}, {size}. Open START-HERE.html there.",
            plural(built.files, "file")
        )
    });
}

/// What `--json` says about a drive folder.
pub(super) fn json_of(built: &Built) -> serde_json::Value {
    json!({
        "folder": built.folder,
        "files": built.files,
        "bytes": built.bytes,
        "was_current": built.was_current,
    })
}
