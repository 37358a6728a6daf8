//! Interface words for scripts: one file per language for every page, and another for each page
//! with many words of its own.

use std::collections::BTreeMap;

use super::{Word, Words};
use crate::site::error::Error;
use crate::site::search::json;

/// Pages with words of their own, and the prefix of their keys. Other pages do not load them.
const OF_PAGES: [(&str, &str); 2] = [("check", "chk."), ("record", "rec.")];

/// The scripts for `language`, by file name: `th.js`, `th.check.js`, `th.record.js`.
///
/// The first sets `DRIVEPRESS_WORDS`. For the page shared by all languages, it also adds its words
/// to `DRIVEPRESS_LANGUAGES`, which collects every loaded language. The others add to both.
/// `titles` are the kit's titles for that page in `language`, by key.
///
/// # Errors
/// None in practice: the values are plain text.
pub(in crate::site) fn scripts(
    words: &Words,
    language: &str,
    titles: &[(&str, String)],
) -> Result<Vec<(String, String)>, Error> {
    let of_page = |key: &str| {
        let page = OF_PAGES.iter().find(|(_, begin)| key.starts_with(begin));
        page.map_or("", |(page, _)| *page)
    };
    let mut by_page: BTreeMap<&str, BTreeMap<&str, Word<'_>>> =
        BTreeMap::from([("", BTreeMap::new())]);
    let titles = titles.iter().map(|(key, text)| {
        let word = Word { text, language };
        (*key, word)
    });
    for (key, word) in words.all(language).into_iter().chain(titles) {
        by_page.entry(of_page(key)).or_default().insert(key, word);
    }
    let files = by_page.iter().map(|(page, words)| {
        let file = if page.is_empty() {
            format!("{language}.js")
        } else {
            format!("{language}.{page}.js")
        };
        let script = script(words, language, page.is_empty(), &file)?;
        Ok((file, script))
    });
    files.collect()
}

fn script(
    words: &BTreeMap<&str, Word<'_>>,
    language: &str,
    is_common: bool,
    file: &str,
) -> Result<String, Error> {
    let texts: BTreeMap<&str, &str> = words.iter().map(|(key, word)| (*key, word.text)).collect();
    let borrowed: BTreeMap<&str, &str> = words
        .iter()
        .filter(|(_, word)| word.language != language)
        .map(|(key, word)| (*key, word.language))
        .collect();
    let (texts, borrowed) = (json(&texts, file)?, json(&borrowed, file)?);
    let language = json(&language, file)?;
    Ok(if is_common {
        format!(
            "var DRIVEPRESS_WORDS = {texts};\n\
             // Words that are not in this language, with the language they are in.\n\
             var DRIVEPRESS_BORROWED = {borrowed};\n\
             var DRIVEPRESS_LANGUAGES = window.DRIVEPRESS_LANGUAGES || {{}};\n\
             DRIVEPRESS_LANGUAGES[{language}] = {{ words: DRIVEPRESS_WORDS, borrowed: DRIVEPRESS_BORROWED }};\n"
        )
    } else {
        format!(
            "var DRIVEPRESS_PAGE_WORDS = {texts};\n\
             Object.assign(DRIVEPRESS_LANGUAGES[{language}].words, DRIVEPRESS_PAGE_WORDS);\n\
             Object.assign(DRIVEPRESS_LANGUAGES[{language}].borrowed, {borrowed});\n"
        )
    })
}
