//! ZIP archives and EPUB books: their names and what lies in them.

use std::io::Read;

use zip::ZipArchive;

use super::budget::{Budget, Refusal};
use super::look::{Source, holds_active_parts, look_into_member};
use super::part::{ActivePart, Findings};
use super::svg;
use crate::formats::content::{ActiveKind, Kind, SNIFF_BYTES, classify_name, sniff};

/// Looks at every member.
pub(super) fn look(
    kind: Kind,
    source: &mut dyn Source,
    budget: &mut Budget,
    findings: &mut Findings,
) {
    let Ok(mut zip) = ZipArchive::new(source) else {
        return findings.push(ActivePart::Unreadable);
    };
    if zip.has_overlapping_files().unwrap_or(true) {
        // Members that share bytes are how a few kilobytes unpack to terabytes.
        return findings.push(ActivePart::Bomb);
    }
    for number in 0..zip.len() {
        if !budget.count_member() {
            return findings.push(ActivePart::Bomb);
        }
        look_at_member(kind, &mut zip, number, budget, findings);
    }
}

fn look_at_member(
    kind: Kind,
    zip: &mut ZipArchive<&mut dyn Source>,
    number: usize,
    budget: &mut Budget,
    findings: &mut Findings,
) {
    let Ok(raw) = zip.by_index_raw(number) else {
        return findings.push(ActivePart::Unreadable);
    };
    let Ok(name) = raw.name().map(std::borrow::Cow::into_owned) else {
        return findings.push(ActivePart::Unreadable);
    };
    let (locked, folder, escapes) = (
        raw.encrypted(),
        raw.is_dir(),
        raw.enclosed_name().is_none() || raw.is_symlink(),
    );
    drop(raw);
    findings.enter(&name);
    if escapes {
        findings.push(ActivePart::EscapingName);
    }
    let is_book = kind == Kind::Epub;
    let active = classify_name(name.trim_end_matches('/'));
    let active = active.filter(|active| !(is_book && active.kind == ActiveKind::Page));
    if let Some(active) = active.filter(|active| !folder || active.disguise.is_some()) {
        findings.push(ActivePart::NamedProgram(active));
    } else if locked {
        findings.push(ActivePart::Locked);
    } else if !folder {
        findings.leave();
        return look_at_content(is_book, zip, (number, &name), budget, findings);
    }
    findings.leave();
}

fn look_at_content(
    is_book: bool,
    zip: &mut ZipArchive<&mut dyn Source>,
    (number, name): (usize, &str),
    budget: &mut Budget,
    findings: &mut Findings,
) {
    let result = zip
        .by_index(number)
        .map_err(|_| Refusal::Broken)
        .and_then(|mut member| {
            let first = budget
                .read_first(&mut member, SNIFF_BYTES)
                .map_err(|_| Refusal::Broken)?;
            let kind = sniff(&first, name);
            let page = is_book && matches!(kind, Kind::Html | Kind::Xml);
            if !(holds_active_parts(kind) || kind.is_program() || page) {
                return Ok(None);
            }
            let whole = budget.read_all(&mut first.as_slice().chain(member))?;
            Ok(Some((whole, page)))
        });
    match result {
        Ok(None) => {}
        Ok(Some((bytes, true))) => {
            findings.enter(name);
            svg::look(&bytes, findings);
            findings.leave();
        }
        Ok(Some((bytes, false))) => look_into_member(name, &bytes, budget, findings),
        Err(refusal) => {
            findings.enter(name);
            findings.push(match refusal {
                Refusal::Spent => ActivePart::Bomb,
                Refusal::Broken => ActivePart::Unreadable,
            });
            findings.leave();
        }
    }
}
