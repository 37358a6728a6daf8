//! The walk over all folders. Every cluster is visited once at most, so its work is bounded by
//! the medium whatever the tables say.

use std::collections::BTreeSet;

use super::chain::{Chains, Halt, cut, offset_in};
use super::names::{join, label_text, upper};
use super::survey::survey;
use super::{Extent, FatDirectory, FatFile, Tree};
use crate::formats::fat32::directory::{ATTRIBUTE_DIRECTORY, ENTRY_BYTES};
use crate::formats::fat32::length;
use crate::formats::fat32::read::entries::{Entry, Item, parse_directory};
use crate::formats::fat32::read::error::Error;
use crate::formats::fat32::read::locate::{Map, Place};
use crate::formats::fat32::read::report::{ChainFault, Fault, Limit, Note};
use crate::formats::fat32::read::volume::{Volume, read};

/// A folder that is still to be read.
struct Pending {
    path: String,
    first_cluster: u32,
    /// First cluster of the folder above; 0 where that is the root.
    above: u32,
    depth: u64,
    attributes: u8,
}

struct Walk<'v, 'a> {
    volume: &'v Volume<'a>,
    chains: Chains<'v, 'a>,
    tree: Tree,
    pending: Vec<Pending>,
    entries: u64,
    path_bytes: u64,
}

/// Walks the volume.
pub(super) fn walk(volume: &Volume<'_>) -> Result<Tree, Error> {
    let mut notes = volume.notes.clone();
    let survey = survey(volume, &mut notes)?;
    let mut walk = Walk {
        volume,
        chains: Chains::new(volume),
        tree: Tree {
            notes,
            ..Tree::default()
        },
        pending: vec![Pending {
            path: String::new(),
            first_cluster: volume.bpb.root_cluster,
            above: 0,
            depth: 0,
            attributes: ATTRIBUTE_DIRECTORY,
        }],
        entries: 0,
        path_bytes: 0,
    };
    match walk.folders() {
        Ok(()) => {
            let lost = survey.used.saturating_sub(walk.chains.walked());
            if lost > 0 && walk.tree.faults.is_empty() {
                walk.tree.notes.push(Note::LostClusters { count: lost });
            }
        }
        Err(Halt::Error(error)) => return Err(error),
        Err(Halt::Limit(path, limit)) => walk.tree.faults.push(Fault::Limit { path, limit }),
    }
    walk.tell_labels();
    let mut tree = walk.tree;
    name_the_crossed(volume, &mut tree);
    Ok(tree)
}

impl Walk<'_, '_> {
    fn folders(&mut self) -> Result<(), Halt> {
        while let Some(pending) = self.pending.pop() {
            self.folder(&pending)?;
        }
        Ok(())
    }

    fn folder(&mut self, pending: &Pending) -> Result<(), Halt> {
        let mut clusters = self.chains.follow(pending.first_cluster, &pending.path)?;
        if let Some(fault) = clusters.fault {
            self.fault(Fault::Chain {
                path: pending.path.clone(),
                fault,
            })?;
        }
        self.cut(&mut clusters.extents, &pending.path)?;
        let bytes = self.folder_bytes(&clusters.extents, pending)?;
        let items = parse_directory(&bytes);
        let offset_of = |at: usize| offset_in(&clusters.extents, length(at * ENTRY_BYTES));
        if !bytes.is_empty() {
            self.check_dots(pending, &items)?;
        }
        let mut names = BTreeSet::new();
        let mut below = Vec::new();
        for item in items {
            match item {
                Item::Entry(entry) => {
                    let offset_bytes = offset_of(entry.at);
                    if !names.insert(upper(&entry.name)) {
                        let path = join(&pending.path, &entry.name);
                        self.fault(Fault::NameTwice { path })?;
                    }
                    below.extend(self.entry(entry, pending, offset_bytes)?);
                }
                Item::Dot { .. } => {}
                Item::Label { at, name } => self.label(&pending.path, name, offset_of(at))?,
                Item::Orphan { at } => {
                    let (folder, offset_bytes) = (pending.path.clone(), offset_of(at));
                    self.fault(Fault::OrphanLongName {
                        folder,
                        offset_bytes,
                    })?;
                }
                Item::Contradiction { at } => {
                    let (folder, offset_bytes) = (pending.path.clone(), offset_of(at));
                    self.fault(Fault::Label {
                        folder,
                        offset_bytes,
                    })?;
                }
            }
        }
        // The last pushed is read first.
        self.pending.extend(below.into_iter().rev());
        let (path, attributes) = (pending.path.clone(), pending.attributes);
        self.tree.directories.push(FatDirectory {
            path,
            extents: clusters.extents,
            attributes,
        });
        Ok(())
    }

