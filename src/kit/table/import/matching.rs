//! Finds the kit's contact that a row of a foreign table is about: in the same area, by number and
//! name, then by number, then by name.

use super::draft::Draft;
use crate::kit::find::folded;
use crate::kit::model::Contact;
use crate::kit::table::phone::read_phone;

/// For each draft the position of its contact; each contact is found once.
pub(super) fn match_contacts(drafts: &[Draft], contacts: &[Contact]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; drafts.len()];
    let mut taken = vec![false; contacts.len()];
    let drafts: Vec<DraftKeys<'_>> = drafts.iter().map(DraftKeys::of).collect();
    let names: Vec<[String; 2]> = contacts
        .iter()
        .map(|contact| [folded(&contact.name_th), folded(&contact.name_en)])
        .collect();
    for likeness in LIKENESSES {
        for (keys, found) in drafts.iter().zip(&mut found) {
            if found.is_some() {
                continue;
            }
            let mut known = contacts.iter().zip(&names).enumerate();
            let at = known.position(|(at, (contact, names))| {
                !taken[at]
                    && contact.serves == keys.draft.serves
                    && keys.is_like(contact, names, likeness)
            });
            if let Some(at) = at {
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

/// What a draft is recognised by.
struct DraftKeys<'a> {
    draft: &'a Draft,
    number: String,
    ext: String,
    names: [String; 2],
}

impl<'a> DraftKeys<'a> {
    fn of(draft: &'a Draft) -> Self {
        let phone = read_phone(draft.get("phone")).ok();
        let (number, inner) =
            phone.map_or_else(Default::default, |phone| (phone.number, phone.ext));
        Self {
            draft,
            number,
            ext: inner.unwrap_or_else(|| draft.get("ext").to_owned()),
            names: [folded(draft.get("name_th")), folded(draft.get("name_en"))],
        }
    }

    fn is_like(&self, contact: &Contact, names: &[String; 2], likeness: Likeness) -> bool {
        match likeness {
            Likeness::NumberAndName => self.has_number(contact) && self.has_name(names),
            Likeness::NumberAndKind => {
                self.has_number(contact) && self.draft.get("kind") == contact.kind
            }
            Likeness::Number => self.has_number(contact),
            Likeness::Name => self.has_name(names),
        }
    }

    fn has_number(&self, contact: &Contact) -> bool {
        let has_ext = self.ext.is_empty() || self.ext == contact.ext;
        !self.number.is_empty() && self.number == contact.phone && has_ext
    }

    fn has_name(&self, names: &[String; 2]) -> bool {
        let mut pairs = self.names.iter().zip(names);
        pairs.any(|(mine, other)| !mine.is_empty() && mine == other)
    }
}
