//! Parses Markdown into events; every heading gets an id.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};

/// Events with their byte ranges in the text.
pub(in crate::site) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Parses `text`. A heading without an id gets one from its number, which is the same in every
/// language, unlike its words.
pub(in crate::site) fn parse(text: &str) -> Events<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let parser = Parser::new_ext(text, options).into_offset_iter();
    let mut events: Events<'_> = TextMergeWithOffset::new(parser).collect();
    let mut number = 0;
    for (event, _) in &mut events {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            number += 1;
            id.get_or_insert_with(|| format!("s-{number}").into());
        }
    }
    events
}

/// The line number, from 1, of byte `offset` in `text`.
pub(in crate::site) fn line_of(text: &str, offset: usize) -> u32 {
    let before = text.get(..offset).unwrap_or(text);
    let lines = before.bytes().filter(|b| *b == b'\n').count() + 1;
    u32::try_from(lines).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_ids_and_lines_count_from_one() {
        let text = "# ก {#top}\n\n## ข\n\n### ค {.notes}\n";
        let ids: Vec<_> = parse(text)
            .into_iter()
            .filter_map(|(event, _)| match event {
                Event::Start(Tag::Heading { id, .. }) => id.map(|id| id.to_string()),
                _ => None,
            })
            .collect();
        assert_eq!(ids, ["top", "s-2", "s-3"]);
        assert_eq!(line_of(text, 0), 1);
        assert_eq!(line_of(text, text.find("##").unwrap()), 3);
    }
}
