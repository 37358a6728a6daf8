//! The text of a cue: tags, entities, and marks left by other formats (§6.4).

use super::fault::CaptionProblem;
use super::timing::parse_timestamp;

/// A cue's text in the forms that callers need.
#[derive(Debug, Default)]
pub(super) struct CueText {
    pub(super) text: String,
    pub(super) markup: String,
    pub(super) voice: Option<String>,
    /// Problems, each with its line in the cue's text, from 0.
    pub(super) problems: Vec<(usize, CaptionProblem)>,
    /// Number of further problems.
    pub(super) untold: usize,
    /// Whether a tag is not closed: no later tag can be then.
    has_open_end: bool,
}

/// Maximum problems kept of one cue: finding the line of each means a scan.
const PROBLEMS_MAX: usize = 50;

/// Maximum bytes of another format's mark: searching the whole rest for the end of each brace would
/// take quadratic time.
const MARK_BYTES_MAX: usize = 200;

/// Maximum passes over a cue to remove other formats' marks: removing a tag or a mark can join the
/// text around it into a new one.
const PASSES_MAX: usize = 4;

/// Reads the lines of a cue. The returned markup parses to the same text.
pub(super) fn read_cue_text(lines: &[&str]) -> CueText {
    let mut cue = read_once(lines);
    for _ in 1..PASSES_MAX {
        let lines: Vec<&str> = shown_lines(&cue.markup).collect();
        let again = read_once(&lines);
        if again.text == cue.text {
            return cue;
        }
        let problems = again.problems.into_iter().map(|(_, problem)| (0, problem));
        cue.problems.extend(problems.take(PROBLEMS_MAX));
        (cue.text, cue.markup) = (again.text, again.markup);
    }
    // Only crafted text gets here. Without these characters no mark can begin.
    for text in [&mut cue.text, &mut cue.markup] {
        text.retain(|letter| !['{', '\\', '['].contains(&letter));
    }
    cue.text = shown_lines(&cue.text).collect::<Vec<_>>().join("\n");
    cue
}

/// The lines with visible text, trimmed.
fn shown_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn read_once(lines: &[&str]) -> CueText {
    let mut cue = CueText::default();
    let joined = lines.join("\n");
    let mut rest = joined.as_str();
    let mut open = Vec::new();
    while let Some(at) = rest.find(['<', '{', '&', '\\', '[']) {
        let (before, from) = rest.split_at(at);
        cue.push_text(before);
        rest = match from.as_bytes().first() {
            Some(b'<') => read_tag(&mut cue, &mut open, &joined, from),
            Some(b'{') => read_brace(&mut cue, &joined, from),
            Some(b'\\') => read_backslash(&mut cue, &joined, from),
            Some(b'[') => read_bracket(&mut cue, &joined, from),
            _ => read_entity(&mut cue, from),
        };
    }
    cue.push_text(rest);
    for name in open.iter().rev() {
        cue.markup.push_str("</");
        cue.markup.push_str(name);
        cue.markup.push('>');
    }
    // Drops lines that had only marks.
    cue.text = shown_lines(&cue.text).collect::<Vec<_>>().join("\n");
    cue
}

impl CueText {
    fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
        for letter in text.chars() {
            match letter {
                '&' => self.markup.push_str("&amp;"),
                '<' => self.markup.push_str("&lt;"),
                '>' => self.markup.push_str("&gt;"),
                other => self.markup.push(other),
            }
        }
    }

    /// Records a problem at the place where `rest` begins in `whole`.
    fn problem(&mut self, whole: &str, rest: &str, problem: CaptionProblem) {
        if self.problems.len() == PROBLEMS_MAX {
            self.untold += 1;
            return;
        }
        let before = whole
            .get(..whole.len().saturating_sub(rest.len()))
            .unwrap_or_default();
        self.problems.push((before.matches('\n').count(), problem));
    }
}

/// Reads a tag at the start of `from`; returns the text after it.
fn read_tag<'a>(
    cue: &mut CueText,
    open: &mut Vec<&'static str>,
    whole: &str,
    from: &'a str,
) -> &'a str {
    let end = (!cue.has_open_end).then(|| from.find('>')).flatten();
    let Some(end) = end else {
        if !cue.has_open_end {
            // A browser reads all the rest as the tag's name and shows nothing of it.
            cue.problem(whole, from, CaptionProblem::UnclosedTag(from.to_owned()));
            cue.has_open_end = true;
        }
        cue.push_text("<");
        return from.get(1..).unwrap_or_default();
    };
    let (tag, rest) = (
        from.get(1..end).unwrap_or_default(),
        from.get(end + 1..).unwrap_or_default(),
    );
    let name_end = tag.trim_start_matches('/').find([' ', '\t', '\n', '.']);
    let bare = tag.trim_start_matches('/');
    let name = bare
        .get(..name_end.unwrap_or(bare.len()))
        .unwrap_or_default();
    let is_time = parse_timestamp(tag).is_ok_and(|(_, rest)| rest.is_empty());
    let Some(known) = known_tag(name) else {
        if is_time {
            cue.markup.push_str(from.get(..=end).unwrap_or_default());
            return rest;
        }
        let looks_like_tag = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let written = format!("<{tag}>");
        let problem = if looks_like_tag {
            CaptionProblem::ForeignMark(written)
        } else {
            CaptionProblem::UnclosedTag(written)
        };
        cue.problem(whole, from, problem);
        if name.eq_ignore_ascii_case("br") {
            cue.push_text("\n");
        }
        return rest;
    };
    if tag.starts_with('/') {
        close_tag(cue, open, known);
        return rest;
    }
    if known == "v" {
        let voice = bare
            .split_once([' ', '\t', '\n'])
            .map(|(_, name)| name.trim().to_owned());
        cue.voice = cue.voice.take().or(voice.filter(|name| !name.is_empty()));
    }
    open.push(known);
    cue.markup.push('<');
    cue.markup
        .push_str(&tag.replace('\n', " ").replace('<', "").replace("-->", ""));
    cue.markup.push('>');
    rest
}

