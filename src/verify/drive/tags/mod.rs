//! The tag files of a bag.
//!
//! Owns reading them, each once, so that the parsed bytes are the hashed bytes even if a bad medium
//! returns other bytes next time. Takes a view and its index. Gives [`Tags`].

pub(super) mod fetch;
pub(super) mod index;
pub(super) mod kept;
pub(super) mod root_lists;

use std::collections::BTreeMap;
use std::io::{self, Read as _};

use super::super::error::Error;
use super::words::DriveFinding;
use crate::bag::{DECLARATION_PATH, INFO_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::is_held;
use crate::drive::layout::DISTRICT_SCRIPT;
use crate::formats::bagit::{
    Algorithm, BagBudget, Charset, Digesting, Fetch, MANIFEST_BYTES_MAX, Manifest, ManifestFault,
    ManifestKind, TAG_FILE_BYTES_MAX, TagFile, decode, parse_declaration, parse_fetch,
    parse_manifest_within, parse_tag_file,
};
use crate::formats::content::sniff;
use crate::formats::minisign::SIGNATURE_BYTES_MAX;
use crate::verify::answer::{Damage, Defect, Note, RawName};
use crate::verify::view::{FileEntry, FileRead, Files, gone};
use crate::words::ToMessage as _;
use index::Index;
use kept::{FINDINGS_MAX, Kept};
use root_lists::{Chosen, RootLists};

/// Lists files to be downloaded.
pub(super) const FETCH_PATH: &str = "fetch.txt";

/// A manifest of the bag.
pub(super) struct ManifestFile {
    /// Its name in the bag's root.
    pub(super) name: String,
    /// What it lists.
    pub(super) kind: ManifestKind,
    /// The algorithm of its digests.
    pub(super) algorithm: Algorithm,
    /// Its lines.
    pub(super) manifest: Manifest,
}

/// A tag file that was read completely.
pub(super) struct TagRead {
    /// The algorithms of its digests, in this order.
    pub(super) algorithms: Vec<Algorithm>,
    /// Its digests, kind and length.
    pub(super) read: FileRead,
}

/// All tag files.
pub(super) struct Tags {
    /// Whether there is a `bagit.txt`, readable or not.
    pub(super) has_declaration: bool,
    /// `bag-info.txt`.
    pub(super) info: Option<TagFile>,
    /// Sorted by name.
    pub(super) manifests: Vec<ManifestFile>,
    /// A payload manifest with an unknown algorithm.
    pub(super) unknown_list: Option<String>,
    /// `fetch.txt`.
    pub(super) fetch: Option<Fetch>,
    /// The remaining budget of all manifests together.
    budget: BagBudget,
    /// The tag files that were read completely, by index in the listing.
    pub(super) read: BTreeMap<usize, TagRead>,
    /// The bytes of the signed tag manifest.
    pub(super) signed: Option<Vec<u8>>,
    /// The bytes of the signature.
    pub(super) signature: Option<Vec<u8>>,
    /// Strings in the page data that have the form of a public key.
    pub(super) keys_in_pages: Vec<String>,
    /// Damage to the tag files.
    pub(super) damaged: Kept<Damage>,
    /// Oddities of the tag files.
    pub(super) notes: Vec<Note>,
}

/// Reads complete files within limits.
pub(super) struct TagReader<'a> {
    pub(super) view: &'a dyn Files,
    pub(super) index: &'a Index<'a>,
    pub(super) target: &'a str,
}

