//! Search data: every number, page, section of a text, film and file in a language.
//!
//! A page loads the data as scripts, since it cannot fetch a file of the drive. The text is divided
//! into pieces, so that a large kit's pages answer while the rest is still being read. There are no
//! lists of words: browsers find a word in five megabytes of text within some milliseconds, and
//! Thai has no spaces to make such lists by.

mod entry;

use std::collections::BTreeMap;

use super::error::Error;
use super::page::LanguagePages;
use entry::{SearchEntry, calls, pages, sections};

/// The text of a piece; preparing it takes a browser less time than people notice between two keys.
const PIECE_BYTES: usize = 128 * 1024;

/// One script: `DRIVEPRESS_SEARCH`.
#[derive(serde::Serialize)]
struct SearchPiece<'a> {
    /// How many scripts there are; the second is `th.2.js`.
    pieces: usize,
    /// In the first script only.
    #[serde(flatten)]
    head: Option<SearchHead<'a>>,
    sections: &'a [SearchEntry],
}

/// What a search offers besides the sections of texts.
#[derive(serde::Serialize)]
struct SearchHead<'a> {
    /// The folder that URLs are relative to, from the site's folder: `en/`.
    folder: String,
    suggestions: Vec<&'a String>,
    synonyms: BTreeMap<&'a String, &'a String>,
    /// National numbers.
    calls: Vec<SearchEntry>,
    pages: Vec<SearchEntry>,
}

/// A script of search data.
pub(super) struct SearchScript {
    pub(super) path: String,
    pub(super) text: String,
}

/// The scripts in `folder` for one language: `th.js`, `th.2.js`.
///
/// # Errors
/// None in practice: the values are plain text.
pub(super) fn scripts(
    pages_of: &LanguagePages<'_>,
    folder: &str,
) -> Result<Vec<SearchScript>, Error> {
    let site = pages_of.site;
    let language = pages_of.language;
    let sections = sections(pages_of);
    let pieces = divided(&sections, PIECE_BYTES);
    let (calls, pages) = (calls(pages_of), pages(pages_of));
    let found = sections.iter().chain(&calls).chain(&pages);
    let texts: Vec<String> = found.map(SearchEntry::lower_text).collect();
    let has = |word: &str| {
        let word = word.to_lowercase();
        texts.iter().any(|text| text.contains(&word))
    };
    let files = pieces.iter().enumerate().map(|(at, sections)| {
        let translation = site.words.translation(language);
        let head = translation.filter(|_| at == 0).map(|words| SearchHead {
            folder: site.language_folder(language),
            // The template's words are for many subjects; a kit gets those that its texts have.
            suggestions: words.suggestions.iter().filter(|word| has(word)).collect(),
            synonyms: words
                .synonyms
                .iter()
                .filter(|(_, word)| has(word))
                .collect(),
            calls: calls.clone(),
            pages: pages.clone(),
        });
        let path = match at {
            0 => format!("{folder}/{language}.js"),
            _ => format!("{folder}/{language}.{}.js", at + 1),
        };
        let piece = SearchPiece {
            pieces: pieces.len(),
            head,
            sections,
        };
        let json = json(&piece, &path)?;
        let text = format!("var DRIVEPRESS_SEARCH = {json};\n");
        Ok(SearchScript { path, text })
    });
    files.collect()
}

/// The sections in runs of about `bytes`; one run without sections if there are none.
fn divided(sections: &[SearchEntry], bytes: usize) -> Vec<&[SearchEntry]> {
    let mut pieces = Vec::new();
    let mut rest = sections;
    while !rest.is_empty() {
        let mut held = 0_usize;
        let fits = rest.iter().take_while(|entry| {
            let has_room = held < bytes;
            held = held.saturating_add(entry.text_bytes());
            has_room
        });
        let (piece, others) = rest.split_at(fits.count());
        pieces.push(piece);
        rest = others;
    }
    if pieces.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// `value` as JSON that is safe inside a script element.
pub(super) fn json(value: &impl serde::Serialize, file: &str) -> Result<String, Error> {
    let json = serde_json::to_string(value).map_err(|source| Error::Json {
        file: file.to_owned(),
        source,
    })?;
    Ok(json
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_kits_sections_are_divided_into_pieces_and_none_is_lost() {
        let section = |text: &str| SearchEntry {
            text: text.to_owned(),
            ..SearchEntry::default()
        };
        let sections: Vec<_> = ["aaaa", "bb", "cccccccc", "d", "e"].map(section).into();
        let sizes = |bytes| {
            let pieces = divided(&sections, bytes);
            pieces.iter().map(|piece| piece.len()).collect::<Vec<_>>()
        };
        assert_eq!(sizes(5), [2, 1, 2]);
        assert_eq!(sizes(100), [5]);
        assert_eq!(sizes(1), [1, 1, 1, 1, 1]);
        assert_eq!(divided(&[], 5).len(), 1);
    }
}
