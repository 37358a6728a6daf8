//! Hands libFuzzer's bytes to `targets/kit_files.rs`, which says what must hold.
#![no_main]

#[path = "../targets/kit_files.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
