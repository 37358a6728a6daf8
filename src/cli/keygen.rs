//! `drivepress keygen`.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::exit::Exit;
use super::password;
use super::screen::Screen;
use crate::commands::{self, Error, KeyFile, KeyNames};
use crate::words::messages;

messages! {
    /// Messages of `keygen`.
    enum KeygenMessage {
        Power = "cli.key-power",
        Weak = "cli.password-weak",
        Secret { path: PathBuf } = "cli.key-made:secret",
        Public { path: PathBuf } = "cli.key-made:public",
        Line = "cli.key-line",
        NextMake { key: PathBuf } = "cli.next:make-signed",
        PublicHalf { path: PathBuf } = "cli.key-public",
    }
}

/// Make a pair of keys: a secret one that signs drives, a public one that proves it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress keygen --to campaign")]
pub(super) struct Arguments {
    /// What to call them: NAME.key is secret, NAME.pub is for everybody
    #[arg(long, value_name = "NAME", required_unless_present = "public")]
    to: Option<PathBuf>,

    /// Make the public half of this secret key again, and no new key
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "no_password"])]
    public: Option<PathBuf>,

    /// Do not lock the secret key with a password: anyone with the file can sign
    #[arg(long)]
    no_password: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    if let Some(secret) = &arguments.public {
        return make_public(secret, screen);
    }
    let names = KeyNames::new(arguments.to.as_deref().unwrap_or(Path::new("")))?;
    let password = if arguments.no_password {
        None
    } else {
        screen.tell(KeygenMessage::Power);
        Some(password::ask_new(screen)?)
    };
    let public_key = commands::keygen(&names, password.as_deref())?;
    let path = names.secret.clone();
    screen.tell(KeygenMessage::Secret { path });
    let path = names.public.clone();
    screen.tell(KeygenMessage::Public { path });
    screen.answer(&public_key.to_string());
    screen.tell(KeygenMessage::Line);
    screen.say(&format!("  signer = \"{public_key}\""));
    if password.as_deref().is_some_and(password::is_weak) {
        screen.tell(KeygenMessage::Weak);
    }
    let key = names.secret.clone();
    screen.tell(KeygenMessage::NextMake { key });
    screen.json(&json!({
        "secret_key_file": names.secret,
        "public_key_file": names.public,
        "public_key": public_key,
        "key_id": public_key.key_id().to_string(),
        "has_password": password.is_some(),
    }));
    Ok(Exit::Done)
}

fn make_public(secret: &Path, screen: &Screen) -> Result<Exit, Error> {
    let key = password::open(KeyFile::read(secret)?, screen)?;
    let (public_key, path) = commands::public_half(secret, &key)?;
    screen.tell(KeygenMessage::PublicHalf { path: path.clone() });
    screen.answer(&public_key.to_string());
    screen.json(&json!({
        "secret_key_file": secret,
        "public_key_file": path,
        "public_key": public_key,
        "key_id": public_key.key_id().to_string(),
    }));
    Ok(Exit::Done)
}
