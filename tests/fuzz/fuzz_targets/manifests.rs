//! Hands libFuzzer's bytes to `targets/manifests.rs`, which says what must hold.
#![no_main]

#[path = "../targets/manifests.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
