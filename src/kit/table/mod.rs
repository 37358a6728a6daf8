//! Reads the two CSV tables, districts and contacts. Takes the kit's folder; gives the valid rows,
//! the codes that they name, and faults with their lines.

mod cell;
mod contacts;
mod count;
mod districts;
mod finding;
mod form;
mod header;
mod import;
mod language_list;
mod lost;
mod name;
mod phone;
mod places;
mod sheet;

pub(super) use contacts::{CONTACTS_FILE, read_contacts};
pub(super) use count::ExpectedCounts;
pub(super) use districts::read_districts;
pub(super) use finding::ContactAge;
pub use import::{Absent, ContactChange, ContactsPlan, FieldChange, ImportOptions, plan_contacts};
pub(super) use phone::{PhoneFault, read_phone};
pub(super) use places::KnownCodes;
