//! `fill`: copies drives onto mounted sticks.

use std::path::{Path, PathBuf};

use super::chosen_drives::{DriveChoice, recipients_of_sticks};
use super::error::Error;
use super::keys::read_public_key;
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
        /// Whose drives.
        choices: Vec<DriveChoice>,
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
                recipient: &recipients[place],
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

/// The recipients of the sticks, in their order; none if they get an update.
fn recipients(options: &FillOptions) -> Result<Vec<Recipient>, Error> {
    match &options.from {
        FillFrom::Update(_) => Ok(Vec::new()),
        FillFrom::Set { set, choices } => {
            recipients_of_sticks(&ImageSet::read(set)?, set, choices, options.to.len())
        }
    }
}
