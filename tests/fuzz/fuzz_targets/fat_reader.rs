//! Hands libFuzzer's bytes to `targets/fat_reader.rs`, which says what must hold.
#![no_main]

#[path = "../targets/fat_reader.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
