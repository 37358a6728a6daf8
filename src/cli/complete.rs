//! `drivepress completions` and `drivepress man`, generated from the parser's definition.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use super::exit::Exit;
use super::screen::Screen;
use crate::base::{Action, FileError, OutputFile};
use crate::commands::Error;
use crate::words::messages;

/// The name of the program.
const PROGRAM: &str = "drivepress";

messages! {
    /// Messages of `man`.
    enum ManMessage {
        Written { count: usize, folder: PathBuf } = "cli.man-written",
        NoSuch { command: String, commands: Vec<String> } = "cli.man-no-such",
    }
}

/// Print the completions for a shell.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  drivepress completions bash > ~/.local/share/bash-completion/completions/drivepress"
)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

/// Print a command's man page, or write those of all commands into a folder.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress man export | man -l -\n  drivepress man --to ~/.local/share/man/man1"
)]
pub(super) struct Man {
    /// The command, as `media add`; without it: drivepress itself
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,

    /// Write drivepress.1 and a page for each command into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    to: Option<PathBuf>,
}

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

/// Runs `man`.
pub(super) fn man(arguments: &Man, definition: Command, screen: &Screen) -> Result<Exit, Error> {
    let pages = pages(definition);
    if let Some(folder) = &arguments.to {
        fs::create_dir_all(folder).map_err(|e| FileError::io(Action::Create, folder, e))?;
        for page in &pages {
            let mut bytes = Vec::new();
            clap_mangen::Man::new(page.clone()).render(&mut bytes)?;
            OutputFile::write_whole(folder.join(format!("{}.1", page.get_name())), &bytes)?;
        }
        let (count, folder) = (pages.len(), folder.clone());
        screen.tell(ManMessage::Written { count, folder });
        screen.json(&names(&pages));
        return Ok(Exit::Done);
    }
    let words = arguments.command.iter().map(String::as_str);
    let words: Vec<&str> = words.filter(|word| *word != PROGRAM).collect();
    let name = [&[PROGRAM], words.as_slice()].concat().join("-");
    let Some(page) = pages.iter().find(|page| page.get_name() == name) else {
        let command = words.join(" ");
        let commands = names(&pages[1..]);
        screen.tell(ManMessage::NoSuch { command, commands });
        return Ok(Exit::Wrong);
    };
    let mut bytes = Vec::new();
    clap_mangen::Man::new(page.clone()).render(&mut bytes)?;
    screen.raw(String::from_utf8_lossy(&bytes).trim_end());
    Ok(Exit::Done)
}

fn names(pages: &[Command]) -> Vec<String> {
    let names = pages.iter().map(Command::get_name);
    names
        .map(|name| name.replacen("drivepress-", "", 1))
        .collect()
}

/// The program and all its commands, each named as its page: `drivepress-media-add`.
fn pages(mut definition: Command) -> Vec<Command> {
    definition.build();
    let mut pages = Vec::new();
    collect(definition, PROGRAM, &mut pages);
    pages
}

fn collect(command: Command, name: &str, pages: &mut Vec<Command>) {
    let inner: Vec<Command> = command.get_subcommands().cloned().collect();
    pages.push(command.name(name.to_owned()).display_name(name.to_owned()));
    for inner in inner {
        let name = format!("{name}-{}", inner.get_name());
        collect(inner, &name, pages);
    }
}
