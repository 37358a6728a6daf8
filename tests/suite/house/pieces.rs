//! A file of Rust in pieces: words and single marks.

use std::collections::BTreeSet;

/// A file in pieces: words and single marks; comments and texts are left out.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if letter == '"' {
            end_of_text(rest, 1)
        } else if let Some(length) = raw_text(rest) {
            length
        } else if letter == '\'' {
            letter_or_lifetime(rest)
        } else if letter.is_alphanumeric() || letter == '_' {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            pieces.push(rest[..end].to_owned());
            end
        } else {
            if !letter.is_whitespace() {
                pieces.push(letter.to_string());
            }
            letter.len_utf8()
        };
        rest = &rest[length..];
    }
    pieces
}

/// The length of a text that begins before `from`.
fn end_of_text(text: &str, from: usize) -> usize {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(from) {
        match letter {
            '"' if !is_escaped => return at + 1,
            _ => is_escaped = letter == '\\' && !is_escaped,
        }
    }
    text.len()
}

/// The length of `b"…"`, `r"…"`, `r#"…"#` and their kin, if one stands here.
fn raw_text(text: &str) -> Option<usize> {
    if text.starts_with("b\"") || text.starts_with("c\"") {
        return Some(end_of_text(text, 2));
    }
    if text.starts_with("b'") {
        return Some(1 + letter_or_lifetime(&text[1..]));
    }
    let begin = text.strip_prefix('b').unwrap_or(text).strip_prefix('r')?;
    let marks = begin.len() - begin.trim_start_matches('#').len();
    let inner = begin[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    let length = inner.find(&end)? + end.len();
    Some(text.len() - inner.len() + length)
}

/// The length of `'a'` or of `'a`.
fn letter_or_lifetime(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => {
            let escaped = letters
                .next()
                .map_or(1, |(at, letter)| at + letter.len_utf8());
            escaped + text[escaped..].find('\'').map_or(0, |end| end + 1)
        }
        Some((at, letter)) => {
            let end = at + letter.len_utf8();
            end + usize::from(text[end..].starts_with('\''))
        }
        None => text.len(),
    }
}

/// Splits a file's pieces into its own code and the names of modules that only tests have.
pub(super) fn without_tests(pieces: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut code, mut of_tests) = (Vec::new(), Vec::new());
    let mut rest = pieces;
    while let Some((first, more)) = rest.split_first() {
        let begins = |words: &[&str]| rest.iter().zip(words).filter(|(a, b)| a == b).count();
        if begins(&CFG_TEST) < CFG_TEST.len() {
            code.push(first.clone());
            rest = more;
            continue;
        }
        let item = &rest[CFG_TEST.len()..];
        let length = length_of_item(item);
        let item = &item[..length];
        if let Some(at) = item.iter().position(|piece| piece == "mod")
            && item.last().is_some_and(|piece| piece == ";")
        {
            of_tests.push(item[at + 1].clone());
        }
        rest = &rest[CFG_TEST.len() + length..];
    }
    (code, of_tests)
}

const CFG_TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

/// How many pieces an item has: to its `;`, to the end of its braces, or to what closes around it.
fn length_of_item(pieces: &[String]) -> usize {
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate() {
        match piece.as_str() {
            "{" | "(" | "[" => depth += 1,
            // An element of a list ends with the list.
            "}" | ")" | "]" if depth == 0 => return at,
            "}" | ")" | "]" => {
                depth -= 1;
                if depth == 0 && piece == "}" {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    pieces.len()
}

/// Words before the name of an item.
pub(super) const ITEM_WORDS: [&str; 8] = [
    "struct", "enum", "union", "trait", "fn", "const", "static", "type",
];

/// What a file makes public and what it names; of re-exports neither.
pub(super) struct Words {
    /// Functions, constants and statics: whoever needs them names them.
    pub(super) values: BTreeSet<String>,
    /// Types may be public because something public holds them.
    pub(super) types: BTreeSet<String>,
    pub(super) named: BTreeSet<String>,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let (code, _) = without_tests(&pieces(text));
        let mut words = Self {
            values: BTreeSet::new(),
            types: BTreeSet::new(),
            named: BTreeSet::new(),
        };
        let mut at = 0;
        while let Some(piece) = code.get(at) {
            at += 1;
            if piece != "pub" {
                words.named.insert(piece.clone());
                continue;
            }
            if code[at] == "use" {
                at += code[at..].iter().position(|piece| piece == ";").unwrap();
                continue;
            }
            let item = code[at..]
                .iter()
                .take_while(|piece| ITEM_WORDS.contains(&piece.as_str()));
            let item: Vec<&str> = item.map(String::as_str).collect();
            at += item.len();
            match item.last() {
                None => continue,
                Some(&("fn" | "const" | "static")) => words.values.insert(code[at].clone()),
                Some(_) => words.types.insert(code[at].clone()),
            };
            at += 1;
        }
        words
    }
}
