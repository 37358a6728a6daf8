//! Whose drives go onto sticks: one for all, or one for each.

use std::path::Path;

use super::error::Error;
use super::export::code_in_set;
use super::selection::DistrictChoice;
use crate::drive::Recipient;
use crate::image::ImageSet;

/// Whose drive a stick becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DriveChoice {
    /// A district's.
    District(DistrictChoice),
    /// The drive that belongs to no district.
    Master,
}

/// The recipients of `sticks` sticks from the set in `folder`, in the order of the sticks.
///
/// # Errors
/// Fails if nothing is chosen, if there are neither as many choices as sticks nor only one, or if
/// the set has no such drive.
pub(super) fn recipients_of_sticks(
    set: &ImageSet,
    folder: &Path,
    choices: &[DriveChoice],
    sticks: usize,
) -> Result<Vec<Recipient>, Error> {
    let of = |choice: &DriveChoice| match choice {
        DriveChoice::Master => Ok(Recipient::Master),
        DriveChoice::District(choice) => code_in_set(set, folder, choice).map(Recipient::District),
    };
    match choices {
        [] => Err(Error::NothingChosen),
        [choice] => Ok(vec![of(choice)?; sticks]),
        choices if choices.len() == sticks => choices.iter().map(of).collect(),
        choices => Err(Error::SticksAndDistricts {
            sticks,
            districts: choices.len(),
        }),
    }
}
