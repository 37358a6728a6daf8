//! `check`: reports everything that is wrong with a kit, at once.

use super::error::Error;
use super::kit_input::{CheckedKit, KitOptions, read_and_check};
use crate::base::Work;
use crate::kit::Digests;

/// Finds everything that is wrong with the kit, media digests included.
///
/// # Errors
/// Fails if there is no kit, an edition is unknown, or a file of the kit cannot be read.
pub fn check(options: &KitOptions, work: &Work) -> Result<CheckedKit, Error> {
    let checked = read_and_check(options, Digests::Compare, false, work)?;
    if let Some(kit) = &checked.kit {
        options.editions(kit)?;
    }
    Ok(checked)
}
