//! Names from sticks and kits, made safe to print: no control, direction or zero-width character
//! reaches a terminal or hides in a message.

use std::fmt::Write as _;

/// `text` with every character that a reader could not see, or a terminal would act on, written
/// as `\u{…}`; back-slashes stay, since they are ordinary in Windows' names.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unseen(c) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// The code points of the unseen characters of `text` as `U+200B U+202E`, for messages about names.
pub fn code_points(text: &str) -> String {
    let points: Vec<String> = text
        .chars()
        .filter(|c| is_unseen(*c))
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    points.join(" ")
}

/// Control, direction, zero-width, tag and noncharacters: nothing that a name on paper could show.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_written_out() {
        assert_eq!(
            escaped("a\x1b[31m\u{202e}gpj.exe"),
            "a\\u{1b}[31m\\u{202e}gpj.exe"
        );
        assert_eq!(escaped("คู่มือ พูดคุย.pdf"), "คู่มือ พูดคุย.pdf");
        assert_eq!(code_points("a\u{200b}b\r"), "U+200B U+000D");
    }
}
