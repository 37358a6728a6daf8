//! Lists of digests that pass through other people's tools.
//!
//! What must hold: no panic; what is read, written and read again is the same.

use drivepress::formats::sha256sums::{parse, to_text};

pub(crate) fn run(data: &[u8]) {
    let Ok(sums) = parse(data) else {
        return;
    };
    let text = to_text(sums.iter().map(|sum| (sum.name.as_str(), sum.sha256)));
    assert_eq!(parse(text.as_bytes()).unwrap(), sums);
}
