//! The last step of a page: words of another language get their `lang`, and words that a line's end
//! must not divide are kept together.
//!
//! Works on complete pages, so that it reaches templates, texts and tables alike. Touches running
//! text only: no tags, no titles, nothing in elements that hold plain text.
//!
//! Words are kept together by an element with `white-space: nowrap`, not by invisible letters
//! (U+2060): those are copied with the text, and Firefox divides the word nevertheless.

mod language;
mod page;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::kit::Translation;
pub(super) use language::has_own_script;
use language::{LanguageStretch, stretches};
use page::{PagePiece, TextPlace, pieces};

/// Finishes the pages of a kit.
pub(super) struct Typeset {
    /// Finds the words to keep together, the longest first; `None` if there are none.
    together: Option<AhoCorasick>,
}

impl Typeset {
    /// Reads the words to keep together of all languages: a Thai word may occur on an English page.
    pub(super) fn new(translations: &[Translation]) -> Self {
        let words: Vec<&String> = translations.iter().flat_map(|t| &t.together).collect();
        let found = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&words);
        // Only a list beyond any language's words fails; then lines end where the browser wants.
        let together = found.ok().filter(|_| !words.is_empty());
        Self { together }
    }

    /// A complete page, with languages marked and words kept together.
    pub(super) fn page(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        for piece in pieces(html) {
            match piece {
                PagePiece::Markup(markup) => out.push_str(markup),
                PagePiece::Text {
                    text,
                    language,
                    place,
                } => {
                    let set = self.text(text, language);
                    if place == TextPlace::Other && is_divided(&set) {
                        // One element, or a flexible box would part the words.
                        out.push_str("<span>");
                        out.push_str(&set);
                        out.push_str("</span>");
                    } else {
                        out.push_str(&set);
                    }
                }
            }
        }
        out
    }

    fn text(&self, text: &str, language: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for LanguageStretch { text, language } in stretches(text, language) {
            match language {
                Some(language) => {
                    out.push_str("<span lang=\"");
                    out.push_str(language);
                    out.push_str("\">");
                    self.kept(text, &mut out);
                    out.push_str("</span>");
                }
                None => self.kept(text, &mut out),
            }
        }
        out
    }

    fn kept(&self, text: &str, out: &mut String) {
        // A dot between two parts belongs to the second: it must not hang at a line's end.
        let text = text.replace(" · ", " ·\u{a0}");
        let mut done = 0;
        let found = self
            .together
            .iter()
            .flat_map(|words| words.find_iter(&text));
        for word in found {
            if text[word.end()..].starts_with(is_mark) {
                continue; // Its last letter belongs to another word.
            }
            out.push_str(&text[done..word.start()]);
            out.push_str("<span class=\"together\">");
            out.push_str(&text[word.start()..word.end()]);
            out.push_str("</span>");
            done = word.end();
        }
        out.push_str(&text[done..]);
    }
}

/// Whether a text holds elements beside words or beside each other.
fn is_divided(html: &str) -> bool {
    if !html.contains('<') {
        return false;
    }
    let mut depth = 0_usize;
    let mut parts = 0_usize;
    for piece in pieces(html) {
        match piece {
            PagePiece::Text { .. } if depth == 0 => parts += 1,
            PagePiece::Markup(tag) if tag.starts_with("</") => depth = depth.saturating_sub(1),
            PagePiece::Markup(_) => {
                parts += usize::from(depth == 0);
                depth += 1;
            }
            PagePiece::Text { .. } => {}
        }
    }
    parts > 1
}

/// Whether a Thai or Lao letter is written above or below the one before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
        || matches!(c, '\u{eb1}' | '\u{eb3}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::words::tests::translation;

    fn typeset(words: &[&str]) -> Typeset {
        let mut thai = translation("th", "ไทย", &[]);
        thai.together = words.iter().map(|word| (*word).to_owned()).collect();
        Typeset::new(&[thai])
    }

    #[test]
    fn words_of_the_list_are_kept_together_in_text_and_nowhere_else() {
        let words = typeset(&["นายหน้า", "หน้า", "เจ้าหน้าที่"]);
        assert_eq!(
            words.page(
                "<html lang=\"th\"><title>นายหน้า</title><a title=\"นายหน้า\">ถามนายหน้าก่อน</a>"
            ),
            "<html lang=\"th\"><title>นายหน้า</title><a title=\"นายหน้า\"><span>ถาม\
             <span class=\"together\">นายหน้า</span>ก่อน</span></a>"
        );
        assert_eq!(
            words.page("<p lang=\"th\">หน้าที่</p>"),
            "<p lang=\"th\"><span class=\"together\">หน้า</span>ที่</p>"
        );
        assert_eq!(
            typeset(&["กา"]).page("<p lang=\"th\">กา้</p>"),
            "<p lang=\"th\">กา้</p>"
        );
        assert_eq!(
            typeset(&[]).page("<p lang=\"th\">นายหน้า</p>"),
            "<p lang=\"th\">นายหน้า</p>"
        );
    }

    #[test]
    fn a_button_with_a_kept_word_holds_one_element_of_text() {
        let words = typeset(&["ไดรฟ์"]);
        assert_eq!(
            words.page("<a lang=\"th\">ตรวจไดรฟ์นี้</a><b lang=\"th\">ไดรฟ์</b>"),
            "<a lang=\"th\"><span>ตรวจ<span class=\"together\">ไดรฟ์</span>นี้</span></a>\
             <b lang=\"th\"><span class=\"together\">ไดรฟ์</span></b>"
        );
        assert_eq!(
            words.page("<b lang=\"th\">ไดรฟ์ไดรฟ์</b>"),
            "<b lang=\"th\"><span><span class=\"together\">ไดรฟ์</span>\
             <span class=\"together\">ไดรฟ์</span></span></b>"
        );
    }

    #[test]
    fn a_dot_between_two_parts_stays_with_the_second() {
        assert_eq!(typeset(&[]).page("<p>T · N</p>"), "<p>T ·\u{a0}N</p>");
    }

    #[test]
    fn words_of_another_script_say_their_language_on_every_page() {
        let words = typeset(&["นายหน้า"]);
        assert_eq!(
            words.page("<html lang=\"en\"><p>Broker (นายหน้า)</p><p lang=\"th\">นายหน้า R&amp;D</p>"),
            "<html lang=\"en\"><p>Broker (<span lang=\"th\"><span class=\"together\">นายหน้า</span></span>)</p>\
             <p lang=\"th\"><span class=\"together\">นายหน้า</span> R&amp;D</p>"
        );
    }
}
