//! Whole commands without a terminal: each puts rooms together. What a library user or a test
//! calls; `cli` only turns arguments into options and results into words.

mod build;
mod check;
mod districts;
mod drive_folder;
mod error;
mod kit_input;
mod make;
mod stamp;
mod state;

pub use build::{Built, build};
pub use check::check;
pub use districts::{DistrictsFound, districts};
pub use error::Error;
pub use kit_input::{Checked, KitOptions, Selection, Stage};
pub use make::{Made, make};
pub use stamp::{StampedEdition, stamp};
