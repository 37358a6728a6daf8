//! `manifests/contacts.csv`: whom to call, one row each.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::cell::{read_code, read_words};
use super::districts::tell_oddity;
use super::header::Columns;
use super::language_list::read_languages;
use super::lost::is_lost;
use super::name::mark_in_name;
use super::phone::{PhoneFault, read_extension, read_phone};
use super::places::Places;
use super::sheet::{FAULTS_MAX, Row, Sheet, too_many};
use crate::base::{Diagnostic, escaped};
use crate::drive::{DistrictCode, LanguageCode, ProvinceCode};
use crate::kit::error::Error;
use crate::kit::model::{Contact, Serves};
use crate::kit::reading::{Freshness, Verified, did_you_mean, nearest, read_date};

/// The file, relative to the kit.
pub(crate) const CONTACTS_FILE: &str = "manifests/contacts.csv";

/// Codes among which a mistyped one is looked for: twice those of all districts. The work grows with
/// the product of rows and codes (tuning).
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
    /// In the table's order, faulty rows left out.
    pub(crate) contacts: Vec<Contact>,
    /// The line of each of them.
    pub(crate) lines: Vec<u32>,
}

/// Reads the table; `places` are the codes that its rows may name.
///
/// # Errors
/// What the system said.
pub(crate) fn read_contacts(
    root: &Path,
    places: &Places,
    freshness: Freshness,
    faults: &mut Vec<Diagnostic>,
) -> Result<Contacts, Error> {
    let Some(sheet) = Sheet::read(root, CONTACTS_FILE, COLUMNS, faults)? else {
        return Ok(Contacts::default());
    };
    let reader = Reader {
        sheet: &sheet,
        places,
        freshness,
    };
    let mut read = Contacts::default();
    let before = faults.len();
    let mut seen = BTreeMap::new();
    for row in &sheet.rows {
        if faults.len() - before > FAULTS_MAX {
            faults.push(too_many(CONTACTS_FILE));
            break;
        }
        let Some(contact) = reader.contact(row, faults) else {
            continue;
        };
        let Contact {
            serves,
            phone,
            ext,
            kind,
            ..
        } = contact.clone();
        if let Some(first) = seen.get(&(serves.clone(), phone.clone(), ext.clone(), kind.clone())) {
            let reason =
                format!("the same number for the same place stands in line {first} already");
            let warning = sheet.warning("contact.twice", row, reason);
            faults.push(warning.mend("Take one of the two out."));
        } else {
            seen.insert((serves, phone, ext, kind), row.line);
        }
        read.contacts.push(contact);
        read.lines.push(row.line);
    }
    let national = read.contacts.iter().any(|c| c.serves == Serves::Nation);
    if !national {
        let reason = "the table has no national contact, so pages show no hotline";
        let warning = Diagnostic::warning("contact.no-national", CONTACTS_FILE, reason);
        faults.push(warning.mend("Add rows with `national` in the column `for`."));
    }
    Ok(read)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    places: &'a Places,
    freshness: Freshness,
}

