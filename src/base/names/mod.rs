//! Names from untrusted sources, checked before a join, and names for display, escaped.

pub(super) mod escape;
pub(super) mod exact;
pub(super) mod foreign;
pub(super) mod name_key;
