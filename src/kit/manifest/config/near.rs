//! Suggests valid volume labels and campaign names close to what was written.

use crate::drive::CampaignName;
use crate::formats::fat32::VolumeLabel;

/// Parses a volume label made of characters that every file manager shows. FAT allows more.
pub(super) fn read_label(text: &str) -> Option<VolumeLabel> {
    let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "-_ ".contains(c);
    text.parse().ok().filter(|_| text.chars().all(allowed))
}

/// Maximum length of a FAT volume label, in characters.
const LABEL_LETTERS_MAX: usize = 11;

/// A valid volume label close to `text`.
pub fn label_near(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let plain: String = upper
        .chars()
        .filter(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "-_ ".contains(*c))
        .collect();
    let mut plain = plain.trim();
    while plain.len() > LABEL_LETTERS_MAX {
        // Cut at a word boundary if there is one.
        plain = match plain.rsplit_once(' ') {
            Some((front, _)) => front.trim(),
            None => plain.get(..LABEL_LETTERS_MAX)?,
        };
    }
    // A label needs at least one letter or digit.
    let says = plain.chars().any(|c| c.is_ascii_alphanumeric());
    (says && read_label(plain).is_some()).then(|| plain.to_owned())
}

/// A valid campaign name close to `text`.
pub fn campaign_near(text: &str) -> Option<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c)));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join("-").to_lowercase();
    name.parse::<CampaignName>().ok().map(|_| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_itself_right() {
        for (wrong, right) in [
            ("small kit", Some("SMALL KIT")),
            ("a very long name", Some("A VERY LONG")),
            ("small kit of the south", Some("SMALL KIT")),
            ("Nakhonsithammarat", Some("NAKHONSITHA")),
            ("กระบี่ 2026", Some("2026")),
            ("NO NAME", None),
            ("no name", None),
            ("กระบี่", None),
            ("--", None),
        ] {
            assert_eq!(label_near(wrong).as_deref(), right, "{wrong}");
        }
        assert_eq!(
            campaign_near("A Door, that opens!").as_deref(),
            Some("a-door-that-opens")
        );
        assert_eq!(campaign_near("ประตู"), None);
    }
}
