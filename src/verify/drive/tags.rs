//! The tag files of a bag, each read once: what was parsed is what is hashed, also when a bad
//! medium gives other bytes the next time.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8};

use super::super::damage::{Damage, Defect, Note};
use super::super::error::Error;
use super::super::hash::gone;
use super::super::report::RawName;
use super::super::view::{Files, read_first};
use super::index::Index;
use crate::bag::{DECLARATION_PATH, INFO_PATH, SIGNATURE_PATH};
use crate::base::is_held;
use crate::formats::bagit::{
    Algorithm, MANIFEST_BYTES_MAX, Manifest, ManifestFault, ManifestKind, TAG_FILE_BYTES_MAX,
    TagFile, decode, manifest_name, parse_declaration, parse_manifest, parse_tag_file,
};
use crate::formats::minisign::SIGNATURE_BYTES_MAX;

/// The page data of a drive of ours, which names the signer a second time.
pub(in crate::verify) const DISTRICT_SCRIPT: &str = "data/district/district.js";

/// A manifest of the bag.
pub(super) struct ManifestFile {
    /// Its name in the bag's root.
    pub(super) name: String,
    /// What it lists.
    pub(super) kind: ManifestKind,
    /// How.
    pub(super) algorithm: Algorithm,
    /// Its lines.
    pub(super) manifest: Manifest,
}

/// All tag files.
#[derive(Default)]
pub(super) struct Tags {
    /// Whether there is a `bagit.txt`, readable or not.
    pub(super) has_declaration: bool,
    /// `bag-info.txt`.
    pub(super) info: Option<TagFile>,
    /// Sorted by name.
    pub(super) manifests: Vec<ManifestFile>,
    /// What was read whole, by place in the listing.
    pub(super) bytes: BTreeMap<usize, Vec<u8>>,
    /// What is wrong with them.
    pub(super) damaged: Vec<Damage>,
    /// What is odd about them.
    pub(super) notes: Vec<Note>,
}

/// Reads files whole, within limits.
pub(super) struct Reader<'a> {
    pub(super) view: &'a dyn Files,
    pub(super) index: &'a Index<'a>,
    pub(super) target: &'a str,
}

