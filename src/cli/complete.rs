//! `drivepress completions` and `drivepress man`, generated from the parser's definition.

use std::io;

use clap::{Args, Command};
use clap_complete::Shell;

use super::exit::Exit;
use super::screen::Screen;
use crate::commands::Error;

/// Print the completions for a shell.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  drivepress completions bash > ~/.local/share/bash-completion/completions/drivepress"
)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

/// Print the man page.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress man > drivepress.1")]
pub(super) struct Man {}

/// Runs `completions`.
pub(super) fn completions(
    arguments: &Completions,
    mut definition: Command,
    screen: &Screen,
) -> Exit {
    let mut bytes = Vec::new();
    clap_complete::generate(arguments.shell, &mut definition, "drivepress", &mut bytes);
    screen.raw(String::from_utf8_lossy(&bytes).trim_end());
    Exit::Done
}

/// Runs `man`: one page with a section for each command.
pub(super) fn man(_arguments: &Man, definition: Command, screen: &Screen) -> Result<Exit, Error> {
    let bytes = page(definition)?;
    screen.raw(String::from_utf8_lossy(&bytes).trim_end());
    Ok(Exit::Done)
}

fn page(mut definition: Command) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    definition.build();
    clap_mangen::Man::new(definition.clone()).render(&mut bytes)?;
    for command in definition.get_subcommands() {
        let man = clap_mangen::Man::new(command.clone());
        man.render_name_section(&mut bytes)?;
        man.render_synopsis_section(&mut bytes)?;
        man.render_options_section(&mut bytes)?;
    }
    Ok(bytes)
}
