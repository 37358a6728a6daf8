//! A ZIP as a view: stored or packed entries, read through the `zip` crate, with everything
//! refused or told that two unpackers could understand in two ways.

mod archive;
mod end;
mod local;
mod name;
mod window;

#[cfg(test)]
mod tests;

pub use archive::Zip;
