//! Classifies an unlisted file by its name and first bytes, and a document by its content.

use std::collections::HashSet;
use std::io::{self, Cursor, Read};

use super::super::error::Error;
use super::words::HeldFinding;
use crate::base::{Severity, is_all_zeros};
use crate::formats::content::active::{
    ActivePart, ContentBudget, find_active_parts_within, holds_active_parts,
};
use crate::formats::content::{
    Active, ActiveSetting, FileKind, OPEN_DOCUMENT_ENDINGS, OPEN_XML_ENDINGS, PLAIN_TEXT_ENDINGS,
    SNIFF_BYTES, TWIN_TAIL_BYTES, XML_ENDINGS, active_setting, classify_beside, classify_folders,
    ending_of, ends_as_zip, hidden_names, is_named_twin, shows_as_page, sniff, system_file,
    twin_end,
};
use crate::verify::answer::{Danger, RawName};
use crate::verify::view::{FileEntry, Files, gone, read_first};
use crate::words::{Message, ToMessage as _};

/// Largest unlisted document that is checked in memory, several times a booklet in print quality. A
/// larger one is reported as not checked (tuning).
pub const DOCUMENT_BYTES_MAX: usize = 64 << 20;

/// Most bytes of XML that are searched for page elements (tuning).
pub const XML_BYTES_MAX: usize = 16 << 20;

/// Checks unlisted files, with one budget for all of them.
pub(super) struct UnlistedFiles<'a> {
    view: &'a dyn Files,
    target: &'a str,
    folders: FoldersBeside<'a>,
    budget: ContentBudget,
    xml_left: usize,
}

/// The kind of an unlisted file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum UnlistedKind {
    /// It should not be opened.
    Danger(Danger),
    /// An operating system created it.
    System,
    /// Anything else.
    Plain,
    /// It is unreadable.
    Unread(Message),
}

impl<'a> UnlistedFiles<'a> {
    /// Starts with a full budget.
    pub(super) fn new(view: &'a dyn Files, target: &'a str) -> Self {
        Self {
            view,
            target,
            folders: FoldersBeside::new(view),
            budget: ContentBudget::beside(),
            xml_left: XML_BYTES_MAX * 8,
        }
    }

    /// The danger of a file by its name alone.
    pub(super) fn by_name(&self, path: &'a str) -> Option<Danger> {
        self.folders.classify(path).as_ref().map(by_name)
    }

    /// Classifies a file.
    ///
    /// # Errors
    /// Fails if the medium disappeared.
    pub(super) fn at(&mut self, file: &'a FileEntry) -> Result<UnlistedKind, Error> {
        let is_twin = is_named_twin(&file.path);
        if !is_twin && let Some(danger) = self.by_name(&file.path) {
            return Ok(UnlistedKind::Danger(danger));
        }
        let first = match read_first(self.view, file, SNIFF_BYTES) {
            Ok(first) => first,
            Err(error) => {
                self.present(&error)?;
                let danger = self.by_name(&file.path);
                return Ok(
                    danger.map_or(UnlistedKind::Unread(error.message()), UnlistedKind::Danger)
                );
            }
        };
        if is_twin {
            if let Some(end) = twin_end(&first) {
                return self.at_twin(file, &first, end);
            }
            if let Some(danger) = self.by_name(&file.path) {
                return Ok(UnlistedKind::Danger(danger));
            }
        }
        // A file that only has the name of an AppleDouble file is treated like any other.
        let is_by_system = !is_twin && system_file(&file.path).is_some();
        let danger = self.by_content(file, &first, is_by_system)?;
        let hidden = || classify_folders(&file.path).filter(|_| !is_by_system);
        let danger = danger.or_else(|| hidden().as_ref().map(by_name));
        Ok(match danger {
            Some(danger) => UnlistedKind::Danger(danger),
            None if is_by_system => UnlistedKind::System,
            None => UnlistedKind::Plain,
        })
    }

    /// Fails if the medium disappeared, since that says nothing about the file.
    fn present(&self, error: &io::Error) -> Result<(), Error> {
        if self.view.is_present() {
            return Ok(());
        }
        Err(gone(self.target, error))
    }

