//! TOML syntax faults, reported with the corrected line if one can be guessed.

use toml::Spanned;
use toml::de::DeTable;

use super::finding::TomlFinding;
use crate::base::{Diagnostic, escaped};
use crate::kit::reading::{KitSource, TEXT_BYTES_MAX, read_date, thai_digits_to_ascii};

/// The code of a TOML syntax fault: every command, `check` included, then ends with exit code 2.
pub const TOML_SYNTAX: &str = "toml.syntax";

/// Most syntax faults reported for one file: a file made only of faults must not fill the memory
/// (tuning).
const SYNTAX_FAULTS_MAX: usize = 50;

/// Most brackets and dots in a file, since each may begin a table: ten times those of a kit with
/// ten thousand files. A table takes two kilobytes of memory.
const TABLES_MAX: usize = 120_000;

/// Most lines, values and commas in a file: three times those of a kit with ten thousand files.
const VALUES_MAX: usize = 600_000;

/// Parses a TOML text and reports its syntax faults; the table holds what could be parsed.
pub(super) fn parse<'i>(
    source: &'i KitSource,
    faults: &mut Vec<Diagnostic>,
) -> Spanned<DeTable<'i>> {
    if let Some(fault) = too_many_parts(source) {
        faults.push(fault);
        return DeTable::parse_recoverable("").0;
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let untold = errors.len().saturating_sub(SYNTAX_FAULTS_MAX);
    for error in errors.into_iter().take(SYNTAX_FAULTS_MAX) {
        let span = error.span().unwrap_or(0..0);
        let detail = escaped(error.message());
        let finding = if error.message().contains("duplicate key") {
            TomlFinding::Duplicate { detail }
        } else {
            let line = source.line_text(source.line_at(span.start)).1;
            let right = candidates(line).into_iter().find(|line| is_toml(line));
            not_understood(detail, right)
        };
        faults.push(source.fault(span, finding));
    }
    if untold > 0 {
        let finding = TomlFinding::More { places: untold };
        faults.push(Diagnostic::fault(&source.file, finding));
    }
    table
}

/// Reports a file whose parsed form would take far more memory than its bytes.
fn too_many_parts(source: &KitSource) -> Option<Diagnostic> {
    let is_within = is_toml_within_limits(&source.text);
    (!is_within).then(|| Diagnostic::fault(&source.file, TomlFinding::TooManyParts))
}

/// A syntax fault, with the corrected line if one was guessed.
pub(super) fn not_understood(detail: String, right: Option<String>) -> TomlFinding {
    match right {
        Some(line) => TomlFinding::NotUnderstoodLine { detail, line },
        None => TomlFinding::NotUnderstood { detail },
    }
}

/// Whether a TOML text is within the limits of a kit: the parser needs far more memory than the
/// text has bytes.
pub fn is_toml_within_limits(text: &str) -> bool {
    let (mut tables, mut values) = (0_usize, 0_usize);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' | b'.' => tables += 1,
            b'\n' | b'\r' | b'=' | b',' => values += 1,
            _ => {}
        }
    }
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    length <= TEXT_BYTES_MAX && tables <= TABLES_MAX && values <= VALUES_MAX
}

/// Whether a line parses as TOML by itself.
pub(super) fn is_toml(line: &str) -> bool {
    DeTable::parse_recoverable(line).1.is_empty()
}

/// Keys whose value is not a quoted string.
const FLAGS: [&str; 3] = ["zip", "sample", "reviewed"];
const NUMBERS: [&str; 5] = [
    "districts",
    "provinces",
    "contacts_valid_months",
    "size",
    "duration",
];

/// Possible corrections of a line `key = value`, likeliest first.
pub(super) fn candidates(line: &str) -> Vec<String> {
    let Some((key, value)) = line.split_once('=') else {
        return Vec::new();
    };
    let key = key.trim();
    let plain_key = key
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    let value = value.trim();
    if key.is_empty() || !plain_key || value.len() > 500 {
        return Vec::new();
    }
    let bare = value.trim_matches(|c: char| is_quote(c) || c.is_whitespace());
    let word = bare.to_lowercase();
    let written = match key {
        _ if FLAGS.contains(&key) => match word.as_str() {
            "true" | "yes" | "y" | "on" | "1" => vec!["true".to_owned()],
            "false" | "no" | "n" | "off" | "0" => vec!["false".to_owned()],
            _ => Vec::new(),
        },
        _ if NUMBERS.contains(&key) => {
            let digits = thai_digits_to_ascii(bare);
            vec![digits.chars().filter(|c| !", _'".contains(*c)).collect()]
        }
        "date" => read_date(bare).map_or_else(
            |wrong| {
                wrong
                    .probably
                    .map(|date| date.to_string())
                    .into_iter()
                    .collect()
            },
            |date| vec![date.to_string()],
        ),
        "languages" => {
            let words = bare.split(|c: char| !c.is_ascii_lowercase());
            let codes = words.filter(|word| (2..=3).contains(&word.len()));
            let codes: Vec<String> = codes.map(|code| format!("\"{code}\"")).collect();
            vec![format!("[{}]", codes.join(", "))]
        }
        // In an inline table or array, only the quotes can be guessed.
        _ if value.starts_with(['{', '[']) => vec![straight(value)],
        _ => vec![
            straight(value),
            format!("\"{}\"", bare.replace('\\', "\\\\").replace('"', "\\\"")),
        ],
    };
    let lines = written.into_iter().map(|value| format!("{key} = {value}"));
    lines.collect()
}

/// Quotation marks, also those that word processors insert.
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '`' | '＂'
    )
}

/// Replaces all quotation marks with straight ones.
fn straight(value: &str) -> String {
    value
        .chars()
        .map(|c| if is_quote(c) { '"' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_was_meant_is_guessed_and_is_toml() {
        for (line, meant) in [
            ("zip = False", "zip = false"),
            ("zip = Yes", "zip = true"),
            ("label = “KRABI”", "label = \"KRABI\""),
            ("campaign = door", "campaign = \"door\""),
            ("districts = 1,000", "districts = 1000"),
            ("districts = ๘๗๘", "districts = 878"),
            ("date = 1/3/2569", "date = 2026-03-01"),
            ("languages = th, en", "languages = [\"th\", \"en\"]"),
            ("languages = [“th”, “en”]", "languages = [\"th\", \"en\"]"),
            (
                "title = { th = “ก”, en = “a” }",
                "title = { th = \"ก\", en = \"a\" }",
            ),
        ] {
            assert!(!is_toml(line), "{line}");
            let found = candidates(line).into_iter().find(|line| is_toml(line));
            assert_eq!(found.as_deref(), Some(meant), "{line}");
        }
        for line in ["zip = maybe", "nothing", "= 1", "a b = c"] {
            assert_eq!(candidates(line), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn a_file_of_nothing_but_tables_is_not_read() {
        for piece in [
            "[[a]]\n",
            "[x.y.z]\n",
            "a.b.c.d = 1\n",
            "a = [[],[],[]]\n",
            "\n",
            "a\n",
            "{},",
        ] {
            let source = KitSource::new(
                "manifests/media.toml",
                piece.repeat((4 << 20) / piece.len()),
            );
            let mut faults = Vec::new();
            assert!(parse(&source, &mut faults).get_ref().is_empty(), "{piece}");
            assert_eq!(faults.len(), 1, "{piece}");
            assert_eq!(faults[0].code, TOML_SYNTAX);
        }
    }
}
