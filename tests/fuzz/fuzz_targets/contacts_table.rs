//! Hands libFuzzer's bytes to `targets/contacts_table.rs`, which says what must hold.
#![no_main]

#[path = "../targets/contacts_table.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
