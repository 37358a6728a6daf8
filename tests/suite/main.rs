//! The promises of the program, one module each. Fixtures: `tests/fixtures/INDEX.md`.

mod bad_kits;
mod support;
