//! Hands libFuzzer's bytes to `targets/sha256sums.rs`, which says what must hold.
#![no_main]

#[path = "../targets/sha256sums.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
