//! Unpacking streams (ISO 32000-1 §7.4), within the budget.

use std::borrow::Cow;
use std::io::Read;

use super::object::Object;
use crate::formats::content::active::budget::{Budget, Refusal};

/// The longest stream of objects. Real ones have some hundred kilobytes; a crafted one of 64 KB
/// unpacks to 64 MB.
const LONGEST_STREAM: u64 = 64 << 20;

/// Filters behind each other. Real streams have one or two.
const MOST_FILTERS: usize = 6;

/// The plain bytes of a stream, or why they cannot be had.
pub(super) fn unpacked(
    dictionary: &Object,
    packed: &[u8],
    budget: &mut Budget,
) -> Result<Vec<u8>, Refusal> {
    let filters = filters_of(dictionary)?;
    passed_through(&filters, dictionary, packed, budget)
}

/// The JPEG file that a stream is, its outer filters taken off; `None` for all other streams.
pub(super) fn photo<'a>(
    dictionary: &Object,
    packed: &'a [u8],
    budget: &mut Budget,
) -> Option<Cow<'a, [u8]>> {
    let filters = filters_of(dictionary).ok()?;
    match filters.split_last()? {
        (&(b"DCTDecode" | b"DCT"), []) => Some(Cow::Borrowed(packed)),
        (&(b"DCTDecode" | b"DCT"), outer) => {
            let plain = passed_through(outer, dictionary, packed, budget);
            plain.ok().map(Cow::Owned)
        }
        _ => None,
    }
}

fn filters_of(dictionary: &Object) -> Result<Vec<&[u8]>, Refusal> {
    names(dictionary.get(b"Filter").or_else(|| dictionary.get(b"F")))
}

fn passed_through(
    filters: &[&[u8]],
    dictionary: &Object,
    packed: &[u8],
    budget: &mut Budget,
) -> Result<Vec<u8>, Refusal> {
    let parameters = dictionary
        .get(b"DecodeParms")
        .or_else(|| dictionary.get(b"DP"));
    if filters.len() > MOST_FILTERS {
        return Err(Refusal::Spent);
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
            b"LZWDecode" | b"LZW" => {
                let early = own
                    .and_then(|own| own.get(b"EarlyChange"))
                    .and_then(Object::number);
                let plain = lzw(&bytes, early != Some(0));
                predicted(
                    budget.read_at_most(LONGEST_STREAM, &mut plain?.as_slice())?,
                    own,
                )
            }
            b"ASCIIHexDecode" | b"AHx" => ascii_hex(&bytes),
            b"ASCII85Decode" | b"A85" => ascii85(&bytes),
            b"RunLengthDecode" | b"RL" => {
                let plain = run_length(&bytes);
                budget.read_at_most(LONGEST_STREAM, &mut plain.as_slice())?
            }
            _ => return Err(Refusal::Broken),
        };
    }
    Ok(bytes)
}

fn names(filter: Option<&Object>) -> Result<Vec<&[u8]>, Refusal> {
    match filter {
        None | Some(Object::Other) => Ok(Vec::new()),
        Some(Object::Name(name)) => Ok(vec![name]),
        Some(Object::List(list)) => list
            .iter()
            .map(|item| item.name().ok_or(Refusal::Broken))
            .collect(),
        Some(_) => Err(Refusal::Broken),
    }
}

/// What came before a break counts, as in readers.
fn inflated(packed: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
    let lenient = |decoder: &mut dyn Read, budget: &mut Budget| {
        let mut until_break = UntilBreak { source: decoder };
        budget.read_at_most(LONGEST_STREAM, &mut until_break)
    };
    let plain = lenient(&mut flate2::read::ZlibDecoder::new(packed), budget)?;
    if !plain.is_empty() || packed.len() < 3 {
        return Ok(plain);
    }
    // A broken head is passed over by some readers.
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

/// Takes back the PNG predictors, which cross-reference streams use.
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

fn ascii_hex(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| u8::try_from(char::from(*byte).to_digit(16)?).ok())
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0))
        .collect()
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u8> = Vec::new();
    for byte in bytes.iter().copied().take_while(|byte| *byte != b'~') {
        match byte {
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    out.extend(group_value(&group).to_be_bytes());
                    group.clear();
                }
            }
            _ => {}
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(group_value(&group).to_be_bytes().iter().take(kept));
    }
    out
}

fn group_value(group: &[u8]) -> u32 {
    group.iter().fold(0, |value: u32, digit| {
        value.wrapping_mul(85).wrapping_add(u32::from(*digit))
    })
}

fn run_length(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some((length, after)) = rest.split_first() {
        let length = usize::from(*length);
        rest = match length {
            0..=127 => {
                let copied = after.get(..=length).unwrap_or(after);
                out.extend(copied);
                after.get(copied.len()..).unwrap_or_default()
            }
            128 => break,
            _ => {
                let Some((byte, after)) = after.split_first() else {
                    break;
                };
                out.resize(out.len() + 257 - length, *byte);
                after
            }
        };
    }
    out
}

/// The longest that LZW may unpack to; its worst ratio is some 1,400.
const LONGEST_LZW: usize = 64 << 20;

/// LZW with codes of 9 to 12 bits (§7.4.4).
fn lzw(bytes: &[u8], early: bool) -> Result<Vec<u8>, Refusal> {
    let mut out: Vec<u8> = Vec::new();
    // Each code above 257 is a piece of what was written already.
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let mut at_bit = 0;
    loop {
        let known = 258 + pieces.len() + usize::from(early);
        let width = match known {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        let Some(code) = bits(bytes, at_bit, width) else {
            break;
        };
        at_bit += width;
        match code {
            256 => {
                pieces.clear();
                before = None;
                continue;
            }
            257 => break,
            _ => {}
        }
        let start = out.len();
        if let Ok(byte) = u8::try_from(code) {
            out.push(byte);
        } else {
            let piece = pieces.get(code - 258).copied();
            // The code just being made: what was before, and its first byte again.
            let Some((from, len)) = piece.or(before.map(|(from, len)| (from, len + 1))) else {
                break;
            };
            for offset in 0..len {
                let Some(byte) = out.get(from + offset).copied() else {
                    break;
                };
                out.push(byte);
            }
        }
        if out.len() > LONGEST_LZW {
            return Err(Refusal::Spent);
        }
        if let Some((from, len)) = before.filter(|_| pieces.len() < 4096 - 258) {
            pieces.push((from, len + 1));
        }
        before = Some((start, out.len() - start));
    }
    Ok(out)
}

fn bits(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let mut value = 0;
    for bit in at..at + width {
        let byte = *bytes.get(bit / 8)?;
        value = value << 1 | usize::from(byte >> (7 - bit % 8) & 1);
    }
    Some(value)
}
