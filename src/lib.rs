//! x
pub mod formats;
