//! Captions among the media: how they are named, and which a film has.

pub(super) mod name;
pub(super) mod set;
