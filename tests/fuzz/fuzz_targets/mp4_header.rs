//! Hands libFuzzer's bytes to `targets/mp4_header.rs`, which says what must hold.
#![no_main]

#[path = "../targets/mp4_header.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
