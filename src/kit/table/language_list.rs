//! The languages of a contact: several codes in one cell.

use crate::drive::LanguageCode;

/// Language names that people write in place of codes.
const NAMES: [(&str, &str); 22] = [
    ("thai", "th"),
    ("ไทย", "th"),
    ("ภาษาไทย", "th"),
    ("english", "en"),
    ("อังกฤษ", "en"),
    ("eng", "en"),
    ("burmese", "my"),
    ("myanmar", "my"),
    ("พม่า", "my"),
    ("เมียนมา", "my"),
    ("khmer", "km"),
    ("เขมร", "km"),
    ("กัมพูชา", "km"),
    ("lao", "lo"),
    ("ลาว", "lo"),
    ("chinese", "zh"),
    ("จีน", "zh"),
    ("vietnamese", "vi"),
    ("malay", "ms"),
    ("russian", "ru"),
    ("japanese", "ja"),
    ("korean", "ko"),
];

/// Reads `th en`, `th, en` or `th;en`. Also returns each word that is not a code, with the code
/// that was probably meant.
pub(super) fn read_languages(
    cell: &str,
) -> (Vec<LanguageCode>, Vec<(String, Option<&'static str>)>) {
    let mut codes: Vec<LanguageCode> = Vec::new();
    let mut unknown = Vec::new();
    let words = cell.split(|c: char| c.is_whitespace() || ",;/+&".contains(c));
    for word in words.filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let meant = NAMES
            .iter()
            .find(|(name, _)| *name == lower)
            .map(|(_, code)| *code);
        match (word.parse::<LanguageCode>(), meant) {
            (Ok(code), None) if codes.contains(&code) => {}
            (Ok(code), None) => codes.push(code),
            (_, meant) => {
                let meant = meant.or_else(|| {
                    NAMES
                        .iter()
                        .find(|(_, code)| *code == lower)
                        .map(|(_, code)| *code)
                });
                unknown.push((word.to_owned(), meant));
            }
        }
    }
    (codes, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_taken_and_names_are_told() {
        let (codes, unknown) = read_languages("th, en;my  th");
        assert_eq!(
            codes.iter().map(LanguageCode::as_str).collect::<Vec<_>>(),
            ["th", "en", "my"]
        );
        assert!(unknown.is_empty());
        let (_, unknown) = read_languages("ไทย EN klingon lao");
        let meant: Vec<_> = unknown.iter().map(|(_, meant)| *meant).collect();
        assert_eq!(meant, [Some("th"), Some("en"), None, Some("lo")]);
    }
}
