//! Hands libFuzzer's bytes to `targets/minisign.rs`, which says what must hold.
#![no_main]

#[path = "../targets/minisign.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
