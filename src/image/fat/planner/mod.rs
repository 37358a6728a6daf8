//! [`FatPlan`]: a FAT32 image planned in memory.

use super::error::Error;
use super::head::Input;
use super::place::place;
use super::tree::FolderTree;
use crate::formats::fat32::ShortNames;
use crate::image::layout::{Chain, Layout};
use crate::image::plan::{BasePlan, CommonFile, TailSlot, VolumeProperties};

/// A FAT32 image of an edition: one base, and a tail for each recipient's files.
#[derive(Debug, Clone)]
pub struct FatPlan {
    pub(super) volume: VolumeProperties,
    pub(super) tree: FolderTree,
    pub(super) slots: Vec<TailSlot>,
    pub(super) layout: Layout,
    pub(super) root_short_names: ShortNames,
    base: BasePlan,
}

impl FatPlan {
    /// Lays out `common` and `slots`; data and directory entries follow their order, so equal
    /// input gives equal bytes.
    ///
    /// # Errors
    /// Fails if FAT32 cannot hold a file or folder, if names clash, or if a slot is not allowed at
    /// its path: see [`Error`].
    pub fn plan(
        volume: &VolumeProperties,
        common: &[CommonFile],
        slots: &[TailSlot],
    ) -> Result<Self, Error> {
        if volume.serial == 0 {
            return Err(Error::SerialZero);
        }
        let tree = FolderTree::new(common, slots)?;
        let layout = place(&tree, common, slots, volume.free_space_bytes)?;
        let input = Input {
            volume,
            tree: &tree,
            layout: &layout,
            common,
            slots,
        };
        let base = input.base()?;
        Ok(Self {
            volume: volume.clone(),
            slots: slots.to_vec(),
            base: base.plan,
            root_short_names: base.root_short_names,
            tree,
            layout,
        })
    }

    /// The base's pieces; their order is their order in the image.
    pub fn base(&self) -> &BasePlan {
        &self.base
    }

    /// The layout of the image.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Where common file `index` begins, in bytes from the image's start. Returns the start of the
    /// data for an empty file and for an index past the last file.
    pub fn common_offset(&self, index: usize) -> u64 {
        let chain = self.layout.common_files().get(index);
        self.layout
            .offset_bytes(chain.map_or(2, Chain::first_cluster))
    }
}

#[cfg(test)]
mod tests;
