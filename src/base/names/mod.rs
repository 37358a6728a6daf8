//! Names from outside and names for people: checked before a join, escaped before a screen.

pub(super) mod escape;
pub(super) mod exact;
pub(super) mod foreign;
pub(super) mod name_key;
