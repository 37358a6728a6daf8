//! Checks a whole image set: bases, tails, lists, signatures.
//!
//! Owns the rules by which the files of a set are right and consistent. Takes the folder of a set.
//! Gives a [`Report`](super::Report) with its [`SetFindings`](super::SetFindings).

mod bases;
mod check;
mod lists;
mod tails;

#[cfg(test)]
mod tests;

pub(super) use check::check_set;
