//! Contacts on the pages.

use crate::drive::Recipient;
use crate::kit::{Contact, Kit, Serves};
use crate::site::phone;
use crate::site::words::Words;
use crate::site::words::date;
use crate::site::words::fallback::mark;

/// A contact in both languages, for the district's page, text sheet and script.
#[derive(serde::Serialize)]
pub(in crate::site) struct ContactView {
    /// `nation`, `province` or `district`.
    serves: &'static str,
    kind: String,
    name_th: String,
    name_en: String,
    /// In the form for `tel:`.
    phone: String,
    /// In groups, for reading.
    shown: String,
    ext: String,
    hours_th: String,
    hours_en: String,
    note_th: String,
    note_en: String,
    languages: Vec<String>,
    /// Whether the number was called and confirmed.
    confirmed: bool,
    /// The date of confirmation in ISO 8601; empty if unconfirmed.
    confirmed_on: String,
    /// Whether the number's published source is known.
    published: bool,
}

impl ContactView {
    pub(in crate::site) fn of(contact: &Contact) -> Self {
        let serves = match contact.serves {
            Serves::Nation => "nation",
            Serves::Province(_) => "province",
            Serves::District(_) => "district",
        };
        let date = contact
            .verified_on
            .filter(|_| !contact.verified_by.is_empty());
        Self {
            serves,
            kind: contact.kind.clone(),
            name_th: contact.name_th.clone(),
            name_en: contact.name_en.clone(),
            phone: contact.phone.clone(),
            shown: phone::display(&contact.phone),
            ext: contact.ext.clone(),
            hours_th: contact.hours_th.clone(),
            hours_en: contact.hours_en.clone(),
            note_th: contact.note_th.clone(),
            note_en: contact.note_en.clone(),
            languages: contact.languages.iter().map(ToString::to_string).collect(),
            confirmed: date.is_some(),
            confirmed_on: date.map_or_else(String::new, |date| date.to_string()),
            published: !contact.source.is_empty(),
        }
    }

    /// The contacts selected by `serves`, in the table's order.
    pub(in crate::site) fn all(kit: &Kit, serves: impl Fn(&Serves) -> bool) -> Vec<Self> {
        let rows = kit
            .contacts
            .iter()
            .filter(|contact| serves(&contact.serves));
        rows.map(Self::of).collect()
    }
}

/// Whether a contact serves the recipient's own district rather than all of its province.
pub(in crate::site) fn is_districts(serves: &Serves, recipient: &Recipient) -> bool {
    matches!((serves, recipient), (Serves::District(of), Recipient::District(code)) if of == code)
}

/// Whether a contact serves the recipient's province.
pub(in crate::site) fn is_provinces(serves: &Serves, recipient: &Recipient) -> bool {
    matches!((serves, recipient),
        (Serves::Province(of), Recipient::District(code)) if *of == code.province())
}

/// A national contact on a page in one language.
#[derive(serde::Serialize)]
pub(in crate::site) struct HotlineView {
    pub(in crate::site) kind: String,
    pub(in crate::site) name: String,
    pub(in crate::site) note: String,
    pub(in crate::site) hours: String,
    phone: String,
    pub(in crate::site) shown: String,
    ext: String,
    languages: Vec<String>,
    confirmed: bool,
    /// The date of confirmation as readers write it; empty if unconfirmed.
    confirmed_on: String,
    /// Whether the number's published source is known.
    published: bool,
}

impl HotlineView {
    /// The national contacts for readers of `language`.
    pub(in crate::site) fn all(kit: &Kit, words: &Words, language: &str) -> Vec<Self> {
        let national = kit.contacts.iter().filter(|c| c.serves == Serves::Nation);
        national
            .map(|contact| Self::of(contact, words, language))
            .collect()
    }

    fn of(contact: &Contact, words: &Words, language: &str) -> Self {
        let date = contact
            .verified_on
            .filter(|_| !contact.verified_by.is_empty());
        Self {
            kind: contact.kind.clone(),
            name: choose(language, &contact.name_th, &contact.name_en),
            note: choose(language, &contact.note_th, &contact.note_en),
            hours: choose(language, &contact.hours_th, &contact.hours_en),
            phone: contact.phone.clone(),
            shown: phone::display(&contact.phone),
            ext: contact.ext.clone(),
            languages: contact
                .languages
                .iter()
                .map(|spoken| words.marked(language, &format!("language.{spoken}")))
                .collect(),
            confirmed: date.is_some(),
            confirmed_on: date.map_or_else(String::new, |date| date::long(date, words, language)),
            published: !contact.source.is_empty(),
        }
    }
}

/// The Thai or English text for readers of `language`, marked if it is in another language.
fn choose(language: &str, thai: &str, english: &str) -> String {
    let (text, of) = if language == "th" || english.is_empty() {
        (thai, "th")
    } else {
        (english, "en")
    };
    if text.is_empty() || language == of {
        text.to_owned()
    } else {
        mark(text, of)
    }
}
