//! What tests share: kits made from fixtures.

pub(crate) mod kits;
