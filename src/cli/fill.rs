//! `drivepress fill`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::args::{drive_choice, release};
use super::exit::Exit;
use super::export::set_or_default;
use super::failure;
use super::screen::Screen;
use super::verdict;
use crate::base::{Mode, escaped};
use crate::commands::{self, DriveChoice, Error, FillFrom, FillOptions, StickOutcome};
use crate::drive::Release;
use crate::drive::layout::UNFINISHED_PATH;
use crate::verify::{FillPlaces, Filled, RawName, ReadBack};
use crate::words::{Size, ToMessage as _, messages};

messages! {
    /// Messages of `fill`.
    enum FillLine {
        Would { target: RawName, files: usize, size: Size, kept: usize, removed: usize } = "fill.would",
        Done { target: RawName, files: usize, size: Size, kept: usize, removed: usize } = "fill.done",
        Nothing { target: RawName } = "fill.nothing",
        Before { district: RawName, release: Option<RawName> } = "fill.before",
        Room { needed: Size, free: Size } = "fill.room",
        Left { count: usize } = "fill.left",
        LeftMend { target: RawName } = "fill.left-mend",
        Name { name: RawName } = "fill.name",
        StaysUnfinished { target: PathBuf, note: &'static str } = "fill.stays-unfinished",
        CacheAsked = "fill.cache-asked",
        MayBeCached = "fill.may-be-cached",
    }
}

/// Copy a district's drive onto mounted sticks, then verify them; needs no administrator's rights.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress fill --district 8101 --to E:\\\n  \
    drivepress fill --update 8101.zip --to E:\\"
)]
pub(super) struct Arguments {
    /// The image set [default: the one of kit.toml's first edition in dist/images]
    #[arg(conflicts_with = "update")]
    set: Option<PathBuf>,

    /// The release to take, if another was made since [default: the one made last]
    #[arg(long, value_name = "RELEASE", value_parser = release, conflicts_with_all = ["set", "update"])]
    release: Option<Release>,

    /// Whose drive, by code or name, or master: one for all sticks, or one for each --to in order
    #[arg(long = "district", value_name = "CODE|NAME", value_parser = drive_choice, required_unless_present = "update")]
    districts: Vec<DriveChoice>,

    /// Apply this ZIP of an update (or a drive's whole ZIP) in place of a set
    #[arg(long, value_name = "ZIP", conflicts_with = "districts")]
    update: Option<PathBuf>,

    /// The stick: its letter, or the folder where it is mounted (may be given several times)
    #[arg(long = "to", value_name = "FOLDER", required = true)]
    to: Vec<PathBuf>,

    /// Also fill a folder that is not the root of a volume
    #[arg(long)]
    allow_folder: bool,

    /// Only trust a source and a result signed by this public key: NAME.pub or RW…
    #[arg(long, value_name = "KEY")]
    key: Option<PathBuf>,

    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let from = match &arguments.update {
        Some(update) => FillFrom::Update(update.clone()),
        None => FillFrom::Set {
            set: set_or_default(arguments.set.as_ref(), arguments.release, screen)?,
            choices: arguments.districts.clone(),
        },
    };
    let options = FillOptions {
        from,
        to: arguments.to.clone(),
        key: arguments.key.clone(),
        places: if arguments.allow_folder {
            FillPlaces::AnyFolder
        } else {
            FillPlaces::Volumes
        },
        mode: Mode::of(arguments.dry_run),
    };
    let outcomes = commands::fill(&options, screen.work())?;
    let exits: Vec<Exit> = outcomes
        .iter()
        .map(|outcome| tell(outcome, options.mode, screen))
        .collect();
    let sticks: Vec<Value> = outcomes.iter().map(|one| as_json(one, screen)).collect();
    screen.json(&json!({ "sticks": sticks }));
    Ok(exits.into_iter().max().unwrap_or(Exit::Done))
}

/// Prints what became of one stick.
fn tell(outcome: &StickOutcome, mode: Mode, screen: &Screen) -> Exit {
    let filled = match &outcome.result {
        Ok(filled) => filled,
        Err(error) => {
            let exit = failure::say(error, screen);
            if outcome.target.join(UNFINISHED_PATH).exists() {
                let (target, note) = (outcome.target.clone(), UNFINISHED_PATH);
                screen.tell(FillLine::StaysUnfinished { target, note });
            }
            return exit;
        }
    };
    screen.give(headline(filled, mode));
    if let Some(district) = filled.before.district.clone()
        && filled.before != filled.drive
    {
        let release = filled.before.release.clone();
        indented(FillLine::Before { district, release }, screen);
    }
    if let (Mode::Plan, Some(free)) = (mode, filled.free_bytes) {
        let (needed, free) = (Size(filled.needed_bytes), Size(free));
        indented(FillLine::Room { needed, free }, screen);
    }
    if !filled.left.is_empty() {
        let count = filled.left.len();
        indented(FillLine::Left { count }, screen);
        for name in &filled.left {
            let name = name.clone();
            screen.answer(&format!("    {}", screen.words(FillLine::Name { name })));
        }
        let target = filled.target.clone();
        indented(FillLine::LeftMend { target }, screen);
    }
    let Some(report) = &filled.report else {
        return Exit::Done;
    };
    verdict::print_report(report, false, screen);
    match filled.read_back {
        ReadBack::PastTheCache => {}
        ReadBack::CacheAsked => indented(FillLine::CacheAsked, screen),
        ReadBack::MayBeCached => indented(FillLine::MayBeCached, screen),
    }
    if report.verdict.is_yes() {
        Exit::Done
    } else {
        Exit::No
    }
}

fn headline(filled: &Filled, mode: Mode) -> FillLine {
    let target = filled.target.clone();
    if filled.written.is_empty() && filled.removed.is_empty() {
        return FillLine::Nothing { target };
    }
    let (files, size) = (filled.written.len(), Size(filled.written_bytes));
    let (kept, removed) = (filled.kept, filled.removed.len());
    match mode {
        Mode::Plan => FillLine::Would {
            target,
            files,
            size,
            kept,
            removed,
        },
        Mode::Write => FillLine::Done {
            target,
            files,
            size,
            kept,
            removed,
        },
    }
}

fn indented(line: FillLine, screen: &Screen) {
    screen.answer(&format!("  {}", screen.words(line)));
}

fn as_json(outcome: &StickOutcome, screen: &Screen) -> Value {
    match &outcome.result {
        Ok(filled) => json!(filled),
        Err(error) => {
            let message = error.message();
            json!({
                "target": escaped(&outcome.target.to_string_lossy()),
                "error": escaped(&message.sentence(screen.language())),
                "mend": message.mend(screen.language()),
                "code": message.code(),
                "is_unfinished": outcome.target.join(UNFINISHED_PATH).exists(),
            })
        }
    }
}
