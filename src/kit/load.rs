//! Reads a whole kit: every manifest, table and file name, with all faults at once.

use std::path::Path;

use super::edition::check_selection;
use super::error::Error;
use super::manifest::{CONFIG_FILE, TOML_SYNTAX, read_config, read_media};
use super::model::{Kit, TemplateSource};
use super::reading::Freshness;
use super::table::{ExpectedCounts, read_contacts, read_districts};
use super::template::TemplateFiles;
use super::template::{KitLanguages, read_translations};
use super::tree::{agree, walk_media};
use crate::base::{Diagnostic, Work};

/// A kit and all findings about it.
#[derive(Debug)]
pub struct Loaded {
    /// The kit, as far as it could be read. Faulty parts are left out or neutral, so that further
    /// checks can run; a kit with faults must not be built. `None` if `kit.toml` could not be
    /// parsed.
    pub kit: Option<Kit>,
    /// Faults and warnings, sorted by file, line and code.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether any finding is a fault, which stops the work.
    pub fn has_faults(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_fault)
    }

    /// Whether a manifest is not TOML: then even `check` ends with exit code 2.
    pub fn is_unreadable(&self) -> bool {
        self.diagnostics.iter().any(|d| d.code == TOML_SYNTAX) || self.kit.is_none()
    }
}

/// Fails if the folder is not a kit, without reading one.
///
/// # Errors
/// [`Error::NoKit`] if `manifests/kit.toml` does not exist.
pub fn check_is_kit(root: &Path) -> Result<(), Error> {
    match root.join(CONFIG_FILE).symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::no_kit(root)),
        // Other errors are reported when the file is read.
        _ => Ok(()),
    }
}

/// Reads the kit in the folder `root`.
///
/// # Errors
/// [`Error::NoKit`] if `manifests/kit.toml` does not exist; otherwise the I/O error of a file that
/// could not be read, or that the job was stopped.
pub fn load(root: &Path, work: &Work) -> Result<Loaded, Error> {
    let mut diagnostics = Vec::new();
    let config = read_config(root, &mut diagnostics)?;
    let defaults = config.as_ref().map(|read| &read.config.media_defaults);
    let defaults = defaults.cloned().unwrap_or_default();
    let listing = read_media(root, &defaults, &mut diagnostics)?;
    let tree = walk_media(root, &mut diagnostics, work)?;
    let expected = config
        .as_ref()
        .map_or_else(ExpectedCounts::default, |read| ExpectedCounts {
            districts: read.config.districts,
            provinces: read.config.provinces,
            line: read.districts_line,
        });
    let (districts, places) = read_districts(root, expected, &mut diagnostics)?;
    let template = template_source(root);
    let kit = match config {
        None => None,
        Some(read) => {
            let config = read.config;
            let freshness = if read.has_date {
                Freshness::of(&config)
            } else {
                Freshness::without_date(&config)
            };
            diagnostics.extend(check_selection(
                &config,
                &listing.entries,
                &districts,
                read.editions_line,
            ));
            let contacts = read_contacts(root, &places, freshness, &mut diagnostics)?;
            let files = TemplateFiles::open(&template)?;
            let wanted = KitLanguages {
                languages: &config.languages,
                line: read.languages_line,
            };
            let translations = read_translations(&files, wanted, &mut diagnostics);
            let media = tree.map_or_else(Vec::new, |tree| {
                agree(&listing, &tree, &config.languages, &mut diagnostics)
            });
            Some(Kit {
                root: root.to_path_buf(),
                config,
                media,
                districts,
                contacts: contacts.contacts,
                translations,
                template,
            })
        }
    };
    sort(&mut diagnostics);
    Ok(Loaded { kit, diagnostics })
}

/// The kit's own template, or the built-in one.
fn template_source(root: &Path) -> TemplateSource {
    let folder = root.join("site-template");
    if folder.is_dir() {
        TemplateSource::Folder(folder)
    } else {
        TemplateSource::BuiltIn
    }
}

/// Sorts by file, line and code: easy to work through, and the same on every machine.
pub(super) fn sort(diagnostics: &mut Vec<Diagnostic>) {
    Diagnostic::sort(diagnostics);
    diagnostics.dedup();
}
