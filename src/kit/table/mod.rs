//! The two tables in CSV: districts and contacts.

mod cell;
mod contacts;
mod districts;
mod language_list;
mod phone;
mod sheet;

pub(super) use contacts::{CONTACTS_FILE, read_contacts};
pub(super) use districts::{Expected, read_districts};
