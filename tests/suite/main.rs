//! The promises of the program, one module each. Fixtures: `tests/fixtures/INDEX.md`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "tests stop at the first surprise, say what they saw, and write what they like into \
              temporary folders"
)]

mod agreement;
mod answers;
mod bad_kits;
mod bags;
mod base_and_tail;
mod contacts;
mod damage_is_found;
mod devices;
mod disks;
mod earlier_releases;
mod editions;
mod exit_codes;
mod fills;
mod first_day;
mod fuzz_corpus;
mod hostile;
mod house;
mod json_report;
mod kernel_sees;
mod lost_output;
mod machine_fails;
mod new_kit;
mod nothing_half_written;
mod other_subject;
mod packages;
mod page_words;
#[cfg(feature = "library")]
mod previews;
mod receipts;
mod release_refuses;
mod repaired;
mod repaired_by_signer;
mod reproducible;
mod several_jobs;
mod shared_values;
mod signed;
mod signed_lists;
mod sticks;
mod sudden_death;
mod support;
mod televisions;
mod thai_words;
mod third_party;
mod two_readers;
mod updates;
mod whom_to_call;
mod windows;
mod written_text;
