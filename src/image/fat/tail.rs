//! Builds a recipient's tail: root entries, folders, files, two free clusters.

use super::error::Error;
use super::folder::{
    Named, Rest, clusters_differ, dots, file_fields, in_folder, list, named_children, pad,
};
use super::planner::FatPlan;
use super::tree::{Belongs, long_name};
use crate::drive::DriveFile;
use crate::formats::fat32::{ShortNames, index, length};

impl FatPlan {
    /// The tail for a recipient: `files[n]` fills slot `n`.
    ///
    /// # Errors
    /// Fails if the files do not fit the slots (in number, folder, clusters or prefix), or if a
    /// common file already uses a short name.
    pub fn tail(&self, files: &[DriveFile]) -> Result<Vec<u8>, Error> {
        self.check(files)?;
        let mut bytes = Vec::with_capacity(self.tail_capacity());
        for number in 0..self.tree.folders.len() {
            bytes.extend(self.tail_folder(number, files)?);
        }
        for (file, chain) in files.iter().zip(self.layout.slots()) {
            let size = index(self.layout.cluster_size_bytes());
            let in_base = size * index(chain.base_cluster_count());
            bytes.extend_from_slice(&file.bytes[in_base..]);
            let filled = bytes.len().next_multiple_of(size);
            bytes.resize(filled, 0);
        }
        bytes.resize(self.tail_capacity(), 0);
        Ok(bytes)
    }

    fn tail_capacity(&self) -> usize {
        usize::try_from(self.layout.tail_length_bytes()).unwrap_or(usize::MAX)
    }

    fn check(&self, files: &[DriveFile]) -> Result<(), Error> {
        let (expected, found) = (self.layout.slots().len(), files.len());
        if expected != found {
            return Err(Error::FileCount { expected, found });
        }
        self.tree.check_names(files)?;
        files
            .iter()
            .enumerate()
            .try_for_each(|(number, file)| self.check_file(number, file))
    }

    fn check_file(&self, number: usize, file: &DriveFile) -> Result<(), Error> {
        let (slot, chain) = (&self.slots[number], &self.layout.slots()[number]);
        let path = file.path.to_string();
        if file.path.parent() != slot.path.parent() {
            return Err(Error::FileElsewhere {
                slot: slot.path.to_string(),
                found: path,
            });
        }
        let size = self.layout.cluster_size_bytes();
        let expected = chain.cluster_count();
        if let Some(found) = clusters_differ(&file.bytes, size, expected) {
            return Err(Error::FileClusters {
                path,
                expected,
                found,
            });
        }
        let prefix = &slot.common_prefix[..index(size) * index(chain.base_cluster_count())];
        if !file.bytes.starts_with(prefix) {
            return Err(Error::FilePrefix {
                path,
                prefix_bytes: length(prefix.len()),
            });
        }
        Ok(())
    }

    /// The clusters of a folder in the tail; empty for a common folder other than the root.
    fn tail_folder(&self, number: usize, files: &[DriveFile]) -> Result<Vec<u8>, Error> {
        let folder = &self.tree.folders[number];
        let mut taken = ShortNames::default();
        let mut start = Vec::new();
        match folder.belongs {
            _ if number == 0 => taken.clone_from(&self.root_short_names),
            Belongs::Common => return Ok(start),
            Belongs::Recipient => start = dots(number, folder, &self.layout, self.volume.time),
        }
        // The root's folders are common entries, in the base.
        let below = if number == 0 {
            &[][..]
        } else {
            &folder.children[..]
        };
        let mut named = named_children(below, &self.layout, &[], self.volume.time);
        for slot in &folder.slots {
            let (file, chain) = (&files[*slot], &self.layout.slots()[*slot]);
            named.push(Named {
                text: file.path.name(),
                name: long_name(file.path.as_str(), file.path.name())?,
                fields: file_fields(
                    chain.first_cluster(),
                    length(file.bytes.len()),
                    self.volume.time,
                ),
            });
        }
        let bytes = list(start, &named, &mut taken).map_err(in_folder(&self.tree, number))?;
        let size = self.layout.cluster_size_bytes();
        let expected = self.layout.directories()[number]
            .tail
            .map_or(0, |run| run.cluster_count);
        match clusters_differ(&bytes, size, expected) {
            None => Ok(pad(bytes, size, Rest::EndMark)),
            Some(found) => Err(Error::DirectoryClusters {
                path: folder.path.clone(),
                expected,
                found,
            }),
        }
    }
}
