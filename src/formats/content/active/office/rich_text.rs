//! Signs of danger in rich text (RTF): embedded objects, templates from elsewhere, fields that ask other
//! programs. No kit carries RTF, so there is no reader for it.
//!
//! Source: Rich Text Format specification 1.9.1, "Objects", "Fields", "Document Formatting".

use memchr::memmem::find_iter;

use crate::formats::content::active::part::{ActivePart, Findings};

/// Bytes behind a control word that are looked at; an address in them is shorter (tuning).
const GROUP_BYTES_MAX: usize = 1024;

/// Searches a whole file for control words.
pub(in crate::formats::content::active) fn look_into_rtf(bytes: &[u8], findings: &mut Findings) {
    let behind = |word: &'static str| {
        let whole = move |rest: &&[u8]| !rest.first().is_some_and(u8::is_ascii_alphabetic);
        let ends = find_iter(bytes, word).map(move |at| at + word.len());
        ends.filter_map(|at| bytes.get(at..)).filter(whole)
    };
    for (word, part) in [
        ("\\objdata", ActivePart::HeldObject),
        ("\\objocx", ActivePart::Controls),
        ("\\objautlink", ActivePart::Dde),
        ("\\objlink", ActivePart::Dde),
    ] {
        if behind(word).next().is_some() {
            findings.push(part);
        }
    }
    for target in behind("\\template").map(text_of_group) {
        if is_elsewhere(&target) {
            findings.push(ActivePart::ForeignTemplate(target));
        }
    }
    for field in behind("\\fldinst").map(text_of_group) {
        let upper = field.to_ascii_uppercase();
        if upper.starts_with("DDE") {
            findings.push(ActivePart::Dde);
        } else if upper.starts_with("INCLUDE") && is_elsewhere(&field) {
            findings.push(ActivePart::ForeignObject(field));
        }
    }
}

fn is_elsewhere(target: &str) -> bool {
    let plain = target.to_lowercase().replace('\\', "/");
    let starts = ["http:", "https:", "ftp:", "//"];
    starts.iter().any(|start| plain.contains(start))
}

/// The text up to the end of the group, without control words and braces.
fn text_of_group(bytes: &[u8]) -> String {
    let near = bytes.get(..GROUP_BYTES_MAX).unwrap_or(bytes);
    let mut out = String::new();
    let mut rest = near.split(|byte| *byte == b'}').next().unwrap_or_default();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'\\' if after.first() == Some(&b'\\') => {
                out.push('\\');
                rest = after.get(1..).unwrap_or_default();
            }
            b'\\' => {
                let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'*';
                let len = after.iter().take_while(is_word).count();
                rest = after.get(len..).unwrap_or_default();
            }
            b'{' | b'\r' | b'\n' => {}
            byte if byte.is_ascii() => out.push(char::from(*byte)),
            _ => {}
        }
    }
    out.trim().to_owned()
}
