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
    let drafts: Vec<Keys<'_>> = drafts.iter().map(Keys::of).collect();
    let names: Vec<[String; 2]> = contacts
        .iter()
        .map(|contact| [folded(&contact.name_th), folded(&contact.name_en)])
        .collect();
    // From exact to loose, so that a loose match takes no contact from an exact one.
    let ways: [&dyn Fn(&Keys<'_>, &Contact, &[String; 2]) -> bool; 4] = [
        &|keys, contact, names| keys.has_number(contact) && keys.has_name(names),
        &|keys, contact, _| keys.has_number(contact) && keys.draft.get("kind") == contact.kind,
        &|keys, contact, _| keys.has_number(contact),
        &|keys, _, names| keys.has_name(names),
    ];
    for is_same in ways {
        for (keys, found) in drafts.iter().zip(&mut found) {
            if found.is_some() {
                continue;
            }
            let at = contacts
                .iter()
                .zip(&names)
                .enumerate()
                .position(|(at, (contact, names))| {
                    !taken[at]
                        && contact.serves == keys.draft.serves
                        && is_same(keys, contact, names)
                });
            if let Some(at) = at {
                taken[at] = true;
                *found = Some(at);
            }
        }
    }
    found
}

/// What a draft is recognised by.
struct Keys<'a> {
    draft: &'a Draft,
    number: String,
    ext: String,
    names: [String; 2],
}

impl<'a> Keys<'a> {
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

    fn has_number(&self, contact: &Contact) -> bool {
        let has_ext = self.ext.is_empty() || self.ext == contact.ext;
        !self.number.is_empty() && self.number == contact.phone && has_ext
    }

    fn has_name(&self, names: &[String; 2]) -> bool {
        let mut pairs = self.names.iter().zip(names);
        pairs.any(|(mine, other)| !mine.is_empty() && mine == other)
    }
}
