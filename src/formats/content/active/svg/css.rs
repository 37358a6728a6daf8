//! What a style sheet loads or runs (CSS Syntax 3, CSS Values 4 `url()`).

/// Addresses in `url(…)`, `src(…)`, `image-set("…")` and `@import`.
pub(super) fn loaded(text: &str) -> Vec<String> {
    let text = without_escapes(&without_remarks(text));
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for word in ["url(", "src("] {
        let mut from = 0;
        while let Some(at) = lower.get(from..).and_then(|rest| rest.find(word)) {
            from += at + word.len();
            let rest = text.get(from..).unwrap_or_default();
            let inner = rest.split(')').next().unwrap_or_default();
            found.push(inner.trim().trim_matches(['"', '\'']).trim().to_owned());
        }
    }
    for word in ["@import", "image-set("] {
        let mut from = 0;
        while let Some(at) = lower.get(from..).and_then(|rest| rest.find(word)) {
            from += at + word.len();
            let rest = text.get(from..).unwrap_or_default().trim_start();
            if let Some(quote) = rest
                .chars()
                .next()
                .filter(|letter| matches!(letter, '"' | '\''))
            {
                found.extend(rest.split(quote).nth(1).map(str::to_owned));
            }
        }
    }
    found
}

/// Old ways of running a script from a style sheet.
pub(super) fn runs(text: &str) -> bool {
    let lower = without_escapes(&without_remarks(text)).to_ascii_lowercase();
    let plain: String = lower
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    [
        "javascript:",
        "vbscript:",
        "expression(",
        "-moz-binding:",
        "behavior:url",
    ]
    .iter()
    .any(|word| plain.contains(word))
}

fn without_remarks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// `\75 rl` is `url`: a backslash, up to six hexadecimal digits, one blank.
fn without_escapes(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        let mut code = 0;
        let mut digits = 0;
        while let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(16)) {
            if digits == 6 {
                break;
            }
            code = code * 16 + digit;
            digits += 1;
            letters.next();
        }
        if digits == 0 {
            out.extend(letters.next());
        } else {
            out.extend(char::from_u32(code));
            letters.next_if(char::is_ascii_whitespace);
        }
    }
    out
}
