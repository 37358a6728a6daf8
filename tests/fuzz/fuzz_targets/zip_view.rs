//! Hands libFuzzer's bytes to `targets/zip_view.rs`, which says what must hold.
#![no_main]

#[path = "../targets/zip_view.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
