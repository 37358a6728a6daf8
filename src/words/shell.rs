//! Quotes names for shell commands that people copy from a message.

/// A name on a command line, quoted if a shell would split or interpret it.
pub fn quoted(name: &str) -> String {
    quoted_for(name, cfg!(windows))
}

fn quoted_for(name: &str, is_windows: bool) -> String {
    // The command would read the name as an option.
    let front = if name.starts_with('-') { "./" } else { "" };
    let is_plain = |c: char| {
        c.is_alphanumeric()
            || "/._-+=@:".contains(c)
            || matches!(c, '\u{e00}'..='\u{e7f}')
            || (is_windows && c == '\\')
    };
    if !name.is_empty() && name.chars().all(is_plain) {
        format!("{front}{name}")
    } else if is_windows {
        // A backslash before the closing quote would escape it.
        let end = name.len() - name.trim_end_matches('\\').len();
        format!("\"{front}{name}{}\"", "\\".repeat(end))
    } else if name.contains(['$', '`', '!', '"', '\\']) {
        format!("'{front}{}'", name.replace('\'', "'\\''"))
    } else {
        format!("\"{front}{name}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_where_a_shell_would_cut_them() {
        for (name, unix, windows) in [
            (
                "media/video/film.mp4",
                "media/video/film.mp4",
                "media/video/film.mp4",
            ),
            (
                "media/print/คู่มือ.pdf",
                "media/print/คู่มือ.pdf",
                "media/print/คู่มือ.pdf",
            ),
            ("media/a b.pdf", "\"media/a b.pdf\"", "\"media/a b.pdf\""),
            ("a&b", "\"a&b\"", "\"a&b\""),
            ("a$b's", "'a$b'\\''s'", "\"a$b's\""),
            ("D:\\kit", "'D:\\kit'", "D:\\kit"),
            ("D:\\my kit\\", "'D:\\my kit\\'", "\"D:\\my kit\\\\\""),
            ("-x", "./-x", "./-x"),
            ("", "\"\"", "\"\""),
        ] {
            assert_eq!(quoted_for(name, false), unix);
            assert_eq!(quoted_for(name, true), windows);
        }
    }
}
