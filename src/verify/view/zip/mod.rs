//! A ZIP as a view: stored or packed entries, with everything refused or told that two unpackers could
//! understand in two ways.

mod archive;
mod cover;
mod data;
mod directory;
mod end;
mod entry;
mod folders;
mod local;
mod name;
mod window;
mod within;

#[cfg(test)]
mod tests;

pub use archive::Zip;
