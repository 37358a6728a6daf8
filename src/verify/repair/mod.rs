//! Making a damaged drive whole again: only what is damaged or missing is written, from an image
//! set or from another drive of the same release.
//!
//! Owns what is written, what is taken away and from which source. Takes a target and a [`Repair`];
//! gives a [`Repaired`]. A repair reads a drive twice, before and after: in between it reads only the
//! files that the first verification did not prove right.
//!
//! Every file written is proved by its digest before it takes its place, and the drive is
//! verified afterwards. A repair that was cut off at any byte is taken up by running it again.

mod done;
mod extras;
mod folder;
mod image;
mod plan;
mod run;
mod source;
mod words;

#[cfg(test)]
mod tests;

pub use done::{BadSource, Extras, Hindrance, Repair, Repaired, Unmended};
pub use run::repair;
