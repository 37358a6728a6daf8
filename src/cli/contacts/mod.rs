//! `drivepress contacts`.

mod calls;
mod import;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::screen::Screen;
use crate::commands::Error;

/// Keep the telephone numbers of manifests/contacts.csv.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress contacts import krabi.xlsx")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: ContactsAction,
}

#[derive(Debug, Subcommand)]
enum ContactsAction {
    Import(import::Arguments),
    Calls(calls::Arguments),
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    match &arguments.what {
        ContactsAction::Import(arguments) => import::run(arguments, screen),
        ContactsAction::Calls(arguments) => calls::run(arguments, screen),
    }
}
