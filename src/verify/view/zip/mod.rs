//! A ZIP as a view.
//!
//! Owns reading stored and packed entries. Takes bytes. Gives a [`Zip`], and faults for everything
//! that two unpackers could read differently.

mod archive;
mod cover;
mod data;
mod directory;
mod folders;
mod name;
mod record;
mod window;
mod within;

#[cfg(test)]
mod tests;

pub use archive::Zip;
