//! The walk over the members of a ZIP, whatever it is: archive, book or Office document.

use std::borrow::Cow;
use std::io::Read;

use zip::ZipArchive;

use super::onwards::Onwards;
use crate::formats::content::active::behind;
use crate::formats::content::active::budget::{Budget, Refusal};
use crate::formats::content::active::look::{Source, is_taken_whole, look_into_member};
use crate::formats::content::active::part::{ActivePart, Findings};
use crate::formats::content::place::find_place;
use crate::formats::content::{Kind, sniff};

/// One member.
pub(in crate::formats::content::active) struct Member<'a, 'z> {
    zip: &'a mut ZipArchive<&'z mut dyn Source>,
    number: usize,
    /// Its name, as it stands there.
    pub(in crate::formats::content::active) name: String,
    /// Whether it is a folder.
    pub(in crate::formats::content::active) folder: bool,
    /// Whether it is locked with a password.
    pub(in crate::formats::content::active) locked: bool,
    /// Whether it leads out of the folder that the archive is unpacked to.
    pub(in crate::formats::content::active) escapes: bool,
}

/// Looks at every member with `look`. Members that share bytes or are too many are told.
pub(in crate::formats::content::active) fn walk(
    source: &mut dyn Source,
    budget: &mut Budget,
    findings: &mut Findings,
    look: &mut dyn FnMut(Member<'_, '_>, &mut Budget, &mut Findings),
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
        match Member::read(&mut zip, number) {
            Some(member) => look(member, budget, findings),
            None => findings.push(ActivePart::Unreadable),
        }
    }
}

impl<'a, 'z> Member<'a, 'z> {
    fn read(zip: &'a mut ZipArchive<&'z mut dyn Source>, number: usize) -> Option<Self> {
        let raw = zip.by_index_raw(number).ok()?;
        let name = raw.name().map(Cow::into_owned).ok()?;
        let (folder, locked) = (raw.is_dir(), raw.encrypted());
        let escapes = raw.enclosed_name().is_none() || raw.is_symlink();
        drop(raw);
        Some(Self {
            zip,
            number,
            name,
            folder,
            locked,
            escapes,
        })
    }

    /// What its first bytes say it is, with these bytes.
    pub(in crate::formats::content::active) fn first(
        &mut self,
        most: usize,
        budget: &mut Budget,
    ) -> Result<(Kind, Vec<u8>), Refusal> {
        let member = self.zip.by_index(self.number);
        let mut member = member.map_err(|_| Refusal::Broken)?;
        let first = budget.read_first(&mut member, most);
        let first = first.map_err(|_| Refusal::Broken)?;
        Ok((sniff(&first, &self.name), first))
    }

    /// All its bytes.
    pub(in crate::formats::content::active) fn whole(
        &mut self,
        budget: &mut Budget,
    ) -> Result<Vec<u8>, Refusal> {
        let member = self.zip.by_index(self.number);
        budget.read_all(&mut member.map_err(|_| Refusal::Broken)?)
    }

    /// Looks at a picture, film or sound: what it tells of places, and what stands behind its end.
    pub(in crate::formats::content::active) fn look_at_shown(
        &mut self,
        kind: Kind,
        budget: &mut Budget,
        findings: &mut Findings,
    ) {
        let result = if is_taken_whole(kind) {
            let member = self.zip.by_index(self.number);
            let member = member.map_err(|_| Refusal::Broken);
            let bytes = member.and_then(|mut member| budget.read_shown(&mut member));
            bytes.map(|bytes| look_into_member(&self.name, &bytes, budget, findings))
        } else {
            findings.enter(&self.name);
            let result = self.look_onwards(kind, budget, findings);
            findings.leave();
            result
        };
        if let Err(refusal) = result {
            findings.enter(&self.name);
            findings.push(match refusal {
                Refusal::Spent => ActivePart::Unsearched,
                Refusal::Broken => ActivePart::Unreadable,
            });
            findings.leave();
        }
    }

    /// A film may be larger than memory: it is passed over, once for each question.
    fn look_onwards(
        &mut self,
        kind: Kind,
        budget: &mut Budget,
        findings: &mut Findings,
    ) -> Result<(), Refusal> {
        let traces = self.onwards(budget, |onwards| find_place(kind, onwards))?;
        findings.push_traces(&traces);
        let hidden = self.onwards(budget, |onwards| behind::find_in_file(kind, onwards))?;
        if let Some(hidden) = hidden {
            findings.push(ActivePart::Hidden(hidden));
        }
        Ok(())
    }

    fn onwards<T>(
        &mut self,
        budget: &mut Budget,
        ask: impl FnOnce(&mut Onwards<&mut dyn Read>) -> std::io::Result<T>,
    ) -> Result<T, Refusal> {
        let member = self.zip.by_index(self.number);
        let mut member = member.map_err(|_| Refusal::Broken)?;
        let len = member.size();
        let source: &mut dyn Read = &mut member;
        let mut onwards = Onwards::new(source, len, budget.shown);
        let answer = ask(&mut onwards);
        budget.shown = budget.shown.saturating_sub(onwards.taken());
        answer.map_err(|error| match error.kind() {
            std::io::ErrorKind::FileTooLarge => Refusal::Spent,
            _ => Refusal::Broken,
        })
    }
}
