//! Finds the kit's contact that a row of a foreign table is about: in the same area, by number and
//! name, then by number and kind, then by number, then by name.
//!
//! For each of these likenesses the contacts are filed under keys, so that a table of some ten
//! thousand rows takes no longer than its number of rows asks for.

use std::collections::{BTreeMap, VecDeque};

use super::draft::Draft;
use crate::kit::find::folded;
use crate::kit::model::{Contact, Serves};
use crate::kit::table::phone::read_phone;

/// For each draft the position of its contact; each contact is found once.
pub(super) fn match_contacts(drafts: &[Draft], contacts: &[Contact]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; drafts.len()];
    let mut taken = vec![false; contacts.len()];
    let drafts: Vec<RowTraits<'_>> = drafts.iter().map(RowTraits::of_draft).collect();
    let contacts: Vec<RowTraits<'_>> = contacts.iter().map(RowTraits::of_contact).collect();
    for likeness in LIKENESSES {
        let mut filed: BTreeMap<MatchKey<'_>, VecDeque<usize>> = BTreeMap::new();
        for (at, contact) in contacts.iter().enumerate().filter(|(at, _)| !taken[*at]) {
            for key in contact.keys(likeness, &contact.contact_exts()) {
                filed.entry(key).or_default().push_back(at);
            }
        }
        for (draft, found) in drafts.iter().zip(&mut found) {
            if found.is_some() {
                continue;
            }
            let keys = draft.keys(likeness, &[draft.draft_ext()]);
            let firsts = keys.iter().filter_map(|key| {
                let filed = filed.get_mut(key)?;
                // Taken contacts stay taken, so each is passed over once.
                while filed.front().is_some_and(|at| taken[*at]) {
                    filed.pop_front();
                }
                filed.front().copied()
            });
            if let Some(at) = firsts.min() {
                taken[at] = true;
                *found = Some(at);
            }
        }
    }
    found
}

/// How a row resembles a contact of the same area.
#[derive(Clone, Copy)]
enum Likeness {
    NumberAndName,
    NumberAndKind,
    Number,
    Name,
}

/// From exact to loose, so that a loose match takes no contact from an exact one.
const LIKENESSES: [Likeness; 4] = [
    Likeness::NumberAndName,
    Likeness::NumberAndKind,
    Likeness::Number,
    Likeness::Name,
];

/// What two rows share if they are alike. Only the parts that a likeness looks at are filled in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct MatchKey<'a> {
    serves: &'a Serves,
    number: Option<NumberKey<'a>>,
    name: Option<ContactNameKey<'a>>,
    kind: Option<&'a str>,
}

/// A telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct NumberKey<'a> {
    number: &'a str,
    /// `None` matches every extension.
    ext: Option<&'a str>,
}

/// A name in one of the two languages, which are never compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct ContactNameKey<'a> {
    /// Position of the language.
    language: usize,
    name: &'a str,
}

/// What a row or a contact is recognised by.
struct RowTraits<'a> {
    serves: &'a Serves,
    kind: &'a str,
    /// Empty if it has none that can be read.
    number: String,
    ext: String,
    names: [String; 2],
}

impl<'a> RowTraits<'a> {
    fn of_draft(draft: &'a Draft) -> Self {
        let phone = read_phone(draft.get("phone")).ok();
        let (number, inner) =
            phone.map_or_else(Default::default, |phone| (phone.number, phone.ext));
        Self {
            serves: &draft.serves,
            kind: draft.get("kind"),
            number,
            ext: inner.unwrap_or_else(|| draft.get("ext").to_owned()),
            names: [folded(draft.get("name_th")), folded(draft.get("name_en"))],
        }
    }

    fn of_contact(contact: &'a Contact) -> Self {
        Self {
            serves: &contact.serves,
            kind: &contact.kind,
            number: contact.phone.clone(),
            ext: contact.ext.clone(),
            names: [folded(&contact.name_th), folded(&contact.name_en)],
        }
    }

    /// A row without an extension is about its number with any.
    fn draft_ext(&self) -> Option<&str> {
        Some(self.ext.as_str()).filter(|ext| !ext.is_empty())
    }

    /// A contact is found by rows with its extension, and by rows without one.
    fn contact_exts(&self) -> [Option<&str>; 2] {
        [Some(self.ext.as_str()), None]
    }

