//! Finds unparsed Markdown, which a page would show as typed.
//!
//! Covers links and pictures whose address contains blanks or brackets, or that were typed with a
//! blank or full-width brackets; headings without a blank; and unsupported forms of Markdown
//! (footnotes, references, strikethrough, tables without their second line). Skips characters
//! escaped with a backslash.

use std::ops::Range;

use crate::base::escaped;
use crate::site::markdown::finding::LeftStanding;

/// One piece of unparsed Markdown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// Its byte range in the source passed in.
    pub(super) at: Range<usize>,
    /// What the page would show, and what to write instead.
    pub(super) what: LeftStanding,
}

/// The position of a piece of text in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand {
    /// It starts its line.
    pub(super) first: bool,
    /// It is the whole paragraph.
    pub(super) alone: bool,
}

/// Finds unparsed Markdown in a piece of one line of the source.
pub(super) fn left_standing(source: &str, stand: Stand) -> Vec<Left> {
    let mut found = Vec::new();
    if stand.first {
        found.extend(heading(source, stand.alone).or_else(|| start_of_line(source)));
    }
    found.extend(links(source));
    found.extend(other_forms(source));
    found
}

/// Invisible characters, which copying may leave at the start of a line.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// `#Title`, `＃ Title`, and a heading after an invisible character.
fn heading(source: &str, alone: bool) -> Option<Left> {
    let seen = source.trim_start_matches(is_unseen);
    let title = seen.trim_start_matches(['#', '＃']);
    let signs = seen.chars().count() - title.chars().count();
    if signs == 0 || title.starts_with(|c: char| c.is_ascii_digit()) || title.trim().is_empty() {
        return None;
    }
    // `#word` in running text, or several of them, are hashtags.
    let mut words = seen.split_whitespace();
    let hashtags = words.clone().count() > 1 && words.all(|word| word.starts_with('#'));
    if signs == 1 && seen.starts_with('#') && (!alone || hashtags) {
        return None;
    }
    let level = "#".repeat(signs.min(6));
    let title = title.trim();
    Some(Left {
        at: source.len() - seen.len()..source.len(),
        what: LeftStanding::Heading {
            typed: cut(seen),
            right: format!("{level} {}", cut(title)),
        },
    })
}

/// A list item without a blank, and a table without its second line.
fn start_of_line(source: &str) -> Option<Left> {
    let rest = source.strip_prefix('*').filter(|rest| {
        rest.starts_with(|c: char| !c.is_whitespace() && c != '*') && !rest.contains('*')
    });
    if let Some(rest) = rest {
        return Some(Left {
            at: 0..1,
            what: LeftStanding::List {
                right: format!("* {}", cut(rest)),
            },
        });
    }
    let bars = source.matches('|').count();
    (source.starts_with('|') && bars > 1).then_some(Left {
        at: 0..1,
        what: LeftStanding::Table,
    })
}

/// Finds every `](…)` and `](…` that is not a parsed link, and those with blanks or full-width
/// brackets.
fn links(source: &str) -> Vec<Left> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    let mut done = 0;
    // Tracks whether `c` is escaped, in one pass even over a line of backslashes.
    let mut is_meant = false;
    for (at, c) in source.char_indices() {
        let was_meant = is_meant;
        is_meant = c == '\\' && !was_meant;
        if at < done || was_meant {
            continue;
        }
        match c {
            '[' | '［' | '【' => opened = Some(at),
            ']' | '］' | '】' => {
                let Some(from) = opened.take() else { continue };
                let behind = at + c.len_utf8();
                if let Some((left, end)) = link(source, from, at, behind) {
                    found.push(left);
                    done = end;
                }
            }
            _ => {}
        }
    }
    found
}

/// Checks a link with the text `source[from..at]`; `behind` is the offset of what follows it.
fn link(source: &str, from: usize, at: usize, behind: usize) -> Option<(Left, usize)> {
    let rest = source.get(behind..)?;
    let blanks = rest.trim_start_matches([' ', '\u{a0}']);
    let address = first_bytes(blanks.strip_prefix(['(', '（'])?);
    let is_typed = rest.starts_with('(') && source.get(at..behind) == Some("]");
    let open = source.get(from..)?.chars().next()?;
    let end = close(address);
    let target = address.get(..end).unwrap_or(address).trim();
    if !(is_target(target) || is_typed && open == '[') {
        return None;
    }
    let label = source.get(from + open.len_utf8()..at)?;
    let picture = source.get(..from)?.ends_with(['!', '！']);
    let mark = if picture { "!" } else { "" };
    let plain = target.trim_matches(['<', '>']);
    let address = if plain.contains([' ', '(', ')']) {
        format!("<{plain}>")
    } else {
        plain.to_owned()
    };
    let begin = if picture {
        source
            .get(..from)?
            .char_indices()
            .next_back()
            .map_or(from, |(at, _)| at)
    } else {
        from
    };
    let stop = source.len() - rest.len() + (rest.len() - blanks.len());
    let stop = (stop + 1 + end + 1).min(source.len());
    let stop = (stop..=source.len()).find(|at| source.is_char_boundary(*at))?;
    let typed = cut(source.get(begin..stop)?);
    let right = format!("{mark}[{}]({})", cut(label.trim()), cut(&address));
    let what = if picture {
        LeftStanding::Picture { typed, right }
    } else {
        LeftStanding::Link { typed, right }
    };
    let at = begin..stop;
    Some((Left { at, what }, stop))
}

