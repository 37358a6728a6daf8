//! FAT: boot sector, FSInfo, allocation table, directories, long and short names, and a reader for
//! untrusted volumes.
//!
//! The writer turns values into bytes and knows only FAT32 (`image` decides where the bytes go).
//! The reader verifies sticks and hostile images, including FAT12 and FAT16. Source: Microsoft's
//! FAT specification 1.03 (fatgen103), cited by section title.
//!
//! ```
//! use drivepress::formats::fat32::{Error, OtherFormat, Volume};
//!
//! let empty = [0_u8; 4096];
//! let refused = Volume::open(&empty.as_slice()).map(|volume| volume.start_bytes());
//! assert!(matches!(refused, Err(Error::OtherFormat(OtherFormat::Blank))));
//! ```

mod boot_sector;
mod directory;
mod entry;
mod error;
mod name;
mod raw;
mod read;
mod table;
mod time;
mod width;

pub use boot_sector::{BootSector, FsInfo, Geometry};
pub use directory::{EntryFields, FILLER, dot_entry, entries, label_entry};
pub use entry::{ATTRIBUTE_ARCHIVE, ATTRIBUTE_DIRECTORY, ENTRY_BYTES};
pub use error::{LabelError, TimeError};
pub use name::label::VolumeLabel;
pub use name::long::LongName;
pub use name::short::{NoShortName, ShortName, ShortNames, cleaned};
pub use name::upcase::{upper, upper_case};
pub use read::{
    Ambiguity, Beside, ChainFault, Error, Extent, FatDirectory, FatFile, Fault, FileReader, Limit,
    LocatedRange, Map, OtherFormat, PartitionContent, Partitioning, RangeOwner, TableKind, Volume,
    VolumeNote, VolumeTree,
};
pub use table::{AllocationTable, END_OF_CHAIN};
pub use time::FatTime;
pub(crate) use width::{index, length};
