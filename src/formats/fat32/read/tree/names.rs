//! Names and paths of what was found.

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

/// Upper case, one character to one, as FAT compares names.
pub(super) fn upper(name: &str) -> String {
    let single = |c: char| {
        let mut upper = c.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(upper), None) => upper,
            _ => c,
        }
    };
    name.chars().map(single).collect()
}
