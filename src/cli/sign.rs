//! `drivepress sign`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::exit::Exit;
use super::password;
use super::screen::Screen;
use crate::base::{plural, quoted_path};
use crate::commands::{self, Error, KeyFile, Signed};

/// Sign image sets that wait for it, on the machine that has the key.
#[derive(Debug, Args)]
#[command(
    after_help = "base.img and base.zip are not needed: copy the rest of the set, far smaller, \
                  and bring it back signed.\n\n\
                  Example:\n  drivepress sign dist/images/community --key campaign.key"
)]
pub(super) struct Arguments {
    /// The folders of the image sets
    #[arg(required = true, value_name = "SET")]
    sets: Vec<PathBuf>,

    /// The secret key
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let key = password::open(KeyFile::read(&arguments.key)?, screen)?;
    let mut all = Vec::new();
    for set in &arguments.sets {
        let signed = commands::sign(set, &key, screen.work())?;
        tell(&signed, &arguments.key.with_extension("pub"), screen);
        all.push(json_of(&signed));
    }
    screen.json(&all);
    Ok(Exit::Done)
}

/// What was signed, by whom, how long it took, and what to type next.
fn tell(signed: &Signed, public_key: &std::path::Path, screen: &Screen) {
    let (folder, key) = (signed.folder.display(), &signed.signer);
    if signed.was_current {
        screen.say(&format!(
            "{folder} is signed by this key already: nothing was done"
        ));
        return;
    }
    screen.say(&format!(
        "Signed {folder}: {} and the lists, in {:.1} s, by {key}",
        plural(signed.recipients, "drive"),
        signed.seconds,
    ));
    let missing = signed
        .forms
        .iter()
        .filter(|form| !signed.bases.contains(form));
    let missing: Vec<String> = missing.map(|form| form.base_name()).collect();
    if missing.is_empty() {
        let (folder, key) = (quoted_path(&signed.folder), quoted_path(public_key));
        screen.say(&format!("Next: drivepress verify {folder} --key {key}"));
    } else {
        screen.say(&format!(
            "Next: copy this folder back over the set that has {}, all of it",
            missing.join(" and ")
        ));
    }
}

fn json_of(signed: &Signed) -> serde_json::Value {
    let bases = signed.bases.iter().map(|form| form.base_name());
    json!({
        "folder": signed.folder,
        "signer": signed.signer,
        "recipients": signed.recipients,
        "signed": signed.signed,
        "bases": bases.collect::<Vec<_>>(),
        "was_current": signed.was_current,
        "seconds": signed.seconds,
    })
}
