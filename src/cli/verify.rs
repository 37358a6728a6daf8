//! `drivepress verify`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{recipient, release};
use super::exit::Exit;
use super::screen::Screen;
use super::verdict;
use crate::commands::{self, Error, VerifyOptions};
use crate::drive::{Recipient, Release};
use crate::verify::{ImageComparison, WantedDrive};

/// Prove a drive, image, ZIP, image set or any BagIt bag intact.
#[derive(Debug, Args)]
#[command(
    after_help = "The form of --json: src/verify/report.schema.json in the source.\n\n\
                  Examples:\n  drivepress verify E:\\\n  drivepress verify dist/images/community\n  \
                  drivepress verify 8101.img --key campaign.pub --district 8101 --release 2026.1"
)]
pub(super) struct Arguments {
    /// Drive folders, mounted drives, .img, .zip, image sets or disks
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

    /// Where image sets are, to compare images with
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
}

/// Runs the command: checks every target; the highest exit code wins.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let options = VerifyOptions {
        key: arguments.key.clone(),
        sets: Some(arguments.out.clone()),
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
    commands::check_asked(&options.asked, Path::new("."), screen.work())?;
    let key = commands::read_key(&options)?;
    let mut exit = Exit::Done;
    let mut reports = Vec::new();
    for target in &arguments.targets {
        let report = commands::verify(target, &options, key.as_ref(), screen.work());
        match report {
            Ok(report) => {
                verdict::print_report(&report, arguments.receipt, screen);
                exit = exit.max(if report.verdict.is_yes() {
                    Exit::Done
                } else {
                    Exit::No
                });
                reports.push(report);
            }
            // The remaining targets are still checked.
            Err(error) => exit = exit.max(super::failure::say(&error, screen)),
        }
    }
    screen.json(&reports);
    Ok(exit)
}
