//! Unpacks streams (ISO 32000-1 §7.4), within the budget.
//!
//! Covers Flate, the filter that current programs use for objects. An object stream under another
//! filter is reported as unreadable: the document must be saved again before a drive carries it.

use std::borrow::Cow;
use std::io::Read;

use super::object::Object;
use crate::formats::content::active::budget::{ContentBudget, NotRead};

/// The longest object stream. Real ones have some hundred kilobytes; a crafted one of 64 KB unpacks
/// to 64 MB.
const STREAM_BYTES_MAX: u64 = 64 << 20;

/// Most filters applied one after another. Real streams have one or two.
const FILTERS_MAX: usize = 6;

/// The unpacked bytes of a stream, or why they are unavailable.
pub(super) fn unpacked(
    dictionary: &Object,
    packed: &[u8],
    budget: &mut ContentBudget,
) -> Result<Vec<u8>, NotRead> {
    let filters = filters_of(dictionary)?;
    passed_through(&filters, dictionary, packed, budget)
}

/// The JPEG file in a stream, with outer filters removed, or why it is unavailable; `None` if the
/// stream is not a JPEG file.
pub(super) fn photo<'a>(
    dictionary: &Object,
    packed: &'a [u8],
    budget: &mut ContentBudget,
) -> Option<Result<Cow<'a, [u8]>, NotRead>> {
    let filters = filters_of(dictionary).ok()?;
    match filters.split_last()? {
        (&(b"DCTDecode" | b"DCT"), []) => Some(Ok(Cow::Borrowed(packed))),
        (&(b"DCTDecode" | b"DCT"), outer) => {
            let plain = passed_through(outer, dictionary, packed, budget);
            Some(plain.map(Cow::Owned))
        }
        _ => None,
    }
}

fn filters_of(dictionary: &Object) -> Result<Vec<&[u8]>, NotRead> {
    names(dictionary.get(b"Filter").or_else(|| dictionary.get(b"F")))
}

fn passed_through(
    filters: &[&[u8]],
    dictionary: &Object,
    packed: &[u8],
    budget: &mut ContentBudget,
) -> Result<Vec<u8>, NotRead> {
    let parameters = dictionary
        .get(b"DecodeParms")
        .or_else(|| dictionary.get(b"DP"));
    if filters.len() > FILTERS_MAX {
        return Err(NotRead::Spent);
    }
    let mut bytes = packed.to_vec();
    for (number, filter) in filters.iter().enumerate() {
        let own = match parameters {
            Some(Object::List(list)) => list.get(number),
            other => other,
        };
        bytes = match *filter {
            b"FlateDecode" | b"Fl" => {
                let plain = inflated(&bytes, budget)?;
                predicted(plain, own)
            }
            _ => return Err(NotRead::Broken),
        };
    }
    Ok(bytes)
}

fn names(filter: Option<&Object>) -> Result<Vec<&[u8]>, NotRead> {
    match filter {
        None | Some(Object::Other) => Ok(Vec::new()),
        Some(Object::Name(name)) => Ok(vec![name]),
        Some(Object::List(list)) => list
            .iter()
            .map(|item| item.name().ok_or(NotRead::Broken))
            .collect(),
        Some(_) => Err(NotRead::Broken),
    }
}

/// Unpacks Flate data; keeps what comes before a break, as PDF readers do.
fn inflated(packed: &[u8], budget: &mut ContentBudget) -> Result<Vec<u8>, NotRead> {
    let lenient = |decoder: &mut dyn Read, budget: &mut ContentBudget| {
        let mut until_break = UntilBreak { source: decoder };
        budget.read_at_most(STREAM_BYTES_MAX, &mut until_break)
    };
    let plain = lenient(&mut flate2::read::ZlibDecoder::new(packed), budget)?;
    if !plain.is_empty() || packed.len() < 3 {
        return Ok(plain);
    }
    // Some readers ignore a broken header.
    lenient(
        &mut flate2::read::DeflateDecoder::new(packed.get(2..).unwrap_or_default()),
        budget,
    )
}

struct UntilBreak<'a> {
    source: &'a mut dyn Read,
}

impl Read for UntilBreak<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        Ok(self.source.read(buffer).unwrap_or(0))
    }
}

/// Reverses the PNG predictors, which cross-reference streams use.
fn predicted(bytes: Vec<u8>, parameters: Option<&Object>) -> Vec<u8> {
    let number = |key: &[u8], usual: usize| {
        parameters
            .and_then(|own| own.get(key))
            .and_then(Object::number)
            .unwrap_or(usual)
    };
    if number(b"Predictor", 1) < 10 {
        return bytes;
    }
    let bits = number(b"Colors", 1).saturating_mul(number(b"BitsPerComponent", 8));
    let row_len = bits
        .saturating_mul(number(b"Columns", 1))
        .div_ceil(8)
        .clamp(1, bytes.len().max(1));
    let step = bits.div_ceil(8).max(1);
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; row_len];
    for row in bytes.chunks(row_len + 1) {
        let Some((kind, row)) = row.split_first() else {
            break;
        };
        let mut line = row.to_vec();
        line.resize(row_len, 0);
        for at in 0..row_len {
            let left = at
                .checked_sub(step)
                .and_then(|at| line.get(at))
                .copied()
                .unwrap_or(0);
            let up = above.get(at).copied().unwrap_or(0);
            let corner = at
                .checked_sub(step)
                .and_then(|at| above.get(at))
                .copied()
                .unwrap_or(0);
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            if let Some(byte) = line.get_mut(at) {
                *byte = byte.wrapping_add(guess);
            }
        }
        out.extend(&line);
        above = line;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |value: u8| (guess - i16::from(value)).abs();
    if distance(left) <= distance(up) && distance(left) <= distance(corner) {
        left
    } else if distance(up) <= distance(corner) {
        up
    } else {
        corner
    }
}
