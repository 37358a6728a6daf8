//! The changes that a foreign table makes to the kit's contacts.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{COLUMNS, cell, word_for};
use super::draft::{Draft, DraftReader};
use super::finding::{ImportFault, ImportRemark};
use super::foreign::Grid;
use super::grid::read_grid;
use super::headings::Header;
use super::matching::match_contacts;
use super::rewrite::{Edits, rewritten};
use crate::base::{Diagnostic, escaped};
use crate::drive::ProvinceCode;
use crate::kit::find::area::AreaFinder;
use crate::kit::model::{Contact, Kit};
use crate::kit::table::contacts::{ContactReader, Contacts, parse_contacts};
use crate::kit::table::lost::{is_lost, report_lost_cells};
use crate::kit::table::phone::read_phone;
use crate::kit::table::places::KnownCodes;
use crate::kit::table::sheet::{Sheet, SheetRow};

/// What becomes of contacts that the table does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// They stay; an empty cell changes nothing.
    Keep,
    /// They are removed; an empty cell of the table empties the contact's.
    Remove,
}

/// How a table is read.
#[derive(Debug)]
pub struct ImportOptions<'a> {
    /// Its name, for messages.
    pub file: &'a str,
    /// The sheet of a workbook; `None` for the first one with a header.
    pub sheet: Option<&'a str>,
    /// The kind of rows that name none.
    pub kind: Option<&'a str>,
    /// The province of rows that name none.
    pub province: Option<&'a ProvinceCode>,
    /// What becomes of contacts that the table does not list.
    pub absent: Absent,
}

/// A field that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The column of `contacts.csv`.
    pub column: &'static str,
    /// The old cell.
    pub before: String,
    /// The new cell.
    pub after: String,
}

/// A contact that is added, changed or removed.
#[derive(Debug, Clone)]
pub struct ContactChange {
    /// The row of the table; the line of `contacts.csv` for one that is removed.
    pub line: u32,
    /// The new contact; the old one if it is removed.
    pub contact: Contact,
    /// What changes; empty for one that is added or removed.
    pub fields: Vec<FieldChange>,
}

/// The changes, and what the file would be with them.
#[derive(Debug, Default)]
pub struct ContactsPlan {
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// New contacts.
    pub added: Vec<ContactChange>,
    /// Changed contacts.
    pub changed: Vec<ContactChange>,
    /// Contacts that the table does not list, if those are removed.
    pub removed: Vec<ContactChange>,
    /// The number of rows that say what the kit says.
    pub unchanged: usize,
    /// Why rows are not taken over, by line.
    pub refused: Vec<Diagnostic>,
    /// What was read in another way than it stands in the table.
    pub remarks: Vec<Diagnostic>,
    /// The new text of `contacts.csv`; `None` if nothing changes.
    pub text: Option<String>,
}

/// Compares the table `foreign` with the kit's contacts in `old`, the bytes of its `contacts.csv`.
///
/// # Errors
/// The faults of the table as a whole, or of the kit's own file.
pub fn plan_contacts(
    kit: &Kit,
    old: Option<&[u8]>,
    foreign: &[u8],
    options: &ImportOptions<'_>,
) -> Result<ContactsPlan, Vec<Diagnostic>> {
    let places = KnownCodes::of_districts(&kit.districts);
    let mut faults = Vec::new();
    let old_bytes = old.unwrap_or_default();
    let known = match old {
        Some(bytes) => parse_contacts(bytes, &places, &mut faults),
        None => Contacts::default(),
    };
    faults.retain(Diagnostic::is_fault);
    if !faults.is_empty() {
        return Err(faults);
    }
    let (grid, header) = read_grid(options.file, foreign, options.sheet)?;
    let mut planner = Planner {
        options,
        places: &places,
        known: known
            .contacts
            .iter()
            .zip(known.lines.iter().copied())
            .collect(),
        plan: ContactsPlan {
            sheet: grid.sheet.clone(),
            ..ContactsPlan::default()
        },
        edits: Edits::default(),
    };
    planner.remark_on_table(&grid, &header);
    let drafts = planner.drafts(kit, &grid, &header);
    let found = match_contacts(&drafts, &known.contacts);
    planner.take_all(drafts, &found);
    if options.absent == Absent::Remove {
        planner.remove_others(&found);
    }
    let Planner {
        mut plan, edits, ..
    } = planner;
    if !edits.is_empty() {
        let text = String::from_utf8_lossy(old_bytes);
        plan.text = Some(rewritten(&text, &edits));
    }
    Diagnostic::sort(&mut plan.refused);
    Diagnostic::sort(&mut plan.remarks);
    Ok(plan)
}

