//! One edition to build or stamp, with its kit, pages and signing key.

use std::path::Path;

use super::error::Error;
use super::kit_input::KitOptions;
use super::released::ReleasedSet;
use super::selection::Selection;
use crate::bag::SetIdentity;
use crate::drive::Recipient;
use crate::formats::minisign::SecretKey;
use crate::kit::{Edition, Kit};
use crate::site::Site;

/// A key that signs while drives are made, and its file.
#[derive(Clone, Copy, Debug)]
pub struct SigningKey<'a> {
    /// The file, for messages.
    pub path: &'a Path,
    /// The key.
    pub key: &'a SecretKey,
}

impl SigningKey<'_> {
    /// Refuses a key if the kit names another one.
    ///
    /// # Errors
    /// [`Error::OtherSigner`].
    pub(super) fn check(&self, kit: &Kit) -> Result<(), Error> {
        let key = self.key.public_key();
        match &kit.config.signer {
            Some(named) if *named != key => Err(Error::OtherSigner {
                path: self.path.to_owned(),
                key,
                named: named.clone(),
            }),
            _ => Ok(()),
        }
    }
}

/// One edition to build or stamp.
#[derive(Clone, Copy)]
pub(super) struct EditionTarget<'a> {
    pub(super) options: &'a KitOptions,
    pub(super) kit: &'a Kit,
    pub(super) edition: &'a Edition,
    /// The edition's pages.
    pub(super) site: &'a Site,
    /// The signed set of this release, if there is one.
    pub(super) released: Option<&'a ReleasedSet>,
    /// The key that signs now. Without it, the kit may still name a later signer.
    pub(super) key: Option<&'a SecretKey>,
}

impl EditionTarget<'_> {
    /// The identity that all drives of the edition contain.
    pub(super) fn identity(&self) -> SetIdentity {
        let config = &self.kit.config;
        let signs_now = self.key.map(SecretKey::public_key);
        let named = signs_now.or_else(|| config.signer.clone());
        // A signed release keeps its signer, even if only the command line named it.
        let signed_by = || {
            self.released
                .and_then(|released| released.set.signer.clone())
        };
        SetIdentity {
            campaign: config.campaign.clone(),
            edition: self.edition.name.clone(),
            release: config.release,
            date: config.date,
            signer: named.or_else(signed_by),
        }
    }

    /// The selected recipients that the edition is for.
    ///
    /// # Errors
    /// Fails if a selected code is not in the table.
    pub(super) fn recipients(&self, selection: &Selection) -> Result<Vec<Recipient>, Error> {
        let mut recipients = selection.recipients(self.kit)?;
        let is_for = |one: &Recipient| one.district().is_none_or(|code| self.edition.is_for(code));
        recipients.retain(is_for);
        Ok(recipients)
    }

    /// `step` and the signing key, as options of a fingerprint.
    pub(super) fn step_with_key(&self, step: &str) -> String {
        with_key(step, self.key)
    }
}

/// Adds the signing key to `asked`, because other signatures make other outputs.
pub(super) fn with_key(asked: &str, key: Option<&SecretKey>) -> String {
    match key {
        Some(key) => format!("{asked} signed by {}", key.public_key()),
        None => asked.to_owned(),
    }
}
