//! Finds words of another language in a text by their script, so that screen readers pronounce
//! them and browsers divide them rightly.
//!
//! Thai, Lao, Khmer, Burmese and Korean have scripts of their own. Latin letters are English in a
//! text of another script; in a text in Latin script English cannot be told from other languages.

/// Shortest run of Latin letters that is marked: shorter abbreviations and document numbers are
/// read letter by letter in either language.
const LETTERS_MIN: usize = 3;

/// How many Latin letters a text may have for each letter of its own script: lists of addresses and
/// names contain mostly Latin letters.
const OWN_SHARE: usize = 5;

/// Languages that are written in another script than the Latin one.
const OWN_SCRIPTS: [&str; 8] = ["th", "lo", "km", "my", "ko", "ja", "zh", "ru"];

/// A piece of text, and its language if it is another than the text's.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LanguageStretch<'a> {
    pub(super) text: &'a str,
    pub(super) language: Option<&'static str>,
}

/// Whether `text` is in a script other than Latin, apart from English words and addresses.
pub(in crate::site) fn has_own_script(text: &str) -> bool {
    let latin = |c: char| c.is_ascii() || c < '\u{370}' || ('\u{1e00}'..='\u{1eff}').contains(&c);
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (latin, other): (Vec<char>, Vec<char>) = letters.partition(|c| latin(*c));
    other.len() * OWN_SHARE > latin.len()
}

/// The language of a letter whose script only one language of a drive uses.
fn language_of(c: char) -> Option<&'static str> {
    match c {
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e5b}' => Some("th"),
        '\u{e81}'..='\u{edf}' => Some("lo"),
        '\u{1000}'..='\u{109f}' => Some("my"),
        '\u{1780}'..='\u{17ff}' => Some("km"),
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Some("ko"),
        _ => None,
    }
}

/// Splits the HTML text of an element in `language` into pieces of one language each.
pub(super) fn stretches<'a>(text: &'a str, language: &str) -> Vec<LanguageStretch<'a>> {
    let marks_english = OWN_SCRIPTS.contains(&language);
    if text.is_ascii() && !marks_english {
        return vec![LanguageStretch {
            text,
            language: None,
        }];
    }
    let letters = without_references(text);
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(c) = letters[at..].chars().next() {
        let (end, foreign) = match language_of(c) {
            Some(own) => (own_end(&letters, at, own), Some(own)),
            None if c.is_ascii_alphabetic() => {
                let end = latin_end(&letters, at);
                let is_long = longest_word(&letters[at..end]) >= LETTERS_MIN;
                (end, (marks_english && is_long).then_some("en"))
            }
            None => (at + c.len_utf8(), None),
        };
        if foreign.is_some_and(|foreign| foreign != language) {
            push(&mut out, &text[done..at], None);
            push(&mut out, &text[at..end], foreign);
            done = end;
        }
        at = end;
    }
    push(&mut out, &text[done..], None);
    out
}

fn push<'a>(out: &mut Vec<LanguageStretch<'a>>, text: &'a str, language: Option<&'static str>) {
    if !text.is_empty() {
        out.push(LanguageStretch { text, language });
    }
}

/// `text` with blanks for its character references (`&amp;`), which are no letters; of the same
/// length.
fn without_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        let end = reference.find(|c: char| c != '&' && c != '#' && !c.is_ascii_alphanumeric());
        let end = end.unwrap_or(reference.len());
        out.push_str(before);
        out.push_str(&" ".repeat(end));
        rest = &reference[end..];
    }
    out.push_str(rest);
    out
}

fn longest_word(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.map(str::len).max().unwrap_or(0)
}

/// The end of the letters of one script from `start` on, with the blanks between them.
fn own_end(text: &str, start: usize, own: &str) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        if language_of(c) == Some(own) {
            end = start + at + c.len_utf8();
        } else if c != ' ' {
            break;
        }
    }
    end
}

/// The end of the last Latin letter or digit before the next character that is not English.
fn latin_end(text: &str, start: usize) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        let joins = c.is_ascii() || matches!(c, '’' | '‘' | '“' | '”' | '–' | '—');
        if !joins {
            break;
        }
        if c.is_ascii_alphanumeric() {
            end = start + at + c.len_utf8();
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(text: &str, language: &str) -> Vec<(String, &'static str)> {
        let stretches = stretches(text, language);
        let all: String = stretches.iter().map(|s| s.text).collect();
        assert_eq!(all, text);
        let foreign = stretches
            .iter()
            .filter_map(|s| Some((s.text.to_owned(), s.language?)));
        foreign.collect()
    }

    fn english(text: &str) -> Vec<String> {
        let found = foreign(text, "th").into_iter();
        found
            .map(|(text, language)| {
                assert_eq!(language, "en");
                text
            })
            .collect()
    }

    #[test]
    fn english_words_are_found_in_thai() {
        assert_eq!(
            english("วิดีโอ \"Breaking a Vicious Cycle\" ซึ่ง"),
            ["Breaking a Vicious Cycle"]
        );
        assert_eq!(english("ภาษาอังกฤษ: forced labour"), ["forced labour"]);
        assert_eq!(english("เลขที่ IL-32821-18-75-K ข้อ"), Vec::<String>::new());
        assert_eq!(english("ศูนย์ (OSCC) ๆ"), ["OSCC"]);
        assert!(english("แรงงาน 1300").is_empty());
    }

    #[test]
    fn references_are_no_words() {
        assert!(english("ก &quot;ข&quot; &amp; ค").is_empty());
        assert_eq!(
            english("ก Research &amp; Development ข"),
            ["Research &amp; Development"]
        );
    }

    #[test]
    fn words_of_scripts_of_their_own_are_found_in_other_languages() {
        assert_eq!(
            foreign("Broker (นายหน้า หรือ คนกลาง), 300 ฿", "en"),
            [("นายหน้า หรือ คนกลาง".to_owned(), "th")]
        );
        assert_eq!(foreign("ไทย ລາວ", "th"), [("ລາວ".to_owned(), "lo")]);
        assert_eq!(foreign("မြန်မာ ไทย", "my"), [("ไทย".to_owned(), "th")]);
        assert!(foreign("forced labour", "en").is_empty());
        assert!(foreign("lao động cưỡng bức", "vi").is_empty());
    }

    #[test]
    fn a_text_has_the_script_of_its_own_words() {
        assert!(has_own_script("คู่มือ Breaking a Vicious Cycle"));
        assert!(!has_own_script(
            "A guide to Breaking a Vicious Cycle, in Thai คู่มือ"
        ));
        assert!(!has_own_script("Hướng dẫn thảo luận"));
        assert!(!has_own_script("1300"));
    }
}
