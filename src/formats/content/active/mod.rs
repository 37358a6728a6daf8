//! What documents and archives do beyond being read: scripts, macros, launches, things fetched,
//! things hidden behind a file's end, and traces of places in pictures that lie inside.
//!
//! Covers PDF, Office (Open XML, OpenDocument, the old compound files, RTF), SVG, and ZIP archives
//! with all of these inside, nested; what stands behind the end of any file that tells its end.
//! Traces of a file itself are `place/`'s. Looks at the structure that a reader would act upon, never at
//! text, so that a document that only mentions JavaScript is none of these. Leaves out judging
//! whether a script is harmful: on a drive it has no business either way.

mod archive;
mod behind;
mod budget;
mod look;
mod office;
mod part;
mod pdf;
mod svg;
pub mod words;

#[cfg(test)]
mod tests;

pub use behind::BEHIND_THE_END;
pub use budget::Budget;
pub use look::{find_active_parts, find_active_parts_within, holds_active_parts};
pub use part::{ActiveFinding, ActivePart};
