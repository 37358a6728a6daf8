//! `districts`: finds districts by code or name, in Thai or English.

use super::error::Error;
use super::kit_input::KitOptions;
use super::selection::Selection;
use crate::base::Work;
use crate::kit::{self, District, DistrictSearch};

/// The result of a search for districts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DistrictsFound {
    /// The matches, sorted by code.
    Those(Vec<District>),
    /// No match; the districts with the nearest names, nearest first.
    Nearest(Vec<District>),
}

/// Finds the districts that match `query`; without one, all selected districts.
///
/// # Errors
/// Fails if there is no kit, its table is unusable, or a selected code is not in it.
pub fn districts(
    options: &KitOptions,
    selection: &Selection,
    query: Option<&str>,
    work: &Work,
) -> Result<DistrictsFound, Error> {
    let kit::Loaded { kit, diagnostics } = kit::load(&options.kit, work)?;
    let Some(kit) = kit else {
        return Err(Error::Faults(diagnostics));
    };
    let wanted = selection.recipients(&kit)?;
    let wanted = wanted.iter().filter_map(|recipient| recipient.district());
    let chosen: Vec<District> = wanted
        .filter_map(|code| kit.district(code))
        .cloned()
        .collect();
    let Some(query) = query else {
        return Ok(DistrictsFound::Those(chosen));
    };
    let owned = |found: Vec<&District>| found.into_iter().cloned().collect();
    Ok(match kit::find_districts(&chosen, query) {
        DistrictSearch::One(district) => DistrictsFound::Those(vec![district.clone()]),
        DistrictSearch::Several(found) => DistrictsFound::Those(owned(found)),
        DistrictSearch::Nothing { nearest } => DistrictsFound::Nearest(owned(nearest)),
    })
}
