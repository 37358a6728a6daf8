//! Paths of entries, and detection of names that two entries share.

use std::collections::BTreeMap;

use crate::formats::fat32::read::entries::DirectoryEntry;

/// A label as text, without padding.
pub(super) fn label_text(name: [u8; 11]) -> String {
    let text: String = name.into_iter().map(char::from).collect();
    text.trim_end_matches([' ', '\0']).to_owned()
}

/// The path of a name in a folder; the root's path is empty.
pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// All names under which any reader shows or opens a folder's entries.
#[derive(Default)]
pub(super) struct ShownNames {
    /// Names in capitals, with the entry's index in `shown`.
    taken: BTreeMap<String, usize>,
    /// The name that we show for each entry.
    shown: Vec<String>,
}

/// A name that an entry shares with an earlier one.
pub(super) struct Shared {
    /// The shared name, in capitals.
    pub(super) name: String,
    /// The name that we show for the other entry.
    pub(super) other: String,
}

impl ShownNames {
    /// Adds an entry with all its names; returns the first name that is already taken.
    pub(super) fn add(&mut self, entry: &DirectoryEntry) -> Option<Shared> {
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
        let mut names = ShownNames::default();
        let mut shared = 0;
        for item in parse_directory(&bytes) {
            let Item::Entry(entry) = item else { panic!() };
            shared += usize::from(names.add(&entry).is_some());
        }
        assert_eq!(shared, 39_999);
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }
}
