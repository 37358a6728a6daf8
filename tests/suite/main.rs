//! The promises of the program, one module each. Fixtures: `tests/fixtures/INDEX.md`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests stop at the first surprise, and write what they like into temporary folders"
)]

mod agreement;
mod bad_kits;
mod base_and_tail;
mod damage_is_found;
mod exit_codes;
mod house;
mod nothing_half_written;
mod release_refuses;
mod reproducible;
mod signed;
mod support;
mod third_party;
mod whom_to_call;