    /// The keys that both rows have if they are alike.
    fn keys<'b>(&'b self, likeness: Likeness, exts: &[Option<&'b str>]) -> Vec<MatchKey<'b>> {
        let numbers: Vec<NumberKey<'b>> = exts
            .iter()
            .filter(|_| !self.number.is_empty())
            .map(|ext| NumberKey {
                number: &self.number,
                ext: *ext,
            })
            .collect();
        let names: Vec<ContactNameKey<'b>> = self
            .names
            .iter()
            .enumerate()
            .filter(|(_, name)| !name.is_empty())
            .map(|(language, name)| ContactNameKey { language, name })
            .collect();
        let key = |number, name, kind| MatchKey {
            serves: self.serves,
            number,
            name,
            kind,
        };
        let of_number = numbers.iter().map(|number| Some(*number));
        match likeness {
            Likeness::NumberAndName => of_number
                .flat_map(|number| names.iter().map(move |name| key(number, Some(*name), None)))
                .collect(),
            Likeness::NumberAndKind => of_number
                .map(|number| key(number, None, Some(self.kind)))
                .collect(),
            Likeness::Number => of_number.map(|number| key(number, None, None)).collect(),
            Likeness::Name => names
                .iter()
                .map(|name| key(None, Some(*name), None))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    fn contact(kind: &str, name: &str, phone: &str, ext: &str) -> Contact {
        Contact {
            serves: Serves::Nation,
            kind: kind.to_owned(),
            name_th: name.to_owned(),
            name_en: String::new(),
            phone: phone.to_owned(),
            ext: ext.to_owned(),
            hours_th: String::new(),
            hours_en: String::new(),
            languages: Vec::new(),
            verified_on: None,
            verified_by: String::new(),
            note_th: String::new(),
            note_en: String::new(),
            source: String::new(),
        }
    }

    fn draft(kind: &str, name: &str, phone: &str, ext: &str) -> Draft {
        let cells = [
            ("kind", kind),
            ("name_th", name),
            ("phone", phone),
            ("ext", ext),
        ];
        Draft {
            line: 1,
            serves: Serves::Nation,
            cells: cells.map(|(column, text)| (column, text.to_owned())).into(),
            remarks: Vec::new(),
        }
    }

    #[test]
    fn an_exact_match_comes_before_a_loose_one_and_each_contact_is_found_once() {
        let contacts = [
            contact("help", "สายด่วน", "021111111", ""),
            contact("police", "สถานี", "021111111", ""),
            contact("office", "ที่ว่าการ", "022222222", "12"),
            contact("office", "ที่ว่าการ", "022222222", "34"),
        ];
        let drafts = [
            draft("health", "โรงพยาบาล", "021111111", ""),
            draft("police", "ชื่อใหม่", "021111111", ""),
            draft("office", "ที่ว่าการ", "022222222", "34"),
            draft("office", "ที่ว่าการ", "022222222", ""),
            draft("office", "ที่ว่าการ", "029999999", ""),
            draft("help", "", "", ""),
        ];
        let found = match_contacts(&drafts, &contacts);
        assert_eq!(found, [Some(0), Some(1), Some(3), Some(2), None, None]);
    }

    #[test]
    fn twenty_thousand_rows_find_as_many_contacts_within_seconds_even_of_one_number() {
        let count = 20_000;
        let name = |at: usize| format!("office {at}");
        let began = Instant::now();
        for phone in [|at: usize| format!("02{at:07}"), |_| "021111111".to_owned()] {
            let contacts: Vec<_> = (0..count)
                .map(|at| contact("office", &name(at), &phone(at), ""))
                .collect();
            let drafts: Vec<_> = (0..count)
                .rev()
                .map(|at| draft("office", &name(at), &phone(at), ""))
                .collect();
            let found = match_contacts(&drafts, &contacts);
            assert!(
                found
                    .iter()
                    .rev()
                    .enumerate()
                    .all(|(at, found)| *found == Some(at))
            );
            let strangers: Vec<_> = (0..count)
                .map(|at| draft("shelter", "", &phone(at), ""))
                .collect();
            let found = match_contacts(&strangers, &contacts);
            assert!(
                found
                    .iter()
                    .enumerate()
                    .all(|(at, found)| *found == Some(at))
            );
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "{:?}",
            began.elapsed()
        );
    }
}
