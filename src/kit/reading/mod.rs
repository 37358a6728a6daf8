//! Shared by all readers of the kit: a source text with its lines, dates and their age, and
//! spelling suggestions. Takes a file's bytes or text; gives values and findings.

mod dates;
mod finding;
mod freshness;
mod lost;
mod source;
mod spell;

pub(super) use dates::{common_era_release, read_date, thai_digits_to_ascii};
pub(super) use finding::{DateFault, LostLetters, LostWhere, TextFinding};
pub(super) use freshness::{Freshness, Verified};
pub(super) use lost::{describe_lost, script_of};
pub use source::read_words_file;
pub(super) use source::{KitSource, TEXT_BYTES_MAX, WORDS_BYTES_MAX, read_small};
pub(super) use spell::nearest;