impl TagReader<'_> {
    /// Reads all tag files of the bag in the view's root.
    pub(super) fn read_tags(&self) -> Result<Tags, Error> {
        let mut lists = RootLists::find(self.view, self.index);
        let mut tags = Tags {
            has_declaration: self.index.find(DECLARATION_PATH).is_some(),
            info: None,
            manifests: Vec::new(),
            unknown_list: lists.unknown_payload_list(),
            fetch: None,
            budget: BagBudget::default(),
            read: BTreeMap::new(),
            signed: None,
            signature: None,
            keys_in_pages: Vec::new(),
            damaged: Kept::at_most(FINDINGS_MAX),
            notes: lists.notes(),
        };
        lists.report_second_lists(&mut tags.damaged);
        let charset = self.read_declaration(&lists, &mut tags)?;
        self.read_info(charset, &lists, &mut tags)?;
        for chosen in &lists.chosen {
            self.read_manifest(chosen, charset, &lists, &mut tags)?;
        }
        tags.manifests.sort_by(|a, b| a.name.cmp(&b.name));
        self.read_fetch(charset, &lists, &mut tags)?;
        tags.signature = self.read(SIGNATURE_PATH, SIGNATURE_BYTES_MAX, &lists, &mut tags)?;
        let script = self.read(DISTRICT_SCRIPT, TAG_FILE_BYTES_MAX, &lists, &mut tags)?;
        let keys = script.as_deref().map(crate::verify::answer::keys_in);
        tags.keys_in_pages = keys.unwrap_or_default();
        Ok(tags)
    }

    /// The bytes of `path`; `None` if the file does not exist. Also `None`, with damage added, if
    /// it is unreadable or longer than `limit_bytes`.
    fn read(
        &self,
        path: &str,
        limit_bytes: u64,
        lists: &RootLists,
        tags: &mut Tags,
    ) -> Result<Option<Vec<u8>>, Error> {
        let Some(place) = self.index.find(path) else {
            return Ok(None);
        };
        self.report_second_names(path, place, tags);
        let file = &self.view.listing().files[place];
        let defect = match self.whole(file, limit_bytes) {
            Ok(Some(bytes)) => {
                tags.read.insert(place, lists.digested(path, &bytes));
                return Ok(Some(bytes));
            }
            Ok(None) => {
                let reason = DriveFinding::LongTagFile { most: limit_bytes }.into();
                Defect::Form { reason }
            }
            Err(error) if !self.view.is_present() => return Err(gone(self.target, &error)),
            Err(error) if is_held(&error) => return Err(Error::held_on(self.target, path)),
            Err(error) => Defect::Unreadable {
                reason: error.message(),
            },
        };
        tags.damaged.push(Damage::new(path, defect));
        Ok(None)
    }

    /// Reports files that some systems confuse with this tag file. After unpacking or copying
    /// there, either of them may remain, so none is chosen silently.
    fn report_second_names(&self, path: &str, place: usize, tags: &mut Tags) {
        let files = &self.view.listing().files;
        let first = &files[place].path;
        for other in self.index.alike(path).files() {
            let other = &files[other].path;
            if other != first {
                tags.damaged.push_with(|| second_name(other, first));
            }
        }
    }

    /// A file's bytes; `None` if it is longer than `limit_bytes`.
    fn whole(&self, file: &FileEntry, limit_bytes: u64) -> io::Result<Option<Vec<u8>>> {
        if file.length_bytes > limit_bytes {
            return Ok(None);
        }
        let length = usize::try_from(file.length_bytes).unwrap_or(0);
        let limit = usize::try_from(limit_bytes).unwrap_or(usize::MAX);
        let mut bytes = Vec::with_capacity(length);
        self.view.read(file, &mut |reader| {
            let mut reader = reader.take(limit_bytes.saturating_add(1));
            reader.read_to_end(&mut bytes).map(drop)
        })?;
        Ok((bytes.len() <= limit).then_some(bytes))
    }

    fn read_declaration(&self, lists: &RootLists, tags: &mut Tags) -> Result<Charset, Error> {
        let read = self.read(DECLARATION_PATH, TAG_FILE_BYTES_MAX, lists, tags)?;
        let Some(bytes) = read else {
            return Ok(Charset::UTF_8);
        };
        match parse_declaration(&bytes) {
            Ok(declaration) => {
                let notes = declaration.notes.iter().copied();
                tags.notes
                    .extend(notes.filter_map(|note| Note::of_oddity(DECLARATION_PATH, note)));
                Ok(declaration.charset)
            }
            Err(fault) => {
                let damage = Damage::new(DECLARATION_PATH, Defect::from(&fault));
                tags.damaged.push(damage);
                Ok(Charset::UTF_8)
            }
        }
    }

    fn read_info(&self, charset: Charset, lists: &RootLists, tags: &mut Tags) -> Result<(), Error> {
        let Some(bytes) = self.read(INFO_PATH, TAG_FILE_BYTES_MAX, lists, tags)? else {
            return Ok(());
        };
        let (text, notes) = match decode(&bytes, charset) {
            Ok(decoded) => decoded,
            Err(fault) => {
                let reason = fault.message();
                let defect = Defect::Form { reason };
                tags.damaged.push(Damage::new(INFO_PATH, defect));
                return Ok(());
            }
        };
        let info = parse_tag_file(&text);
        let all = notes.iter().chain(&info.notes).copied();
        tags.notes
            .extend(all.filter_map(|note| Note::of_oddity(INFO_PATH, note)));
        for line in &info.faulty_lines {
            let defect = Defect::Line {
                line: *line,
                listed: RawName::new(""),
                reason: DriveFinding::NoLabel.into(),
            };
            tags.damaged.push(Damage::new(INFO_PATH, defect));
        }
        tags.info = Some(info);
        Ok(())
    }

    fn read_manifest(
        &self,
        chosen: &Chosen,
        charset: Charset,
        lists: &RootLists,
        tags: &mut Tags,
    ) -> Result<(), Error> {
        let name = &chosen.name;
        let length_bytes = self.view.listing().files[chosen.place].length_bytes;
        if length_bytes <= MANIFEST_BYTES_MAX && !tags.budget.take_list(length_bytes) {
            tags.take_fault(name, &ManifestFault::TooMuch);
            return Ok(());
        }
        let Some(bytes) = self.read(name, MANIFEST_BYTES_MAX, lists, tags)? else {
            return Ok(());
        };
        let (kind, algorithm) = (chosen.kind, chosen.algorithm);
        let mut manifest =
            parse_manifest_within(&bytes, kind, algorithm, charset, &mut tags.budget);
        if self.index.find(TAG_MANIFEST_PATH) == Some(chosen.place) {
            tags.signed = Some(bytes);
        }
        let notes = manifest.notes.drain(..);
        tags.notes
            .extend(notes.filter_map(|note| Note::of_oddity(name, note)));
        for fault in manifest.faults.drain(..) {
            tags.take_fault(name, &fault);
        }
        tags.manifests.push(ManifestFile {
            name: name.clone(),
            kind,
            algorithm,
            manifest,
        });
        Ok(())
    }

    fn read_fetch(
        &self,
        charset: Charset,
        lists: &RootLists,
        tags: &mut Tags,
    ) -> Result<(), Error> {
        let Some(place) = self.index.find(FETCH_PATH) else {
            return Ok(());
        };
        let length_bytes = self.view.listing().files[place].length_bytes;
        if length_bytes <= MANIFEST_BYTES_MAX && !tags.budget.take_list(length_bytes) {
            tags.take_fault(FETCH_PATH, &ManifestFault::TooMuch);
            return Ok(());
        }
        if let Some(bytes) = self.read(FETCH_PATH, MANIFEST_BYTES_MAX, lists, tags)? {
            tags.fetch = Some(parse_fetch(&bytes, charset, &mut tags.budget));
        }
        Ok(())
    }
}

