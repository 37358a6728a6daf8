//! The line of times: `00:01.000 --> 00:02.500 align:start` (§6.3).

use super::fault::TimeFault;

/// Times in milliseconds, and the text after them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Timing<'a> {
    pub(super) start_ms: u64,
    pub(super) end_ms: u64,
    pub(super) settings: &'a str,
}

/// Parses a line that contains `-->`.
pub(super) fn parse_timing(line: &str) -> Result<Timing<'_>, TimeFault> {
    let (start, rest) = parse_timestamp(line.trim_start_matches(is_space))?;
    let rest = rest.trim_start_matches(is_space);
    let rest = rest.strip_prefix("-->").ok_or_else(|| reason(rest))?;
    let (end, settings) = parse_timestamp(rest.trim_start_matches(is_space))?;
    Ok(Timing {
        start_ms: start,
        end_ms: end,
        settings,
    })
}

/// Why a time is not followed by the arrow.
fn reason(rest: &str) -> TimeFault {
    if rest.starts_with(',') {
        TimeFault::Comma
    } else {
        TimeFault::NoTime
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\u{c}')
}

/// Parses a timestamp at the start of `text`; returns it and the text after it.
pub(super) fn parse_timestamp(text: &str) -> Result<(u64, &str), TimeFault> {
    let (first, first_len, rest) = digits(text)?;
    let rest = rest.strip_prefix(':').ok_or_else(|| reason(rest))?;
    let (second, length, rest) = digits(rest)?;
    let hours_told = first_len != 2 || first > 59 || rest.starts_with(':');
    let (hours, minutes, seconds, seconds_len, rest) = if hours_told {
        let rest = rest.strip_prefix(':').ok_or(TimeFault::Sixties)?;
        let (third, third_length, rest) = digits(rest)?;
        if length != 2 {
            return Err(TimeFault::Sixties);
        }
        (first, second, third, third_length, rest)
    } else {
        (0, first, second, length, rest)
    };
    if seconds_len != 2 || minutes > 59 || seconds > 59 {
        return Err(TimeFault::Sixties);
    }
    let rest = match rest.strip_prefix('.') {
        Some(rest) => rest,
        None if rest.starts_with(',') => return Err(TimeFault::Comma),
        None => return Err(TimeFault::Decimals),
    };
    let (thousandths, len, rest) = digits(rest).map_err(|_| TimeFault::Decimals)?;
    if len != 3 {
        return Err(TimeFault::Decimals);
    }
    Ok((
        hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + thousandths,
        rest,
    ))
}

/// Maximum digits of a number: enough hours for any film; more could overflow the sum.
const DIGITS_MAX: usize = 9;

fn digits(text: &str) -> Result<(u64, usize, &str), TimeFault> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if len == 0 || len > DIGITS_MAX {
        return Err(TimeFault::NoTime);
    }
    let (number, rest) = text.split_at(len);
    number
        .parse()
        .map(|number| (number, len, rest))
        .map_err(|_| TimeFault::NoTime)
}

/// Splits settings into those that browsers know, separated by single blanks, and unknown ones.
/// Regions are left out: our files define none.
pub(super) fn split_settings(settings: &str) -> (String, Vec<String>) {
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for setting in settings.split_ascii_whitespace() {
        match setting.split_once(':') {
            Some(("line" | "position" | "size", value)) if is_place(value) => known.push(setting),
            Some(
                ("vertical", "rl" | "lr")
                | ("align", "start" | "center" | "end" | "left" | "right"),
            ) => known.push(setting),
            Some(("region", _)) => {}
            _ => unknown.push(setting.to_owned()),
        }
    }
    (known.join(" "), unknown)
}

/// Whether this is a number, optionally a percentage with an alignment: `50%`, `-1`, `50%,center`.
fn is_place(value: &str) -> bool {
    let (number, alignment) = value
        .split_once(',')
        .map_or((value, None), |(number, rest)| (number, Some(rest)));
    let plain = number.strip_suffix('%').unwrap_or(number);
    let plain = plain.strip_prefix('-').unwrap_or(plain);
    let good_number = !plain.is_empty()
        && plain
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && plain.bytes().filter(|byte| *byte == b'.').count() <= 1
        && plain.bytes().any(|byte| byte.is_ascii_digit());
    let alignments = [
        "start",
        "center",
        "end",
        "line-left",
        "line-right",
        "left",
        "right",
        "middle",
    ];
    good_number && alignment.is_none_or(|word| alignments.contains(&word))
}
