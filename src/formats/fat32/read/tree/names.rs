//! Paths of what was found, and names that two entries share.

use std::collections::BTreeMap;

use crate::formats::fat32::read::entries::Entry;

/// A label as text, without its padding.
pub(super) fn label_text(name: [u8; 11]) -> String {
    let text: String = name.into_iter().map(char::from).collect();
    text.trim_end_matches([' ', '\0']).to_owned()
}

/// A path in a folder; the root's is empty.
pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// Every name of a folder's entries, under which any reader shows or opens them.
#[derive(Default)]
pub(super) struct Names {
    /// In capitals, with the number of the entry in `shown`.
    taken: BTreeMap<String, usize>,
    /// The name that each entry has here.
    shown: Vec<String>,
}

/// A name that an entry shares with one before it.
pub(super) struct Shared {
    /// In capitals.
    pub(super) name: String,
    /// What the other entry is called here.
    pub(super) other: String,
}

impl Names {
    /// Takes up an entry with all its names; gives the first that another one has already.
    pub(super) fn add(&mut self, entry: &Entry) -> Option<Shared> {
        let number = self.shown.len();
        self.shown.push(entry.name.clone());
        let mut shared = None;
        for name in entry.names() {
            match self.taken.get(&name) {
                Some(other) => {
                    let other = self.shown[*other].clone();
                    shared = shared.or(Some(Shared { name, other }));
                }
                None => drop(self.taken.insert(name, number)),
            }
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::fat32::read::entries::{Item, parse_directory};
    use crate::formats::fat32::{EntryFields, FatTime, LongName, ShortName, entries};

    #[test]
    fn forty_thousand_names_alike_but_for_case_take_seconds_not_minutes() {
        let time = jiff::civil::date(2026, 3, 1).at(12, 0, 0, 0);
        let fields = EntryFields {
            attributes: 0x20,
            first_cluster: 0,
            length_bytes: 0,
            time: FatTime::try_from(time).unwrap(),
        };
        let mut bytes = Vec::new();
        for number in 0..40_000_u32 {
            let letter = |bit: u32| if number >> bit & 1 == 0 { 'a' } else { 'A' };
            let long: String = (0..16).map(letter).collect();
            let short = ShortName::exact(&format!("F{number}")).unwrap();
            let long = LongName::new(&long).unwrap();
            bytes.extend(entries(&long, &short, fields).concat());
        }
        let begun = std::time::Instant::now();
        let mut names = Names::default();
        let mut shared = 0;
        for item in parse_directory(&bytes) {
            let Item::Entry(entry) = item else { panic!() };
            shared += usize::from(names.add(&entry).is_some());
        }
        assert_eq!(shared, 39_999);
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }
}
