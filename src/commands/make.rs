//! `make`: checks, builds and stamps in one run.

use std::path::PathBuf;

use super::build::{Built, build_edition};
use super::error::Error;
use super::kit_input::KitOptions;
use super::selection::Selection;
use super::sign::SigningState;
use super::stamp::{StampedEdition, stamp_edition};
use super::state::{Step, fingerprint};
use super::target::{SigningKey, with_key};
use super::workshop::Workshop;
use crate::base::{Action, Diagnostic, FileError, Work};
use crate::drive::EditionName;
use crate::formats::minisign::PublicKey;
use crate::image::Dist;

/// The result of `make`.
#[derive(Debug)]
pub struct MakeOutcome {
    /// Each edition's drive folder and image set.
    pub editions: Vec<(Built, StampedEdition)>,
    /// Warnings about the kit.
    pub warnings: Vec<Diagnostic>,
    /// Whether nothing had changed since the last run, so that nothing was done.
    pub was_current: bool,
    /// If nothing was done: sets that wait for a signature, and their signers.
    pub waiting: Vec<(PathBuf, PublicKey)>,
}

/// Makes the drive folder and the image set of each wanted edition, signed if there is a key.
///
/// # Errors
/// Fails if the kit has faults or names another signer, or the machine fails.
pub fn make(
    options: &KitOptions,
    selection: &Selection,
    key: Option<SigningKey<'_>>,
    work: &Work,
) -> Result<MakeOutcome, Error> {
    let mut workshop = Workshop::open(options, key)?;
    let epoch = options.source_date_epoch.as_deref().unwrap_or("-");
    let asked = format!(
        "{:?} {:?} {selection:?} {epoch}",
        options.edition, options.stage
    );
    let asked = with_key(&asked, key.map(|key| key.key));
    let inputs = fingerprint(&options.inputs(), &asked)?;
    if workshop.state.is_done(&Step::Make, inputs)? {
        return Ok(MakeOutcome {
            editions: Vec::new(),
            warnings: Vec::new(),
            was_current: true,
            waiting: waiting(options)?,
        });
    }
    let ready = workshop.read(work)?;
    let state = &mut workshop.state;
    let mut editions = Vec::new();
    for target in ready.targets_for(selection, work)? {
        let built = build_edition(&target, state, work)?;
        let stamped = stamp_edition(&target, selection, state, work)?;
        editions.push((built, stamped));
    }
    state.done(&Step::Make, inputs)?;
    Ok(MakeOutcome {
        editions,
        warnings: ready.warnings,
        was_current: false,
        waiting: Vec::new(),
    })
}

/// The wanted sets that name a signer but are not signed yet. Does not read the kit.
fn waiting(options: &KitOptions) -> Result<Vec<(PathBuf, PublicKey)>, Error> {
    let mut waiting = Vec::new();
    let dist = Dist::new(&options.out);
    let sets = dist.sets();
    for folder in sets.map_err(|e| FileError::io(Action::Read, dist.images(), e))? {
        let name = folder.file_name().and_then(|name| name.to_str());
        let wanted = options.edition.as_ref().map(EditionName::as_str);
        let is_wanted = wanted.is_none() || wanted == name;
        if is_wanted && let Some(signer) = SigningState::awaited(&folder)? {
            waiting.push((folder, signer));
        }
    }
    Ok(waiting)
}
