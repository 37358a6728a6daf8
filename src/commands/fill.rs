//! `fill`: copies drives onto mounted sticks.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::export::code_in_set;
use super::keys::read_public_key;
use super::selection::DistrictChoice;
use crate::base::{Mode, Work};
use crate::drive::Recipient;
use crate::image::ImageSet;
use crate::verify::{self, Fill, FillPlaces, FillSource, Filled};

/// Where the drives come from.
#[derive(Clone, Debug)]
pub enum FillFrom {
    /// An image set, with one district for all sticks, or one for each.
    Set {
        /// The set's folder.
        set: PathBuf,
        /// The districts; a name that is `master` means the master.
        districts: Vec<DistrictChoice>,
    },
    /// The ZIP of an update.
    Update(PathBuf),
}

/// Which sticks to fill, and how.
#[derive(Clone, Debug)]
pub struct FillOptions {
    /// Where the drives come from.
    pub from: FillFrom,
    /// The sticks.
    pub to: Vec<PathBuf>,
    /// The public key that must have signed source and result: a file, or the key itself.
    pub key: Option<PathBuf>,
    /// Which folders may be filled.
    pub places: FillPlaces,
    /// Whether to write or only to report what would be done.
    pub mode: Mode,
}

/// What became of one stick.
#[derive(Debug)]
pub struct StickOutcome {
    /// The stick as the caller gave it.
    pub target: PathBuf,
    /// The result, or why it is not filled.
    pub result: Result<Filled, Error>,
}

/// Fills all sticks at once, and verifies them. A stick that fails does not stop the others.
///
/// # Errors
/// Fails before anything is written if the key, the set or a district cannot be used, or if
/// districts and sticks do not pair up.
pub fn fill(options: &FillOptions, work: &Work) -> Result<Vec<StickOutcome>, Error> {
    let key = options.key.as_deref().map(read_public_key).transpose()?;
    let recipients = recipients(options)?;
    let one = |place: usize, target: &Path| -> Result<Filled, Error> {
        let source = match &options.from {
            FillFrom::Update(file) => FillSource::Update { file },
            FillFrom::Set { set, .. } => FillSource::Set {
                folder: set,
                recipient: &recipients[place % recipients.len()],
            },
        };
        let order = Fill {
            source,
            key: key.as_ref(),
            places: options.places,
            mode: options.mode,
        };
        Ok(verify::fill(target, &order, work)?)
    };
    let targets = options.to.iter().enumerate();
    let results: Vec<Result<Filled, Error>> = std::thread::scope(|scope| {
        let threads: Vec<_> = targets
            .map(|(place, target)| scope.spawn(move || one(place, target)))
            .collect();
        let joined = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined
            .map(|joined| joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let targets = options.to.iter().cloned();
    Ok(targets
        .zip(results)
        .map(|(target, result)| StickOutcome { target, result })
        .collect())
}

/// The recipients of the sticks: one for all, or one for each.
fn recipients(options: &FillOptions) -> Result<Vec<Recipient>, Error> {
    let FillFrom::Set { set, districts } = &options.from else {
        return Ok(Vec::new());
    };
    let (count, folders) = (districts.len(), options.to.len());
    if count != 1 && count != folders {
        let districts = count;
        return Err(Error::FillPairs { districts, folders });
    }
    let found = ImageSet::read(set)?;
    let recipient = |choice: &DistrictChoice| match choice {
        DistrictChoice::Name(name) if name == "master" => Ok(Recipient::Master),
        choice => code_in_set(&found, set, choice).map(Recipient::District),
    };
    districts.iter().map(recipient).collect()
}
