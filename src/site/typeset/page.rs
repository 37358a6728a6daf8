//! Divides a complete page into markup and running text, and says which language each text is in.

/// Elements without content.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements in which an element around a word would be shown as typed, or is not allowed.
const PLAIN: [&str; 6] = ["title", "option", "textarea", "script", "style", "svg"];

/// A part of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PagePiece<'a> {
    /// Tags, comments, and the content of elements that hold plain text.
    Markup(&'a str),
    /// Running text, with the language of its element; empty if no element names one.
    Text {
        text: &'a str,
        language: &'a str,
        place: TextPlace,
    },
}

/// What a text lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextPlace {
    /// A block of text, as Markdown makes it: it may be divided into elements.
    Block,
    /// An element that may lay out its children side by side, such as a button: each element in it
    /// would become one of them.
    Other,
}

/// Blocks of text, if they have no class.
const BLOCKS: [&str; 12] = [
    "p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "em", "strong",
];

/// An open element.
struct OpenElement<'a> {
    name: &'a str,
    language: &'a str,
    place: TextPlace,
    is_plain: bool,
}

/// The parts of `html`, in order; joined, they are the page.
pub(super) fn pieces(html: &str) -> Vec<PagePiece<'_>> {
    let mut out = Vec::new();
    let mut open: Vec<OpenElement<'_>> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.is_empty() {
            let here = open.last();
            out.push(match here {
                Some(element) if element.is_plain => PagePiece::Markup(text),
                _ => PagePiece::Text {
                    text,
                    language: here.map_or("", |element| element.language),
                    place: here.map_or(TextPlace::Other, |element| element.place),
                },
            });
        }
        let (tag, after) = tag.split_at(tag_end(tag));
        if !tag.is_empty() {
            out.push(PagePiece::Markup(tag));
            follow(tag, &mut open);
        }
        rest = after;
    }
    out
}

/// The length of the tag or comment that `html` begins with.
fn tag_end(html: &str) -> usize {
    if html.starts_with("<!--") {
        return html.find("-->").map_or(html.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(of), c) if of == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// Opens or closes an element. An end tag also closes what is open inside its element, as `</ul>`
/// closes the last `<li>`.
fn follow<'a>(tag: &'a str, open: &mut Vec<OpenElement<'a>>) {
    if let Some(name) = tag.strip_prefix("</") {
        let name = name_of(name);
        if let Some(at) = open.iter().rposition(|element| element.name == name) {
            open.truncate(at);
        }
        return;
    }
    let name = name_of(&tag[1..]);
    if name.is_empty() || VOID.contains(&name) || tag.ends_with("/>") {
        return;
    }
    let outer = open.last();
    open.push(OpenElement {
        name,
        language: language_of(tag).unwrap_or_else(|| outer.map_or("", |element| element.language)),
        place: if BLOCKS.contains(&name) && !tag.contains(" class=") {
            TextPlace::Block
        } else {
            TextPlace::Other
        },
        is_plain: PLAIN.contains(&name) || outer.is_some_and(|element| element.is_plain),
    });
}

fn name_of(tag: &str) -> &str {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
    &tag[..end.unwrap_or(tag.len())]
}

/// The value of `lang`, as our templates write it.
fn language_of(tag: &str) -> Option<&str> {
    let (_, value) = tag.split_once(" lang=\"")?;
    value.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_from_markup_with_the_language_of_their_element() {
        let html = "<!doctype html><html lang=\"th\"><!-- a > b --><title>ก</title><p data-x=\"a>b\" lang=\"en\">A<br>B\
                    <ul><li>C<li lang=\"lo\">D</ul></p>E<svg><text>F</text></svg>G";
        let pieces = pieces(html);
        let texts: Vec<(&str, &str)> = pieces
            .iter()
            .filter_map(|piece| match piece {
                PagePiece::Text { text, language, .. } => Some((*text, *language)),
                PagePiece::Markup(_) => None,
            })
            .collect();
        let expected = [
            ("A", "en"),
            ("B", "en"),
            ("C", "en"),
            ("D", "lo"),
            ("E", "th"),
            ("G", "th"),
        ];
        assert_eq!(texts, expected);
        let all: String = pieces
            .iter()
            .map(|piece| match piece {
                PagePiece::Markup(text) | PagePiece::Text { text, .. } => *text,
            })
            .collect();
        assert_eq!(all, html);
    }

    #[test]
    fn a_page_that_is_cut_off_keeps_its_bytes() {
        for html in ["<p", "a<", "<!-- x", "<a href=\"", "</", "<>", "x</p>y"] {
            let joined: String = pieces(html)
                .into_iter()
                .map(|piece| match piece {
                    PagePiece::Markup(text) | PagePiece::Text { text, .. } => text,
                })
                .collect();
            assert_eq!(joined, html);
        }
    }
}