struct Planner<'a> {
    options: &'a ImportOptions<'a>,
    places: &'a KnownCodes,
    /// The kit's contacts with their lines.
    known: Vec<(&'a Contact, u32)>,
    plan: ContactsPlan,
    edits: Edits,
}

impl Planner<'_> {
    fn refuse(&mut self, line: u32, fault: ImportFault) {
        let fault = Diagnostic::fault(self.options.file, fault).at_line(line);
        self.plan.refused.push(fault);
    }

    fn remark(&mut self, line: u32, remark: ImportRemark) {
        let remark = Diagnostic::warning(self.options.file, remark).at_line(line);
        self.plan.remarks.push(remark);
    }

    fn remark_on_table(&mut self, grid: &Grid, header: &Header) {
        let line = grid.rows.get(header.at).map_or(1, |row| row.line);
        if let Some(sheet) = &grid.sheet
            && !grid.other_sheets.is_empty()
            && self.options.sheet.is_none()
        {
            let (sheet, others) = (sheet.clone(), grid.other_sheets.clone());
            self.remark(line, ImportRemark::OtherSheets { sheet, others });
        }
        if !header.unknown.is_empty() {
            let names = header.unknown.iter().map(|name| escaped(name));
            let columns = names.collect();
            self.remark(line, ImportRemark::UnknownColumns { columns });
        }
    }

    fn drafts(&mut self, kit: &Kit, grid: &Grid, header: &Header) -> Vec<Draft> {
        let areas = AreaFinder::new(&kit.districts);
        let reader = DraftReader {
            columns: &header.columns,
            areas: &areas,
            kind: self.options.kind,
            province: self.options.province,
        };
        let mut drafts = Vec::new();
        for row in grid.rows.iter().skip(header.at + 1) {
            match reader.read(row) {
                Ok(Some(draft)) => drafts.push(draft),
                Ok(None) => {}
                Err(fault) => self.refuse(row.line, fault),
            }
        }
        drafts
    }

    fn take_all(&mut self, drafts: Vec<Draft>, found: &[Option<usize>]) {
        let rows = drafts.into_iter().zip(found).map(|(draft, found)| {
            let old = found.and_then(|at| self.known.get(at).copied());
            let cells = self.filled(&draft, old.map(|(contact, _)| contact));
            let row = SheetRow::new(draft.line, cells.into_iter().collect());
            (draft, old, row)
        });
        let (drafts, rows): (Vec<_>, Vec<SheetRow>) =
            rows.map(|(draft, old, row)| ((draft, old), row)).unzip();
        let sheet = Sheet::of_rows(self.options.file, rows);
        report_lost_cells(&sheet, &mut self.plan.refused);
        let mut seen: BTreeMap<_, u32> = BTreeMap::new();
        for ((draft, old), row) in drafts.into_iter().zip(&sheet.rows) {
            if row.cells().any(|(column, cell)| is_lost(column, cell)) {
                continue; // Reported.
            }
            let Some(contact) = self.contact(&sheet, row, &draft) else {
                continue;
            };
            let key = (
                contact.serves.clone(),
                contact.phone.clone(),
                contact.ext.clone(),
                contact.kind.clone(),
            );
            if let Some(first) = seen.insert(key, row.line) {
                let line = first.to_string();
                self.refuse(row.line, ImportFault::Twice { line });
                continue;
            }
            for remark in draft.remarks {
                self.remark(row.line, remark);
            }
            self.compare(row.line, contact, old);
        }
    }

    /// The row's cells, with the old contact's where the table has none.
    fn filled(&self, draft: &Draft, old: Option<&Contact>) -> BTreeMap<&'static str, String> {
        let empties = self.options.absent == Absent::Remove;
        let mut cells = BTreeMap::new();
        for column in COLUMNS {
            let given = draft.cells.get(column);
            let text = match given {
                Some(text) if !text.is_empty() || empties => text.clone(),
                _ => old.map_or_else(String::new, |contact| cell(contact, column)),
            };
            cells.insert(column, text);
        }
        cells.insert("for", word_for(&draft.serves));
        if let Some(old) = old
            && draft.get("verified_on").is_empty()
            && !is_same_number(&cells, old)
        {
            // The old number was confirmed, not the new one.
            cells.insert("verified_on", String::new());
            cells.insert("verified_by", String::new());
        }
        for [column, other] in [["name_th", "name_en"], ["name_en", "name_th"]] {
            let name = cells.get(other).cloned().unwrap_or_default();
            let mine = cells.entry(column).or_default();
            if mine.is_empty() {
                *mine = name;
            }
        }
        cells
    }

    /// Reads a row as `check` would; `None` if it is refused (reported).
    fn contact(&mut self, sheet: &Sheet, row: &SheetRow, draft: &Draft) -> Option<Contact> {
        if row.get("kind").is_empty() {
            self.refuse(row.line, ImportFault::NoKind);
            return None;
        }
        if draft.get("verified_on").is_empty() != draft.get("verified_by").is_empty() {
            self.refuse(row.line, ImportFault::HalfTicked);
            return None;
        }
        let mut findings = Vec::new();
        let reader = ContactReader::of_sheet(sheet, self.places);
        let contact = reader.contact(row, &mut findings);
        let (faults, warnings): (Vec<Diagnostic>, Vec<Diagnostic>) =
            findings.into_iter().partition(Diagnostic::is_fault);
        let is_refused = contact.is_none() || !faults.is_empty();
        // One reason suffices for a row.
        self.plan.refused.extend(faults.into_iter().take(1));
        if is_refused {
            return None;
        }
        self.plan.remarks.extend(warnings);
        let contact = contact?;
        let gave = |column| !draft.get(column).is_empty();
        if contact.name_th == contact.name_en && gave("name_th") != gave("name_en") {
            let column = if gave("name_th") {
                "name_en"
            } else {
                "name_th"
            };
            let (name, column) = (contact.name_th.clone(), column.to_owned());
            self.remark(row.line, ImportRemark::OneLanguage { name, column });
        }
        Some(contact)
    }

    fn compare(&mut self, line: u32, contact: Contact, old: Option<(&Contact, u32)>) {
        let Some((old, old_line)) = old else {
            self.edits.added.push(contact.clone());
            self.plan.added.push(ContactChange {
                line,
                contact,
                fields: Vec::new(),
            });
            return;
        };
        let fields: Vec<FieldChange> = COLUMNS
            .into_iter()
            .map(|column| FieldChange {
                column,
                before: cell(old, column),
                after: cell(&contact, column),
            })
            .filter(|field| field.before != field.after)
            .collect();
        if fields.is_empty() {
            self.plan.unchanged += 1;
            return;
        }
        let columns = fields.iter().map(|field| field.column).collect();
        let edit = (contact.clone(), columns);
        self.edits.changed.insert(old_line, edit);
        self.plan.changed.push(ContactChange {
            line,
            contact,
            fields,
        });
    }

    fn remove_others(&mut self, found: &[Option<usize>]) {
        let kept: BTreeSet<usize> = found.iter().flatten().copied().collect();
        for (at, (contact, line)) in self.known.iter().enumerate() {
            if kept.contains(&at) {
                continue;
            }
            self.edits.removed.insert(*line);
            self.plan.removed.push(ContactChange {
                line: *line,
                contact: (*contact).clone(),
                fields: Vec::new(),
            });
        }
    }
}

/// Whether the cells have the contact's telephone number.
fn is_same_number(cells: &BTreeMap<&'static str, String>, contact: &Contact) -> bool {
    let text = |column| cells.get(column).map_or("", String::as_str);
    match read_phone(text("phone")) {
        Ok(phone) => {
            let ext = phone.ext.unwrap_or_else(|| text("ext").to_owned());
            phone.number == contact.phone && ext == contact.ext
        }
        // Refused later.
        Err(_) => true,
    }
}