fn close_tag(cue: &mut CueText, open: &mut Vec<&'static str>, known: &'static str) {
    if open.last() == Some(&known) {
        open.pop();
        cue.markup.push_str("</");
        cue.markup.push_str(known);
        cue.markup.push('>');
    }
}

fn known_tag(name: &str) -> Option<&'static str> {
    ["c", "i", "b", "u", "ruby", "rt", "v", "lang"]
        .into_iter()
        .find(|known| *known == name)
}

/// `{\an8}`, `{\pos(1,2)}` of SSA, `{y:i}` of MicroDVD: dropped and reported. Other braces are
/// text.
fn read_brace<'a>(cue: &mut CueText, whole: &str, from: &'a str) -> &'a str {
    let mut near = from.bytes().take(MARK_BYTES_MAX);
    let mark = near
        .position(|byte| byte == b'}')
        .and_then(|end| from.split_at_checked(end + 1));
    if let Some((mark, rest)) = mark {
        let inner = mark.trim_matches(['{', '}']);
        let is_foreign = inner.starts_with('\\')
            || matches!(
                inner.split_once(':'),
                Some(("y" | "Y" | "c" | "C" | "f" | "s" | "P", _))
            );
        if is_foreign {
            cue.problem(whole, from, CaptionProblem::ForeignMark(mark.to_owned()));
            return rest;
        }
    }
    cue.push_text("{");
    from.get(1..).unwrap_or_default()
}

/// `\N` and `\n` (a line break) and `\h` (a blank) of SubStation: reported and converted. A
/// backslash after a colon is part of a path.
fn read_backslash<'a>(cue: &mut CueText, whole: &str, from: &'a str) -> &'a str {
    let meant = match from.as_bytes().get(1) {
        Some(b'N' | b'n') => "\n",
        Some(b'h') => " ",
        _ => "",
    };
    let in_path = cue.text.ends_with([':', '\\']);
    if meant.is_empty() || in_path {
        cue.push_text("\\");
        return from.get(1..).unwrap_or_default();
    }
    let mark = from.get(..2).unwrap_or_default().to_owned();
    cue.problem(whole, from, CaptionProblem::ForeignMark(mark));
    cue.push_text(meant);
    from.get(2..).unwrap_or_default()
}

/// `[br]` of SubViewer is a new line; other brackets are text.
fn read_bracket<'a>(cue: &mut CueText, whole: &str, from: &'a str) -> &'a str {
    if from
        .get(..4)
        .is_some_and(|mark| mark.eq_ignore_ascii_case("[br]"))
    {
        cue.problem(whole, from, CaptionProblem::ForeignMark("[br]".to_owned()));
        cue.push_text("\n");
        return from.get(4..).unwrap_or_default();
    }
    cue.push_text("[");
    from.get(1..).unwrap_or_default()
}

/// Maximum bytes of an entity; a longer run of letters after `&` is text.
const ENTITY_BYTES_MAX: usize = 12;

/// Reads an entity at the start of `from`; an unknown one stays as written, as in a browser.
fn read_entity<'a>(cue: &mut CueText, from: &'a str) -> &'a str {
    let end = from
        .bytes()
        .take(ENTITY_BYTES_MAX)
        .position(|byte| byte == b';');
    let named = end.and_then(|end| {
        let letter = entity(from.get(1..end)?)?;
        Some((letter, from.get(end + 1..)?))
    });
    if let Some((letter, rest)) = named {
        cue.push_text(letter.encode_utf8(&mut [0; 4]));
        return rest;
    }
    cue.push_text("&");
    from.get(1..).unwrap_or_default()
}

/// WebVTT's named entities, numeric ones, and those that editors write most.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|letter| !letter.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        "nbsp" => '\u{a0}',
        "quot" => '"',
        "apos" => '\'',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "copy" => '©',
        "shy" => '\u{ad}',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        _ => return None,
    })
}
