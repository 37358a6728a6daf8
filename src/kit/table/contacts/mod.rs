//! `manifests/contacts.csv`: one contact per row.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::cell::{read_code, read_words};
use super::districts::report_oddity;
use super::finding::{ContactAge, ContactFinding};
use super::header::Columns;
use super::language_list::read_languages;
use super::lost::is_lost;
use super::name::mark_in_name;
use super::phone::{PhoneFault, read_extension, read_phone};
use super::places::KnownCodes;
use super::sheet::{FAULTS_MAX, Sheet, SheetRow, too_many};
use crate::base::{Diagnostic, escaped};
use crate::drive::{DistrictCode, LanguageCode, ProvinceCode};
use crate::formats::text::without_apostrophe;
use crate::kit::error::Error;
use crate::kit::model::{Contact, Serves};
use crate::kit::reading::{Freshness, Verified, nearest, read_date};

/// The file, relative to the kit.
pub(crate) const CONTACTS_FILE: &str = "manifests/contacts.csv";

/// Most codes searched for one near a mistyped code: twice those of all districts. The work grows
/// with the product of rows and codes (tuning).
const NEAR_MAX: usize = 2000;

const COLUMNS: Columns = Columns {
    required: &["for", "kind", "name_th", "name_en", "phone"],
    optional: &[
        "ext",
        "hours_th",
        "hours_en",
        "languages",
        "verified_on",
        "verified_by",
        "note_th",
        "note_en",
        "source",
    ],
};

/// The table, and the line of each contact.
#[derive(Debug, Default)]
pub(crate) struct Contacts {
    /// In the table's order, without faulty rows.
    pub(crate) contacts: Vec<Contact>,
    /// The line of each contact.
    pub(crate) lines: Vec<u32>,
}

/// Reads the table; `places` are the codes that rows may refer to.
///
/// # Errors
/// The I/O error.
pub(crate) fn read_contacts(
    root: &Path,
    places: &KnownCodes,
    freshness: Freshness,
    faults: &mut Vec<Diagnostic>,
) -> Result<Contacts, Error> {
    let Some(sheet) = Sheet::read(root, CONTACTS_FILE, COLUMNS, faults)? else {
        return Ok(Contacts::default());
    };
    let reader = ContactReader {
        sheet: &sheet,
        places,
        freshness: Some(freshness),
    };
    Ok(reader.contacts(faults))
}

/// Reads the table's bytes, without looking at the age of confirmations.
pub(super) fn parse_contacts(
    bytes: &[u8],
    places: &KnownCodes,
    faults: &mut Vec<Diagnostic>,
) -> Contacts {
    match Sheet::parse(CONTACTS_FILE, bytes, COLUMNS, faults) {
        Some(sheet) => ContactReader::of_sheet(&sheet, places).contacts(faults),
        None => Contacts::default(),
    }
}

/// Reads rows of contacts.
pub(super) struct ContactReader<'a> {
    sheet: &'a Sheet,
    places: &'a KnownCodes,
    /// `None` if the age of confirmations does not matter.
    freshness: Option<Freshness>,
}

impl<'a> ContactReader<'a> {
    /// A reader that does not look at the age of confirmations.
    pub(super) fn of_sheet(sheet: &'a Sheet, places: &'a KnownCodes) -> Self {
        Self {
            sheet,
            places,
            freshness: None,
        }
    }
}

