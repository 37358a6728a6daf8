//! `drivepress check`.

use clap::Args;
use serde_json::json;

use super::args::KitArguments;
use super::exit::Exit;
use super::findings::report_findings;
use super::screen::{OutputStream, Screen};
use crate::commands::{self, Error};
use crate::words::messages;

messages! {
    /// Messages of `check`.
    enum CheckMessage {
        Ready = "cli.kit-ready",
    }
}

/// List everything that is wrong with the kit, and how to mend it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress check --release")]
pub(super) struct Arguments {
    #[command(flatten)]
    kit: KitArguments,

    /// Also list what a release for the field refuses
    #[arg(long)]
    release: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let checked = commands::check(&arguments.kit.options(arguments.release), screen.work())?;
    let (faults, warnings) = checked.counts();
    report_findings(&checked.diagnostics, OutputStream::Answer, screen);
    screen.json(&json!({
        "faults": faults,
        "warnings": warnings,
        "diagnostics": screen.spoken(&checked.diagnostics),
    }));
    if checked.is_unreadable {
        return Ok(Exit::Wrong);
    }
    if faults > 0 {
        return Ok(Exit::No);
    }
    screen.tell(CheckMessage::Ready);
    Ok(Exit::Done)
}
