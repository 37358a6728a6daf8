//! Bytes to values and back, by published specifications.

pub mod content;
pub mod text;
