//! `sign`: signs an image set, possibly on another machine than the one that built it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Serialize;

use super::error::Error;
use super::state::{OutputState, Step};
use crate::bag::{self, Signer};
use crate::base::{OutputFolder, Sha256, Work, real_path};
use crate::drive::Recipient;
use crate::formats::minisign::PublicKey;
use crate::formats::minisign::SecretKey;
use crate::image::{self, Dist, ImageForm, ImageSet, SignedSet};

/// The signer of a set, and whether the set is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum SigningState {
    /// The set was built unsigned and names no signer.
    Nobody,
    /// The set names a signer, but a drive or a list is not signed yet.
    Waits {
        /// The public key.
        signer: PublicKey,
    },
    /// The set is signed.
    Signed {
        /// The public key.
        signer: PublicKey,
    },
}

impl SigningState {
    /// The state of a set that is unchanged since it was written. The lists are signed last, so
    /// their signatures mean that all drives are signed. Proves nothing; `verify` does.
    pub(super) fn of(folder: &Path, set: &ImageSet) -> Self {
        match set.signer.clone() {
            None => Self::Nobody,
            Some(signer) if image::has_signatures(folder) => Self::Signed { signer },
            Some(signer) => Self::Waits { signer },
        }
    }

    /// The signer that the set in `folder` waits for; `None` if it waits for none.
    pub(super) fn awaited(folder: &Path) -> Result<Option<PublicKey>, Error> {
        // If the signatures exist, the list need not be read.
        if image::has_signatures(folder) {
            return Ok(None);
        }
        Ok(match Self::of(folder, &ImageSet::read(folder)?) {
            Self::Waits { signer } => Some(signer),
            _ => None,
        })
    }
}

/// The result of `sign` for one set.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// The image set's folder as given.
    pub folder: PathBuf,
    /// The public key of its signer.
    pub signer: PublicKey,
    /// Number of recipients in the set.
    pub recipients: usize,
    /// Number of recipients whose drives were signed now.
    pub signed: usize,
    /// The bases present in the set's folder.
    pub bases: Vec<ImageForm>,
    /// The forms that the set has.
    pub forms: Vec<ImageForm>,
    /// Whether the set was already signed, so that nothing was done.
    pub was_current: bool,
    /// Seconds taken.
    pub seconds: f64,
}

/// Signs all drives of a set, and its lists.
///
/// # Errors
/// Fails if there is no set, it names another signer or none, its parts contradict each other, or
/// the machine fails.
pub fn sign(folder: &Path, key: &SecretKey, work: &Work) -> Result<Signed, Error> {
    let began = Instant::now();
    // Replacing the set needs its folder's name, which `.` does not give.
    let set = real_path(folder).map_err(|_| Error::NoSet {
        out: folder.to_owned(),
    })?;
    OutputFolder::recover(&set)?;
    if !set.join(image::SET_FILE).is_file() {
        let out = folder.to_owned();
        return Err(Error::NoSet { out });
    }
    let described = ImageSet::read(&set)?;
    let identity = described.identity();
    let seal = Signer::new(key, &identity).map_err(|error| with_set(error, folder))?;
    let mut notes = Notes::of(&set)?;
    let signed = sign_set(&set, &described, &seal, work)?;
    if let (Some(notes), false) = (&mut notes, signed.was_current) {
        notes.renew()?;
    }
    let forms = described.forms();
    Ok(Signed {
        folder: folder.to_owned(),
        signer: key.public_key(),
        recipients: described.recipients.len(),
        signed: signed.signed,
        bases: forms
            .filter(|form| set.join(form.base_name()).is_file())
            .collect(),
        forms: described.forms().collect(),
        was_current: signed.was_current,
        seconds: began.elapsed().as_secs_f64(),
    })
}

/// Signs the parts of the set in `folder` that are not signed yet.
pub(super) fn sign_set(
    folder: &Path,
    set: &ImageSet,
    signer: &Signer<'_>,
    work: &Work,
) -> Result<SignedSet, Error> {
    let drive = |recipient: &Recipient, tag_manifest: &[u8]| {
        Ok::<_, Error>(signer.drive(recipient, tag_manifest)?)
    };
    let list = |name: &str, bytes: &[u8]| Ok(Some(signer.file(name, bytes)?));
    image::sign_set(folder, set, &drive, &list, work)
}

/// Adds the set to an error about another signer.
fn with_set(error: bag::Error, set: &Path) -> Error {
    let set = set.to_owned();
    match error {
        bag::Error::OtherSigner { key, named } if named == bag::UNSIGNED_BY => {
            Error::SetOfNobody { set, key }
        }
        bag::Error::OtherSigner { key, named } => Error::SetOfAnother { set, named, key },
        error => error.into(),
    }
}

/// The state that `make` and `stamp` stored for a set in their output folder. It must be updated
/// after signing; otherwise the next `make` would treat the signatures as unexpected changes.
struct Notes {
    state: OutputState,
    edition: String,
    /// Fingerprints of the set and of all outputs of `make` before signing.
    before: [Sha256; 2],
}

impl Notes {
    fn of(set: &Path) -> Result<Option<Self>, Error> {
        let out = Dist::of_set(set).map(|dist| dist.path());
        let out = out.filter(|out| OutputState::is_in(out));
        let (Some(out), Some(edition)) = (out, set.file_name()) else {
            return Ok(None);
        };
        let state = OutputState::open(out)?;
        let edition = edition.to_string_lossy().into_owned();
        let before = [
            state.outputs(&Step::Stamp(&edition))?,
            state.outputs(&Step::Make)?,
        ];
        Ok(Some(Self {
            state,
            edition,
            before,
        }))
    }

    fn renew(&mut self) -> Result<(), Error> {
        let [set, all] = self.before;
        self.state.renew(&Step::Stamp(&self.edition), set)?;
        self.state.renew(&Step::Make, all)
    }
}
