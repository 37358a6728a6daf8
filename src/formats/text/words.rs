//! Texts without visible content.

/// Whether nothing of the text is visible: only blanks, marks and zero-width letters.
pub fn is_blank(text: &str) -> bool {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}' | '\u{ffa0}')
    };
    text.chars().all(unseen)
}

/// Whether the text has a letter or digit; `&nbsp;` and similar entities do not count.
pub fn has_words(text: &str) -> bool {
    let is_filler = |c: char| matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    let mut rest = text;
    loop {
        let (part, after) = match rest.find('&') {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        if part.chars().any(|c| c.is_alphanumeric() && !is_filler(c)) {
            return true;
        }
        let Some(behind) = after.strip_prefix('&') else {
            return false;
        };
        rest = entity_len(behind).map_or(behind, |len| behind.get(len..).unwrap_or_default());
    }
}

/// Maximum length of the name of an entity that is skipped.
const ENTITY_MAX: usize = 10;

/// The length of an invisible entity, after its `&`.
fn entity_len(text: &str) -> Option<usize> {
    let end = text
        .bytes()
        .take(ENTITY_MAX)
        .position(|byte| byte == b';')?;
    let name = text.get(..end)?;
    let unseen = [
        "nbsp", "ensp", "emsp", "thinsp", "shy", "zwnj", "zwj", "lrm", "rlm",
    ];
    let blank = name.strip_prefix('#').is_some_and(|number| {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        code.and_then(char::from_u32)
            .is_some_and(|c| is_blank(c.encode_utf8(&mut [0; 4])))
    });
    (blank || unseen.contains(&name)).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_word_is_known() {
        for text in [
            "",
            "\u{feff}\n \u{200b}\n---\n",
            "# \n\n***\n- \n>\n",
            "&nbsp;&#8203; &#xA0;",
            "…!?",
        ] {
            assert!(!has_words(text), "{text:?}");
        }
        for text in ["ก", "1300", "&amp;a", "R&D", "---\nၡ", "&lt;"] {
            assert!(has_words(text), "{text:?}");
        }
        assert!(is_blank(" \u{200b}\u{feff}\u{2066}\t") && !is_blank("♪") && !is_blank("-"));
    }
}
