//! Repairs a damaged drive: writes only damaged or missing files, from an image set or another
//! drive of the same release.
//!
//! Owns the choice of source and of the files to write and remove. Takes a target and a [`Repair`].
//! Gives a [`Repaired`].
//!
//! A repair checks the whole drive before and after. In between it reads only files that the first
//! check did not prove right. It checks every file's digest before putting it in place. An
//! interrupted repair is continued by running it again.

mod done;
mod extras;
pub(super) mod folder;
mod image;
pub(super) mod plan;
mod run;
pub(super) mod source;
mod words;

#[cfg(test)]
mod tests;

pub use done::{BadSource, Extras, Hindrance, Repair, Repaired, Unmended};
pub use run::repair;
