//! A contact as the cells of `contacts.csv`.

use crate::drive::LanguageCode;
use crate::kit::model::{Contact, Serves};

/// The columns, in the order of a new table.
pub(super) const COLUMNS: [&str; 14] = [
    "for",
    "kind",
    "name_th",
    "name_en",
    "phone",
    "ext",
    "hours_th",
    "hours_en",
    "languages",
    "verified_on",
    "verified_by",
    "note_th",
    "note_en",
    "source",
];

/// The word for an area in `for`.
pub(super) fn word_for(serves: &Serves) -> String {
    match serves {
        Serves::Nation => "national".to_owned(),
        Serves::Province(code) => code.to_string(),
        Serves::District(code) => code.to_string(),
    }
}

/// The cell of a column; empty for other columns.
pub(super) fn cell(contact: &Contact, column: &str) -> String {
    match column {
        "for" => word_for(&contact.serves),
        "kind" => contact.kind.clone(),
        "name_th" => contact.name_th.clone(),
        "name_en" => contact.name_en.clone(),
        "phone" => contact.phone.clone(),
        "ext" => contact.ext.clone(),
        "hours_th" => contact.hours_th.clone(),
        "hours_en" => contact.hours_en.clone(),
        "languages" => {
            let codes: Vec<&str> = contact.languages.iter().map(LanguageCode::as_str).collect();
            codes.join(" ")
        }
        "verified_on" => contact
            .verified_on
            .map_or_else(String::new, |date| date.to_string()),
        "verified_by" => contact.verified_by.clone(),
        "note_th" => contact.note_th.clone(),
        "note_en" => contact.note_en.clone(),
        "source" => contact.source.clone(),
        _ => String::new(),
    }
}