    /// Checks an AppleDouble file, whose parts end at `end`, for anything else in it.
    fn at_twin(&self, file: &FileEntry, first: &[u8], end: u64) -> Result<UnlistedKind, Error> {
        let kind = sniff(first, &file.path);
        if kind != FileKind::Unknown {
            return Ok(UnlistedKind::Danger(by_content(kind)));
        }
        let behind = match self.data_after_twin(file, end) {
            Ok(behind) => behind,
            Err(error) => {
                self.present(&error)?;
                return Ok(UnlistedKind::Unread(error.message()));
            }
        };
        Ok(match behind {
            Some(found) => {
                let found = found.into();
                UnlistedKind::Danger(Danger::Active { found })
            }
            None => UnlistedKind::System,
        })
    }

    /// What follows an AppleDouble file's parts.
    fn data_after_twin(&self, file: &FileEntry, end: u64) -> io::Result<Option<HeldFinding>> {
        let mut tail: Vec<u8> = Vec::new();
        let mut at: u64 = 0;
        let mut is_more = false;
        self.view.read(file, &mut |reader| {
            let mut buffer = vec![0; SNIFF_BYTES];
            loop {
                let filled = crate::verify::view::fill(reader, &mut buffer)?;
                if filled == 0 {
                    return Ok(());
                }
                let chunk = &buffer[..filled];
                let before = usize::try_from(end.saturating_sub(at)).unwrap_or(usize::MAX);
                let behind = chunk.get(before..).unwrap_or_default();
                is_more |= !is_all_zeros(behind);
                at += u64::try_from(filled).unwrap_or(u64::MAX);
                tail.extend(chunk);
                let passed = tail.len().saturating_sub(TWIN_TAIL_BYTES);
                tail.drain(..passed);
            }
        })?;
        Ok(if ends_as_zip(&tail) {
            Some(HeldFinding::TwinAndZip)
        } else {
            is_more.then_some(HeldFinding::TwinWithMore)
        })
    }

    fn by_content(
        &mut self,
        file: &FileEntry,
        first: &[u8],
        is_by_system: bool,
    ) -> Result<Option<Danger>, Error> {
        if let Some(setting) = active_setting(&file.path, first) {
            return Ok(Some(of_setting(&setting)));
        }
        let kind = sniff(first, &file.path);
        // Files that desktops create have the form of a text shortcut: `.directory`, `desktop.ini`.
        let is_usual = kind == FileKind::TextShortcut && is_by_system;
        if kind.is_program() && !is_usual {
            return Ok(Some(by_content(kind)));
        }
        let ending = ending_of(&file.path).unwrap_or_default();
        let is_text = PLAIN_TEXT_ENDINGS.contains(&ending.as_str());
        if kind == FileKind::Svg && !is_text || ending == "svg" {
            let found = HeldFinding::Drawing.into();
            return Ok(Some(Danger::Active { found }));
        }
        if kind == FileKind::Html && !is_text {
            return Ok(Some(by_content(kind)));
        }
        if (kind == FileKind::Xml || XML_ENDINGS.contains(&ending.as_str())) && !is_text {
            return self.in_xml(file);
        }
        if kind == FileKind::Epub || kind == FileKind::Zip && ending == "epub" {
            let reason = HeldFinding::Epub.into();
            return Ok(Some(Danger::Closed { reason }));
        }
        // Windows stores thumbnails in the format of old Office files; no user opens them.
        let is_previews = is_by_system && kind == FileKind::CompoundFile && ending == "db";
        match document_kind(kind, &ending) {
            Some(kind) if !is_previews => self.in_document(file, kind),
            _ => Ok(None),
        }
    }

    /// Checks whether a browser shows this XML as a page.
    fn in_xml(&mut self, file: &FileEntry) -> Result<Option<Danger>, Error> {
        let most = XML_BYTES_MAX.min(self.xml_left);
        let Some(bytes) = self.whole(file, most)? else {
            return Ok(Some(not_looked()));
        };
        self.xml_left = self.xml_left.saturating_sub(bytes.len());
        let found = HeldFinding::XmlPage.into();
        Ok(shows_as_page(&bytes).then_some(Danger::Active { found }))
    }

