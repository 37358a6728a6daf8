//! ZIP archives and EPUB books: their names and what lies in them.

mod members;
mod onwards;

use super::budget::Budget;
use super::look::{Source, holds_active_parts, is_shown, look_into_member};
use super::part::{ActivePart, Findings};
use super::svg;
use crate::formats::content::{ActiveKind, Kind, SNIFF_BYTES, classify_name};

pub(super) use members::{Member, walk};

/// Looks at every member.
pub(super) fn look(
    kind: Kind,
    source: &mut dyn Source,
    budget: &mut Budget,
    findings: &mut Findings,
) {
    walk(source, budget, findings, &mut |member, budget, findings| {
        look_at_member(kind, member, budget, findings);
    });
}

fn look_at_member(
    kind: Kind,
    member: Member<'_, '_>,
    budget: &mut Budget,
    findings: &mut Findings,
) {
    findings.enter(&member.name);
    if member.escapes {
        findings.push(ActivePart::EscapingName);
    }
    let is_book = kind == Kind::Epub;
    let active = classify_name(member.name.trim_end_matches('/'));
    let active = active.filter(|active| !(is_book && active.kind == ActiveKind::Page));
    if let Some(active) = active.filter(|active| !member.folder || active.disguise.is_some()) {
        findings.push(ActivePart::NamedProgram(active));
    } else if member.locked {
        findings.push(ActivePart::Locked);
    } else if !member.folder {
        findings.leave();
        return look_at_content(is_book, member, budget, findings);
    }
    findings.leave();
}

fn look_at_content(
    is_book: bool,
    mut member: Member<'_, '_>,
    budget: &mut Budget,
    findings: &mut Findings,
) {
    let result = member.first(SNIFF_BYTES, budget).and_then(|(kind, _)| {
        let page = is_book && matches!(kind, Kind::Html | Kind::Xml);
        if page {
            let bytes = member.whole(budget)?;
            findings.enter(&member.name);
            svg::look(&bytes, findings);
            findings.leave();
        } else if holds_active_parts(kind) || kind.is_program() {
            let bytes = member.whole(budget)?;
            look_into_member(&member.name, &bytes, budget, findings);
        } else if is_shown(kind) {
            member.look_at_shown(kind, budget, findings);
        }
        Ok(())
    });
    if let Err(refusal) = result {
        findings.enter(&member.name);
        findings.push(refusal.into());
        findings.leave();
    }
}