impl Reader<'_> {
    /// The bytes of `path`, `None` where there is no such file; damage where it cannot be read or
    /// is longer than `limit_bytes`.
    fn read(&self, path: &str, limit_bytes: u64, tags: &mut Tags) -> Result<Option<usize>, Error> {
        let Some(place) = self.index.find(path) else {
            return Ok(None);
        };
        let file = &self.view.listing().files[place];
        let limit = usize::try_from(limit_bytes).unwrap_or(usize::MAX);
        match read_first(self.view, file, limit.saturating_add(1)) {
            Ok(bytes) if bytes.len() <= limit => {
                tags.bytes.insert(place, bytes);
            }
            Ok(_) => {
                let reason = format!("larger than any real one ({limit_bytes} bytes)");
                let defect = Defect::Form { reason };
                tags.damaged.push(Damage::new(path, defect));
            }
            Err(error) if !self.view.is_present() => return Err(gone(self.target, &error)),
            Err(error) if is_held(&error) => {
                return Err(Error::held_on(self.target, path));
            }
            Err(error) => {
                let reason = error.to_string();
                let defect = Defect::Unreadable { reason };
                tags.damaged.push(Damage::new(path, defect));
            }
        }
        Ok(Some(place))
    }

    /// All tag files of the bag in the view's root.
    pub(super) fn read_tags(&self) -> Result<Tags, Error> {
        let mut tags = Tags::default();
        let encoding = self.read_declaration(&mut tags)?;
        if let Some(place) = self.read(INFO_PATH, TAG_FILE_BYTES_MAX, &mut tags)?
            && let Some(bytes) = tags.bytes.get(&place)
        {
            match decode(bytes, encoding) {
                Ok((text, notes)) => {
                    let info = parse_tag_file(&text);
                    let all = notes.iter().chain(&info.notes).copied();
                    tags.notes
                        .extend(all.filter_map(|note| Note::of_oddity(INFO_PATH, note)));
                    for line in &info.faulty_lines {
                        let reason = "neither `label: value` nor its continuation".to_owned();
                        tags.damaged.push(Damage::new(
                            INFO_PATH,
                            Defect::Line {
                                line: *line,
                                listed: RawName::new(""),
                                reason,
                            },
                        ));
                    }
                    tags.info = Some(info);
                }
                Err(fault) => {
                    let reason = fault.to_string();
                    let defect = Defect::Form { reason };
                    tags.damaged.push(Damage::new(INFO_PATH, defect));
                }
            }
        }
        self.read_manifests(encoding, &mut tags)?;
        self.read(SIGNATURE_PATH, SIGNATURE_BYTES_MAX, &mut tags)?;
        self.read(DISTRICT_SCRIPT, TAG_FILE_BYTES_MAX, &mut tags)?;
        Ok(tags)
    }

    fn read_declaration(&self, tags: &mut Tags) -> Result<&'static Encoding, Error> {
        let Some(place) = self.read(DECLARATION_PATH, TAG_FILE_BYTES_MAX, tags)? else {
            return Ok(UTF_8);
        };
        tags.has_declaration = true;
        let Some(bytes) = tags.bytes.get(&place) else {
            return Ok(UTF_8);
        };
        match parse_declaration(bytes) {
            Ok(declaration) => {
                let notes = declaration.notes.iter().copied();
                tags.notes
                    .extend(notes.filter_map(|note| Note::of_oddity(DECLARATION_PATH, note)));
                Ok(declaration.encoding)
            }
            Err(fault) => {
                let damage = Damage::new(DECLARATION_PATH, Defect::from(&fault));
                tags.damaged.push(damage);
                Ok(UTF_8)
            }
        }
    }

    fn read_manifests(&self, encoding: &'static Encoding, tags: &mut Tags) -> Result<(), Error> {
        let files = &self.view.listing().files;
        let in_root = files.iter().filter(|f| f.exact && !f.path.contains('/'));
        for file in in_root {
            let name = file.path.to_lowercase();
            let Some((kind, algorithm)) = manifest_name(&name) else {
                continue;
            };
            let Some(algorithm) = Algorithm::named(algorithm) else {
                let file = RawName::new(&*file.path);
                tags.notes.push(Note::UnknownAlgorithm { file });
                continue;
            };
            let place = self.read(&file.path, MANIFEST_BYTES_MAX, tags)?;
            let Some(bytes) = place.and_then(|place| tags.bytes.get(&place)) else {
                continue;
            };
            let manifest = parse_manifest(bytes, kind, algorithm, encoding);
            tags.note_faults(&file.path, &manifest);
            tags.manifests.push(ManifestFile {
                name: file.path.clone(),
                kind,
                algorithm,
                manifest,
            });
        }
        Ok(())
    }
}

impl Tags {
    fn note_faults(&mut self, name: &str, manifest: &Manifest) {
        let notes = manifest.notes.iter().copied();
        self.notes
            .extend(notes.filter_map(|note| Note::of_oddity(name, note)));
        for fault in &manifest.faults {
            let defect = match fault {
                ManifestFault::Line { line, path, fault } => Defect::Line {
                    line: *line,
                    listed: RawName::new(&**path),
                    reason: fault.to_string(),
                },
                other => Defect::Form {
                    reason: other.to_string(),
                },
            };
            self.damaged.push(Damage::new(name, defect));
        }
    }

    /// Whether any manifest of this kind could be read.
    pub(super) fn has(&self, kind: ManifestKind) -> bool {
        self.manifests.iter().any(|manifest| manifest.kind == kind)
    }

    /// A payload manifest of an algorithm that is not known here.
    pub(super) fn unknown_payload_manifest(&self) -> Option<&str> {
        self.notes.iter().find_map(|note| match note {
            Note::UnknownAlgorithm { file } => {
                let name = file.as_raw();
                let kind = manifest_name(&name.to_lowercase())?.0;
                (kind == ManifestKind::Payload).then_some(name)
            }
            _ => None,
        })
    }

    /// The bytes of `path` as read.
    pub(super) fn bytes_of(&self, path: &str, index: &Index<'_>) -> Option<&[u8]> {
        self.bytes.get(&index.find(path)?).map(Vec::as_slice)
    }

    /// What in the page data has the form of a public key.
    pub(super) fn keys_in_pages(&self, index: &Index<'_>) -> Vec<String> {
        let script = self.bytes_of(DISTRICT_SCRIPT, index);
        script.map(super::super::seal::keys_in).unwrap_or_default()
    }
}
