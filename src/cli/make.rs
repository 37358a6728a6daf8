//! `drivepress make`.

use clap::Args;
use serde_json::json;

use super::args::{DistrictArguments, KitArguments, SignArgument};
use super::exit::Exit;
use super::password::OpenKey;
use super::screen::Screen;
use super::{build, stamp};
use crate::commands::{self, Error};

/// Turn the kit into a drive folder and an image for every district: the main job.
#[derive(Debug, Args)]
#[command(after_help = "Example, in the folder of the kit:\n  drivepress make")]
pub(super) struct Arguments {
    #[command(flatten)]
    kit: KitArguments,

    #[command(flatten)]
    districts: DistrictArguments,

    #[command(flatten)]
    sign: SignArgument,

    /// Refuse what is not fit for the field: samples, unverified contacts, no signer
    #[arg(long)]
    release: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let options = arguments.kit.options(arguments.release);
    let key = OpenKey::from_path(arguments.sign.key(), screen)?;
    let key = key.as_ref().map(OpenKey::as_signing);
    let made = commands::make(
        &options,
        &arguments.districts.selection(),
        key,
        screen.work(),
    )?;
    screen.warnings(&made.warnings);
    for (built, stamped) in &made.editions {
        build::tell(built, screen);
        stamp::tell(stamped, screen);
    }
    if made.was_current {
        build::print_up_to_date(options.out.clone(), screen);
    }
    for (folder, signer) in &made.waiting {
        stamp::print_waiting(folder, signer, screen);
    }
    let editions: Vec<_> = made
        .editions
        .iter()
        .map(|(built, stamped)| {
            json!({ "drive": build::json_of(built), "images": stamp::json_of(stamped) })
        })
        .collect();
    let waiting = made.waiting.iter();
    let waiting: Vec<_> = waiting
        .map(|(folder, signer)| json!({ "folder": folder, "signer": signer }))
        .collect();
    screen.json(&json!({
        "was_current": made.was_current,
        "editions": editions,
        "waiting": waiting,
    }));
    Ok(Exit::Done)
}
