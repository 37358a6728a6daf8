//! `drivepress stamp`.

use std::path::Path;

use clap::Args;
use serde_json::json;

use super::args::{DistrictArguments, KitArguments, SignArgument};
use super::exit::Exit;
use super::password::OpenKey;
use super::screen::Screen;
use crate::base::{human_bytes, plural, quoted_path};
use crate::commands::{self, Error, Signature, StampedEdition};

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
    let key = OpenKey::named(arguments.sign.key(), screen)?;
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

/// What was made, where, how large, how long, and what to type next.
pub(super) fn tell(stamped: &StampedEdition, screen: &Screen) {
    let folder = stamped.folder.display();
    if stamped.was_current {
        screen.say(&format!("{folder} is up to date: nothing was done"));
        if let Signature::Waits { signer } = &stamped.signature {
            tell_waiting(&stamped.folder, signer, screen);
        }
        return;
    }
    let base = if stamped.reused_base {
        "base kept"
    } else {
        "base written"
    };
    screen.say(&format!(
        "Stamped {folder}: {}, {} in all ({base}), in {:.1} s",
        plural(stamped.districts, "district"),
        human_bytes(stamped.bytes),
        stamped.seconds,
    ));
    screen.say(&format!(
        "  fits sticks sold as {} GB and larger",
        stamped.stick_class_gb
    ));
    match &stamped.signature {
        Signature::Waits { signer } => tell_waiting(&stamped.folder, signer, screen),
        Signature::Signed { signer } => {
            screen.say(&format!("  signed by {signer}"));
            screen.say(&next_verify(&stamped.folder));
        }
        Signature::Nobody => screen.say(&next_verify(&stamped.folder)),
    }
}

/// A set that names a signer is not to be handed out before it is signed.
pub(super) fn tell_waiting(folder: &Path, signer: &str, screen: &Screen) {
    screen.say(&format!("  waits for its signature by {signer}"));
    screen.say(&format!(
        "Next: drivepress sign {} --key NAME.key, on the machine that has the key",
        quoted_path(folder)
    ));
}

/// What to type after a set was made.
fn next_verify(folder: &Path) -> String {
    format!("Next: drivepress verify {}", quoted_path(folder))
}

/// What `--json` says about an image set.
pub(super) fn json_of(stamped: &StampedEdition) -> serde_json::Value {
    json!({
        "folder": stamped.folder,
        "districts": stamped.districts,
        "bytes": stamped.bytes,
        "reused_base": stamped.reused_base,
        "was_current": stamped.was_current,
        "signature": stamped.signature,
        "stick_class_gb": stamped.stick_class_gb,
        "seconds": stamped.seconds,
    })
}
