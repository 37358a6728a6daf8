//! What to do next where a key or a signature stops a command.

use std::path::Path;

use super::error::Error;
use crate::formats::minisign::SecretKeyError;

/// The next thing to do; `None` where the error has nothing to do with keys, or says it all.
pub(super) fn key_mend(error: &Error) -> Option<String> {
    Some(match error {
        Error::NoKeyFile { .. } => {
            "name the file of the key; drivepress keygen --to NAME makes a new one".to_owned()
        }
        Error::NoPublicKey { .. } => {
            "name the signer's NAME.pub, or give the key itself: --key RW…".to_owned()
        }
        Error::KeyIsFolder { path } => {
            format!(
                "name the file in it, {} perhaps",
                path.join("NAME.pub").display()
            )
        }
        Error::Key { path, .. } if !path.exists() => {
            "copy the key whole: 56 characters that begin with RW".to_owned()
        }
        Error::Key { path, .. } => {
            let public = path.with_extension("pub");
            let perhaps = if public == *path {
                "the file NAME.pub of its maker".to_owned()
            } else {
                format!("{} perhaps", public.display())
            };
            format!("give the public half of a key, {perhaps}")
        }
        Error::PublicInPlaceOfSecret { path } => {
            let secret = path.with_extension("key");
            format!("give the secret half, {} perhaps", secret.display())
        }
        Error::SecretKey { source, .. } => secret_key_mend(source)?,
        Error::KeyExists { path } if is_alone(path) => format!(
            "drivepress keygen --public {} makes its public half again; or choose another name \
             with --to",
            path.display()
        ),
        Error::KeyExists { .. } => "choose another name with --to".to_owned(),
        Error::KeyName { .. } => "write --to NAME; that gives NAME.key and NAME.pub".to_owned(),
        Error::KeyInKit { .. } => {
            "choose a folder outside of the kit, best of all on a stick of its own".to_owned()
        }
        Error::NoPassword => "type one, or pipe one line with it into the command; a new key \
                              without a password is made with --no-password"
            .to_owned(),
        Error::PasswordsDiffer => "run the command again and type the same one twice".to_owned(),
        Error::OtherSigner { key, .. } => format!(
            "give the key of the signer that kit.toml names, or write signer = \"{key}\" there"
        ),
        Error::SetOfAnother { .. } => "give the key of that signer, or make the set anew for this \
                                       one: drivepress make --sign NAME.key"
            .to_owned(),
        Error::SetOfNobody { key, .. } => {
            format!("write signer = \"{key}\" into manifests/kit.toml, then drivepress make")
        }
        _ => return None,
    })
}

/// Whether a secret key lacks its public half: the run that made it was stopped.
fn is_alone(path: &Path) -> bool {
    let is_secret = path.extension().is_some_and(|ending| ending == "key");
    is_secret && !path.with_extension("pub").exists()
}

fn secret_key_mend(error: &SecretKeyError) -> Option<String> {
    match error {
        SecretKeyError::NeedsPassword => Some("type its password when asked".to_owned()),
        SecretKeyError::Locked(_) => {
            Some("type the password again; without it the key cannot be used".to_owned())
        }
        SecretKeyError::Form => {
            Some("name a file that drivepress keygen or minisign -G made".to_owned())
        }
        _ => None,
    }
}
