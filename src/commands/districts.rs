//! `districts`: find districts by code or name, Thai or English.

use super::error::Error;
use super::kit_input::{KitOptions, Selection};
use crate::base::Work;
use crate::kit::{self, District, Found};

/// What a search for districts gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DistrictsFound {
    /// These, sorted by code.
    Those(Vec<District>),
    /// None; these are the nearest names, nearest first.
    Nearest(Vec<District>),
}

/// Finds the districts that a person means by `query`; without one, all that are selected.
///
/// # Errors
/// When there is no kit, its table cannot be used, or a selected code is not in it.
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
        Found::One(district) => DistrictsFound::Those(vec![district.clone()]),
        Found::Several(found) => DistrictsFound::Those(owned(found)),
        Found::Nothing { nearest } => DistrictsFound::Nearest(owned(nearest)),
    })
}
