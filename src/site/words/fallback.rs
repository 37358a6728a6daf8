//! Marks text in another language than its page with its own `lang`.
//!
//! A word may occur in running text, in an attribute or in a title, and only in running text can it
//! be wrapped in a `span`. So words are first marked with private-use characters, which escaping
//! leaves unchanged. [`resolve`] replaces the marks with spans, or removes them, in the complete
//! page, where the position of each is known.

const OPEN: char = '\u{e000}';
const MIDDLE: char = '\u{e001}';
const CLOSE: char = '\u{e002}';

/// Marks `text` as being in `language`.
pub(in crate::site) fn mark(text: &str, language: &str) -> String {
    format!("{OPEN}{language}{MIDDLE}{}{CLOSE}", unmarked(text))
}

/// `text` without any such marks.
pub(in crate::site) fn unmarked(text: &str) -> String {
    if !text.contains([OPEN, MIDDLE, CLOSE]) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut in_language = false;
    for c in text.chars() {
        match c {
            OPEN => in_language = true,
            MIDDLE => in_language = false,
            CLOSE => {}
            _ if in_language => {}
            c => out.push(c),
        }
    }
    out
}

/// The position of a mark in a page.
enum Where {
    Text,
    Tag,
    /// In an element that holds only text: `title`, `option`, `textarea`.
    Plain,
}

/// Replaces every mark with `<span lang="…">`, or removes it where no element is allowed.
pub(in crate::site) fn resolve(html: &str) -> String {
    if !html.contains(OPEN) {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut place = Where::Text;
    let mut rest = html;
    let mut open_spans: Vec<bool> = Vec::new();
    while let Some(c) = rest.chars().next() {
        match c {
            '<' => {
                place = Where::Tag;
                out.push(c);
            }
            '>' => {
                place = after_tag(&out);
                out.push(c);
            }
            OPEN => {
                let (language, after) = rest[c.len_utf8()..].split_once(MIDDLE).unwrap_or(("", ""));
                let in_text = matches!(place, Where::Text);
                if in_text {
                    out.push_str("<span lang=\"");
                    out.push_str(language);
                    out.push_str("\">");
                }
                open_spans.push(in_text);
                rest = after;
                continue;
            }
            CLOSE => {
                if open_spans.pop() == Some(true) {
                    out.push_str("</span>");
                }
            }
            c => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

fn after_tag(before: &str) -> Where {
    let tag = before.rsplit('<').next().unwrap_or_default();
    let name: String = tag
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    match name.as_str() {
        "title" | "option" | "textarea" => Where::Plain,
        _ => Where::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans_in_text_and_vanish_in_attributes_and_titles() {
        let word = mark("Home", "en");
        let html = format!(
            "<title>{word} a</title><a title=\"{word}\" href=\"x\">{word}</a><option>{word}</option> {word}"
        );
        assert_eq!(
            resolve(&html),
            "<title>Home a</title><a title=\"Home\" href=\"x\"><span lang=\"en\">Home</span></a>\
             <option>Home</option> <span lang=\"en\">Home</span>"
        );
        assert_eq!(unmarked(&word), "Home");
        assert_eq!(resolve("<p>no marks</p>"), "<p>no marks</p>");
    }
}
