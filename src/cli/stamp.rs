//! `drivepress stamp`.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::args::{DistrictArguments, KitArguments, SignArgument};
use super::build;
use super::exit::Exit;
use super::password::OpenKey;
use super::screen::Screen;
use crate::commands::{self, Error, SigningState, StampedEdition};
use crate::formats::minisign::PublicKey;
use crate::words::{Size, messages};

messages! {
    /// Messages of `stamp`.
    enum StampMessage {
        Stamped {
            folder: PathBuf,
            districts: usize,
            size: Size,
            base: BaseOutcome,
            seconds: String,
        } = "cli.stamped",
        Kept { folder: PathBuf } = "cli.release-kept",
        Fits { gigabytes: u32 } = "cli.fits-sticks",
        SignedBy { signer: PublicKey } = "cli.signed-by",
        Waits { signer: PublicKey } = "cli.waits",
        NextSign { folder: PathBuf } = "cli.next:sign",
        NextVerify { folder: PathBuf } = "cli.next:verify",
    }

    /// Whether the base was kept or written.
    enum BaseOutcome {
        Kept = "cli.base:kept",
        Written = "cli.base:written",
    }
}

/// Stamp the drive folder into an image and a ZIP for every district.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress stamp --province 81")]
pub(super) struct Arguments {
    #[command(flatten)]
    kit: KitArguments,

    #[command(flatten)]
    districts: DistrictArguments,

    #[command(flatten)]
    sign: SignArgument,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let options = arguments.kit.options(false);
    let key = OpenKey::from_path(arguments.sign.key(), screen)?;
    let key = key.as_ref().map(OpenKey::as_signing);
    let stamped = commands::stamp(
        &options,
        &arguments.districts.selection(),
        key,
        screen.work(),
    )?;
    for one in &stamped {
        tell(one, screen);
    }
    screen.json(&stamped.iter().map(json_of).collect::<Vec<_>>());
    Ok(Exit::Done)
}

/// Prints what was made, where, its size, the time taken, and the next command.
pub(super) fn tell(stamped: &StampedEdition, screen: &Screen) {
    let folder = stamped.folder.clone();
    if stamped.was_current {
        build::print_up_to_date(folder, screen);
        if let SigningState::Waits { signer } = &stamped.signature {
            print_waiting(&stamped.folder, signer, screen);
        }
        return;
    }
    screen.tell(StampMessage::Stamped {
        folder: folder.clone(),
        districts: stamped.districts,
        size: Size(stamped.bytes),
        base: if stamped.reused_base {
            BaseOutcome::Kept
        } else {
            BaseOutcome::Written
        },
        seconds: format!("{:.1}", stamped.seconds),
    });
    if let Some(folder) = stamped.kept_release.clone() {
        screen.tell_more(StampMessage::Kept { folder });
    }
    screen.tell_more(StampMessage::Fits {
        gigabytes: stamped.stick_class_gb,
    });
    match &stamped.signature {
        SigningState::Waits { signer } => print_waiting(&stamped.folder, signer, screen),
        SigningState::Signed { signer } => {
            let signer = signer.clone();
            screen.tell_more(StampMessage::SignedBy { signer });
            screen.tell(StampMessage::NextVerify { folder });
        }
        SigningState::Nobody => screen.tell(StampMessage::NextVerify { folder }),
    }
}

/// Prints that a set waits for its signature and must be signed before it is distributed.
pub(super) fn print_waiting(folder: &Path, signer: &PublicKey, screen: &Screen) {
    let (folder, signer) = (folder.to_owned(), signer.clone());
    screen.tell_more(StampMessage::Waits { signer });
    screen.tell(StampMessage::NextSign { folder });
}

/// The `--json` output for an image set.
pub(super) fn json_of(stamped: &StampedEdition) -> serde_json::Value {
    json!({
        "folder": stamped.folder,
        "districts": stamped.districts,
        "bytes": stamped.bytes,
        "reused_base": stamped.reused_base,
        "was_current": stamped.was_current,
        "kept_release": stamped.kept_release,
        "signature": stamped.signature,
        "stick_class_gb": stamped.stick_class_gb,
        "seconds": stamped.seconds,
    })
}
