//! `contacts calls`: the numbers to call, by province, those first whose last call is oldest.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::kit_with_tables;
use crate::base::Work;
use crate::commands::Error;
use crate::drive::ProvinceCode;
use crate::formats::text::csv_cell;
use crate::kit::{self, Contact, District, Kit, Province, Serves};

/// Which contacts are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// All.
    All,
    /// Those that a release would refuse.
    OnlyDue,
}

/// Which numbers to list.
#[derive(Clone, Debug)]
pub struct CallsOptions {
    /// The folder that holds `manifests/`.
    pub kit: PathBuf,
    /// Whether numbers confirmed lately are left out.
    pub due: Due,
    /// Only these provinces; empty means the whole country.
    pub provinces: Vec<ProvinceCode>,
}

/// A number to call.
#[derive(Clone, Debug)]
pub struct Call {
    /// Whose number it is.
    pub contact: Contact,
    /// The district that it serves; `None` if it serves all of the group.
    pub district: Option<District>,
    /// Whether a release would refuse it.
    pub is_due: bool,
}

/// The numbers of a province, or of the whole country.
#[derive(Clone, Debug)]
pub struct CallGroup {
    /// `None` for the whole country.
    pub province: Option<Province>,
    /// Those never called first, then by the day of the last call.
    pub calls: Vec<Call>,
}

/// The numbers to call.
#[derive(Clone, Debug)]
pub struct CallList {
    /// The whole country first, then by province.
    pub groups: Vec<CallGroup>,
    /// How many months a call counts.
    pub valid_months: u32,
}

impl CallList {
    /// The number of calls, and of those that a release waits for.
    pub fn counts(&self) -> (usize, usize) {
        let calls = || self.groups.iter().flat_map(|group| &group.calls);
        (calls().count(), calls().filter(|call| call.is_due).count())
    }
}

/// Lists the numbers to call.
///
/// # Errors
/// Fails if there is no kit, its tables have faults, or a province is not in them.
pub fn contacts_to_call(options: &CallsOptions, work: &Work) -> Result<CallList, Error> {
    let kit = kit_with_tables(&options.kit, work)?;
    for code in &options.provinces {
        if province_of(&kit, code).is_none() {
            return Err(Error::UnknownProvince { code: code.clone() });
        }
    }
    let mut groups: BTreeMap<Option<ProvinceCode>, Vec<Call>> = BTreeMap::new();
    for contact in &kit.contacts {
        let (province, district) = match &contact.serves {
            Serves::Nation => (None, None),
            Serves::Province(code) => (Some(code.clone()), None),
            Serves::District(code) => (Some(code.province()), kit.district(code).cloned()),
        };
        let is_chosen = options.provinces.is_empty()
            || province
                .as_ref()
                .is_some_and(|code| options.provinces.contains(code));
        let is_due = kit::needs_call(contact, &kit.config);
        if is_chosen && (is_due || options.due == Due::All) {
            groups.entry(province).or_default().push(Call {
                contact: contact.clone(),
                district,
                is_due,
            });
        }
    }
    let groups = groups.into_iter().map(|(code, mut calls)| {
        // A stable sort: numbers of one day stay in the table's order.
        calls.sort_by_key(|call| call.contact.verified_on);
        let province = code.and_then(|code| province_of(&kit, &code).cloned());
        CallGroup { province, calls }
    });
    Ok(CallList {
        groups: groups.collect(),
        valid_months: kit.config.contacts_valid_months,
    })
}

fn province_of<'a>(kit: &'a Kit, code: &ProvinceCode) -> Option<&'a Province> {
    let mut provinces = kit.districts.iter().map(|district| &district.province);
    provinces.find(|province| province.code == *code)
}

/// The columns of the list. `place` and `last_verified_on` are for the caller; `contacts import`
/// leaves them out. `verified_on` and `verified_by` are empty, to be filled in.
const COLUMNS: [&str; 11] = [
    "for",
    "place",
    "kind",
    "name_th",
    "name_en",
    "phone",
    "ext",
    "hours_th",
    "last_verified_on",
    "verified_on",
    "verified_by",
];

/// The list as a CSV that spreadsheets open and `contacts import` takes back.
pub fn calls_as_csv(list: &CallList) -> String {
    // Excel reads UTF-8 only behind a byte order mark.
    let mut out = format!("\u{feff}{}\r\n", COLUMNS.join(","));
    for group in &list.groups {
        for call in &group.calls {
            let contact = &call.contact;
            let place = match (&group.province, &call.district) {
                (None, _) => "ทั่วประเทศ".to_owned(),
                (Some(province), None) => format!("จังหวัด{}", province.name_th),
                (Some(province), Some(district)) => {
                    format!("อำเภอ{} จังหวัด{}", district.name_th, province.name_th)
                }
            };
            let before = contact.verified_on.map(|date| date.to_string());
            let cells = [
                area(&contact.serves),
                place,
                contact.kind.clone(),
                contact.name_th.clone(),
                contact.name_en.clone(),
                contact.phone.clone(),
                contact.ext.clone(),
                contact.hours_th.clone(),
                before.unwrap_or_default(),
                String::new(),
                String::new(),
            ];
            out.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
            out.push_str("\r\n");
        }
    }
    out
}

fn area(serves: &Serves) -> String {
    match serves {
        Serves::Nation => "national".to_owned(),
        Serves::Province(code) => code.to_string(),
        Serves::District(code) => code.to_string(),
    }
}
