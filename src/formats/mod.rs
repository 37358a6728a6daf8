//! Bytes to values and back by published specifications; opens no file, knows no kit.

pub mod bagit;
pub mod minisign;
