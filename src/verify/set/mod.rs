//! A whole image set: bases, tails, lists, signatures.

mod bases;
mod check;
mod lists;
mod tails;

#[cfg(test)]
mod tests;

pub(super) use check::check_set;
