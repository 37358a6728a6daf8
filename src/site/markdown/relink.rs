//! Links of a text to a file of the drive: finds them, and changes them when the file gets another
//! name.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::escape::{decoded, encoded};
use super::links::LinkTarget;
use super::parse::{line_of, parse};

/// The lines of `text` that link to the file `path` of the drive.
pub fn lines_linking_to(text: &str, path: &str) -> Vec<u32> {
    let links = links_to(text, path).into_iter();
    links.map(|link| line_of(text, link.whole.start)).collect()
}

/// The text with every link to the file `old` of the drive changed to `new`. `None` if it has no
/// such link.
pub fn relinked(text: &str, old: &str, new: &str) -> Option<String> {
    let mut changed = text.to_owned();
    let mut links = links_to(text, old);
    // From the end, so that earlier positions stay true.
    links.sort_by_key(|link| std::cmp::Reverse(link.whole.start));
    for link in &links {
        let source = text.get(link.whole.clone()).unwrap_or_default();
        if let Some(at) = source.rfind(&link.destination) {
            let start = link.whole.start + at;
            changed.replace_range(start..start + link.destination.len(), &encoded_rarely(new));
        }
    }
    // Destinations of `[text][name]` are given elsewhere in the text.
    for link in &links {
        let definition = format!("]: {}", link.destination);
        changed = changed.replace(&definition, &format!("]: {}", encoded_rarely(new)));
    }
    (!links.is_empty()).then_some(changed)
}

struct FileLink {
    /// The whole link, with its text.
    whole: Range<usize>,
    /// The destination as written.
    destination: String,
}

fn links_to(text: &str, path: &str) -> Vec<FileLink> {
    let events = parse(text).into_iter();
    let links = events.filter_map(|(event, whole)| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            match LinkTarget::of(&dest_url) {
                LinkTarget::File(file) if decoded(file) == path => Some(FileLink {
                    whole,
                    destination: file.to_owned(),
                }),
                _ => None,
            }
        }
        _ => None,
    });
    links.collect()
}

/// A path as people type it in a link; encoded only if Markdown would end the link in it.
fn encoded_rarely(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-._~/".contains(c) || !c.is_ascii();
    if path.chars().all(is_plain) {
        path.to_owned()
    } else {
        encoded(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_and_changed_however_they_are_written() {
        let text = "# A\n\n[one](data/print/a%20b.pdf), `data/print/a b.pdf`\n\n\
                    ![two](<data/print/a b.pdf> \"t\") [three][x] [other](data/print/c.pdf#p)\n\n\
                    [x]: data/print/a%20b.pdf\n";
        assert_eq!(lines_linking_to(text, "data/print/a b.pdf"), [3, 5, 5]);
        let changed = relinked(text, "data/print/a b.pdf", "data/print/ก.pdf").unwrap();
        let expected = "# A\n\n[one](data/print/ก.pdf), `data/print/a b.pdf`\n\n\
                        ![two](<data/print/ก.pdf> \"t\") [three][x] [other](data/print/c.pdf#p)\n\n\
                        [x]: data/print/ก.pdf\n";
        assert_eq!(changed, expected);
        let spaced = relinked(text, "data/print/c.pdf", "data/print/c d.pdf").unwrap();
        assert!(spaced.contains("](data/print/c%20d.pdf#p)"), "{spaced}");
        assert_eq!(relinked(text, "data/print/none.pdf", "x"), None);
    }
}
