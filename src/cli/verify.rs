//! `drivepress verify`.

use std::path::PathBuf;

use clap::Args;

use super::args::{kit_around, recipient, release};
use super::exit::Exit;
use super::screen::Screen;
use super::verdict;
use crate::commands::{self, Error, NewestReleases, VerifyOptions, VerifyTarget};
use crate::drive::{Recipient, Release};
use crate::formats::minisign::PublicKey;
use crate::verify::{ImageComparison, Report, WantedDrive};

/// Prove a drive, image, ZIP, image set or any BagIt bag intact.
#[derive(Debug, Args)]
#[command(
    after_help = "The form of --json: src/verify/report.schema.json in the source.\n\n\
                  Examples:\n  drivepress verify E:\\\n  drivepress verify dist/images/community\n  \
                  drivepress verify 8101.img --key campaign.pub --district 8101 --release 2026.1"
)]
pub(super) struct Arguments {
    /// Drive folders, mounted drives, .img, .zip, folders of images, image sets or disks
    #[arg(required = true, value_name = "TARGET")]
    targets: Vec<PathBuf>,

    /// Check the signer against this public key: NAME.pub, or the key itself (RW…)
    #[arg(long, value_name = "KEY")]
    key: Option<PathBuf>,

    /// Answer no to any drive but this district's (or master)
    #[arg(long, value_name = "CODE", value_parser = recipient)]
    district: Option<Recipient>,

    /// Answer no to any release but this one
    #[arg(long, value_name = "RELEASE", value_parser = release)]
    release: Option<Release>,

    /// Also print the receipt code, for reading out over the telephone
    #[arg(long)]
    receipt: bool,

    /// Judge an image by its files: it was taken from a used stick
    #[arg(long)]
    by_files: bool,

    /// Where image sets are, to compare images with [default: dist of the kit around this folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs the command: checks every target; the highest exit code wins.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let kit = kit_around();
    let sets = arguments.out.clone();
    let sets = sets.unwrap_or_else(|| commands::dist_of(&kit));
    let options = VerifyOptions {
        key: arguments.key.clone(),
        sets: Some(sets.clone()),
        judge: if arguments.by_files {
            ImageComparison::ByFiles
        } else {
            ImageComparison::ByBytes
        },
        asked: WantedDrive {
            district: arguments.district.clone(),
            release: arguments.release,
        },
    };
    commands::check_asked(&options.asked, &kit, screen.work())?;
    let key = commands::read_key(&options)?;
    let run = VerifyRun {
        options: &options,
        key: key.as_ref(),
        newest: commands::newest_releases(&sets),
        with_receipt: arguments.receipt,
        screen,
    };
    let mut exit = Exit::Done;
    let mut reports = Vec::new();
    // A target that fails does not keep the others from being checked.
    for given in &arguments.targets {
        exit = exit.max(match commands::verify_target(given) {
            Ok(target) => run.verify(&target, &mut reports),
            Err(error) => super::failure::say(&error, screen),
        });
    }
    screen.json(&reports);
    Ok(exit)
}

/// What all targets are verified with.
struct VerifyRun<'a> {
    options: &'a VerifyOptions,
    key: Option<&'a PublicKey>,
    newest: NewestReleases,
    with_receipt: bool,
    screen: &'a Screen,
}

impl VerifyRun<'_> {
    /// Verifies the files of a target and prints what was found; their sum if there are several.
    fn verify(&self, target: &VerifyTarget, reports: &mut Vec<Report>) -> Exit {
        let before = reports.len();
        let mut exit = Exit::Done;
        for file in &target.files {
            match commands::verify(file, self.options, self.key, self.screen.work()) {
                Ok(report) => {
                    self.print(&report, target);
                    exit = exit.max(exit_of(&report));
                    reports.push(report);
                }
                Err(error) => exit = exit.max(super::failure::say(&error, self.screen)),
            }
        }
        if target.is_group() {
            let judged = reports.iter().skip(before);
            let intact = judged.filter(|report| report.verdict.is_yes()).count();
            verdict::print_sum(target.files.len(), intact, self.screen);
        }
        exit
    }

    fn print(&self, report: &Report, target: &VerifyTarget) {
        if target.is_group() {
            verdict::print_of_group(report, self.with_receipt, self.screen);
        } else {
            verdict::print_report(report, self.with_receipt, self.screen);
        }
        if let Some(release) = self.newest.newer_than(report) {
            verdict::print_newer(release, self.screen);
        }
    }
}

fn exit_of(report: &Report) -> Exit {
    if report.verdict.is_yes() {
        Exit::Done
    } else {
        Exit::No
    }
}
