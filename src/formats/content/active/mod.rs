//! What documents do beyond being read: scripts, macros, launches, things fetched, things hidden behind a
//! file's end, and traces of places in pictures that lie inside.
//!
//! Covers PDF and Office packages (Open XML, OpenDocument) with the documents inside them; signs of danger in
//! old Office files and RTF; what stands behind the end of any file that tells its end. Looks at the structure
//! that a reader would act upon, never at text, so a document that only mentions JavaScript has no finding.
//! Leaves out archives (a drive holds files), traces of a file itself (`place/`), and judging whether a script
//! is harmful: on a drive it has no business either way.
//!
//! `look` calls the readers; a reader gives documents that it finds inside back to a list that `look` works off.

mod behind;
mod budget;
mod family;
mod held;
mod look;
mod members;
mod office;
mod part;
mod pdf;
pub mod words;

#[cfg(test)]
mod tests;

pub use budget::Budget;
pub use look::{find_active_parts, find_active_parts_within, holds_active_parts};
pub use part::{ActiveFinding, ActivePart, Spot};
