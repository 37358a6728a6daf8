//! Marks that a template leaves for people: `[fill in: who made this drive]`, in Thai `[เติม: …]`,
//! and so in each language that `new` has templates for.

use std::ops::Range;

/// How a mark begins, in the languages of the templates: English, Thai, Burmese, Khmer and Lao.
const BEGINNINGS: [&str; 5] = ["[fill in", "[เติม", "[ဖြည့်ရန်", "[បំពេញ", "[ຕື່ມ"];

/// Most bytes of a mark; without a closing bracket the mark ends here.
const MARK_BYTES_MAX: usize = 300;

/// The first mark in `text`. `None` if people have filled in everything.
pub fn fill_in_mark(text: &str) -> Option<Range<usize>> {
    // ASCII lower case keeps the position of every byte.
    let lower = text.to_ascii_lowercase();
    let starts = BEGINNINGS.iter().filter_map(|begin| lower.find(begin));
    let start = starts.min()?;
    let rest = text.get(start..)?;
    let longest = rest.floor_char_boundary(MARK_BYTES_MAX.min(rest.len()));
    let end = rest.get(..longest)?.find(']').map_or(longest, |at| at + 1);
    Some(start..start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_every_language_and_in_any_case() {
        let found = |text: &'static str| fill_in_mark(text).and_then(|at| text.get(at));
        assert_eq!(found("a [fill in: b] c"), Some("[fill in: b]"));
        assert_eq!(found("[Fill in] [เติม: ข]"), Some("[Fill in]"));
        assert_eq!(found("ก [เติม: ข] ค"), Some("[เติม: ข]"));
        assert_eq!(found("က [ဖြည့်ရန်: ခ] ဂ"), Some("[ဖြည့်ရန်: ခ]"));
        assert_eq!(found("ក [បំពេញ: ខ] គ"), Some("[បំពេញ: ខ]"));
        assert_eq!(found("ກ [ຕື່ມ: ຂ] ຄ"), Some("[ຕື່ມ: ຂ]"));
        assert_eq!(found("[fill in"), Some("[fill in"));
        assert_eq!(found("fill in the form [1]"), None);
    }
}
