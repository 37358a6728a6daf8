//! The command line: arguments, printed words and progress bars. Only this room prints or uses a
//! terminal.
//!
//! Takes the process's arguments and returns an [`Exit`]. Each command has one file with its
//! arguments, its call into [`crate::commands`], and its messages.

mod args;
mod bar;
mod build;
mod check;
mod complete;
mod confirm;
mod contacts;
mod districts;
#[cfg(feature = "library")]
mod draw;
mod exit;
mod export;
mod failure;
mod fill;
mod findings;
mod keygen;
mod make;
mod media;
mod new;
mod password;
mod platform;
mod progress_lines;
mod receipt;
mod repair;
mod screen;
mod sign;
mod stamp;
mod tidy;
mod typed;
mod update;
mod usage;
mod verdict;
mod verify;
mod welcome;
mod write;

pub use exit::Exit;

use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::base::Work;
use crate::words::Language;
use screen::Screen;

/// Builds, stamps and verifies the USB drives of an offline outreach campaign.
#[derive(Debug, Parser)]
#[command(name = "drivepress", version, max_term_width = 80)]
#[command(after_help = "Example, in the folder of the kit:\n  drivepress make")]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Print one JSON document on standard output, and nothing else there
    #[arg(long, global = true)]
    json: bool,

    /// Speak Thai (th) or English (en) [default: the language of this system]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Arguments),
    Check(check::Arguments),
    Build(build::Arguments),
    Stamp(stamp::Arguments),
    Make(make::Arguments),
    Media(media::Arguments),
    Contacts(contacts::Arguments),
    Sign(sign::Arguments),
    Keygen(keygen::Arguments),
    Export(export::Arguments),
    Fill(fill::Arguments),
    Write(write::Arguments),
    Verify(verify::Arguments),
    Repair(repair::Arguments),
    Receipt(receipt::Arguments),
    Tidy(tidy::Arguments),
    Districts(districts::Arguments),
    Completions(complete::Completions),
    Man(complete::Man),
    /// Draw the first page of a PDF (standard input) as a PNG (standard output)
    #[cfg(feature = "library")]
    #[command(hide = true)]
    DrawFirstPage,
}

/// The definition of all commands, used for the parser, help, completions and man page.
pub fn definition() -> clap::Command {
    Cli::command()
}

/// Runs the command of this process and returns how it ended.
pub fn main() -> Exit {
    let arguments = typed::arguments();
    welcome::greet(&arguments).unwrap_or_else(|| run(arguments))
}

/// Runs one command and returns how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let wants_json = arguments.iter().any(|argument| argument == "--json");
    let language = usage::language_in(&arguments);
    let mut cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // clap prints help to standard output and usage errors to standard error. If standard
            // error fails, nothing more can be reported.
            let printed = error.print();
            if error.use_stderr() {
                return usage::report(&error, wants_json, language);
            }
            let screen = Screen::new(false, Language::of_system());
            screen.take_written(printed);
            return screen.finish(Exit::Done);
        }
    };
    let screen = Screen::new(cli.json, cli.lang.unwrap_or_else(Language::of_system));
    if let Command::New(arguments) = &mut cli.command
        && let Err(error) = new::ask(arguments, &screen)
    {
        let exit = failure::tell(&error, &screen);
        return screen.finish(exit);
    }
    stop_on_interrupt(screen.work());
    let result = match cli.command {
        Command::New(arguments) => new::run(&arguments, &screen),
        Command::Check(arguments) => check::run(&arguments, &screen),
        Command::Build(arguments) => build::run(&arguments, &screen),
        Command::Stamp(arguments) => stamp::run(&arguments, &screen),
        Command::Make(arguments) => make::run(&arguments, &screen),
        Command::Media(arguments) => media::run(&arguments, &screen),
        Command::Contacts(arguments) => contacts::run(&arguments, &screen),
        Command::Sign(arguments) => sign::run(&arguments, &screen),
        Command::Keygen(arguments) => keygen::run(&arguments, &screen),
        Command::Export(arguments) => export::run(&arguments, &screen),
        Command::Fill(arguments) => fill::run(&arguments, &screen),
        Command::Write(arguments) => write::run(&arguments, &screen),
        Command::Verify(arguments) => verify::run(&arguments, &screen),
        Command::Repair(arguments) => repair::run(&arguments, &screen),
        Command::Receipt(arguments) => receipt::run(&arguments, &screen),
        Command::Tidy(arguments) => tidy::run(&arguments, &screen),
        Command::Districts(arguments) => districts::run(&arguments, &screen),
        Command::Completions(arguments) => {
            Ok(complete::completions(&arguments, definition(), &screen))
        }
        Command::Man(arguments) => complete::man(&arguments, definition(), &screen),
        #[cfg(feature = "library")]
        Command::DrawFirstPage => Ok(draw::run(&screen)),
    };
    let exit = result.unwrap_or_else(|error| failure::tell(&error, &screen));
    screen.finish(exit)
}

/// Makes Ctrl-C stop this job. A process has one handler, which stops the latest command's job.
fn stop_on_interrupt(work: &Work) {
    static LATEST: Mutex<Option<Work>> = Mutex::new(None);
    let latest = || LATEST.lock().unwrap_or_else(PoisonError::into_inner);
    *latest() = Some(work.clone());
    // Fails if an earlier command of this process has already set it.
    let _ = ctrlc::set_handler(move || {
        if let Some(work) = &*latest() {
            work.stop();
        }
    });
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_is_consistent() {
        super::definition().debug_assert();
    }
}
