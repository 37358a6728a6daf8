//! `make`: check, build and stamp in one go.

use std::path::PathBuf;

use super::build::{Built, build_edition};
use super::error::Error;
use super::kit_input::{KitOptions, Selection, read_and_check};
use super::sign::{Signature, sets_below};
use super::stamp::{StampedEdition, stamp_edition};
use super::state::{State, Step, fingerprint};
use super::target::{SigningKey, Target, with_key};
use crate::base::{Diagnostic, Progress};
use crate::drive::EditionName;
use crate::kit::Digests;

/// What `make` made.
#[derive(Debug)]
pub struct Made {
    /// Each edition's drive folder and image set.
    pub editions: Vec<(Built, StampedEdition)>,
    /// Warnings about the kit.
    pub warnings: Vec<Diagnostic>,
    /// Whether nothing had changed since the last time, so that nothing was done.
    pub was_current: bool,
    /// Where nothing was done: the sets that still wait for a signature, and whose.
    pub waiting: Vec<(PathBuf, String)>,
}

/// Makes the drive folder and the image set of each wanted edition, signed where there is a key.
///
/// # Errors
/// When the kit has faults or names another signer, or the machine fails.
pub fn make(
    options: &KitOptions,
    selection: &Selection,
    key: Option<SigningKey<'_>>,
    progress: &dyn Progress,
) -> Result<Made, Error> {
    options.check_out()?;
    let mut state = State::open(&options.out)?;
    let epoch = options.source_date_epoch.as_deref().unwrap_or("-");
    let asked = format!(
        "{:?} {:?} {selection:?} {epoch}",
        options.edition, options.stage
    );
    let asked = with_key(&asked, key.map(|key| key.key));
    let inputs = fingerprint(&options.inputs(), &asked)?;
    if state.is_done(&Step::Make, inputs)? {
        return Ok(Made {
            editions: Vec::new(),
            warnings: Vec::new(),
            was_current: true,
            waiting: waiting(options)?,
        });
    }
    let checked = read_and_check(options, Digests::Leave, key.is_some(), progress)?;
    let (kit, warnings) = checked.usable()?;
    if let Some(key) = key {
        key.check(&kit)?;
    }
    let mut editions = Vec::new();
    for edition in options.editions(&kit)? {
        let kit = kit.of_edition(edition);
        let target = Target::new(options, &kit, edition, key.map(|key| key.key));
        let built = build_edition(&target, &mut state, progress)?;
        let stamped = stamp_edition(&target, selection, &mut state, progress)?;
        editions.push((built, stamped));
    }
    state.done(&Step::Make, inputs)?;
    Ok(Made {
        editions,
        warnings,
        was_current: false,
        waiting: Vec::new(),
    })
}

/// The wanted sets that name a signer and have no signature yet. The kit is not read for this.
fn waiting(options: &KitOptions) -> Result<Vec<(PathBuf, String)>, Error> {
    let mut waiting = Vec::new();
    for folder in sets_below(&options.out)? {
        let name = folder.file_name().and_then(|name| name.to_str());
        let wanted = options.edition.as_ref().map(EditionName::as_str);
        let is_wanted = wanted.is_none() || wanted == name;
        if is_wanted && let Some(signer) = Signature::awaited(&folder)? {
            waiting.push((folder, signer));
        }
    }
    Ok(waiting)
}
