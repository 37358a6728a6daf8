//! Signs drives, and the lists of an image set.
//!
//! A signature covers a file unchanged. Its trusted comment names the drive, so that a valid
//! signature on another district's drive is detected. The same key, file and comment give the same
//! bytes (`formats::minisign`).

use super::contents::{SIGNATURE_PATH, TAG_MANIFEST_PATH};
use super::error::Error;
use super::identity::SetIdentity;
use crate::drive::{DriveFile, Recipient};
use crate::formats::minisign::{Prehash, SecretKey, Subject, TrustedComment};

/// Signs for one campaign, edition and release.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'a> {
    key: &'a SecretKey,
    identity: &'a SetIdentity,
}

impl<'a> Signer<'a> {
    /// Makes a signer for `identity`.
    ///
    /// # Errors
    /// [`Error::OtherSigner`] if `identity` names another key or no signer: a verifier of such a
    /// drive would report the signature as forged.
    pub fn new(key: &'a SecretKey, identity: &'a SetIdentity) -> Result<Self, Error> {
        let public_key = key.public_key();
        if identity.signer.as_ref() == Some(&public_key) {
            return Ok(Self { key, identity });
        }
        Err(Error::OtherSigner {
            key: public_key.to_string(),
            named: identity.signed_by(),
        })
    }

    /// Returns the signature over a drive's tag manifest.
    ///
    /// # Errors
    /// [`Error::Comment`] or [`Error::Sign`]; never in practice.
    pub fn drive(&self, recipient: &Recipient, tag_manifest: &[u8]) -> Result<Vec<u8>, Error> {
        self.sign(Subject::District(recipient.to_string()), tag_manifest)
    }

    /// Returns the signature over a file of an image set.
    ///
    /// # Errors
    /// As [`Signer::drive`].
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        self.sign(Subject::File(name.to_owned()), bytes)
    }

    /// Writes the signature into its slot among a drive's files.
    ///
    /// # Errors
    /// As [`Signer::drive`]; [`Error::NothingToSign`] if tag manifest or slot is missing.
    pub fn fill_slot(&self, recipient: &Recipient, files: &mut [DriveFile]) -> Result<(), Error> {
        let nothing = || Error::NothingToSign {
            recipient: recipient.clone(),
        };
        let find = |name: &str| files.iter().position(|file| file.path.as_str() == name);
        let manifest = find(TAG_MANIFEST_PATH).ok_or_else(nothing)?;
        let slot = find(SIGNATURE_PATH).ok_or_else(nothing)?;
        files[slot].bytes = self.drive(recipient, &files[manifest].bytes)?;
        Ok(())
    }

    fn sign(&self, subject: Subject, bytes: &[u8]) -> Result<Vec<u8>, Error> {
        let SetIdentity {
            campaign,
            edition,
            release,
            ..
        } = self.identity;
        let release = release.to_string();
        let comment = TrustedComment::new(campaign.as_str(), edition.as_str(), &release, subject);
        let comment = comment
            .map_err(|source| Error::Comment { source })?
            .to_string();
        let signature = self.key.sign(&Prehash::of(bytes), &comment);
        Ok(signature
            .map_err(|source| Error::Sign { source })?
            .into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bag::{Bag, RecipientPosition, Summed, UNSIGNED};
    use crate::formats::minisign::{NewKey, SecretKeyFile, Signature};

    fn key() -> SecretKey {
        let new = NewKey::generate(None).unwrap();
        let file = SecretKeyFile::parse(&new.secret_file).unwrap();
        file.open(None).unwrap()
    }

    fn identity(signer: Option<&SecretKey>) -> SetIdentity {
        SetIdentity {
            campaign: "campaign".parse().unwrap(),
            edition: "community".parse().unwrap(),
            release: "2026.1".parse().unwrap(),
            date: "2026-11-24".parse().unwrap(),
            signer: signer.map(SecretKey::public_key),
        }
    }

    #[test]
    fn a_filled_slot_vouches_for_the_drives_tag_manifest_and_tells_whose_it_is() {
        let key = key();
        let identity = identity(Some(&key));
        let common = vec![Summed::of(&Bag::declaration().unwrap())];
        let bag = Bag::new(identity.clone(), common).unwrap();
        for (recipient, name) in [("8101", "8101"), ("master", "master")] {
            let place = RecipientPosition {
                recipient: recipient.parse().unwrap(),
                position: None,
                total: 1,
            };
            let mut files = bag.district_files(&place, Vec::new()).unwrap();
            assert_eq!(files[3].bytes, UNSIGNED.as_bytes());
            let signer = Signer::new(&key, &identity).unwrap();
            signer.fill_slot(&place.recipient, &mut files).unwrap();
            let again = signer.drive(&place.recipient, &files[2].bytes).unwrap();
            assert_eq!(files[3].bytes, again);
            let signature = Signature::parse(&files[3].bytes).unwrap();
            let comment = key.public_key();
            let comment = comment.verify(&Prehash::of(&files[2].bytes), &signature);
            assert_eq!(
                comment.unwrap(),
                format!(
                    "drivepress 1 campaign=campaign edition=community release=2026.1 district={name}"
                )
            );
        }
    }

    #[test]
    fn nobody_signs_for_another_key() {
        let (key, other) = (key(), key());
        for named in [None, Some(&other)] {
            let identity = identity(named);
            let error = Signer::new(&key, &identity).unwrap_err();
            assert!(matches!(error, Error::OtherSigner { .. }), "{error}");
        }
    }
}
