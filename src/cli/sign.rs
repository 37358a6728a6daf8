//! `drivepress sign`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::exit::Exit;
use super::password;
use super::screen::Screen;
use crate::commands::{self, Error, KeyFile, Signed};
use crate::formats::minisign::PublicKey;
use crate::words::messages;

messages! {
    /// Messages of `sign`.
    enum SignMessage {
        SignedAlready { folder: PathBuf } = "cli.signed-already",
        Signed { folder: PathBuf, drives: usize, seconds: String, key: PublicKey } = "cli.signed",
        NextVerify { folder: PathBuf, key: PathBuf } = "cli.next:verify-key",
        NextCopy { bases: Vec<String> } = "cli.next:copy-back",
    }
}

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

/// Prints what was signed, by whom, how long it took, and the next command.
fn tell(signed: &Signed, public_key: &std::path::Path, screen: &Screen) {
    let folder = signed.folder.clone();
    if signed.was_current {
        screen.tell(SignMessage::SignedAlready { folder });
        return;
    }
    screen.tell(SignMessage::Signed {
        folder: folder.clone(),
        drives: signed.recipients,
        seconds: format!("{:.1}", signed.seconds),
        key: signed.signer.clone(),
    });
    let missing = signed
        .forms
        .iter()
        .filter(|form| !signed.bases.contains(form));
    let bases: Vec<String> = missing.map(|form| form.base_name()).collect();
    screen.tell(if bases.is_empty() {
        let key = public_key.to_owned();
        SignMessage::NextVerify { folder, key }
    } else {
        SignMessage::NextCopy { bases }
    });
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
