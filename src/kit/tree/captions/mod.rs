//! Captions among the media: parses their names and matches them with films.

pub(super) mod name;
pub(super) mod set;
