//! Words that were nearly right: the nearest known one.

/// How many single-letter changes (one inserted, left out, replaced, or two neighbours exchanged)
/// lie between two words.
pub(in crate::kit) fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before_last[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// Longest word for which neighbours are looked for: the work grows with the product of the
/// lengths, and a cell of a hostile table may be megabytes.
const LONGEST_WORD: usize = 120;

/// The known word nearest to `word`, if it is near enough to be meant: at most a third of its
/// letters differ.
pub(in crate::kit) fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let letters = word.chars().count();
    if letters > LONGEST_WORD {
        return None;
    }
    let lower = word.to_lowercase();
    let best = known
        .into_iter()
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
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
        assert_eq!(distance("กระบี่", "กะบี่"), 1);
    }
}
