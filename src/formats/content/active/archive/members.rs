//! The walk over the members of a ZIP, whatever it is: archive, book or Office document.

use std::borrow::Cow;

use zip::ZipArchive;

use crate::formats::content::active::budget::{Budget, Refusal};
use crate::formats::content::active::look::Source;
use crate::formats::content::active::part::{ActivePart, Findings};
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
}
