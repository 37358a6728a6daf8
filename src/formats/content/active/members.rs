//! Walks over the parts of an Office package, which is a ZIP.

use std::borrow::Cow;
use std::io::{BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::budget::{ContentBudget, NotRead};
use super::held::look_at_held;
use super::part::{ActivePart, PartFindings};
use crate::formats::content::bytes::le16;
use crate::formats::content::{FileKind, sniff};

/// A source that can be read and sought, as one trait.
pub(super) trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// One member of a ZIP.
pub(super) struct Member<'a, 'z> {
    zip: &'a mut ZipArchive<&'z mut dyn ReadSeek>,
    number: usize,
    /// Its name, as the ZIP spells it.
    pub(super) name: String,
    /// Whether it is a folder.
    pub(super) folder: bool,
    /// Whether it is locked with a password.
    pub(super) locked: bool,
}

/// Calls `look` for every member. Reports members that share bytes or are too many.
pub(super) fn walk(
    source: &mut dyn ReadSeek,
    budget: &mut ContentBudget,
    findings: &mut PartFindings,
    look: &mut dyn FnMut(Member<'_, '_>, &mut ContentBudget, &mut PartFindings),
) {
    let Ok(zip) = ZipArchive::new(&mut *source) else {
        return findings.push(ActivePart::Unreadable);
    };
    // If two members have one name, the reader used here returns one, and Office may use the other.
    let (start, members) = (zip.central_directory_start(), zip.len());
    if count_members(source, start).is_none_or(|count| count != members) {
        return findings.push(ActivePart::Unreadable);
    }
    let Ok(mut zip) = ZipArchive::new(source) else {
        return findings.push(ActivePart::Unreadable);
    };
    if zip.has_overlapping_files().unwrap_or(true) {
        // Members that share bytes let a few kilobytes unpack to terabytes.
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

/// How many members the central directory lists (APPNOTE 6.3.10, §4.3.12).
fn count_members(source: &mut dyn ReadSeek, start: u64) -> Option<usize> {
    source.seek(SeekFrom::Start(start)).ok()?;
    let mut source = BufReader::new(source);
    let mut count = 0;
    let mut head = [0; 46];
    while source.read_exact(&mut head).is_ok() && head.starts_with(b"PK\x01\x02") {
        count += 1;
        let lengths = [28, 30, 32].map(|at| le16(&head, at).map_or(0, i64::from));
        source.seek_relative(lengths.iter().sum()).ok()?;
    }
    Some(count)
}

impl<'a, 'z> Member<'a, 'z> {
    fn read(zip: &'a mut ZipArchive<&'z mut dyn ReadSeek>, number: usize) -> Option<Self> {
        let raw = zip.by_index_raw(number).ok()?;
        let name = raw.name().map(Cow::into_owned).ok()?;
        let (folder, locked) = (raw.is_dir(), raw.encrypted());
        drop(raw);
        Some(Self {
            zip,
            number,
            name,
            folder,
            locked,
        })
    }

    /// Its kind by its first bytes, and these bytes.
    pub(super) fn first(
        &mut self,
        most: usize,
        budget: &mut ContentBudget,
    ) -> Result<(FileKind, Vec<u8>), NotRead> {
        let member = self.zip.by_index(self.number);
        let mut member = member.map_err(|_| NotRead::Broken)?;
        let first = budget.read_first(&mut member, most);
        let first = first.map_err(|_| NotRead::Broken)?;
        Ok((sniff(&first, &self.name), first))
    }

    /// All its bytes.
    pub(super) fn whole(&mut self, budget: &mut ContentBudget) -> Result<Vec<u8>, NotRead> {
        let member = self.zip.by_index(self.number);
        budget.read_all(&mut member.map_err(|_| NotRead::Broken)?)
    }

    /// Searches a picture, film or sound for location data and trailing data.
    pub(super) fn look_at_shown(
        &mut self,
        budget: &mut ContentBudget,
        findings: &mut PartFindings,
    ) {
        let member = self.zip.by_index(self.number);
        let member = member.map_err(|_| NotRead::Broken);
        let refusal = match member.and_then(|mut member| budget.read_shown(&mut member)) {
            Ok(bytes) => return look_at_held(&self.name, bytes, findings),
            Err(refusal) => refusal,
        };
        findings.enter(&self.name);
        findings.push(match refusal {
            NotRead::Spent => ActivePart::Unsearched,
            NotRead::Broken => ActivePart::Unreadable,
        });
        findings.leave();
    }
}
