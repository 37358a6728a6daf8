//! `drivepress verify`.

use std::path::PathBuf;

use clap::Args;

use super::args::{kit_around, recipient, release};
use super::exit::Exit;
use super::screen::Screen;
use super::verdict;
use crate::commands::{self, Error, VerifyOptions};
use crate::drive::{Recipient, Release};
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
    let mut exit = Exit::Done;
    let mut reports = Vec::new();
    let newest = commands::newest_releases(&sets);
    for given in &arguments.targets {
        let target = commands::verify_target(given);
        let before = reports.len();
        for file in &target.files {
            match commands::verify(file, &options, key.as_ref(), screen.work()) {
                Ok(report) => {
                    if target.is_group() {
                        verdict::print_of_group(&report, arguments.receipt, screen);
                    } else {
                        verdict::print_report(&report, arguments.receipt, screen);
                    }
                    if let Some(release) = newest.newer_than(&report) {
                        verdict::print_newer(release, screen);
                    }
                    exit = exit.max(exit_of(&report));
                    reports.push(report);
                }
                // The remaining targets are still checked.
                Err(error) => exit = exit.max(super::failure::say(&error, screen)),
            }
        }
        if target.is_group() {
            let judged = reports.iter().skip(before);
            let intact = judged.filter(|report| report.verdict.is_yes()).count();
            verdict::print_sum(target.files.len(), intact, screen);
        }
    }
    screen.json(&reports);
    Ok(exit)
}

fn exit_of(report: &Report) -> Exit {
    if report.verdict.is_yes() {
        Exit::Done
    } else {
        Exit::No
    }
}
