//! Fills a mounted stick with a drive's files: from an image set, or from the ZIP of an update.
//!
//! Owns the choice of files to write and to take away, their order, and the check afterwards. Takes
//! a folder and a [`Fill`]. Gives a [`Filled`].
//!
//! The files that identify and prove a drive are written last. Until then a note in the root says
//! that the stick is unfinished, and no verdict is "intact". An interrupted run is continued by
//! running it again: files whose digest is right are not copied again.

mod error;
mod old_drive;
mod order;
mod place;
mod plan;
mod run;
mod unfinished;
mod write;

pub use error::FillError;
pub use order::{Fill, FillPlaces, FillSource, Filled, ReadBack};
pub use run::fill;
