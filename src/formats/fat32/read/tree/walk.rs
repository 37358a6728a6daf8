//! Walks all folders. Each cluster is visited at most once, so the work is bounded by the medium,
//! whatever the tables say.

use super::chain::{Chains, Halt, cut};
use super::contents::{FatFile, VolumeTree};
use super::crossed::name_the_crossed;
use super::names::{join, label_text};
use super::survey::survey;
use crate::formats::fat32::entry::ATTRIBUTE_DIRECTORY;
use crate::formats::fat32::length;
use crate::formats::fat32::read::entries::DirectoryEntry;
use crate::formats::fat32::read::entry_width::Width;
use crate::formats::fat32::read::error::Error;
use crate::formats::fat32::read::extent::Extent;
use crate::formats::fat32::read::report::{ChainFault, Fault, Limit, VolumeNote};
use crate::formats::fat32::read::volume::Volume;

/// A folder waiting to be read.
pub(super) struct Pending {
    pub(super) path: String,
    /// 0 for the root of FAT12 and FAT16, which has its own region.
    pub(super) first_cluster: u32,
    /// First cluster of the parent folder; 0 if that is the root.
    pub(super) above: u32,
    pub(super) depth: u64,
    pub(super) attributes: u8,
}

pub(super) struct Walk<'v, 'a> {
    pub(super) volume: &'v Volume<'a>,
    pub(super) chains: Chains<'v, 'a>,
    pub(super) tree: VolumeTree,
    pub(super) pending: Vec<Pending>,
    entries: u64,
    path_bytes: u64,
}

/// Walks the volume.
pub(super) fn walk(volume: &Volume<'_>) -> Result<VolumeTree, Error> {
    let mut notes = volume.notes.clone();
    let mut survey = survey(volume, &mut notes)?;
    let mut walk = Walk {
        volume,
        chains: Chains::new(volume, survey.differing.take()),
        tree: VolumeTree {
            notes,
            ..VolumeTree::default()
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
    match walk.tables().and_then(|()| walk.folders()) {
        Ok(()) => {
            let lost = survey.used.saturating_sub(walk.chains.walked());
            if lost > 0 && walk.tree.faults.is_empty() {
                walk.tree
                    .notes
                    .push(VolumeNote::LostClusters { count: lost });
            }
        }
        Err(Halt::Error(error)) => return Err(error),
        Err(Halt::Limit(path, limit)) => walk.tree.faults.push(Fault::Limit { path, limit }),
    }
    walk.report_labels();
    let mut tree = walk.tree;
    name_the_crossed(volume, &mut tree);
    Ok(tree)
}

impl Walk<'_, '_> {
    fn tables(&mut self) -> Result<(), Halt> {
        if u64::from(self.volume.bpb.fats) <= Limit::Fats.most() {
            return Ok(());
        }
        let (path, limit) = (String::new(), Limit::Fats);
        self.fault(Fault::Limit { path, limit })
    }

    fn folders(&mut self) -> Result<(), Halt> {
        while let Some(pending) = self.pending.pop() {
            self.folder(&pending)?;
        }
        Ok(())
    }

    /// Adds a file, or returns a folder to read later.
    pub(super) fn entry(
        &mut self,
        mut entry: DirectoryEntry,
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
        // On FAT12 and FAT16 the upper half of the number does not belong to it (OS/2 stored the
        // number of other data there).
        if self.volume.bpb.width != Width::ThirtyTwo && entry.first_cluster > 0xFFFF {
            entry.first_cluster &= 0xFFFF;
            self.note(VolumeNote::HighClusterBits { path: path.clone() })?;
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
    fn file_extents(&mut self, entry: &DirectoryEntry, path: &str) -> Result<Vec<Extent>, Halt> {
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
            self.note(VolumeNote::ChainTooLong {
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

    /// Cuts extents at the medium's end, and reports the cut.
    pub(super) fn cut(&mut self, extents: &mut Vec<Extent>, path: &str) -> Result<(), Halt> {
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

    pub(super) fn label(
        &mut self,
        folder: &str,
        name: [u8; 11],
        offset_bytes: u64,
    ) -> Result<(), Halt> {
        if folder.is_empty() && self.tree.label.is_none() {
            self.tree.label = Some(label_text(name));
            return Ok(());
        }
        self.fault(Fault::Label {
            folder: folder.to_owned(),
            offset_bytes,
        })
    }

    /// Uses the boot sector's label if the root has none.
    fn report_labels(&mut self) {
        let boot = label_text(self.volume.bpb.label);
        let boot = (boot != "NO NAME" && !boot.is_empty()).then_some(boot);
        if boot != self.tree.label {
            self.tree.notes.push(VolumeNote::LabelDiffers);
        }
        self.tree.label = self.tree.label.take().or(boot);
    }

    pub(super) fn fault(&mut self, fault: Fault) -> Result<(), Halt> {
        self.tree.faults.push(fault);
        self.check_findings()
    }

    fn note(&mut self, note: VolumeNote) -> Result<(), Halt> {
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