impl Reader<'_> {
    fn contact(&self, row: &Row, faults: &mut Vec<Diagnostic>) -> Option<Contact> {
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
        // Only now: one broken cell must not hide another.
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
        self.tell_freshness(row, &contact, faults);
        Some(contact)
    }

    fn serves(&self, row: &Row, faults: &mut Vec<Diagnostic>) -> Option<Serves> {
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
            let near = did_you_mean(nearest(cell, ["national"]));
            let reason = match cell {
                "" => "`for` is empty".to_owned(),
                _ => format!("`{}` in `for` is nobody to serve", escaped(cell)),
            };
            let fault = self.sheet.fault("contact.bad-for", row, reason);
            let mend = format!("{near}Write `national`, a province's code or a district's code.");
            faults.push(fault.mend(mend));
            return None;
        };
        tell_oddity(self.sheet, row, (cell, &read.code, read.oddity), faults);
        if !self.places.has(&serves) {
            let reason = format!("`{}` in `for` is not in districts.csv", read.code);
            let near = did_you_mean(nearest(&read.code, self.places.codes().take(NEAR_MAX)));
            let fault = self.sheet.fault("contact.unknown-for", row, reason);
            let mend = format!("{near}Look the code up: drivepress districts NAME");
            faults.push(fault.mend(mend));
            return None;
        }
        Some(serves)
    }

    fn kind(&self, row: &Row, faults: &mut Vec<Diagnostic>) -> Option<String> {
        let cell = row.get("kind").to_lowercase();
        let good = cell.starts_with(|c: char| c.is_ascii_lowercase())
            && cell
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if good {
            return Some(cell);
        }
        let reason = match cell.as_str() {
            "" => "`kind` is empty".to_owned(),
            _ => format!("`{}` is no kind of contact", escaped(row.get("kind"))),
        };
        let fault = self.sheet.fault("contact.bad-kind", row, reason);
        faults.push(fault.mend(
            "Write one English word, as `emergency`, `help`, `police`, `labour` or `office`.",
        ));
        None
    }

    fn name(&self, row: &Row, column: &str, faults: &mut Vec<Diagnostic>) -> Option<String> {
        let name = self.words(row, column, faults);
        if name.is_empty() {
            let fault = self
                .sheet
                .fault("contact.no-name", row, format!("`{column}` is empty"));
            faults.push(fault.mend("Write the name, in Thai and in English."));
            return None;
        }
        faults.extend(mark_in_name(
            "contact.mark",
            self.sheet,
            row,
            (column, &name),
        ));
        Some(name)
    }

    fn words(&self, row: &Row, column: &str, faults: &mut Vec<Diagnostic>) -> String {
        let (words, oddity) = read_words(row.get(column));
        let oddity = oddity.filter(|_| !is_lost(column, row.get(column)));
        if let Some(odd) = oddity {
            let reason =
                format!("`{column}` holds letters that nobody sees ({odd}); they were left out");
            let warning = self.sheet.warning("contact.unseen", row, reason);
            faults.push(warning.mend("Type the text again."));
        }
        words
    }

    fn phone(&self, row: &Row, faults: &mut Vec<Diagnostic>) -> Option<(String, String)> {
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
            let reason = format!("the extension {inner} stands in `phone`; it was read as `ext`");
            let warning = self.sheet.warning("contact.ext-in-phone", row, reason);
            faults.push(warning.mend(format!("Write {inner} into the column `ext`.")));
            return Some((phone.number, inner));
        }
        let reason = format!("`phone` has the extension {inner}, `ext` has {ext}");
        let fault = self.sheet.fault("contact.two-extensions", row, reason);
        faults.push(fault.mend("Keep the right one, in the column `ext`."));
        None
    }

    fn phone_fault(&self, row: &Row, column: &str, fault: &PhoneFault) -> Diagnostic {
        let cell = row.get(column);
        let shown = if cell.is_empty() {
            String::new()
        } else {
            format!("`{}`: ", escaped(cell))
        };
        self.sheet
            .fault("contact.bad-phone", row, format!("{shown}{fault}"))
            .mend(fault.mend())
    }

    /// When the contact was confirmed; `Err`: the cell is no date (told).
    fn date(&self, row: &Row, faults: &mut Vec<Diagnostic>) -> Result<Option<Date>, ()> {
        let cell = row.get("verified_on");
        if cell.is_empty() {
            return Ok(None);
        }
        read_date(cell).map(Some).map_err(|wrong| {
            let reason = format!("`verified_on` {}", wrong.reason);
            let fault = self.sheet.fault("contact.bad-date", row, escaped(&reason));
            faults.push(fault.mend(wrong.mend));
        })
    }

    fn languages(&self, row: &Row, faults: &mut Vec<Diagnostic>) -> Vec<LanguageCode> {
        let (codes, unknown) = read_languages(row.get("languages"));
        for (word, meant) in unknown {
            let reason = format!("`{}` in `languages` is no language code", escaped(&word));
            let fault = self.sheet.fault("contact.bad-language", row, reason);
            faults.push(fault.mend(match meant {
                Some(code) => format!("Write `{code}`."),
                None => "Write codes, as `th en my`.".to_owned(),
            }));
        }
        codes
    }

    fn tell_freshness(&self, row: &Row, contact: &Contact, faults: &mut Vec<Diagnostic>) {
        if let Some((code, reason, mend)) = self.freshness.judge(contact).told() {
            faults.push(self.sheet.warning(code, row, reason).mend(mend));
        }
    }
}

impl Verified {
    /// Code, reason and mend for what is not fresh.
    pub(crate) fn told(&self) -> Option<(&'static str, String, String)> {
        let mend = "Call the number; if it is right, write the day and who called.".to_owned();
        match self {
            Self::Fresh => None,
            Self::Never => {
                let reason = "nobody has confirmed this contact (`verified_on`, `verified_by`)";
                Some(("contact.unverified", reason.to_owned(), mend))
            }
            Self::Stale { on, months } => {
                let reason = format!(
                    "the contact was confirmed on {on}, more than {months} months before the release"
                );
                Some(("contact.stale", reason, mend))
            }
            Self::Later { on, release } => {
                let reason =
                    format!("`verified_on` ({on}) is after the release's date ({release})");
                let mend = "Correct the date here, or `date` in kit.toml.".to_owned();
                Some(("contact.verified-later", reason, mend))
            }
        }
    }
}

#[cfg(test)]
mod tests;
