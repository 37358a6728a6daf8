//! A ZIP as a view: stored or packed entries, with everything refused or told that two unpackers could
//! understand in two ways.

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
