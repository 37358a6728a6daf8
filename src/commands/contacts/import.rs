//! `contacts import`: first the plan, then, if the caller agrees, the new `contacts.csv`.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{TABLES, kit_with_tables};
use crate::base::{Action, FileError, OutputFile, Work, read_file};
use crate::commands::Error;
use crate::commands::fault::ContactsFault;
use crate::drive::ProvinceCode;
use crate::kit::{self, Absent, ContactsPlan};
use crate::words::Size;

/// Largest table that is taken over. Twenty thousand rows take a quarter of this; a film with a
/// table's ending must not fill the memory.
const IMPORT_BYTES_MAX: u64 = 16 << 20;

/// A table to take contacts from.
#[derive(Clone, Debug)]
pub struct ContactsImportOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// The table.
    pub file: PathBuf,
    /// The sheet of a workbook; `None` for the first one with a header.
    pub sheet: Option<String>,
    /// The kind of rows that name none.
    pub kind: Option<String>,
    /// The province of rows that name none.
    pub province: Option<ProvinceCode>,
    /// What becomes of contacts that the table does not list.
    pub absent: Absent,
}

/// The changes that a table makes, not yet written.
#[derive(Debug)]
pub struct ContactsImport {
    /// The changes.
    pub plan: ContactsPlan,
    /// `contacts.csv` of the kit.
    path: PathBuf,
    /// Its bytes when the changes were found.
    old: Option<Vec<u8>>,
}

/// Finds the changes that a table makes to the kit's contacts. Writes nothing.
///
/// # Errors
/// Fails if there is no kit, its own tables have faults, or the table is not one.
pub fn plan_import(options: &ContactsImportOptions, work: &Work) -> Result<ContactsImport, Error> {
    let kit = kit_with_tables(&options.kit, work)?;
    let path = options.kit.join(TABLES[0]);
    let old = present(&path)?;
    let table = read_table(&options.file)?;
    let file = options.file.to_string_lossy();
    let plan = kit::plan_contacts(
        &kit,
        old.as_deref(),
        &table,
        &kit::ImportOptions {
            file: &file,
            sheet: options.sheet.as_deref(),
            kind: options.kind.as_deref(),
            province: options.province.as_ref(),
            absent: options.absent,
        },
    );
    let plan = plan.map_err(Error::Faults)?;
    Ok(ContactsImport { plan, path, old })
}

impl ContactsImport {
    /// Writes the new `contacts.csv`; the old one stays until the new one is complete.
    ///
    /// # Errors
    /// Fails if another program has changed the file since, or it cannot be written.
    pub fn write(&self) -> Result<(), Error> {
        let Some(text) = &self.plan.text else {
            return Ok(());
        };
        if present(&self.path)? != self.old {
            let path = self.path.clone();
            return Err(ContactsFault::ChangedMeanwhile { path }.into());
        }
        Ok(OutputFile::write_whole(&self.path, text.as_bytes())?)
    }
}

/// The bytes of a file; `None` if it does not exist.
fn present(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        _ => Ok(Some(read_file(path)?)),
    }
}

fn read_table(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::from(FileError::io(Action::Read, path, error));
    let mut bytes = Vec::new();
    let mut file = File::open(path).map_err(failed)?.take(IMPORT_BYTES_MAX + 1);
    file.read_to_end(&mut bytes).map_err(failed)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > IMPORT_BYTES_MAX {
        let (path, most) = (path.to_owned(), Size(IMPORT_BYTES_MAX));
        return Err(ContactsFault::TooLarge { path, most }.into());
    }
    Ok(bytes)
}
