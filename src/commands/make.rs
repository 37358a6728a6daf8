//! `make`: check, build and stamp in one go.

use super::build::{Built, build_edition};
use super::error::Error;
use super::kit_input::{KitOptions, Selection, read_and_check};
use super::stamp::{StampedEdition, stamp_edition};
use super::state::{State, fingerprint};
use crate::base::{Diagnostic, Progress, Sha256};
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
}

/// Makes the drive folder and the image set of each wanted edition.
///
/// # Errors
/// When the kit has faults or the machine fails.
pub fn make(
    options: &KitOptions,
    selection: &Selection,
    progress: &dyn Progress,
) -> Result<Made, Error> {
    options.check_out()?;
    let mut state = State::open(&options.out)?;
    let epoch = options.source_date_epoch.as_deref().unwrap_or("-");
    let asked = format!(
        "{:?} {:?} {selection:?} {epoch}",
        options.edition, options.stage
    );
    let inputs = fingerprint(&options.inputs(), &asked)?;
    if state.is_done(STEP, inputs, outputs(options)?) {
        return Ok(Made {
            editions: Vec::new(),
            warnings: Vec::new(),
            was_current: true,
        });
    }
    let (kit, warnings) = read_and_check(options, Digests::Leave, false, progress)?.usable()?;
    let mut editions = Vec::new();
    for edition in options.editions(&kit)? {
        let built = build_edition(options, &kit, edition, &mut state, progress)?;
        let stamped = stamp_edition(options, &kit, edition, selection, &mut state, progress)?;
        editions.push((built, stamped));
    }
    state.done(STEP, inputs, outputs(options)?)?;
    Ok(Made {
        editions,
        warnings,
        was_current: false,
    })
}

/// The name of the whole in the state.
const STEP: &str = "make";

fn outputs(options: &KitOptions) -> Result<Sha256, Error> {
    fingerprint(&[options.out.join("drive"), options.out.join("images")], "")
}
