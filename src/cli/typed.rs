//! Corrects the arguments on Windows, whose shells pass them raw.

use std::ffi::OsString;

/// The arguments of this run. On Windows, expands `*` and `?`, because shells there do not, and
/// undoes the effect of a quote after a backslash.
pub(super) fn arguments() -> Vec<OsString> {
    let given = wild::args_os();
    if cfg!(windows) {
        mended(given.collect())
    } else {
        given.collect()
    }
}

/// Corrects `"F:\"`: Windows takes the quote after the backslash literally, so the argument arrives
/// as `F:"`, joined with the arguments after it. File names on Windows cannot contain a quote.
fn mended(given: Vec<OsString>) -> Vec<OsString> {
    let mut meant = Vec::new();
    for (place, argument) in given.into_iter().enumerate() {
        match argument.to_str() {
            Some(text) if place > 0 && text.contains('"') => meant.extend(split(text)),
            // `F:` alone means the current folder on that drive, so a backslash is added.
            Some(text) if place > 0 && is_letter(text) => meant.push(format!("{text}\\").into()),
            _ => meant.push(argument),
        }
    }
    meant
}

fn is_letter(text: &str) -> bool {
    matches!(text.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}

fn split(text: &str) -> Vec<OsString> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some((path, behind)) = rest.split_once('"') {
        // Text before the path is options and their values.
        let start = path
            .rfind(" --")
            .and_then(|at| Some(at + path[at + 1..].find(' ')? + 2));
        let (front, path) = path.split_at(start.unwrap_or(0));
        words.extend(front.split_whitespace().map(OsString::from));
        words.push(format!("{path}\\").into());
        rest = behind;
    }
    words.extend(rest.split_whitespace().map(OsString::from));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drive_in_quotes_is_read_as_it_was_meant() {
        let cases: [(&[&str], &[&str]); 7] = [
            (&["verify", "F:\""], &["verify", "F:\\"]),
            (&["verify", "F:"], &["verify", "F:\\"]),
            (
                &["verify", "F:\" --key campaign.pub"],
                &["verify", "F:\\", "--key", "campaign.pub"],
            ),
            (
                &["repair", "F:\" --from G:\""],
                &["repair", "F:\\", "--from", "G:\\"],
            ),
            (
                &["repair", "D:\\my stick\" --from D:\\set", "--dry-run"],
                &["repair", "D:\\my stick\\", "--from", "D:\\set", "--dry-run"],
            ),
            (
                &["make", "--kit", "D:\\my kit\""],
                &["make", "--kit", "D:\\my kit\\"],
            ),
            (
                &["districts", "Mueang Krabi"],
                &["districts", "Mueang Krabi"],
            ),
        ];
        for (given, meant) in cases {
            let words = |words: &[&str]| -> Vec<OsString> {
                ["drivepress"]
                    .iter()
                    .chain(words)
                    .map(OsString::from)
                    .collect()
            };
            assert_eq!(mended(words(given)), words(meant), "{given:?}");
        }
    }
}
