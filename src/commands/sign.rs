//! `sign`: signs an image set, on another machine than the one that built it perhaps.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Serialize;

use super::error::Error;
use super::state::{State, Step};
use crate::bag::{self, Signer};
use crate::base::{OutputFolder, Sha256, Work, real_path};
use crate::drive::Recipient;
use crate::formats::minisign::PublicKey;
use crate::formats::minisign::SecretKey;
use crate::image::{self, Dist, ImageForm, ImageSet, SignedSet};

/// Who signs a set, and whether that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Signature {
    /// Nobody: its drives say so.
    Nobody,
    /// Its drives name a key that has not signed all of them, or not the set's lists.
    Waits {
        /// The public key.
        signer: PublicKey,
    },
    /// It is signed.
    Signed {
        /// The public key.
        signer: PublicKey,
    },
}

impl Signature {
    /// What a set says that was just written, or is as it was written: the lists are signed last,
    /// and only where all drives are. Proves nothing: `verify` does.
    pub(super) fn of(folder: &Path, set: &ImageSet) -> Self {
        let signatures = [image::SUMS_SIGNATURE_FILE, image::SET_SIGNATURE_FILE];
        match set.signer.clone() {
            None => Self::Nobody,
            Some(signer) if signatures.iter().all(|name| folder.join(name).is_file()) => {
                Self::Signed { signer }
            }
            Some(signer) => Self::Waits { signer },
        }
    }

    /// Whose signature the set in `folder` waits for, if it does.
    pub(super) fn awaited(folder: &Path) -> Result<Option<PublicKey>, Error> {
        let signatures = [image::SUMS_SIGNATURE_FILE, image::SET_SIGNATURE_FILE];
        // The list need not be read where the signatures are there.
        if signatures.iter().all(|name| folder.join(name).is_file()) {
            return Ok(None);
        }
        Ok(match Self::of(folder, &ImageSet::read(folder)?) {
            Self::Waits { signer } => Some(signer),
            _ => None,
        })
    }
}

/// What `sign` did to a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// The image set, as it was called.
    pub folder: PathBuf,
    /// The key whose signatures it has.
    pub signer: PublicKey,
    /// Recipients of the set.
    pub recipients: usize,
    /// Recipients whose drives were signed now.
    pub signed: usize,
    /// The bases that lie in the set's folder.
    pub bases: Vec<ImageForm>,
    /// The forms that the set has.
    pub forms: Vec<ImageForm>,
    /// Whether all was signed already, so that nothing was done.
    pub was_current: bool,
    /// How long it took.
    pub seconds: f64,
}

/// Signs all drives of a set, and its lists.
///
/// # Errors
/// When there is no set, it names another key or nobody, its parts contradict each other, or the
/// machine fails.
pub fn sign(folder: &Path, key: &SecretKey, work: &Work) -> Result<Signed, Error> {
    let began = Instant::now();
    // The set's own name is needed to put another in its place: `.` has none.
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
    let seal = Signer::new(key, &identity).map_err(|error| named(error, folder))?;
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

/// Signs what of the set in `folder` is not signed yet.
pub(super) fn sign_set(
    folder: &Path,
    set: &ImageSet,
    signer: &Signer<'_>,
    work: &Work,
) -> Result<SignedSet, Error> {
    let drive = |recipient: &Recipient, tag_manifest: &[u8]| {
        Ok::<_, Error>(signer.drive(recipient, tag_manifest)?)
    };
    let list = |name: &str, bytes: &[u8]| Ok(signer.file(name, bytes)?);
    image::sign_set(folder, set, &drive, &list, work)
}

/// Tells which set it is that names another signer.
fn named(error: bag::Error, set: &Path) -> Error {
    let set = set.to_owned();
    match error {
        bag::Error::OtherSigner { key, named } if named == bag::UNSIGNED_BY => {
            Error::SetOfNobody { set, key }
        }
        bag::Error::OtherSigner { key, named } => Error::SetOfAnother { set, named, key },
        error => error.into(),
    }
}

/// What `make` and `stamp` noted of a set that still lies where they put it: without a word there,
/// the next `make` would find it touched and take its signatures for stray bytes.
struct Notes {
    state: State,
    edition: String,
    /// How the set and everything that `make` makes looked before.
    before: [Sha256; 2],
}

impl Notes {
    fn of(set: &Path) -> Result<Option<Self>, Error> {
        let out = Dist::of_set(set).map(|dist| dist.path());
        let out = out.filter(|out| State::is_in(out));
        let (Some(out), Some(edition)) = (out, set.file_name()) else {
            return Ok(None);
        };
        let state = State::open(out)?;
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
