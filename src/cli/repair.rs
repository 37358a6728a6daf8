//! `drivepress repair`.

use std::path::PathBuf;

use clap::Args;

use super::args::{kit_around, recipient};
use super::exit::Exit;
use super::screen::Screen;
use super::verdict;
use crate::base::Mode;
use crate::commands::{self, Error, RepairOptions};
use crate::drive::Recipient;
use crate::verify::{Extras, Hindrance, RawName, Repaired, Unmended};
use crate::words::{Message, messages};

/// Make a damaged drive whole: rewrite only what is damaged or missing, then verify.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress repair E:\\ --from dist/images/community")]
pub(super) struct Arguments {
    /// The drive folder, mounted drive, .img or .zip to mend
    target: PathBuf,

    /// The image set, or another intact drive (folder, .img or .zip) of the same release
    /// [default: dist of the kit around this folder]
    #[arg(long, value_name = "SET|DRIVE")]
    from: Option<PathBuf>,

    /// Whose drive it is, if the drive is too damaged to say so itself (or master)
    #[arg(long, value_name = "CODE", value_parser = recipient)]
    district: Option<Recipient>,

    /// Also take away programs, disguises and unlisted files inside data/
    #[arg(long)]
    remove_extras: bool,

    /// Only trust a source and a result signed by this public key: NAME.pub or RW…
    #[arg(long, value_name = "KEY")]
    key: Option<PathBuf>,

    /// Only tell what would be done
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let from = arguments.from.clone();
    let options = RepairOptions {
        from: from.unwrap_or_else(|| commands::dist_of(&kit_around())),
        district: arguments.district.clone(),
        key: arguments.key.clone(),
        extras: if arguments.remove_extras {
            Extras::Remove
        } else {
            Extras::Keep
        },
        mode: Mode::of(arguments.dry_run),
    };
    let repaired = commands::repair(&arguments.target, &options, screen.work())?;
    tell(&repaired, options.mode, screen);
    screen.json(&repaired);
    let report = repaired.after.as_ref().unwrap_or(&repaired.before);
    let is_hindered = |file: &Unmended| file.hindrance == Hindrance::Drive;
    Ok(if repaired.unmended.iter().any(is_hindered) {
        Exit::Machine
    } else if report.verdict.is_yes() {
        Exit::Done
    } else {
        Exit::No
    })
}

messages! {
    /// Lines printed around the report of a repair.
    enum RepairLine {
        WouldRewrite { count: usize } = "repair.would-rewrite",
        Rewrote { count: usize } = "repair.rewrote",
        WouldTake { count: usize } = "repair.would-take-away",
        Took { count: usize } = "repair.took-away",
        Name { name: RawName } = "repair.name",
        NotMended { name: RawName, reason: Message } = "repair.not-mended",
        BadSource { path: RawName, reason: Message } = "repair.bad-source",
        GiveAnother = "repair.give-another",
        NotChecked = "repair.not-checked",
    }
}

fn tell(repaired: &Repaired, mode: Mode, screen: &Screen) {
    let (rewritten, removed) = (repaired.rewritten.len(), repaired.removed.len());
    let (rewrote, took) = match mode {
        Mode::Plan => (
            RepairLine::WouldRewrite { count: rewritten },
            RepairLine::WouldTake { count: removed },
        ),
        Mode::Write => (
            RepairLine::Rewrote { count: rewritten },
            RepairLine::Took { count: removed },
        ),
    };
    names(rewrote, &repaired.rewritten, screen);
    names(took, &repaired.removed, screen);
    for file in &repaired.unmended {
        let (name, reason) = (file.path.clone(), file.reason.clone());
        screen.give(RepairLine::NotMended { name, reason });
    }
    if let Some(source) = &repaired.bad_source {
        let (path, reason) = (source.path.clone(), source.reason.clone());
        screen.give(RepairLine::BadSource { path, reason });
        screen.answer(&format!("  {}", screen.words(RepairLine::GiveAnother)));
    }
    match &repaired.after {
        Some(report) => verdict::print_report(report, false, screen),
        None if mode == Mode::Write && !repaired.rewritten.is_empty() => {
            screen.give(RepairLine::NotChecked);
        }
        None => verdict::print_report(&repaired.before, false, screen),
    }
}

fn names(title: RepairLine, names: &[RawName], screen: &Screen) {
    if names.is_empty() {
        return;
    }
    screen.give(title);
    for name in names {
        let name = name.clone();
        screen.answer(&format!("  {}", screen.words(RepairLine::Name { name })));
    }
}