/// The damage of a name that some systems confuse with `first`.
fn second_name(name: &str, first: &str) -> Damage {
    let listed = RawName::new(first);
    Damage::new(name, Defect::OneName { listed })
}

impl RootLists {
    /// Hashes a tag file with the algorithms of its kind's manifests.
    fn digested(&self, path: &str, bytes: &[u8]) -> TagRead {
        let kind = if path.starts_with("data/") {
            ManifestKind::Payload
        } else {
            ManifestKind::Tag
        };
        let algorithms = self.algorithms(kind);
        let digests = algorithms.iter().map(|algorithm| {
            let mut state = Digesting::new(*algorithm);
            state.update(bytes);
            state.finish()
        });
        let read = FileRead {
            digests: digests.collect(),
            kind: sniff(bytes, path),
            length_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        };
        TagRead { algorithms, read }
    }
}

impl Tags {
    fn take_fault(&mut self, name: &str, fault: &ManifestFault) {
        let defect = match fault {
            ManifestFault::Line { line, path, fault } => Defect::Line {
                line: *line,
                listed: RawName::new(&**path),
                reason: fault.message(),
            },
            other => Defect::Form {
                reason: other.message(),
            },
        };
        self.damaged.push(Damage::new(name, defect));
    }

    /// Whether any manifest of this kind was readable.
    pub(super) fn has(&self, kind: ManifestKind) -> bool {
        self.manifests.iter().any(|manifest| manifest.kind == kind)
    }
}
