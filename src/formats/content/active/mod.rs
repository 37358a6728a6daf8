//! Finds what documents do beyond being read: scripts, macros, launches, remote content, trailing
//! data, and location data in pictures inside.
//!
//! Covers PDF and Office packages (Open XML, OpenDocument) with the documents inside them; signs of
//! danger in old Office files and RTF; trailing data of any file that marks its end. Examines the
//! structure that a reader would act upon, never text, so a document that only mentions JavaScript
//! has no finding. Leaves out archives (a drive holds files), location data of a file itself
//! (`place/`), and whether a script is harmful: a drive must not carry it either way.
//!
//! `dispatch` takes a kind and a `Read + Seek`, calls the readers and returns findings. A reader queues
//! documents that it finds inside, and `dispatch` works off the queue.

mod budget;
mod dispatch;
mod family;
mod held;
mod members;
mod office;
mod part;
mod pdf;
mod trailing_data;
pub mod words;

#[cfg(test)]
mod tests;

pub use budget::{ContentBudget, MEMBERS_MAX};
pub use dispatch::{find_active_parts, find_active_parts_within, holds_active_parts};
pub use office::PART_HEAD_BYTES;
pub use part::{ActiveFinding, ActivePart, Spot};
pub use pdf::PDF_DEPTH_MAX;
