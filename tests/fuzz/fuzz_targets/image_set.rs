//! Hands libFuzzer's bytes to `targets/image_set.rs`, which says what must hold.
#![no_main]

#[path = "../targets/image_set.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
