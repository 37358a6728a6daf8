//! Reading FAT that may be hostile, worn or used: nothing on the medium is trusted.
//!
//! No bytes make it panic, loop, or take memory without bound. What is wrong is collected beside
//! what could be read: [`Note`]s for what use leaves behind, [`Fault`]s for what contradicts
//! itself. Source: Microsoft's FAT specification 1.03; UEFI specification, "GUID Partition Table".

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
pub use find::{Beside, Content, TableKind};
pub use identify::OtherFormat;
pub use locate::{Located, Map, Place};
pub use medium::Partitioning;
pub use report::{Ambiguity, ChainFault, Fault, Limit, Note};
pub use tree::{FatDirectory, FatFile, FileReader, Tree};
pub use volume::Volume;

#[cfg(test)]
mod tests;
