//! The note of an update: what it is, and which files to delete.

use crate::drive::{Recipient, Release};
use crate::words::{Language, ToMessage as _, messages};

messages! {
    /// The texts of the note.
    enum UpdateNote {
        Text { district: Recipient, old: Release, new: Release } = "image.update-note",
        Delete = "image.update-note:delete",
        Check = "image.update-note:check",
    }
}

/// The text of the note in Thai and English, with Windows' line ends for old Notepads. `dropped`
/// are the files to delete; `lists` is the folder with the older release's lists.
pub(super) fn note_text(
    district: &Recipient,
    (old, new): (Release, Release),
    dropped: &[String],
    lists: &str,
) -> Vec<u8> {
    let district = district.clone();
    let text = UpdateNote::Text { district, old, new };
    let mut lines = Vec::new();
    for language in [Language::Th, Language::En] {
        lines.push(text.message().sentence(language));
        if !dropped.is_empty() {
            lines.push(String::new());
            lines.push(UpdateNote::Delete.message().sentence(language));
            let names = dropped.iter().map(String::as_str).chain([lists]);
            lines.extend(names.map(|name| format!("  {}", name.replace('/', "\\"))));
        }
        lines.push(String::new());
        lines.push(UpdateNote::Check.message().sentence(language));
        lines.push(String::new());
    }
    lines.join("\n").replace('\n', "\r\n").into_bytes()
}
