//! Layout, base, tails, the image set, ZIP, export.

pub mod fat;
mod layout;
mod plan;

pub use layout::{Chain, Layout, LayoutError, Run};
pub use plan::{BasePlan, CommonFile, DistrictFile, Piece, Slot, Volume};
