//! What verification answers: the report, and each thing that it can name.

pub(super) mod damage;
pub(super) mod mismatch;
pub(super) mod ranges;
pub(super) mod receipt;
pub(super) mod report;
pub(super) mod seal;