    /// Active parts of a document, as `check` finds them.
    fn in_document(&mut self, file: &FileEntry, kind: FileKind) -> Result<Option<Danger>, Error> {
        let Some(bytes) = self.whole(file, DOCUMENT_BYTES_MAX)? else {
            return Ok(Some(not_looked()));
        };
        let found = find_active_parts_within(kind, &mut Cursor::new(&bytes), &mut self.budget);
        let found = found
            .unwrap_or_default()
            .into_iter()
            .map(|found| found.part);
        let mut closed = None;
        for part in found.filter(|part| part.severity() == Severity::Fault) {
            let words = part.message();
            match part {
                ActivePart::Locked | ActivePart::Restricted | ActivePart::Unreadable => {
                    closed = Some(Danger::Closed { reason: words });
                }
                ActivePart::Bomb => closed = Some(not_looked()),
                _ => return Ok(Some(Danger::Active { found: words })),
            }
        }
        Ok(closed)
    }

    /// All bytes of a file; `None` if it is longer than `most` or unreadable.
    fn whole(&self, file: &FileEntry, most: usize) -> Result<Option<Vec<u8>>, Error> {
        if usize::try_from(file.length_bytes).is_ok_and(|length| length > most) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let read = self.view.read(file, &mut |reader| {
            reader.take(limit).read_to_end(&mut bytes).map(drop)
        });
        match read {
            Ok(()) => Ok((bytes.len() <= most).then_some(bytes)),
            Err(error) => {
                self.present(&error)?;
                Ok(None)
            }
        }
    }

    /// A danger if a `.hidden` file makes Linux file managers hide one of the `own` names.
    pub(super) fn hides(&self, file: &FileEntry, own: &OwnNames<'_>) -> Option<Danger> {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        if name != ".hidden" {
            return None;
        }
        // An unreadable file was reported before.
        let first = read_first(self.view, file, SNIFF_BYTES).unwrap_or_default();
        let hidden = hidden_names(&first).into_iter();
        let hidden = hidden.map(|name| match folder {
            "" => name,
            folder => format!("{folder}/{name}"),
        });
        let mut hidden = hidden.filter(|path| own.has(path));
        let path = RawName::new(hidden.next()?);
        let found = HeldFinding::Hides { path }.into();
        Some(Danger::Active { found })
    }
}

/// The paths of a drive's listed files and of their folders.
pub(super) struct OwnNames<'a>(HashSet<&'a str>);

impl<'a> OwnNames<'a> {
    /// From the files' paths.
    pub(super) fn new(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut names = HashSet::new();
        for mut path in paths {
            while names.insert(path) {
                match path.rsplit_once('/') {
                    Some((folder, _)) => path = folder,
                    None => break,
                }
            }
        }
        Self(names)
    }

    fn has(&self, path: &str) -> bool {
        self.0.contains(path)
    }
}

/// The document reader for a file; `None` if it is not a document. Office programs choose the
/// reader by the ending.
fn document_kind(kind: FileKind, ending: &str) -> Option<FileKind> {
    match kind {
        kind if holds_active_parts(kind) => Some(kind),
        FileKind::Zip if OPEN_XML_ENDINGS.contains(&ending) => Some(FileKind::OfficeOpenXml),
        FileKind::Zip if OPEN_DOCUMENT_ENDINGS.contains(&ending) => Some(FileKind::OpenDocument),
        _ => None,
    }
}

fn not_looked() -> Danger {
    Danger::Closed {
        reason: HeldFinding::NotLooked.into(),
    }
}

fn of_setting(setting: &ActiveSetting) -> Danger {
    let found = setting.message();
    Danger::Active { found }
}

pub(super) fn by_name(active: &Active) -> Danger {
    Danger::Name {
        kind: active.kind,
        disguise: active.disguise,
    }
}

pub(super) fn by_content(kind: FileKind) -> Danger {
    Danger::Content {
        found: kind.message(),
    }
}

/// Folder names by parent folder, since worms name their programs after folders.
struct FoldersBeside<'a>(HashSet<(&'a str, String)>);

impl<'a> FoldersBeside<'a> {
    fn new(view: &'a dyn Files) -> Self {
        let split = |path: &'a String| {
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
            (parent, name.to_lowercase())
        };
        Self(view.listing().folders.iter().map(split).collect())
    }

    fn classify(&self, path: &'a str) -> Option<Active> {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let active = classify_beside(name, |stem| self.0.contains(&(parent, stem)));
        // Systems create temporary files in their own folders.
        active.filter(|active| active.ending != "tmp" || system_file(path).is_none())
    }
}
