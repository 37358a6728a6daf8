//! Makes pages from a kit: templates, Markdown, captions, search data.
//!
//! [`Site`] holds everything from which the pages of an edition are made, read once and without a
//! clock. [`Site::common_files`] gives the files of every drive, [`Site::district_files`] those of
//! one recipient. [`check_texts`] gives the faults of texts and templates.
//!
//! Does not copy media (`commands` hands both to `bag`) and does not check captions and tables,
//! which `kit` does.
//!
//! ```no_run
//! # fn show(kit: &drivepress::kit::Kit) -> Result<(), Box<dyn std::error::Error>> {
//! use drivepress::drive::Recipient;
//! use drivepress::site::Site;
//!
//! let site = Site::new(kit, &kit.config.editions[0])?;
//! let pages = site.common_files()?;
//! assert!(pages.iter().any(|file| file.path.as_str() == "START-HERE.html"));
//! let own = site.district_files(&Recipient::Master, "nobody")?;
//! assert_eq!(own.len(), 3);
//! # Ok(())
//! # }
//! ```

mod build;
mod check;
mod desk;
mod district;
mod error;
mod files;
mod film;
mod markdown;
mod material;
mod page;
mod phone;
mod search;
mod template;
mod text;
mod typeset;
mod words;

#[cfg(test)]
mod tests;

pub use build::Site;
pub use check::check_texts;
pub use error::Error;
pub use markdown::{lines_linking_to, relinked};
