//! The common start of `make`, `build` and `stamp`, in this order:
//!
//! 1. The output folder must not be part of the kit.
//! 2. The output folder is locked, so that another run is reported before anything is read.
//! 3. `make` ends here if nothing changed.
//! 4. The kit is read and checked completely; a fault ends the run.
//! 5. If the kit names a signer, the key must be that one.
//! 6. The kit must have the wanted editions.

use super::error::Error;
use super::kit_input::{KitOptions, read_and_check};
use super::released::ReleasedSet;
use super::selection::Selection;
use super::state::OutputState;
use super::target::{EditionTarget, SigningKey};
use crate::base::{Diagnostic, Work};
use crate::drive::EditionName;
use crate::image::Dist;
use crate::kit::{self, Digests};
use crate::site::Site;
use crate::words::messages;

/// An output folder locked by this run.
pub(super) struct Workshop<'a> {
    pub(super) options: &'a KitOptions,
    key: Option<SigningKey<'a>>,
    pub(super) state: OutputState,
}

/// A kit without faults, ready to be made into drives.
pub(super) struct Ready<'a> {
    options: &'a KitOptions,
    key: Option<SigningKey<'a>>,
    /// The wanted editions' pages, each with the signed set of this release, if there is one.
    sites: Vec<(Site, Option<ReleasedSet>)>,
    /// Warnings about the kit.
    pub(super) warnings: Vec<Diagnostic>,
}

impl<'a> Workshop<'a> {
    /// Locks the output folder.
    ///
    /// # Errors
    /// Fails if there is no kit, the output folder lies in its input folders, or another run holds
    /// the lock.
    pub(super) fn open(
        options: &'a KitOptions,
        key: Option<SigningKey<'a>>,
    ) -> Result<Self, Error> {
        // Without a kit, nothing is created, not even the lock's folder.
        kit::check_is_kit(&options.kit)?;
        options.check_out()?;
        let state = OutputState::open(&options.out)?;
        Ok(Self {
            options,
            key,
            state,
        })
    }

    /// Reads and checks the kit.
    ///
    /// # Errors
    /// [`Error::Faults`] with all findings; also fails if the kit names another signer or lacks the
    /// wanted edition.
    pub(super) fn read(&self, work: &Work) -> Result<Ready<'a>, Error> {
        let checked = read_and_check(self.options, Digests::Leave, self.key.is_some(), work)?;
        let has_fault = checked.diagnostics.iter().any(Diagnostic::is_fault);
        let Some(kit) = checked.kit.filter(|_| !has_fault) else {
            return Err(Error::Faults(checked.diagnostics));
        };
        if let Some(key) = self.key {
            key.check(&kit)?;
        }
        let wanted = self.options.editions(&kit)?;
        let is_wanted = |site: &Site| {
            let name = &site.edition().name;
            wanted.iter().any(|edition| edition.name == *name)
        };
        let dist = Dist::new(&self.options.out);
        let release = kit.config.release;
        let sites: Result<Vec<_>, Error> = checked
            .sites
            .into_iter()
            .filter(is_wanted)
            .map(|site| {
                let released = ReleasedSet::find(dist, &site.edition().name, release)?;
                Ok((site, released))
            })
            .collect();
        Ok(Ready {
            options: self.options,
            key: self.key,
            sites: sites?,
            warnings: checked.diagnostics,
        })
    }
}

messages! {
    /// What is reported while the work goes on.
    enum EditionSkipped {
        NotForThese { edition: EditionName } = "make.skipped-edition",
    }
}

impl Ready<'_> {
    /// The wanted editions that are for some of the selected districts, in the kit's order. Reports
    /// the others.
    ///
    /// # Errors
    /// Fails if a selected code is not in the table, or if an edition that the command line names,
    /// or none at all, is for these districts.
    pub(super) fn targets_for(
        &self,
        selection: &Selection,
        work: &Work,
    ) -> Result<Vec<EditionTarget<'_>>, Error> {
        let mut wanted = Vec::new();
        for target in self.targets() {
            if selection.is_all() || !target.recipients(selection)?.is_empty() {
                wanted.push(target);
                continue;
            }
            let edition = target.edition.name.clone();
            if self.options.edition.is_some() {
                return Err(Error::NotOfEdition { edition });
            }
            work.notify(EditionSkipped::NotForThese { edition });
        }
        if wanted.is_empty() {
            return Err(Error::NoEditionFor);
        }
        Ok(wanted)
    }

    /// The wanted editions, in the kit's order.
    pub(super) fn targets(&self) -> impl Iterator<Item = EditionTarget<'_>> {
        let key = self.key.map(|key| key.key);
        self.sites
            .iter()
            .map(move |(site, released)| EditionTarget {
                options: self.options,
                kit: site.kit(),
                edition: site.edition(),
                site,
                released: released.as_ref(),
                key,
            })
    }
}
