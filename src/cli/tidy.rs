//! `drivepress tidy`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::args::KitFolder;
use super::confirm::{can_ask, confirmed};
use super::exit::Exit;
use super::screen::Screen;
use crate::commands::{self, EarlierRelease, Error, TidyOptions, Tidying};
use crate::drive::Release;
use crate::words::{Size, messages};

messages! {
    /// Messages of `tidy`.
    enum TidyMessage {
        None = "cli.tidy-none",
        Nothing { keep: usize } = "cli.tidy-nothing",
        Stays { release: Release, editions: Vec<String>, size: Size } = "cli.tidy-stays",
        Goes { release: Release, editions: Vec<String>, size: Size } = "cli.tidy-goes",
        Question { count: usize, size: Size } = "cli.tidy-question",
        NotAsked = "cli.tidy-not-asked",
        Left = "cli.tidy-left",
        Removed { count: usize, size: Size } = "cli.tidy-removed",
    }
}

/// Take earlier releases away: their sticks can then no longer be repaired from here.
#[derive(Debug, Args)]
#[command(after_help = "Example, which leaves the last two:\n  drivepress tidy --keep 2")]
pub(super) struct Arguments {
    #[command(flatten)]
    kit: KitFolder,

    /// Where the images are [default: dist inside the kit]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// How many earlier releases stay
    #[arg(long, value_name = "N", default_value_t = 1)]
    keep: usize,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Runs the command: lists the releases with their sizes, asks, and takes them away.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let out = arguments.out.clone();
    let options = TidyOptions {
        out: out.unwrap_or_else(|| commands::dist_of(&arguments.kit.path())),
        keep: arguments.keep,
    };
    let tidying = commands::plan_tidy(&options)?;
    list(&tidying, screen);
    let count = tidying.removed.len();
    let size = Size(tidying.removed.iter().map(|one| one.bytes).sum());
    let answer = if count == 0 {
        TidyAnswer::NothingToDo
    } else if arguments.yes {
        TidyAnswer::Yes
    } else if !can_ask() {
        TidyAnswer::NotAsked
    } else if confirmed(TidyMessage::Question { count, size }, screen)? {
        TidyAnswer::Yes
    } else {
        TidyAnswer::No
    };
    if answer == TidyAnswer::Yes {
        tidying.run(screen.work())?;
    }
    let exit = match answer {
        TidyAnswer::NothingToDo => {
            screen.tell(if tidying.kept.is_empty() {
                TidyMessage::None
            } else {
                let keep = options.keep;
                TidyMessage::Nothing { keep }
            });
            Exit::Done
        }
        TidyAnswer::Yes => {
            screen.tell(TidyMessage::Removed { count, size });
            Exit::Done
        }
        TidyAnswer::No => {
            screen.tell(TidyMessage::Left);
            Exit::Done
        }
        TidyAnswer::NotAsked => {
            screen.tell(TidyMessage::NotAsked);
            Exit::Wrong
        }
    };
    let all = |releases: &[EarlierRelease]| releases.iter().map(json_of).collect::<Vec<_>>();
    screen.json(&json!({
        "kept": all(&tidying.kept),
        "old": all(&tidying.removed),
        "removed": answer == TidyAnswer::Yes,
    }));
    Ok(exit)
}

/// Lists the releases that stay, then those that go.
fn list(tidying: &Tidying, screen: &Screen) {
    for one in &tidying.kept {
        screen.give(TidyMessage::Stays {
            release: one.release,
            editions: one.editions.clone(),
            size: Size(one.bytes),
        });
    }
    for one in &tidying.removed {
        screen.give(TidyMessage::Goes {
            release: one.release,
            editions: one.editions.clone(),
            size: Size(one.bytes),
        });
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TidyAnswer {
    NothingToDo,
    Yes,
    No,
    /// There is no terminal, so nobody can be asked.
    NotAsked,
}

fn json_of(release: &EarlierRelease) -> serde_json::Value {
    json!({
        "release": release.release,
        "folder": release.folder,
        "editions": release.editions,
        "bytes": release.bytes,
    })
}
