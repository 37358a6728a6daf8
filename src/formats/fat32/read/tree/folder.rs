//! Reads one folder: its bytes, its entries, and names that two entries share.

use super::chain::{Clusters, Halt, offset_in};
use super::contents::FatDirectory;
use super::names::{Shared, ShownNames, join};
use super::walk::{Pending, Walk};
use crate::formats::fat32::entry::ENTRY_BYTES;
use crate::formats::fat32::length;
use crate::formats::fat32::name::upcase::upper_case;
use crate::formats::fat32::read::entries::{DirectoryEntry, Item, Label, parse_directory};
use crate::formats::fat32::read::extent::Extent;
use crate::formats::fat32::read::medium::read;
use crate::formats::fat32::read::report::{Fault, Limit};

/// Maximum entries after an end mark that are named; garbage there may look like thousands.
const BEHIND_END_NAMED: usize = 10;

impl Walk<'_, '_> {
    /// Reads a folder: adds its files and queues its subfolders.
    pub(super) fn folder(&mut self, pending: &Pending) -> Result<(), Halt> {
        let mut extents = self.folder_extents(pending)?;
        self.cut(&mut extents, &pending.path)?;
        let bytes = self.folder_bytes(&extents, pending)?;
        let items = parse_directory(&bytes);
        if !bytes.is_empty() {
            self.check_dots(pending, &items)?;
        }
        let below = self.items(items, pending, &extents)?;
        // The last one pushed is read first.
        self.pending.extend(below.into_iter().rev());
        let (path, attributes) = (pending.path.clone(), pending.attributes);
        self.tree.directories.push(FatDirectory {
            path,
            extents,
            attributes,
        });
        Ok(())
    }

    /// The extents of a folder: from its chain, or from the fixed root region of FAT12 and FAT16.
    fn folder_extents(&mut self, pending: &Pending) -> Result<Vec<Extent>, Halt> {
        let region = self.volume.root_region().filter(|_| pending.depth == 0);
        if let Some(region) = region {
            return Ok(vec![region]);
        }
        let Clusters { extents, fault, .. } =
            self.chains.follow(pending.first_cluster, &pending.path)?;
        if let Some(fault) = fault {
            let path = pending.path.clone();
            self.fault(Fault::Chain { path, fault })?;
        }
        Ok(extents)
    }

    /// Adds the items of a folder; returns its subfolders.
    fn items(
        &mut self,
        items: Vec<Item>,
        pending: &Pending,
        extents: &[Extent],
    ) -> Result<Vec<Pending>, Halt> {
        let folder = || pending.path.clone();
        let offset_of = |at: usize| offset_in(extents, length(at * ENTRY_BYTES));
        let mut names = ShownNames::default();
        let mut below = Vec::new();
        let mut behind = Vec::new();
        let mut behind_count = 0;
        for item in items {
            match item {
                Item::Entry(entry) => {
                    let offset_bytes = offset_of(entry.at);
                    self.name(&mut names, &entry, pending)?;
                    below.extend(self.entry(entry, pending, offset_bytes)?);
                }
                Item::Dot { .. } => {}
                Item::Label(label) => {
                    let offset_bytes = offset_of(label.entry.at);
                    self.label_or_alike(&mut names, &label, pending, offset_bytes)?;
                }
                Item::Orphan { at } => self.fault(Fault::OrphanLongName {
                    folder: folder(),
                    offset_bytes: offset_of(at),
                })?,
                Item::Torn { at, name } => self.fault(Fault::TornName {
                    path: join(&pending.path, &name),
                    offset_bytes: offset_of(at),
                })?,
                Item::Behind(entry) => {
                    self.name(&mut names, &entry, pending)?;
                    behind_count += 1;
                    if behind.len() < BEHIND_END_NAMED {
                        behind.push(entry.name);
                    }
                }
            }
        }
        if behind_count > 0 {
            self.fault(Fault::BehindEnd {
                folder: folder(),
                names: behind,
                count: behind_count,
            })?;
        }
        Ok(below)
    }

    /// Reports an entry whose name can be confused with another in its folder.
    fn name(
        &mut self,
        names: &mut ShownNames,
        entry: &DirectoryEntry,
        pending: &Pending,
    ) -> Result<(), Halt> {
        let Some(Shared { name, other }) = names.add(entry) else {
            return Ok(());
        };
        let path = join(&pending.path, &entry.name);
        self.fault(if upper_case(&entry.name) == upper_case(&other) {
            Fault::NameTwice { path }
        } else {
            Fault::NameShared { path, other, name }
        })
    }

    /// Ignores a plain label. Reports one in the wrong place, and one with attributes that no label
    /// has.
    fn label_or_alike(
        &mut self,
        names: &mut ShownNames,
        label: &Label,
        pending: &Pending,
        offset_bytes: u64,
    ) -> Result<(), Halt> {
        let is_first = pending.depth == 0 && self.tree.label.is_none();
        if !(is_first && label.is_plain()) {
            self.name(names, &label.entry, pending)?;
        }
        if label.is_look_alike() {
            let path = join(&pending.path, &label.entry.name);
            return self.fault(Fault::LookAlike { path });
        }
        self.label(&pending.path, label.name, offset_bytes)
    }

    /// The bytes of a folder, up to the folder limit and the medium's end.
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

    /// Checks that `.` and `..` come first in every folder but the root, and nowhere else.
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
                // Some systems write the root's own cluster number instead of 0.
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
}