    /// The bytes of a folder, as many as a folder may have and as lie on the medium.
    fn folder_bytes(&mut self, extents: &[Extent], pending: &Pending) -> Result<Vec<u8>, Halt> {
        let most = Limit::FolderLength.most();
        let mut bytes = Vec::new();
        let whole: u64 = extents.iter().map(|extent| extent.length_bytes).sum();
        if whole > most {
            let (path, limit) = (pending.path.clone(), Limit::FolderLength);
            self.fault(Fault::Limit { path, limit })?;
        }
        let mut left = most;
        for extent in extents {
            let wanted = extent.length_bytes.min(left);
            left -= wanted;
            let (start, end) = (
                bytes.len(),
                bytes.len() + usize::try_from(wanted).unwrap_or(0),
            );
            bytes.resize(end, 0);
            read(
                self.volume.storage(),
                extent.offset_bytes,
                &mut bytes[start..],
            )?;
        }
        Ok(bytes)
    }

    /// `.` and `..` must come first in every folder but the root, and nowhere else.
    fn check_dots(&mut self, pending: &Pending, items: &[Item]) -> Result<(), Halt> {
        let root = self.volume.bpb.root_cluster;
        let found = items.iter().filter_map(|item| match item {
            Item::Dot {
                dots,
                first_cluster,
            } => Some((*dots, *first_cluster)),
            _ => None,
        });
        let found: Vec<(usize, u32)> = found.take(3).collect();
        let are_first = items
            .iter()
            .take(found.len())
            .all(|item| matches!(item, Item::Dot { .. }));
        let right = match found.as_slice() {
            [] => pending.depth == 0,
            [(1, this), (2, above)] => {
                // Some systems write the root's own number in place of 0.
                let leads_up = *above == pending.above || (pending.above == 0 && *above == root);
                pending.depth > 0 && are_first && *this == pending.first_cluster && leads_up
            }
            _ => false,
        };
        if right {
            Ok(())
        } else {
            self.fault(Fault::Dots {
                path: pending.path.clone(),
            })
        }
    }

    /// Takes up a file, or gives a folder to read later.
    fn entry(
        &mut self,
        entry: Entry,
        folder: &Pending,
        offset_bytes: u64,
    ) -> Result<Option<Pending>, Halt> {
        let path = join(&folder.path, &entry.name);
        self.count_entry(&path)?;
        if length(path.len()) > Limit::PathLength.most() {
            let limit = Limit::PathLength;
            self.fault(Fault::Limit {
                path: folder.path.clone(),
                limit,
            })?;
            return Ok(None);
        }
        if entry.is_odd {
            self.fault(Fault::Name {
                path: path.clone(),
                offset_bytes,
            })?;
        }
        if entry.is_directory() {
            if folder.depth >= Limit::Depth.most() {
                self.fault(Fault::Limit {
                    path,
                    limit: Limit::Depth,
                })?;
                return Ok(None);
            }
            return Ok(Some(Pending {
                path,
                first_cluster: entry.first_cluster,
                above: if folder.depth == 0 {
                    0
                } else {
                    folder.first_cluster
                },
                depth: folder.depth + 1,
                attributes: entry.attributes,
            }));
        }
        let extents = self.file_extents(&entry, &path)?;
        self.tree.files.push(FatFile {
            path,
            length_bytes: u64::from(entry.length_bytes),
            extents,
            attributes: entry.attributes,
            short_name: entry.short_name,
            entry_offset_bytes: offset_bytes,
        });
        Ok(None)
    }

    fn count_entry(&mut self, path: &str) -> Result<(), Halt> {
        self.entries += 1;
        self.path_bytes += length(path.len());
        let passed = if self.entries > Limit::Entries.most() {
            Some(Limit::Entries)
        } else if self.path_bytes > Limit::PathBytes.most() {
            Some(Limit::PathBytes)
        } else {
            None
        };
        passed.map_or(Ok(()), |limit| Err(Halt::Limit(path.to_owned(), limit)))
    }

