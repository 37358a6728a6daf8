//! Finds English words in a text of another script, so that a screen reader pronounces them in
//! English.
//!
//! Skips texts in Latin script, where English cannot be told from other languages.

/// Shortest run of letters that is marked: shorter abbreviations and document numbers are read
/// letter by letter in either language.
const LETTERS_MIN: usize = 3;

/// A piece of text, and whether it is English.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch<'a> {
    pub(super) text: &'a str,
    pub(super) is_english: bool,
}

/// How many Latin letters a text may have for each letter of its own script: lists of addresses and
/// names contain mostly Latin letters.
const OWN_SHARE: usize = 5;

/// Whether `text` is in a script other than Latin, apart from English words and addresses.
pub(in crate::site) fn has_own_script(text: &str) -> bool {
    let latin = |c: char| c.is_ascii() || c < '\u{370}' || ('\u{1e00}'..='\u{1eff}').contains(&c);
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (latin, other): (Vec<char>, Vec<char>) = letters.partition(|c| latin(*c));
    other.len() * OWN_SHARE > latin.len()
}

/// Splits `text` into English and other pieces. An English piece starts with a letter, ends with a
/// letter or digit, and contains only ASCII and typographic quotes and dashes.
pub(super) fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_alphabetic()) {
        let start = at + found;
        let end = latin_end(text, start);
        let words = text[start..end].split(|c: char| !c.is_ascii_alphabetic());
        if words.map(str::len).max() >= Some(LETTERS_MIN) {
            push(&mut out, &text[done..start], false);
            push(&mut out, &text[start..end], true);
            done = end;
        }
        at = end;
    }
    push(&mut out, &text[done..], false);
    out
}

fn push<'a>(out: &mut Vec<Stretch<'a>>, text: &'a str, is_english: bool) {
    if !text.is_empty() {
        out.push(Stretch { text, is_english });
    }
}

/// The end of the last letter or digit before the next character that is not English.
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

    fn english(text: &str) -> Vec<&str> {
        let all: String = stretches(text).iter().map(|s| s.text).collect();
        assert_eq!(all, text);
        let stretches = stretches(text);
        let english = stretches.into_iter().filter(|s| s.is_english);
        english.map(|s| s.text).collect()
    }

    #[test]
    fn english_words_are_found_in_thai() {
        assert_eq!(
            english("วิดีโอ \"Breaking a Vicious Cycle\" ซึ่ง"),
            ["Breaking a Vicious Cycle"]
        );
        assert_eq!(english("ภาษาอังกฤษ: forced labour"), ["forced labour"]);
        assert_eq!(english("เลขที่ IL-32821-18-75-K ข้อ"), Vec::<&str>::new());
        assert_eq!(english("ศูนย์ (OSCC) ๆ"), ["OSCC"]);
        assert!(english("แรงงาน 1300").is_empty());
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
