//! Spelling suggestions: the known word nearest to a misspelled one.

use strsim::osa_distance;

/// Longest word for which suggestions are sought: the cost grows with the product of the lengths,
/// and a cell of a hostile table may be megabytes.
const WORD_LETTERS_MAX: usize = 120;

/// The known word nearest to `word`, if at most a third of its letters differ.
pub(in crate::kit) fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let letters = word.chars().count();
    if letters > WORD_LETTERS_MAX {
        return None;
    }
    let lower = word.to_lowercase();
    let best = known
        .into_iter()
        .map(|candidate| (osa_distance(&lower, &candidate.to_lowercase()), candidate))
        .min_by_key(|(far, _)| *far)?;
    (best.0 <= (letters / 3).max(1)).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_offered_and_far_ones_are_not() {
        let keys = ["path", "sha256", "language", "licence", "duration"];
        let near = |word| nearest(word, keys);
        assert_eq!(near("license"), Some("licence"));
        assert_eq!(near("lenguage"), Some("language"));
        assert_eq!(near("Path"), Some("path"));
        assert_eq!(near("apth"), Some("path"));
        assert_eq!(near("colour"), None);
        assert_eq!(near(""), None);
        assert_eq!(nearest("กะบี่", ["กระบี่"]), Some("กระบี่"));
    }
}
