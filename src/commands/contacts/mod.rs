//! `contacts import` takes telephone numbers over from a table of another office, `contacts calls`
//! lists the numbers to call.

mod calls;
mod import;

pub use calls::{Call, CallGroup, CallList, CallsOptions, Due, calls_as_csv, contacts_to_call};
pub use import::{ContactsImport, ContactsImportOptions, plan_import};

use std::path::Path;

use super::error::Error;
use crate::base::{Diagnostic, Work};
use crate::kit::{self, Kit};

/// The files that must be right: the contacts, and the districts that they name.
const TABLES: [&str; 2] = ["manifests/contacts.csv", "manifests/districts.csv"];

/// Reads a kit whose tables have no fault; other faults do not matter.
fn kit_with_tables(folder: &Path, work: &Work) -> Result<Kit, Error> {
    let kit::Loaded { kit, diagnostics } = kit::load(folder, work)?;
    let is_of_tables = |found: &Diagnostic| TABLES.contains(&found.place.file.as_str());
    let Some(kit) = kit else {
        return Err(Error::Faults(diagnostics));
    };
    let faults: Vec<Diagnostic> = diagnostics
        .into_iter()
        .filter(|found| found.is_fault() && is_of_tables(found))
        .collect();
    if faults.is_empty() {
        Ok(kit)
    } else {
        Err(Error::Faults(faults))
    }
}