    /// The file's extents, cut to its length.
    fn file_extents(&mut self, entry: &Entry, path: &str) -> Result<Vec<Extent>, Halt> {
        let length_bytes = u64::from(entry.length_bytes);
        if entry.first_cluster == 0 && length_bytes == 0 {
            return Ok(Vec::new());
        }
        let mut clusters = self.chains.follow(entry.first_cluster, path)?;
        let size = self.volume.cluster_size_bytes();
        let wanted = length_bytes.div_ceil(size);
        let found_bytes = clusters.count * size;
        if clusters.fault.is_none() && clusters.count < wanted {
            clusters.fault = Some(ChainFault::TooShort {
                length_bytes,
                found_bytes,
            });
        }
        if clusters.fault.is_none() && clusters.count > wanted {
            self.note(Note::ChainTooLong {
                path: path.to_owned(),
            })?;
        }
        if let Some(fault) = clusters.fault {
            self.fault(Fault::Chain {
                path: path.to_owned(),
                fault,
            })?;
        }
        let mut left = length_bytes;
        for extent in &mut clusters.extents {
            extent.length_bytes = extent.length_bytes.min(left);
            left -= extent.length_bytes;
        }
        clusters.extents.retain(|extent| extent.length_bytes > 0);
        self.cut(&mut clusters.extents, path)?;
        Ok(clusters.extents)
    }

    /// Ends extents at the medium's end, and tells so.
    fn cut(&mut self, extents: &mut Vec<Extent>, path: &str) -> Result<(), Halt> {
        let missing_bytes = cut(extents, self.volume.storage_length_bytes());
        if missing_bytes == 0 {
            return Ok(());
        }
        let fault = ChainFault::Cut { missing_bytes };
        self.fault(Fault::Chain {
            path: path.to_owned(),
            fault,
        })
    }

    fn label(&mut self, folder: &str, name: [u8; 11], offset_bytes: u64) -> Result<(), Halt> {
        if folder.is_empty() && self.tree.label.is_none() {
            self.tree.label = Some(label_text(name));
            return Ok(());
        }
        self.fault(Fault::Label {
            folder: folder.to_owned(),
            offset_bytes,
        })
    }

    /// The boot sector's label stands in where the root has none.
    fn tell_labels(&mut self) {
        let boot = label_text(self.volume.bpb.label);
        let boot = (boot != "NO NAME" && !boot.is_empty()).then_some(boot);
        if boot != self.tree.label {
            self.tree.notes.push(Note::LabelDiffers);
        }
        self.tree.label = self.tree.label.take().or(boot);
    }

    fn fault(&mut self, fault: Fault) -> Result<(), Halt> {
        self.tree.faults.push(fault);
        self.check_findings()
    }

    fn note(&mut self, note: Note) -> Result<(), Halt> {
        self.tree.notes.push(note);
        self.check_findings()
    }

    fn check_findings(&self) -> Result<(), Halt> {
        let findings = length(self.tree.faults.len() + self.tree.notes.len());
        if findings < Limit::Findings.most() {
            return Ok(());
        }
        Err(Halt::Limit(String::new(), Limit::Findings))
    }
}

/// Once all extents are known, tells which files crossed chains run into.
fn name_the_crossed(volume: &Volume<'_>, tree: &mut Tree) {
    let is_crossed = |fault: &Fault| {
        matches!(
            fault,
            Fault::Chain {
                fault: ChainFault::Crossed { .. },
                ..
            }
        )
    };
    if !tree.faults.iter().any(is_crossed) {
        return;
    }
    let mut faults = std::mem::take(&mut tree.faults);
    let map = Map::new(volume, tree);
    for fault in &mut faults {
        if let Fault::Chain {
            fault: ChainFault::Crossed { cluster, other },
            ..
        } = fault
        {
            let at = volume.cluster_offset_bytes(*cluster);
            let place = map
                .locate(at..at + 1)
                .into_iter()
                .next()
                .map(|located| located.place);
            *other = match place {
                Some(
                    Place::File { path, .. } | Place::Slack { path } | Place::Directory { path },
                ) => Some(path),
                _ => None,
            };
        }
    }
    tree.faults = faults;
}