impl ContactReader<'_> {
    /// All valid rows.
    fn contacts(&self, faults: &mut Vec<Diagnostic>) -> Contacts {
        let mut read = Contacts::default();
        let before = faults.len();
        let mut seen: BTreeMap<_, u32> = BTreeMap::new();
        for row in &self.sheet.rows {
            if faults.len() - before > FAULTS_MAX {
                faults.push(too_many(CONTACTS_FILE));
                break;
            }
            let Some(contact) = self.contact(row, faults) else {
                continue;
            };
            let Contact {
                serves,
                phone,
                ext,
                kind,
                ..
            } = contact.clone();
            if let Some(first) =
                seen.get(&(serves.clone(), phone.clone(), ext.clone(), kind.clone()))
            {
                let line = first.to_string();
                faults.push(self.sheet.warning(row, ContactFinding::Twice { line }));
            } else {
                seen.insert((serves, phone, ext, kind), row.line);
            }
            read.contacts.push(contact);
            read.lines.push(row.line);
        }
        let national = read.contacts.iter().any(|c| c.serves == Serves::Nation);
        if !national {
            let finding = ContactFinding::NoNational;
            faults.push(Diagnostic::warning(CONTACTS_FILE, finding));
        }
        read
    }

    /// A row's contact; `None` if it is faulty (reported).
    pub(super) fn contact(&self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> Option<Contact> {
        let serves = self.serves(row, faults);
        let kind = self.kind(row, faults);
        let name_th = self.name(row, "name_th", faults);
        let name_en = self.name(row, "name_en", faults);
        let phone = self.phone(row, faults);
        let verified_on = self.date(row, faults);
        let languages = self.languages(row, faults);
        let [hours_th, hours_en, verified_by, note_th, note_en, source] = [
            "hours_th",
            "hours_en",
            "verified_by",
            "note_th",
            "note_en",
            "source",
        ]
        .map(|column| self.words(row, column, faults));
        // Returns only here, so that all cells of the row are checked.
        let (phone, ext) = phone?;
        let contact = Contact {
            serves: serves?,
            kind: kind?,
            name_th: name_th?,
            name_en: name_en?,
            phone,
            ext,
            hours_th,
            hours_en,
            languages,
            verified_on: verified_on.ok()?,
            verified_by,
            note_th,
            note_en,
            source,
        };
        self.report_freshness(row, &contact, faults);
        Some(contact)
    }

    fn serves(&self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> Option<Serves> {
        let cell = row.raw("for");
        if cell.trim().eq_ignore_ascii_case("national") {
            return Some(Serves::Nation);
        }
        let read = read_code(cell);
        let serves = match read.code.parse::<ProvinceCode>() {
            Ok(code) => Some(Serves::Province(code)),
            Err(_) => read.code.parse::<DistrictCode>().ok().map(Serves::District),
        };
        let Some(serves) = serves else {
            let finding = match cell {
                "" => ContactFinding::NobodyServed,
                _ => ContactFinding::BadFor {
                    cell: escaped(cell),
                    near: nearest(cell, ["national"]).map(str::to_owned),
                },
            };
            faults.push(self.sheet.fault(row, finding));
            return None;
        };
        report_oddity(self.sheet, row, (cell, &read.code, read.oddity), faults);
        if !self.places.has(&serves) {
            let near = nearest(&read.code, self.places.codes().take(NEAR_MAX));
            let finding = ContactFinding::UnknownFor {
                near: near.map(str::to_owned),
                code: read.code,
            };
            faults.push(self.sheet.fault(row, finding));
            return None;
        }
        Some(serves)
    }

    fn kind(&self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> Option<String> {
        let cell = row.get("kind").to_lowercase();
        let good = cell.starts_with(|c: char| c.is_ascii_lowercase())
            && cell
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if good {
            return Some(cell);
        }
        let finding = match cell.as_str() {
            "" => ContactFinding::NoKind,
            _ => ContactFinding::BadKind {
                cell: escaped(row.get("kind")),
            },
        };
        faults.push(self.sheet.fault(row, finding));
        None
    }

    fn name(&self, row: &SheetRow, column: &str, faults: &mut Vec<Diagnostic>) -> Option<String> {
        let name = self.words(row, column, faults);
        if name.is_empty() {
            let column = column.to_owned();
            faults.push(self.sheet.fault(row, ContactFinding::NoName { column }));
            return None;
        }
        if let Some((mark, plain)) = mark_in_name(&name) {
            let column = column.to_owned();
            let finding = ContactFinding::Mark {
                column,
                mark,
                plain,
            };
            faults.push(self.sheet.fault(row, finding));
        }
        Some(name)
    }

    fn words(&self, row: &SheetRow, column: &str, faults: &mut Vec<Diagnostic>) -> String {
        let (words, oddity) = read_words(without_apostrophe(row.get(column)));
        let oddity = oddity.filter(|_| !is_lost(column, row.get(column)));
        if let Some(letters) = oddity {
            let column = column.to_owned();
            let finding = ContactFinding::Unseen { column, letters };
            faults.push(self.sheet.warning(row, finding));
        }
        words
    }

    fn phone(&self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> Option<(String, String)> {
        let phone = read_phone(row.get("phone"));
        let ext_cell = row.get("ext");
        let ext = match ext_cell {
            "" => Ok(String::new()),
            cell => read_extension(cell),
        };
        if let Err(fault) = &phone {
            faults.push(self.phone_fault(row, "phone", fault));
        }
        if let Err(fault) = &ext {
            faults.push(self.phone_fault(row, "ext", fault));
        }
        let (phone, ext) = (phone.ok()?, ext.ok()?);
        let Some(inner) = phone.ext else {
            return Some((phone.number, ext));
        };
        if ext.is_empty() || ext == inner {
            let extension = inner.clone();
            let finding = ContactFinding::ExtensionInPhone { extension };
            faults.push(self.sheet.warning(row, finding));
            return Some((phone.number, inner));
        }
        let extension = ext;
        let finding = ContactFinding::TwoExtensions { inner, extension };
        faults.push(self.sheet.fault(row, finding));
        None
    }

    fn phone_fault(&self, row: &SheetRow, column: &str, fault: &PhoneFault) -> Diagnostic {
        let fault = fault.clone();
        let finding = match row.get(column) {
            "" => ContactFinding::NoPhone { fault },
            cell => ContactFinding::BadPhone {
                cell: escaped(cell),
                fault,
            },
        };
        self.sheet.fault(row, finding)
    }

    /// When the contact was confirmed; `Err` if the cell is not a date (reported).
    fn date(&self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> Result<Option<Date>, ()> {
        let cell = row.get("verified_on");
        if cell.is_empty() {
            return Ok(None);
        }
        read_date(cell).map(Some).map_err(|wrong| {
            let finding = ContactFinding::BadDate { fault: wrong.fault };
            faults.push(self.sheet.fault(row, finding));
        })
    }

    fn languages(&self, row: &SheetRow, faults: &mut Vec<Diagnostic>) -> Vec<LanguageCode> {
        let (codes, unknown) = read_languages(row.get("languages"));
        for (word, meant) in unknown {
            let finding = ContactFinding::BadLanguage {
                word: escaped(&word),
                meant: meant.map(str::to_owned),
            };
            faults.push(self.sheet.fault(row, finding));
        }
        codes
    }

    fn report_freshness(&self, row: &SheetRow, contact: &Contact, faults: &mut Vec<Diagnostic>) {
        let judged = self.freshness.map(|freshness| freshness.judge(contact));
        if let Some(age) = judged.and_then(|judged| judged.age()) {
            faults.push(self.sheet.warning(row, age));
        }
    }
}

impl Verified {
    /// The finding for a contact that is not freshly confirmed.
    pub(in crate::kit) fn age(&self) -> Option<ContactAge> {
        match *self {
            Self::Fresh => None,
            Self::Never => Some(ContactAge::Unverified),
            Self::Stale { on, months } => Some(ContactAge::Stale { on, months }),
            Self::Later { on, release } => Some(ContactAge::Later { on, release }),
        }
    }
}

#[cfg(test)]
mod tests;
