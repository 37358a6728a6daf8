//! Reads FAT volumes that may be hostile, damaged or in use: nothing on the medium is trusted.
//!
//! No input causes a panic, an endless loop or unbounded memory. Problems are collected beside the
//! contents: [`Note`]s for traces of normal use, [`Fault`]s for inconsistencies. Source:
//! Microsoft's FAT specification 1.03; UEFI specification, "GUID Partition Table".

mod bpb;
mod entries;
mod entry_width;
mod error;
mod extent;
mod find;
mod identify;
mod locate;
mod medium;
mod pages;
mod report;
mod tree;
mod volume;

pub use error::Error;
pub use extent::Extent;
pub use find::{Beside, PartitionContent, TableKind};
pub use identify::OtherFormat;
pub use locate::{LocatedRange, Map, RangeOwner};
pub use medium::Partitioning;
pub use report::{Ambiguity, ChainFault, Fault, Limit, VolumeNote};
pub use tree::{FatDirectory, FatFile, FileReader, VolumeTree};
pub use volume::Volume;

#[cfg(test)]
mod tests;