/// Most bytes after a bracket in which an address may end. Without this limit, each bracket of a
/// page full of unclosed brackets would be searched to the page's end (tuning).
const ADDRESS_BYTES_MAX: usize = 256;

fn first_bytes(text: &str) -> &str {
    let most = ADDRESS_BYTES_MAX.min(text.len());
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}

/// The offset of the bracket that closes `address`; inner brackets come in pairs.
fn close(address: &str) -> usize {
    let mut depth = 0_usize;
    let mut last = None;
    for (at, c) in address.char_indices() {
        match c {
            '(' => depth += 1,
            ')' | '）' if depth == 0 => return at,
            ')' => {
                depth -= 1;
                last = Some(at);
            }
            _ => {}
        }
    }
    // With one unclosed bracket too many, the last closing bracket ends the address.
    last.unwrap_or(address.len())
}

/// Whether a text looks like an address: it has an extension or a scheme.
fn is_target(text: &str) -> bool {
    let text = text.trim_matches(['<', '>']);
    let begins = ["#", "tel:", "mailto:", "http:", "https:", "www.", "data/"];
    if begins.iter().any(|begin| text.starts_with(begin)) && text.len() > 1 {
        return true;
    }
    let path = text.split('#').next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    (2..=5).contains(&ending.len())
        && ending.starts_with(|c: char| c.is_ascii_alphabetic())
        && ending.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Forms of Markdown that other programs support and pages do not.
fn other_forms(source: &str) -> Option<Left> {
    let forms = [
        ("~~", LeftStanding::Stroke),
        ("[^", LeftStanding::Footnote),
        ("{#", LeftStanding::Id),
        ("{.", LeftStanding::Class),
    ];
    forms.into_iter().find_map(|(form, what)| {
        let at = source.find(form).filter(|at| !is_escaped(source, *at))?;
        let behind = source.get(at + form.len()..)?;
        let meant = match form {
            "~~" => behind.contains("~~"),
            "[^" => behind.contains(']'),
            _ => behind.contains('}') && behind.starts_with(|c: char| c.is_ascii_alphabetic()),
        };
        let at = at..at + form.len();
        meant.then_some(Left { at, what })
    })
}

/// Whether the character at `at` is escaped with a backslash.
pub(super) fn is_escaped(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    let slashes = before.len() - before.trim_end_matches('\\').len();
    slashes % 2 == 1
}

/// Longest piece of text quoted in a message, in characters.
const SHOWN: usize = 60;

fn cut(text: &str) -> String {
    let text = escaped(text);
    if text.chars().count() <= SHOWN {
        return text;
    }
    let short: String = text.chars().take(SHOWN).collect();
    format!("{short}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, ToMessage as _};

    fn mends(source: &str) -> Vec<String> {
        let stand = Stand {
            first: true,
            alone: true,
        };
        left_standing(source, stand)
            .into_iter()
            .map(|left| left.what.message().mend(Language::En).unwrap())
            .collect()
    }

    #[test]
    fn what_was_meant_is_written_out() {
        for (source, mend) in [
            (
                "![โปสเตอร์](โปสเตอร์ ใหม่ (1).png)",
                "Write `![โปสเตอร์](<โปสเตอร์ ใหม่ (1).png>)`",
            ),
            ("[คู่มือ] (guide.pdf)", "Write `[คู่มือ](guide.pdf)`"),
            ("[คู่มือ](guide.pdf）", "Write `[คู่มือ](guide.pdf)`"),
            ("［คู่มือ］（guide.pdf）", "Write `[คู่มือ](guide.pdf)`"),
            ("[a](a(b.pdf)", "Write `[a](<a(b.pdf>)`"),
            ("see [a] (#signs) now", "Write `[a](#signs)`"),
            ("#ไม่มีเว้นวรรค", "Write `# ไม่มีเว้นวรรค`"),
            ("##สอง คำ", "Write `## สอง คำ`"),
            ("＃ กว้าง", "Write `# กว้าง`"),
            ("\u{200b}# ซ่อน", "Write `# ซ่อน`"),
            ("#\u{a0}ช่องว่าง", "Write `# ช่องว่าง`"),
            ("*ข้อหนึ่ง", "Write `* ข้อหนึ่ง`"),
            ("| a | b |", "Write a second line"),
            ("~~เก่า~~", "Leave out"),
            ("ก[^1] ข", "Write the note"),
            ("ชื่อ {#id} ต่อ", "Write it as"),
        ] {
            let found = mends(source);
            assert_eq!(found.len(), 1, "{source}: {found:?}");
            assert!(found[0].starts_with(mend), "{source}: {}", found[0]);
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for source in [
            "[หมายเหตุ] (ดูหน้า 3)",
            "［注］（见下）",
            "[1] [2] (3)",
            "ราคา (10.30 น.) [ยกเว้น]",
            r"\[a\](b.pdf) \# \~~x~~",
            "#1300 โทรได้",
            "#หยุด #ค้ามนุษย์",
            "# ",
            "a ~~ b",
            "5 * 3 * 2",
            "{ก} {1}",
            "x | y",
            "f(x)[0] = 1",
        ] {
            assert_eq!(mends(source), Vec::<String>::new(), "{source}");
        }
        let running = Stand {
            first: true,
            alone: false,
        };
        assert!(left_standing("#หยุดค้ามนุษย์ วันนี้", running).is_empty());
    }
}
