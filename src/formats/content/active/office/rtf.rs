//! RTF: embedded objects, templates from elsewhere, fields that ask other programs.
//!
//! Source: Rich Text Format specification 1.9.1, "Objects", "Fields", "Document Formatting".

use crate::formats::content::active::part::{ActivePart, Findings};

/// Looks at the control words; text and pictures are passed over.
pub(in crate::formats::content::active) fn look_into_rtf(bytes: &[u8], findings: &mut Findings) {
    let mut at = 0;
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte == b'\\'))
    {
        at += found + 1;
        let rest = bytes.get(at..).unwrap_or_default();
        let len = rest
            .iter()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        if len == 0 {
            // A control symbol: `\\`, `\{`, `\'e0`.
            at += 1;
            continue;
        }
        let word = rest.get(..len).unwrap_or_default();
        let after = rest.get(len..).unwrap_or_default();
        look_at_word(word, after, findings);
        at += len;
    }
}

fn look_at_word(word: &[u8], after: &[u8], findings: &mut Findings) {
    match word {
        b"objdata" => findings.push(ActivePart::RtfObject),
        b"objocx" => findings.push(ActivePart::Controls),
        b"objautlink" | b"objlink" => findings.push(ActivePart::Dde),
        b"template" => {
            let target = text_of_group(after);
            if is_elsewhere(&target) {
                findings.push(ActivePart::ForeignTemplate(target));
            }
        }
        b"fldinst" => {
            let text = text_of_group(after);
            let upper = text.trim().to_ascii_uppercase();
            if upper.starts_with("DDE") {
                findings.push(ActivePart::Dde);
            } else if upper.starts_with("INCLUDE") && is_elsewhere(&text) {
                findings.push(ActivePart::ForeignObject(text.trim().to_owned()));
            }
        }
        _ => {}
    }
}

fn is_elsewhere(target: &str) -> bool {
    let plain = target.to_lowercase().replace('\\', "/");
    ["http:", "https:", "ftp:", "//"]
        .iter()
        .any(|start| plain.contains(start))
}

/// Plain text up to the end of the group, control words left out; at most some hundred bytes.
fn text_of_group(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at).filter(|_| at < 1024) {
        at += 1;
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => break,
            b'}' => depth -= 1,
            b'\\' if bytes.get(at) == Some(&b'\\') => {
                out.push('\\');
                at += 1;
            }
            b'\\' => {
                let rest = bytes.get(at..).unwrap_or_default();
                let word = rest
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'*');
                at += word.count();
            }
            b'\r' | b'\n' => {}
            byte if byte.is_ascii() => out.push(char::from(*byte)),
            _ => {}
        }
    }
    out
}
