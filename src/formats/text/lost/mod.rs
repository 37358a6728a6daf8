//! Letters lost by programs that used the wrong encoding.
//!
//! Finds question marks written for letters (`?????`), the replacement character, letters decoded
//! in another code page and saved that way (`à¸`, `เธ`, `¡ÒÃ`), glyphs of one program's fonts, and
//! numeric references (`&#3585;`). Looks for Thai, Lao, Khmer and Burmese. Does not restore
//! letters: what else was lost with them is unknown.
//!
//! Source: WHATWG Encoding; TIS 620-2533; Unicode "Thai", "Lao", "Myanmar", "Khmer" blocks.

mod finding;
mod misread;

use std::ops::Range;

use misread::is_own;

pub use finding::{ExpectedScript, Lost, LostKind};

/// Returns the first place in a line or cell where letters were lost.
pub fn lost_letters(text: &str, script: ExpectedScript) -> Option<Lost> {
    replaced(text)
        .or_else(|| misread::find(text))
        .or_else(|| glyphs(text))
        .or_else(|| questions(text, script))
}

/// Like [`lost_letters`], and also finds numeric references: for texts that are never decoded.
pub fn lost_in_plain_text(text: &str, script: ExpectedScript) -> Option<Lost> {
    lost_letters(text, script).or_else(|| numbers(text))
}

fn replaced(text: &str) -> Option<Lost> {
    let at = text.find('\u{fffd}')?;
    let run = text.get(at..)?.chars().take_while(|c| *c == '\u{fffd}');
    Some(Lost {
        kind: LostKind::Replaced,
        at: at..at + run.map(char::len_utf8).sum::<usize>(),
    })
}

/// Glyphs of Thai marks in old Windows and macOS fonts, which text copied from PDF files contains.
fn glyphs(text: &str) -> Option<Lost> {
    let (at, glyph) = text
        .char_indices()
        .find(|(_, c)| matches!(c, '\u{f700}'..='\u{f71a}'))?;
    Some(Lost {
        kind: LostKind::Glyphs,
        at: at..at + glyph.len_utf8(),
    })
}

/// Minimum question marks in a row, set apart, where non-Latin letters are expected.
const QUESTIONS_OWN: usize = 4;

/// The same where question marks may be intended: `???` is a question in any language.
const QUESTIONS_LATIN: usize = 5;

/// Finds words of question marks only: a real question mark follows a letter.
fn questions(text: &str, script: ExpectedScript) -> Option<Lost> {
    let lost = |at: Range<usize>| Lost {
        kind: LostKind::Questions,
        at,
    };
    let longest = match script {
        ExpectedScript::Own => QUESTIONS_OWN,
        ExpectedScript::Latin => QUESTIONS_LATIN,
    };
    let mut start = None;
    let mut before = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c == '?', start) {
            (true, None) => start = Some((at, before)),
            (false, Some((from, outside))) => {
                let alone = |c: Option<char>| c.is_none_or(|c: char| !c.is_alphabetic());
                // A mark above or below a letter is part of it.
                let ends_word = |c: Option<char>| c.is_some_and(is_mark);
                if at - from >= longest && alone(outside) && !ends_word(outside) && alone(Some(c)) {
                    return Some(lost(from..at));
                }
                start = None;
            }
            _ => {}
        }
        before = Some(c);
    }
    let marks = text.matches('?').count();
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (latin, own): (Vec<char>, Vec<char>) = letters.partition(char::is_ascii);
    let is_lost =
        script == ExpectedScript::Own && own.is_empty() && marks >= 3 && marks > latin.len();
    let first = text.find('?').filter(|_| is_lost)?;
    let end = text.rfind('?').map_or(first, |at| at + 1);
    Some(lost(first..end))
}

/// Vowels and tones above and below Thai and Lao letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}')
}

/// Finds two or more letters as numeric references, in web pages' and programs' forms.
fn numbers(text: &str) -> Option<Lost> {
    let mut found: Option<Range<usize>> = None;
    for (at, _) in text.match_indices(['&', '\\']) {
        let rest = text.get(at..).unwrap_or_default();
        let Some(len) = number_len(rest) else {
            continue;
        };
        match &found {
            None => found = Some(at..at + len),
            Some(first) => {
                return Some(Lost {
                    kind: LostKind::Numbers,
                    at: first.clone(),
                });
            }
        }
    }
    None
}

/// The length of a numeric reference at the start of `text`, for the scripts searched for.
fn number_len(text: &str) -> Option<usize> {
    let (digits_from, radix, closed) = if text.starts_with("&#x") || text.starts_with("&#X") {
        (3, 16, true)
    } else if text.starts_with("&#") {
        (2, 10, true)
    } else if text.starts_with("\\u") {
        (2, 16, false)
    } else {
        return None;
    };
    let rest = text.get(digits_from..)?;
    let most = if closed { 6 } else { 4 };
    let len = rest
        .chars()
        .take(most)
        .take_while(|c| c.is_digit(radix))
        .count();
    let code = u32::from_str_radix(rest.get(..len)?, radix).ok()?;
    let ends = !closed || rest.get(len..)?.starts_with(';');
    (ends && is_own(code)).then_some(digits_from + len + usize::from(closed))
}

#[cfg(test)]
mod tests;
