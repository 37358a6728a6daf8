//! Reads a kit for a command: options, selection of districts, and checks.

use std::path::{Path, PathBuf};

use super::error::Error;
use crate::base::{Diagnostic, Work, real_path};
use crate::drive::EditionName;
use crate::image::Dist;
use crate::kit;
use crate::kit::{Digests, Edition, Kit};
use crate::site::{self, Site};

/// Whether samples and unverified contacts are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// For trials: samples and unverified contacts are allowed.
    #[default]
    Draft,
    /// For the field: refuses what `cli.md` lists. The output bytes are the same.
    Release,
}

/// The kit, the wanted edition, and the output folder.
#[derive(Clone, Debug)]
pub struct KitOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// The output folder.
    pub out: PathBuf,
    /// Only this edition; `None` means all.
    pub edition: Option<EditionName>,
    /// Draft or release.
    pub stage: Stage,
    /// `SOURCE_DATE_EPOCH` as given; replaces the times on the drive.
    pub source_date_epoch: Option<String>,
}

impl KitOptions {
    /// The wanted editions.
    ///
    /// # Errors
    /// Fails if the kit has no such edition.
    pub fn editions<'kit>(&self, kit: &'kit Kit) -> Result<Vec<&'kit Edition>, Error> {
        let all = &kit.config.editions;
        let Some(name) = &self.edition else {
            return Ok(all.iter().collect());
        };
        let found: Vec<&Edition> = all.iter().filter(|edition| edition.name == *name).collect();
        if found.is_empty() {
            let known = all.iter().map(|edition| edition.name.clone()).collect();
            return Err(Error::UnknownEdition {
                name: name.clone(),
                known,
            });
        }
        Ok(found)
    }

    /// The drive folder of an edition.
    pub fn drive_folder(&self, edition: &EditionName) -> PathBuf {
        Dist::new(&self.out).drive(edition.as_str())
    }

    /// The image set of an edition.
    pub fn set_folder(&self, edition: &EditionName) -> PathBuf {
        Dist::new(&self.out).set(edition.as_str())
    }

    /// Everything that the outputs are made from.
    pub(super) fn inputs(&self) -> Vec<PathBuf> {
        KIT_FOLDERS
            .iter()
            .map(|folder| self.kit.join(folder))
            .collect()
    }

    /// Refuses an output folder inside the kit's input folders.
    ///
    /// # Errors
    /// [`Error::OutInsideKit`].
    pub(super) fn check_out(&self) -> Result<(), Error> {
        let out = absolute(&self.out);
        for folder in KIT_FOLDERS {
            if out.starts_with(absolute(&self.kit.join(folder))) {
                return Err(Error::OutInsideKit {
                    out: self.out.clone(),
                    folder,
                });
            }
        }
        Ok(())
    }
}

/// The input folders of a kit.
pub(super) const KIT_FOLDERS: [&str; 3] = ["manifests", "media", "site-template"];

/// The path without links, as far as it exists.
fn absolute(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    let mut known = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    loop {
        if let Ok(real) = real_path(&known) {
            return missing
                .iter()
                .rev()
                .fold(real, |path, name| path.join(name));
        }
        let Some(name) = known.file_name().map(ToOwned::to_owned) else {
            return known;
        };
        missing.push(name);
        known.pop();
    }
}

/// A kit and all findings about it.
#[derive(Debug)]
pub struct CheckedKit {
    /// The kit; `None` if faults prevented reading it.
    pub kit: Option<Kit>,
    /// Sorted by file, line and code.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a manifest is not valid TOML, so that much could not be checked.
    pub is_unreadable: bool,
    /// The editions' pages that the check has made.
    pub(super) sites: Vec<Site>,
}

impl CheckedKit {
    /// The faults and warnings, counted.
    pub fn counts(&self) -> (usize, usize) {
        let faults = self.diagnostics.iter().filter(|d| d.is_fault()).count();
        (faults, self.diagnostics.len() - faults)
    }
}

/// Reads a kit and finds everything that is wrong with it.
///
/// # Errors
/// Fails if there is no kit, or a file of it cannot be read.
pub(super) fn read_and_check(
    options: &KitOptions,
    digests: Digests,
    signs: bool,
    work: &Work,
) -> Result<CheckedKit, Error> {
    let loaded = kit::load(&options.kit, work)?;
    let mut sites = Vec::new();
    let is_unreadable = loaded.is_unreadable();
    let kit::Loaded {
        kit,
        mut diagnostics,
    } = loaded;
    if let Some(kit) = &kit {
        diagnostics.extend(kit::inspect_media(kit, digests, work)?);
        let (found, made) = site::check_texts(kit);
        diagnostics.extend(found);
        sites = made;
        if options.stage == Stage::Release {
            diagnostics = kit::as_in_release(diagnostics);
            diagnostics.extend(kit::release_faults(kit, signs));
        }
    }
    Diagnostic::sort(&mut diagnostics);
    diagnostics.dedup();
    Ok(CheckedKit {
        kit,
        diagnostics,
        is_unreadable,
        sites,
    })
}
